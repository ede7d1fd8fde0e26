"""The owner's calendar on paper."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2

from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.services import preferences
from appreciation.services.desk import Desk
from appreciation.services.papers import calendar_papers
from tests.services.desks import entered


def occasion(text: str, kind: OccasionKind = OccasionKind.BIRTHDAY) -> Occasion:
    return Occasion(kind=kind, date=PlainDate.parse(text))


def uncounted(_done: int, _of: int) -> None:
    return


def texts(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(BytesIO(content))
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_the_wall_has_twelve_months_with_ages_weddings_and_holidays(either_desk: Desk) -> None:
    preferences.change(either_desk, {"country": "GB", "holidays": "christian"})
    entered(either_desk, "Ann Berg", occasions=(occasion("1976-12-26"),))
    entered(
        either_desk,
        "Bo Lund",
        occasions=(
            occasion("2016-12-04", OccasionKind.CUSTOMER_SINCE),
            occasion("--12-05", OccasionKind.WEDDING),
        ),
    )
    printed = calendar_papers.wall_calendar_pages(either_desk, date(2026, 12, 1), uncounted)
    pages = texts(printed.content)
    assert (printed.pages, len(pages), printed.people) == (12, 12, 2 + 1)
    assert "December 2026" in pages[0]
    assert "November 2027" in pages[11]
    assert "Ann Berg, 50" in pages[0]
    assert "Boxing Day" in pages[0]
    assert "Bo Lund, 10 years" in pages[0]
    assert "Bo Lund, wedding" in pages[0]


def test_months_and_weekdays_are_in_the_language_of_the_book(either_desk: Desk) -> None:
    preferences.change(either_desk, {"country": "DE", "language": "de"})
    printed = calendar_papers.wall_calendar_pages(either_desk, date(2026, 12, 1), uncounted)
    first = texts(printed.content)[0]
    assert "Dezember 2026" in first
    assert "Mi" in first


def test_birthdays_alone_are_listed_and_a_missing_year_tells_no_age(
    either_desk: Desk, tmp_path: Path
) -> None:
    entered(either_desk, "Ann Berg", occasions=(occasion("1976-11-26"),))
    entered(either_desk, "Bo Lund", occasions=(occasion("--11-27"),))
    entered(either_desk, "Cy Dent", occasions=(occasion("--11"),))
    entered(either_desk, "Di Eck", occasions=(occasion("2000-11-28", OccasionKind.WEDDING),))
    printed = calendar_papers.birthday_pages(either_desk, 2026, uncounted)
    (page,) = texts(printed.content)
    assert printed.people == 3
    assert "Ann Berg" in page
    assert "1976" in page
    assert "50" in page
    assert "Di Eck" not in page
    file = tmp_path / "birthdays.pdf"
    calendar_papers.save_pages(printed, file)
    assert file.read_bytes() == printed.content
