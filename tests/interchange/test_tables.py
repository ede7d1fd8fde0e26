"""People in CSV files and workbooks."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from appreciation.domain.contacts import Address, Email, Phone
from appreciation.domain.date_order import DateOrder
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.interchange.people import UnreadableFileError
from tests.interchange.files import birthday, only, reading, sample


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_googles_new_table_is_read_with_all_values_of_a_cell() -> None:
    ann, rosa = (person.contact for person in sample("google.csv").people)
    assert ann.full_name == "Ann Müller"
    assert ann.emails == (
        Email(address="ann@example.org", label="home"),
        Email(address="mueller@example.com", label="home"),
    )
    assert ann.addresses == (
        Address(
            label="home", street="Hauptstraße 5", town="Köln", postal_code="50667", country="DE"
        ),
    )
    assert ann.notes == "Likes tea\nand walks"
    wedding = ann.occasion(OccasionKind.WEDDING)
    assert wedding is not None
    assert wedding.date == PlainDate(year=2010, month=6, day=5)
    assert rosa.full_name == "Dr. Rosa Maria Diaz"
    assert birthday(rosa) == "--02-29"
    assert not rosa.greet


def test_outlook_in_german_is_read_without_herr_in_the_name() -> None:
    ann, joerg = (person.contact for person in sample("outlook-german.csv").people)
    assert (ann.full_name, ann.prefix, birthday(ann)) == ("Ann Müller", "Frau", "1975-08-09")
    assert ann.phones == (
        Phone(number="0221 123456", label="home"),
        Phone(number="+49 171 1234567", label="mobile"),
    )
    assert (joerg.full_name, joerg.organisation, birthday(joerg)) == (
        "Jörg Weiß",
        "Weiß & Söhne",
        "",
    )


@pytest.mark.parametrize(
    "table",
    [
        "Vorname;Nachname;Geburtstag;PLZ;Ort\nAnn;Müller;09.08.1975;50667;Köln\n",
        "sep=;\nVorname;Nachname;Geburtsdatum;Postleitzahl;Wohnort\nAnn;Müller;9.8.1975;50667;Köln",
        "First name\tLast name\tDate of birth\tZip\tCity\nAnn\tMüller\t1975-08-09\t50667\tKöln\n",
        "Prénom,Nom,Date de naissance,Code postal,Ville\nAnn,Müller,09.08.1975,50667,Köln\n",
        "Nombre,Apellidos,Cumpleaños,Código postal,Ciudad\nAnn,Müller,1975-08-09,50667,Köln\n",
        "Nome,Cognome,Data di nascita,CAP,Città\nAnn,Müller,9 agosto 1975,50667,Köln\n",
        "Voornaam,Achternaam,Geboortedatum,Postcode,Plaats\nAnn,Müller,9 aug 1975,50667,Köln\n",
        "Geburtstag,Name,Vorname,PLZ,Ort\n09.08.1975,Müller,Ann,50667,Köln\n",
        "My customers\n\nFirst name|Surname|DOB|Postcode|Town\nAnn|Müller|27615|50667|Köln\n",
    ],
)
def test_a_plain_table_is_understood_in_the_owners_language(table: str) -> None:
    ann = only(reading(table))
    assert (ann.full_name, ann.given_name, ann.family_name) == ("Ann Müller", "Ann", "Müller")
    assert birthday(ann) == "1975-08-09"
    assert ann.addresses == (Address(town="Köln", postal_code="50667"),)


def test_thunderbird_in_german_calls_the_day_of_the_month_geburtstag() -> None:
    table = "Vorname,Nachname,Geburtsjahr,Geburtsmonat,Geburtstag\nAnn,Müller,1975,8,9\n"
    assert birthday(only(reading(table))) == "1975-08-09"


def test_linkedin_begins_with_a_letter_to_the_reader() -> None:
    table = 'Notes:\n"Some addresses are missing."\n\nFirst Name,Last Name,URL\nZoë,Smith,x\n'
    found = reading(table)
    assert only(found).full_name == "Zoë Smith"
    assert found.people[0].where == "line 5"


def test_one_date_tells_the_order_of_all() -> None:
    found = reading("Name,Birthday\nAnn,8/9/1975\nBo,12/31/1968\n")
    assert [birthday(person.contact) for person in found.people] == ["1975-08-09", "1968-12-31"]
    assert "month first, because line 3" in found.notices[0].what


def test_dates_that_could_be_either_stay_empty_until_the_owner_says() -> None:
    table = "Name,Birthday\nAnn,8/9/1975\nBo,5/5/1968\n"
    found = reading(table)
    assert [birthday(person.contact) for person in found.people] == ["", "1968-05-05"]
    assert [(each.name, each.text, each.where) for each in found.ambiguous] == [
        ("Ann", "8/9/1975", "line 2")
    ]
    told = reading(table, order=DateOrder.DAY_FIRST)
    assert [birthday(person.contact) for person in told.people] == ["1975-09-08", "1968-05-05"]
    assert not told.ambiguous


def test_dates_that_contradict_one_another_decide_nothing() -> None:
    found = reading("Name,Birthday\nAnn,31/12/1975\nBo,12/31/1968\nCy,3/4/1980\n")
    assert [each.name for each in found.ambiguous] == ["Cy"]
    assert "not all written the same way" in found.notices[0].what


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/12/68", "1968-12-31"),
        ("31/12/26", "1926-12-31"),
        ("20/11/26", "2026-11-20"),
        ("31/12", "--12-31"),
        ("0/0/00", ""),
        ("00/00/0000", ""),
        ("31 December 1968", "1968-12-31"),
        ("Dec 31, 1968", "1968-12-31"),
        ("1968/12/31", "1968-12-31"),
        ("29/02/1981", ""),
        ("31/12/2031", ""),
        ("31/12/1900", "--12-31"),
        ("30/12/1899", ""),
    ],
)
def test_a_birthday_in_a_cell_is_never_in_the_future_and_never_invented(
    text: str, day: str
) -> None:
    assert birthday(only(reading(f'Name,Birthday\nAnn,"{text}"\n'))) == day


def test_a_year_of_birth_that_makes_somebody_impossibly_old_is_named() -> None:
    found = reading('Name,Birthday\nAnn,"31/12/1840"\n')
    assert birthday(only(found)) == "1840-12-31"
    assert ["1840-12-31" in problem.what for problem in found.problems] == [True]


def test_an_address_in_one_cell_is_taken_apart_without_inventing_a_country() -> None:
    table = (
        'Name,Address\nAnn,"Hauptstr. 5, 50667 Köln"\nBo,"12 High Street, 62701 Springfield, US"\n'
    )
    ann, bo = (person.contact.addresses[0] for person in reading(table).people)
    assert (ann.street, ann.postal_code, ann.town, ann.country) == (
        "Hauptstr. 5",
        "50667",
        "Köln",
        "",
    )
    assert bo.country == "US"


def test_an_exchange_address_is_not_taken_for_an_email() -> None:
    found = reading("Name,E-mail Address\nAnn,/o=ExchangeLabs/cn=ann\n")
    assert only(found).emails == ()
    assert "is not an e-mail address" in found.problems[0].what


def test_a_stray_quotation_mark_costs_one_row_at_most() -> None:
    rows = "".join(f"Person {number},x\n" for number in range(2000))
    found = reading(f'Name,Notes\nAnn,"tall\n{rows}')
    assert len(found.people) == 2001
    assert found.problems[0].where == "line 2"


def test_a_table_without_headings_says_what_is_missing() -> None:
    found = reading("John Doe,John,Doe,john@doe.invalid\n")
    assert not found.people
    assert "headings" in found.problems[0].what


def test_columns_nobody_understands_are_named_when_they_hold_something() -> None:
    found = reading("Name,Shoe size,Hat\nAnn,38,\n")
    assert [notice.what for notice in found.notices] == ["Columns not taken over: Shoe size."]


def test_only_columns_that_are_there_say_anything() -> None:
    says = reading("First name,Last name,Do not mail\nAnn,Müller,\n").people[0].says
    assert says == {"full_name", "given_name", "family_name"}


def test_a_formula_put_out_harmless_comes_back_as_it_was() -> None:
    assert only(reading("Name,Notes\nAnn,'=1+1\n")).notes == "=1+1"


def test_typed_dates_and_leading_zeros_of_a_workbook_are_kept() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["First name", "Last name", "Birthday", "Postcode", "Town", "Phone"])
    sheet.append(
        ["Ann", "Müller", datetime.fromisoformat("1975-08-09"), 1067, "Dresden", 491711234567]
    )
    sheet.append(["Bo", "Lund", date(1968, 12, 31), "01067", "Dresden", None])
    sheet["D2"].number_format = "00000"
    out = io.BytesIO()
    book.save(out)
    ann, bo = (person.contact for person in reading(out.getvalue(), "people.xlsx").people)
    assert (birthday(ann), birthday(bo)) == ("1975-08-09", "1968-12-31")
    assert ann.addresses[0].postal_code == bo.addresses[0].postal_code == "01067"
    assert ann.phones[0].number == "491711234567"


def test_the_sheet_with_people_is_found_and_the_others_are_named() -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["Total", 7])
    second = book.create_sheet("People")
    second.append(["Name", "Birthday"])
    second.append(["Ann", "1975-08-09"])
    out = io.BytesIO()
    book.save(out)
    found = reading(out.getvalue(), "people.xlsx")
    assert only(found).full_name == "Ann"
    assert "The sheet “Sheet” was not read." in [notice.what for notice in found.notices]


def test_a_workbook_that_unpacks_to_a_monster_is_refused_in_a_sentence() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(60_000_000))
    with pytest.raises(UnreadableFileError, match="unpacks"):
        reading(out.getvalue(), "people.xlsx")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "password"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\x00\x01\x02\x03" * 100, "no readable text"),
        (bytes(50_000_001), "50 MB"),
        (",".join(["Name"] * 201).encode() + b"\n", "columns"),
    ],
)
def test_what_is_no_address_book_is_refused_in_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        reading(content, "people.bin")


def test_an_empty_file_holds_nobody_and_says_so() -> None:
    found = reading(b"", "people.vcf")
    assert [problem.what for problem in found.problems] == ["Nobody was found in this file."]


def test_numbers_of_a_workbook_are_day_numbers_only_where_a_day_is_meant() -> None:
    content = workbook(["Name", "Birthday", "Phone"], ["Ann", 27615, 27615])
    ann = only(reading(content, "people.xlsx"))
    assert birthday(ann) == "1975-08-09"
    assert ann.phones[0].number == "27615"


def test_a_guess_at_the_letters_of_an_old_file_is_told() -> None:
    table = "Name\nJörg Groß\n"
    told, silent = reading(table.encode("cp1252")), reading(table)
    assert only(told).full_name == only(silent).full_name == "Jörg Groß"
    assert ["cp1252" in notice.what for notice in told.notices] == [True]
    assert silent.notices == ()
