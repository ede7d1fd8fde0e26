"""Files for other programs."""

import csv
import io
import json
from datetime import datetime

import pytest
from dateutil.rrule import rrulestr
from openpyxl import load_workbook

from appreciation.domain.contacts import Address, Contact, Phone
from appreciation.domain.countries import country_code
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.interchange.countries import country_name
from appreciation.interchange.writing import ENDINGS, UnknownEndingError, write
from appreciation.interchange.xlsx_writing import TooLongForASpreadsheetError
from tests.interchange.files import TODAY

LEAP = Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate(month=2, day=29))
ANN = Contact(
    uid="7",
    full_name="Ann Müller",
    given_name="Ann",
    family_name="Müller",
    notes="=1+1",
    phones=(Phone(number="+49 171 1234567", label="mobile"),),
    addresses=(Address(street="Hauptstr. 5", town="Dresden", postal_code="01067", country="DE"),),
    occasions=(LEAP,),
    entered_on=TODAY,
)


def written(ending: str, *contacts: Contact) -> bytes:
    out = io.BytesIO()
    write(ending, contacts, out, today=TODAY)
    return out.getvalue()


def test_a_birthday_without_a_year_never_gets_one_from_us() -> None:
    text = written(".vcf", ANN).decode()
    assert "BDAY:--02-29\r\n" in text
    assert "1604" not in text


def test_every_line_of_a_vcard_fits_and_no_letter_is_cut_in_two() -> None:
    long = Contact(full_name="Ä" * 200, notes="日本語 " * 200, entered_on=TODAY)
    lines = written(".vcf", long).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # half a letter is no UTF-8


def test_a_spreadsheet_neither_runs_a_note_nor_garbles_an_umlaut() -> None:
    content = written(".csv", ANN)
    assert content.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert row["Notes"] == "'=1+1"
    assert row["Phone 1 - Value"] == "+49 171 1234567"
    assert row["Last Name"] == "Müller"


def test_a_workbook_keeps_zeros_plus_signs_and_formulas_as_text() -> None:
    sheet = load_workbook(io.BytesIO(written(".xlsx", ANN))).active
    assert sheet is not None
    headings, cells = sheet.iter_rows()
    found = {str(head.value): cell for head, cell in zip(headings, cells, strict=True)}
    assert found["Address 1 - Postal Code"].value == "01067"
    assert found["Phone 1 - Value"].value == "+49 171 1234567"
    assert found["Notes"].value == "=1+1"
    assert found["Notes"].data_type == "s"


def test_notes_too_long_for_a_cell_stop_the_export_in_words() -> None:
    with pytest.raises(TooLongForASpreadsheetError, match="Ann Müller"):
        written(".xlsx", Contact(full_name="Ann Müller", notes="x" * 40_000, entered_on=TODAY))


def test_more_phones_than_columns_share_the_last_one() -> None:
    phones = tuple(Phone(number=str(number), label="work") for number in range(100, 105))
    content = written(".csv", Contact(full_name="Ann", phones=phones, entered_on=TODAY))
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert row["Phone 3 - Value"] == "102 ::: 103 ::: 104"


def test_json_holds_every_field_in_the_words_of_the_book() -> None:
    data = json.loads(written(".json", ANN, ANN))
    assert data["exported_on"] == "2026-11-21"
    assert data["contacts"][1]["occasions"] == [
        {"kind": "birthday", "date": "--02-29", "label": ""}
    ]
    assert data["contacts"][0].keys() == {*Contact.__slots__, "history"} - {"version"}


def test_a_calendar_shows_a_leap_birthday_every_year() -> None:
    lines = written(".ics", ANN).decode().split("\r\n")
    event = dict(line.split(":", 1) for line in lines if line)
    assert event["SUMMARY"] == "Ann Müller's birthday"
    assert event["DTSTART;VALUE=DATE"] == "20000229"
    days = rrulestr(event["RRULE"], dtstart=datetime.fromisoformat("2000-02-29"))
    found = [days[at].date().isoformat() for at in (26, 27, 28)]
    assert found == ["2026-02-28", "2027-02-28", "2028-02-29"]


def test_the_dead_have_no_days_in_a_calendar() -> None:
    late = Contact(full_name="Otto", deceased=True, occasions=(LEAP,), entered_on=TODAY)
    assert b"VEVENT" not in written(".ics", late)


def test_nobody_is_a_file_too() -> None:
    for ending in ENDINGS:
        assert write(ending, [], io.BytesIO(), today=TODAY) == 0


def test_a_file_ending_we_cannot_write_is_told() -> None:
    with pytest.raises(UnknownEndingError, match="not a kind of file"):
        written(".docx", ANN)


def test_a_country_written_out_is_understood_again() -> None:
    for code in ("DE", "US", "GB", "CD", "HK", "TR", "CZ", "CI", "MK", "PS", "XK"):
        assert country_code(country_name(code)) == code
