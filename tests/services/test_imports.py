"""Bringing people in from several places, again and again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from appreciation.services.desk import Desk
from appreciation.services.imports.imports import (
    FileToImport,
    ImportOptions,
    ImportPreview,
    bring_in,
)
from appreciation.services.people import contacts, duplicates
from appreciation.store.book import open_book

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PHONE = (
    "BEGIN:VCARD\nVERSION:3.0\nUID:phone-1\nFN:Ann Lee\nEMAIL:ann@example.org\n"
    "TEL:0113 496 0001\nBDAY:1976-11-26\nEND:VCARD\n"
)
LAPTOP = (
    "BEGIN:VCARD\nVERSION:3.0\nUID:laptop-7\nFN:Ann Lee\nEMAIL:ann@example.org\n"
    "TEL:0113 496 0002\nORG:Acme\nEND:VCARD\n"
)
CALENDAR = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:e1\nDTSTART;VALUE=DATE:19760612\n"
    "RRULE:FREQ=YEARLY\nSUMMARY:Ann Lee's birthday\nEND:VEVENT\nEND:VCALENDAR\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    book = open_book(str(tmp_path / "book.db"), create=True, now=NOW)
    yield Desk(book, NOW)
    book.close()


def imported(desk: Desk, **files: str) -> ImportPreview:
    contents = [
        FileToImport(name=name.replace("_", "."), content=text.encode())
        for name, text in files.items()
    ]
    return bring_in(desk, contents, ImportOptions())


def test_somebody_in_two_files_of_one_import_is_one_person_with_what_both_say(desk: Desk) -> None:
    seen = imported(desk, phone_vcf=PHONE, laptop_vcf=LAPTOP)
    assert (seen.read, len(seen.new), seen.unchanged) == (2, 1, 1)
    with desk.book.reading() as book:
        (ann,) = book.contacts.in_order_entered()
    assert [each.number for each in ann.phones] == ["0113 496 0001", "0113 496 0002"]
    assert ann.organisation == "Acme"


def test_two_address_books_of_the_same_people_never_undo_each_other(desk: Desk) -> None:
    imported(desk, phone_vcf=PHONE)
    imported(desk, laptop_vcf=LAPTOP)
    with desk.book.reading() as book:
        (both,) = book.contacts.in_order_entered()
    for again in (PHONE, LAPTOP, PHONE):
        seen = imported(desk, again_vcf=again)
        assert (len(seen.new), len(seen.updated), seen.unchanged) == (0, 0, 1)
    assert not imported(desk, phone_vcf=PHONE, laptop_vcf=LAPTOP).updated
    with desk.book.reading() as book:
        assert list(book.contacts.in_order_entered()) == [both]


def test_a_calendar_takes_nothing_from_what_an_address_book_brought(desk: Desk) -> None:
    imported(desk, phone_vcf=PHONE)
    imported(desk, birthdays_ics=CALENDAR)
    with desk.book.reading() as book:
        people = list(book.contacts.in_order_entered())
    ann = next(each for each in people if each.phones)
    assert [each.date.text for each in ann.occasions if each.kind == "birthday"] == ["1976-11-26"]


def test_what_a_second_card_in_the_file_forbids_is_heard(desk: Desk) -> None:
    wish = PHONE.replace("END:VCARD", "CATEGORIES:do not mail\nEND:VCARD")
    imported(desk, phone_vcf=PHONE + wish)
    with desk.book.reading() as book:
        (ann,) = book.contacts.in_order_entered()
    assert ann.do_not_mail
    contacts.edit(desk, ann.id, {"do_not_mail": "false"})
    assert not imported(desk, phone_vcf=PHONE + wish).updated


def test_what_the_file_of_a_merged_entry_forbids_concerns_whom_it_lives_on_in(desk: Desk) -> None:
    leigh = LAPTOP.replace("Lee", "Leigh")
    imported(desk, phone_vcf=PHONE, laptop_vcf=leigh)
    with desk.book.reading() as book:
        ann, again = (each.id for each in book.contacts.in_order_entered())
    duplicates.merge(desk, ann, again)
    dead = leigh.replace("ORG:Acme", "ORG:Other\nCATEGORIES:deceased")
    assert len(imported(desk, laptop_vcf=dead).updated) == 1
    kept = contacts.contact(desk, ann)
    assert (kept.deceased, kept.organisation, kept.uid) == (True, "Acme", "phone-1")
    contacts.edit(desk, ann, {"deceased": "false"})
    assert not imported(desk, laptop_vcf=dead).updated


def test_a_father_and_a_son_of_one_name_are_not_added_again_by_the_same_list(desk: Desk) -> None:
    plain_list = "name,birthday,organisation\nJohn Smith,1950-03-10,\nJohn Smith,1980-03-12,\n"
    nameless_days = "name,organisation\nJim Roe,Acme\nJim Roe,Smiths\n"
    imported(desk, smiths_csv=plain_list, roes_csv=nameless_days)
    for _ in range(2):
        seen = imported(desk, smiths_csv=plain_list, roes_csv=nameless_days)
        assert (seen.read, len(seen.new), len(seen.updated), seen.unchanged) == (4, 0, 0, 4)


def test_a_son_who_joins_the_list_does_not_bring_his_father_in_again(desk: Desk) -> None:
    father = "name,organisation\nJim Roe,Acme\n"
    imported(desk, roes_csv=father)
    seen = imported(desk, roes_csv=father + "Jim Roe,Smiths\n")
    assert (len(seen.new), len(seen.updated), seen.unchanged) == (1, 0, 1)


def test_what_the_owner_took_away_is_not_brought_back_by_another_list_that_says_it_too(
    desk: Desk,
) -> None:
    imported(desk, phone_vcf=PHONE)
    with desk.book.writing("Take the number away") as book:
        (ann,) = book.contacts.in_order_entered()
        book.contacts.save(replace(ann, phones=()), on=desk.today)
    imported(desk, laptop_vcf=LAPTOP.replace("0002", "0001"))
    with desk.book.reading() as book:
        (ann,) = book.contacts.in_order_entered()
    assert ann.phones == ()
    assert ann.organisation == "Acme"
