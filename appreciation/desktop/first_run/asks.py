"""What the first minutes ask for. Runs away from the window's thread."""

from appreciation.desktop.shared.opened_book import OpenBook
from appreciation.services.choices import Choice
from appreciation.services.desk import Desk
from appreciation.services.preferences import Changed


def countries(_desk: Desk) -> tuple[Choice, ...]:
    """Return the countries to choose from."""
    from appreciation.services import choices

    return choices.countries()


def keep_profile(desk: Desk, name: str, country: str) -> Changed:
    """Keep who the business is, as far as it was said."""
    from appreciation.services import preferences

    said = {key: text for key, text in (("name", name), ("country", country)) if text}
    return preferences.change(desk, said)


def invent(open_sample: OpenBook, people: int, country: str) -> None:
    """Fill the book of invented people, unless it has been filled before."""
    from appreciation.services import preferences
    from appreciation.services.sample_people import fill_with_sample

    with open_sample() as desk_now:
        desk = desk_now()
        if desk.book.data_version() > 0:
            return
        if country:
            preferences.change(desk, {"country": country})
        fill_with_sample(desk.book, people=people, seed=1, today=desk.today)
