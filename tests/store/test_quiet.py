"""Who has not heard from us for too long, asked in one question on either engine."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from appreciation.domain.cadence import Quietness, outlook, usual_cadences
from appreciation.domain.care import Care
from appreciation.domain.contact_lines import ContactQuery, Sort
from appreciation.domain.contacts import Contact, ContactId, Status
from appreciation.domain.insights import forgotten
from appreciation.domain.touches import Touch, TouchKind
from appreciation.store.book import Book
from appreciation.store.transactions import Writing

TODAY = date(2026, 11, 23)


@pytest.fixture
def everybody(book: Book) -> dict[str, ContactId]:
    """Fill a book with people of every status, silence and care."""
    care = {
        "usual": Care(contact_id=ContactId(0)),
        "weekly": Care(contact_id=ContactId(0), ideal_days=7, longest_days=14),
        "yearly": Care(contact_id=ContactId(0), ideal_days=364),
        "put off": Care(contact_id=ContactId(0), quiet_until=TODAY + timedelta(days=1)),
        "put off till today": Care(contact_id=ContactId(0), quiet_until=TODAY),
        "not this person": Care(contact_id=ContactId(0), watched=False),
    }
    ids = {}
    with book.writing("Enter people") as writing:
        for status in Status:
            for silence in (0, 6, 8, 62, 64, 91, 92, 120, 182, 183, 365, 800):
                for words, chosen in care.items():
                    for reached in (True, False):
                        name = f"{status} {silence} {words} {reached}"
                        ids[name] = _entered(writing, name, status, silence, reached=reached)
                        if words != "usual":
                            writing.care.save(replace(chosen, contact_id=ids[name]))
    return ids


def _entered(
    writing: Writing, name: str, status: Status, silence: int, *, reached: bool
) -> ContactId:
    since = TODAY - timedelta(days=silence)
    entered = since - timedelta(days=30) if reached else since
    contact = writing.contacts.add(Contact(full_name=name, status=status, entered_on=entered))
    if reached:
        writing.touches.add(Touch(contact_id=contact.id, kind=TouchKind.CALL, on=since))
        writing.touches.add(
            Touch(contact_id=contact.id, kind=TouchKind.CALL, on=TODAY, attempt=True)
        )
    return contact.id


def test_the_question_finds_exactly_those_whom_the_rule_lists(
    book: Book, everybody: dict[str, ContactId]
) -> None:
    with book.reading() as reading:
        contacts = reading.contacts.contacts(everybody.values())
        care = reading.care.of_contacts(everybody.values())
        settings = reading.settings.settings()
        due = {
            id_: outlook(each, care.get(id_, Care(contact_id=id_)), settings, TODAY)
            for id_, each in contacts.items()
        }
        listed = [(each.since, id_) for id_, each in due.items() if each and each.is_listed]
        expected = [id_ for _, id_ in sorted(listed)]
        assert len(expected) > 50
        assert reading.care.longest_quiet(TODAY, None) == expected
        assert reading.care.longest_quiet(TODAY, 7) == expected[:7]
        assert reading.care.how_many_quiet(TODAY) == len(expected)
        assert reading.contacts.tally(TODAY).going_quiet == len(expected)
        query = ContactQuery(going_quiet=True, on=TODAY, sort=Sort.LONGEST_AGO)
        found = reading.contacts.page(query, limit=1000)
        assert [line.id for line in found] == expected
        assert reading.contacts.count(query) == len(expected)
        assert reading.contacts.place(query, expected[3]) == 3


def test_the_years_count_as_forgotten_exactly_those_the_rule_calls_so(
    book: Book, everybody: dict[str, ContactId]
) -> None:
    with book.reading() as reading:
        settings = reading.settings.settings()
        care = reading.care.of_contacts(everybody.values())
        due = [
            outlook(each, care.get(id_, Care(contact_id=id_)), settings, TODAY)
            for id_, each in reading.contacts.contacts(everybody.values()).items()
        ]
        expected = sum(
            each.watched and each.quietness is Quietness.FORGOTTEN for each in due if each
        )
        people = reading.insights.watched(usual_cadences(settings))
        touches = reading.insights.reached_since(date.min)
        (today,) = forgotten([TODAY], people, touches)
    assert today.count == expected > 50


def test_the_dead_the_binned_and_the_merged_are_not_going_quiet(
    book: Book, everybody: dict[str, ContactId]
) -> None:
    id_ = everybody["customer 800 usual True"]
    with book.writing("Change") as writing:
        before = writing.contacts.contact(id_)
        for change in ({"deceased": True}, {"binned_on": TODAY}, {"merged_into": ContactId(1)}):
            writing.contacts.save(replace(writing.contacts.contact(id_), **change), on=TODAY)
            assert id_ not in writing.care.longest_quiet(TODAY, None)
            again = replace(before, version=writing.contacts.contact(id_).version)
            writing.contacts.save(again, on=TODAY)
            assert id_ in writing.care.longest_quiet(TODAY, None)


def test_the_longest_quiet_are_read_in_the_order_of_an_index(book: Book) -> None:
    with book.reading() as reading:
        if book.path is None:
            return
        plan = reading.connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT id FROM contact WHERE last_reached IS NULL"
            " AND entered_on < '2026-01-01' ORDER BY entered_on, id LIMIT 5"
        ).all()
    assert "ix_contact_last_reached_entered_on" in str(plan)
    assert "TEMP B-TREE" not in str(plan)
