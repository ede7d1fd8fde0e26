"""People come back from the book as they went in."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from appreciation.domain.contacts import NOT_STORED, Address, ContactId, Phone, Status, StatusChange
from appreciation.domain.errors import ChangedElsewhereError, ContactGoneError, WrongValueError
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.touches import Touch, TouchKind
from appreciation.store.book import Book
from tests.store.conftest import Opening
from tests.store.people import TODAY, ann, everything, stored


def test_somebody_comes_back_as_they_went_in(book: Book) -> None:
    person = ann(
        deceased=True,
        deceased_on=PlainDate(year=2025, month=6),
        binned_on=TODAY,
        status=Status.PARTNER,
        greet=False,
        do_not_mail=True,
        approved=True,
        met="At the fair",
        holiday_set="US",
        addresses=(
            Address(street="1\n2", undeliverable_on=TODAY, undeliverable_reason="moved"),
            *ann().addresses,
        ),
    )
    kept = stored(book, person)
    with book.reading() as reading:
        found = reading.contacts.contact(kept.id)
    assert found == kept
    assert replace(found, id=NOT_STORED, version=0) == person


def test_saving_somebody_unchanged_writes_nothing(book: Book) -> None:
    kept = stored(book)
    before = book.data_version()
    with book.writing("Edit") as writing:
        assert writing.contacts.save(kept, on=TODAY) == kept
    assert book.data_version() == before
    assert book.undo_label() == "Add somebody"


def test_a_new_status_is_remembered_with_its_day(book: Book) -> None:
    kept = stored(book)
    with book.writing("Edit") as writing:
        lost = writing.contacts.save(replace(kept, status=Status.FORMER_CUSTOMER), on=TODAY)
        assert writing.contacts.status_history(lost.id) == (
            StatusChange(status=Status.CUSTOMER, on=date(2026, 1, 5)),
            StatusChange(status=Status.FORMER_CUSTOMER, on=TODAY),
        )


def test_a_second_seat_never_writes_over_the_first(opened: Opening) -> None:
    first, second = opened(), opened()
    kept = stored(first)
    with second.reading() as reading:
        theirs = reading.contacts.contact(kept.id)
    with first.writing("Edit") as writing:
        writing.contacts.save(replace(kept, phones=(Phone(number="1", label="new"),)), on=TODAY)
    with pytest.raises(ChangedElsewhereError), second.writing("Edit") as writing:
        writing.contacts.save(replace(theirs, notes="Mine"), on=TODAY)
    with second.reading() as reading:
        assert reading.contacts.contact(kept.id).notes == "Likes blue cards."


def test_undo_and_redo_on_one_seat_do_not_hide_an_edit_from_another(opened: Opening) -> None:
    first, second = opened(), opened()
    kept = stored(first)
    with first.writing("One") as writing:
        writing.contacts.save(replace(kept, notes="One"), on=TODAY)
    with second.reading() as reading:
        theirs = reading.contacts.contact(kept.id)
    first.undo()
    with first.writing("Two") as writing:
        writing.contacts.save(replace(kept, notes="Two"), on=TODAY)
    with pytest.raises(ChangedElsewhereError), second.writing("Edit") as writing:
        writing.contacts.save(replace(theirs, nickname="Annie"), on=TODAY)


def test_logging_a_call_leaves_an_open_form_its_right_to_save(book: Book) -> None:
    kept = stored(book)
    with book.writing("Log a call") as writing:
        writing.touches.add(Touch(contact_id=kept.id, kind=TouchKind.CALL, on=TODAY))
    with book.writing("Edit") as writing:
        saved = writing.contacts.save(replace(kept, notes="Called."), on=TODAY)
        assert writing.contacts.contact(saved.id).last_reached == TODAY


def test_only_personal_touches_that_reached_them_count(book: Book) -> None:
    kept = stored(book)

    def touch(day: int, **how: Any) -> Touch:
        on = date(2026, 11, day)
        return Touch(contact_id=kept.id, kind=TouchKind.CARD, on=on, **how)

    with book.writing("Log") as writing:
        writing.touches.add(touch(3))
        writing.touches.add_many([touch(9, attempt=True), touch(12, personal=False)])
        found = writing.contacts.contact(kept.id)
        assert (found.last_reached, found.last_attempt) == (date(2026, 11, 3), date(2026, 11, 9))
        assert [each.on.day for each in writing.touches.of_contact(kept.id)] == [12, 9, 3]
    book.undo()
    with book.reading() as reading:
        assert reading.contacts.contact(kept.id).last_reached is None


def test_somebody_who_is_not_there_is_named_in_words(book: Book) -> None:
    with pytest.raises(ContactGoneError, match="no contact 7"), book.reading() as reading:
        reading.contacts.contact(7)
    with pytest.raises(ContactGoneError), book.writing("Edit") as writing:
        writing.contacts.save(replace(ann(), id=ContactId(4711), version=1), on=TODAY)


def test_organisations_are_told_apart_by_more_than_capitals(book: Book) -> None:
    with book.writing("Add") as writing:
        first = writing.contacts.add(ann(organisation="Bäckerei AG"))
        second = writing.contacts.add(ann(organisation="BACKEREI  ag"))
        (bakery,) = writing.organisations.organisations()
        assert (bakery.name, bakery.members) == ("Bäckerei AG", 2)
        there = writing.organisations.known_at(bakery.id)
        assert [each.contact_id for each in there] == [first.id, second.id]
        assert writing.contacts.contact(second.id).organisation == "BACKEREI  ag"


def test_what_was_imported_is_kept_beside_them(book: Book) -> None:
    with book.writing("Import") as writing:
        one, two = writing.contacts.add_many([ann(), ann()], ["card one", ""])
        assert writing.contacts.imported_of([one, two]) == {one: "card one"}
        kept = writing.contacts.contact(two)
        writing.contacts.save(kept, on=TODAY, imported="card two")
        assert writing.contacts.imported_of([two]) == {two: "card two"}


def test_a_failed_change_leaves_nothing(book: Book) -> None:
    before = everything(book)
    with pytest.raises(WrongValueError), book.writing("Fail") as writing:
        writing.batches.piece(writing.contacts.add(ann()).id)
    assert everything(book) == before
    assert book.undo_label() is None


def test_many_people_come_in_the_order_asked_for(book: Book) -> None:
    with book.writing("Import") as writing:
        ids = writing.contacts.add_many([ann(full_name=f"Ann {each}") for each in range(1203)])
    with book.reading() as reading:
        found = reading.contacts.contacts([*reversed(ids), 99_999])
        assert list(found) == list(reversed(ids))
        assert [each.id for each in reading.contacts.in_order_entered()] == ids
        assert [each.id for each in reading.contacts.in_order_entered(limit=501)] == ids[:501]
        assert [each.id for each in reading.contacts.known_people()] == ids
