"""The calendar on paper, read back: nobody is cut, and whoever has no room is counted."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest

from appreciation.printing.day_list import ListedDay, ListedMonth, day_list
from appreciation.printing.stock import paper
from appreciation.printing.wall_calendar import WallDay, WallMonth, wall_calendar

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def texts(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(BytesIO(content))
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def november(*days: WallDay) -> WallMonth:
    given = {each.number: each for each in days}
    return WallMonth(
        title="November 2026",
        weekdays=WEEKDAYS,
        blanks=date(2026, 11, 1).weekday(),
        days=tuple(given.get(number, WallDay(number=number)) for number in range(1, 31)),
    )


@pytest.mark.parametrize("name", ["A4", "Letter"])
def test_a_month_fills_a_page_that_lies_on_its_long_side(name: str) -> None:
    content = wall_calendar("Wall", [november()], paper(name), "Lindgren & Sons")
    document = pypdfium2.PdfDocument(BytesIO(content))
    width, height = document[0].get_size()
    document.close()
    assert width > height
    (page,) = texts(content)
    assert "November 2026" in page
    assert "Lindgren & Sons" in page
    assert all(each in page for each in WEEKDAYS)


def test_names_of_every_script_stand_on_their_day() -> None:
    names = ("Ann Müller, 50", "山下 大輔", "Αικατερίνη")
    day = WallDay(number=26, names=names, notes=("Thanksgiving",))
    (page,) = texts(wall_calendar("Wall", [november(day)], paper("A4"), ""))
    assert all(name in page for name in (*names, "Thanksgiving"))


def test_whoever_has_no_room_on_a_crowded_day_is_counted() -> None:
    names = tuple(f"Somebody With A Long Name {number}" for number in range(12))
    crowded = WallDay(number=26, names=names, more=90)
    (page,) = texts(wall_calendar("Wall", [november(crowded)], paper("A4"), ""))
    named = sum(f"Name {number}\r" in page + "\r" for number in range(12))
    assert 0 < named < 12
    assert f"and {102 - named} more" in page


def test_birthdays_are_listed_by_month_over_as_many_pages_as_it_takes() -> None:
    days = tuple(
        ListedDay(day=f"Thu {number} Nov", name=f"Person {number}", born="1976", turns="50")
        for number in range(1, 100)
    )
    months = [ListedMonth(title="October", days=()), ListedMonth(title="November", days=days)]
    told: list[int] = []
    pages = texts(
        day_list("Birthdays 2026", months, paper("A4"), lambda done, _: told.append(done))
    )
    assert len(pages) > 1
    assert "Birthdays 2026" in pages[0]
    assert "October" not in pages[0]
    assert all(any(f"Person {number}" in page for page in pages) for number in range(1, 100))
    assert all("Name" in page for page in pages)
    assert told == [1, 2]
