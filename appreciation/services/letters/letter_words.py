"""What a letter speaks of: the blanks in its wording, from whatever it links to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from appreciation.domain.departures import Departure
from appreciation.domain.letters import Letter, Purpose
from appreciation.domain.planning import PlannedGreeting
from appreciation.domain.settings import Settings
from appreciation.store.transactions import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenOf:
    """What one letter speaks of, in the owner's words; empty where it does not speak of it.

    `link` is only for an article that is not enclosed.
    """

    article: str = ""
    source: str = ""
    link: str = ""
    offer: str = ""
    value: str = ""
    price: str = ""
    valid_until: date | None = None
    mended: str = ""
    referred: str = ""
    years: int | None = None

    def blanks(self, settings: Settings, language: str) -> dict[str, str]:
        """Return the blanks of a wording in a language, by name."""
        return {
            "article": self.article,
            "source": self.source,
            "link": self.link,
            "offer": self.offer,
            "value": self.value,
            "price": self.price,
            "until": _day(self.valid_until, settings, language) if self.valid_until else "",
            "mended": self.mended,
            "referred": self.referred,
        }


def spoken_of(book: Reading, letters: Sequence[Letter]) -> dict[int, SpokenOf]:
    """Return what letters speak of, by the id of the letter."""
    if not letters:
        return {}
    articles = book.shelf.articles({each.article_id for each in letters if each.article_id})
    offers = book.shelf.offers({each.offer_id for each in letters if each.offer_id})
    departures = book.departures.of_ids(
        {each.departure_id for each in letters if each.departure_id}
    )
    found = {}
    for letter in letters:
        article = articles.get(letter.article_id or 0)
        offer = offers.get(letter.offer_id or 0)
        departure = departures.get(letter.departure_id or 0)
        found[letter.id] = SpokenOf(
            article=article.title if article else "",
            source=article.source if article else "",
            link=article.link if article and not article.enclosed else "",
            offer=offer.title if offer else "",
            value=offer.value if offer else "",
            price=offer.normal_price if offer else "",
            valid_until=offer.valid_until if offer else None,
            mended=departure.mended if departure else "",
            referred=_referred(book, letter),
            years=_years(letter, departure),
        )
    return found


def to_enclose(book: Reading, greetings: Iterable[PlannedGreeting]) -> tuple[str, ...]:
    """Return a line for each letter that says something is enclosed, so that it is put in."""
    letters = [each.letter for each in greetings if each.letter and each.letter.article_id]
    articles = book.shelf.articles({each.article_id for each in letters if each.article_id})
    names = book.contacts.names(each.contact_id for each in letters)
    lines = []
    for each in letters:
        article = articles[each.article_id or 0]
        if article.enclosed:
            kept = f"“{article.file_name}” on the shelf" if article.file_name else "your clipping"
            lines.append(
                f"Enclose with the letter to {names[each.contact_id]}: “{article.title}” ({kept})."
            )
    return tuple(lines)


def _referred(book: Reading, letter: Letter) -> str:
    """Return the name of whoever was sent to us, for a letter that thanks for it."""
    number = _caused_by(letter, "referral")
    if letter.purpose is not Purpose.THANKS_REFERRAL or number is None:
        return ""
    mine = book.referrals.of_contact(letter.contact_id)
    others = [each.other_id for each in mine if each.id == number]
    return next(iter(book.contacts.names(others).values()), "")


def _years(letter: Letter, departure: Departure | None) -> int | None:
    """Return the years that a letter thanks for: those with us so far, or until they left."""
    if departure and letter.purpose is Purpose.REGRET:
        return departure.years_with_us or None
    return _caused_by(letter, "years")


def _caused_by(letter: Letter, what: str) -> int | None:
    kind, _, number = letter.cause.partition(":")
    return int(number) if kind == what else None


def _day(day: date, settings: Settings, language: str) -> str:
    from appreciation.printing.stationery import written_day

    return written_day(day, settings, language)
