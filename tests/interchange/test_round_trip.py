"""What is exported comes back the same."""

import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from appreciation.domain.contacts import Address, Contact, Email, Phone, Status
from appreciation.domain.occasions import (
    KEPT_WITH_A_PERSON,
    LABELLED,
    Occasion,
    OccasionKind,
    distinct,
)
from appreciation.domain.plain_dates import PlainDate
from appreciation.interchange.people import Reading
from appreciation.interchange.reading import read
from appreciation.interchange.writing import write

TODAY = date(2026, 11, 21)
LABELS = st.sampled_from(["", "home", "work", "mobile", "home fax", "other", "Ferienhaus"])
WORDS = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="@"), min_size=1, max_size=12
)
LINES = st.lists(WORDS, max_size=3).map(" ".join)
NOTES = st.lists(LINES.filter(bool), max_size=3).map("\n".join)
DAYS = st.builds(
    lambda day, shape: PlainDate(
        month=day.month,
        day=None if shape == 2 else day.day,
        year=day.year if shape in {0, 3} else None,
    ),
    st.dates(date(1901, 1, 1), TODAY),
    st.integers(0, 3),
)
WHOLE_DAYS = st.dates(date(1901, 1, 1), TODAY).map(PlainDate.of)
OCCASIONS = st.builds(
    lambda kind, day, whole, label: Occasion(
        kind=kind,
        date=whole if kind is OccasionKind.ONE_OFF else day,
        label=label if kind in LABELLED else "",
    ),
    st.sampled_from(KEPT_WITH_A_PERSON),
    DAYS,
    WHOLE_DAYS,
    WORDS,
)
ADDRESSES = st.builds(
    Address,
    label=LABELS,
    street=NOTES,
    town=LINES,
    region=LINES,
    postal_code=st.from_regex(r"[0-9]{4,5}", fullmatch=True),
    country=st.sampled_from(["", "DE", "US", "CD", "GB", "HK", "TR"]),
    undeliverable_on=st.none() | st.dates(date(2020, 1, 1), TODAY),
)
CONTACTS = st.builds(
    Contact,
    uid=st.uuids().map(str),
    full_name=LINES.filter(bool),
    prefix=LINES,
    given_name=LINES,
    additional_name=LINES,
    family_name=LINES,
    suffix=LINES,
    nickname=LINES,
    organisation=LINES,
    job_title=LINES,
    stands_for_organisation=st.booleans(),
    status=st.sampled_from(Status),
    greet=st.booleans(),
    do_not_mail=st.booleans(),
    deceased=st.booleans(),
    approved=st.booleans(),
    met=LINES,
    salutation=LINES,
    envelope_name=LINES,
    language=st.sampled_from(["", "de", "en-GB"]),
    notes=NOTES,
    addresses=st.lists(ADDRESSES, max_size=4).map(tuple),
    phones=st.lists(
        st.builds(Phone, number=st.from_regex(r"\+?[0-9]{3,12}", fullmatch=True), label=LABELS),
        max_size=5,
    ).map(tuple),
    emails=st.lists(
        st.builds(Email, address=WORDS.map(lambda word: f"{word}@example.org"), label=LABELS),
        max_size=5,
    ).map(tuple),
    occasions=st.lists(OCCASIONS, max_size=6).map(
        lambda days: distinct({each.identity: each for each in days}.values())
    ),
    entered_on=st.just(TODAY),
)


def back_again(ending: str, contacts: list[Contact]) -> Reading:
    out = io.BytesIO()
    assert write(ending, contacts, out, today=TODAY) == len(contacts)
    return read(f"x{ending}", out.getvalue(), date_order=None, country="DE", today=TODAY)


def without_order(contact: Contact) -> Contact:
    """Return the contact with its days in one order: tables have a column for the birthday."""
    days = sorted(contact.occasions, key=lambda each: (each.identity, each.date.text))
    return replace(contact, occasions=tuple(days))


@pytest.mark.parametrize("ending", [".vcf", ".csv", ".xlsx"])
def test_everybody_comes_back_as_they_went(ending: str) -> None:
    @settings(max_examples=15 if ending == ".xlsx" else 50, deadline=None, derandomize=True)
    @given(st.lists(CONTACTS, min_size=1, max_size=3))
    def check(contacts: list[Contact]) -> None:
        reading = back_again(ending, contacts)
        assert not reading.problems
        assert [without_order(person.contact) for person in reading.people] == [
            without_order(contact) for contact in contacts
        ]

    check()


def test_a_second_export_is_the_same_file() -> None:
    contact = Contact(
        uid="7",
        full_name="Ann Müller",
        given_name="Ann",
        family_name="Müller",
        notes="Likes tea; and, walks \\ hikes\nBring cake",
        addresses=(Address(street="Hauptstr. 5\nHinterhaus", town="Köln", for_mail=True),),
        occasions=(Occasion(kind=OccasionKind.WEDDING, date=PlainDate(month=2, day=29)),),
        entered_on=TODAY,
    )
    first, second = io.BytesIO(), io.BytesIO()
    write(".vcf", [contact], first, today=TODAY)
    again = read("x.vcf", first.getvalue(), date_order=None, country="DE", today=TODAY)
    write(".vcf", [person.contact for person in again.people], second, today=TODAY)
    assert first.getvalue() == second.getvalue()


def test_a_calendar_brings_back_every_day_of_the_living() -> None:
    days = (
        Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate(month=2, day=29, year=1980)),
        Occasion(kind=OccasionKind.WEDDING, date=PlainDate(month=6)),
        Occasion(kind=OccasionKind.OTHER, date=PlainDate(month=3, day=1), label="First order"),
    )
    ann = Contact(uid="7", full_name="Ann Müller", occasions=days, entered_on=TODAY)
    reading = back_again(".ics", [ann])
    assert [person.contact.occasions for person in reading.people] == [days]
