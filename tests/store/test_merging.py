"""Two entries of one person become one, with the history of both."""

from dataclasses import replace
from datetime import date

from appreciation.domain.touches import Touch, TouchKind
from appreciation.store.book import Book
from tests.store.people import TODAY, ann, draft, everything, piece, stored

YEARS = (date(2020, 1, 1), date(2030, 1, 1))


def test_the_history_of_both_ends_up_with_one(book: Book) -> None:
    keep, other, friend = stored(book), stored(book), stored(book)
    call = Touch(contact_id=other.id, kind=TouchKind.CALL, on=TODAY)
    with book.writing("Live") as writing:
        writing.touches.add(call)
        writing.batches.add_draft(
            draft(piece(keep.id), piece(other.id), piece(other.id, year=2025))
        )
        writing.not_same.add_many([(friend.id, other.id), (keep.id, other.id)])
    before = everything(book)
    with book.writing("Merge") as writing:
        writing.contacts.move_history(other.id, keep.id)
        gone = replace(other, merged_into=keep.id, binned_on=TODAY)
        writing.contacts.save(gone, on=TODAY)
    with book.reading() as reading:
        assert [each.kind for each in reading.touches.of_contact(keep.id)] == [TouchKind.CALL]
        assert reading.contacts.contact(keep.id).last_reached == TODAY
        assert reading.contacts.contact(other.id).last_reached is None
        claimed = reading.greetings.claimed(None, *YEARS)
        assert {(each.contact_id, each.year) for each in claimed} == {
            (keep.id, 2026),
            (keep.id, 2025),
        }
        assert [reading.batches.piece(each).contact_ids for each in (1, 2, 3)] == [(keep.id,)] * 3
        assert reading.not_same.pairs() == {(keep.id, friend.id)}
        assert len(reading.contacts.status_history(keep.id)) == 2
        assert reading.contacts.tombstones_of(keep.id) == (other.id,)
    book.undo()
    assert everything(book) == before


def test_a_card_to_both_entries_is_a_card_to_one(book: Book) -> None:
    keep, other = stored(book), stored(book)
    with book.writing("Plan") as writing:
        writing.batches.add_draft(draft(piece(keep.id, other.id)))
    with book.writing("Merge") as writing:
        writing.contacts.move_history(other.id, keep.id)
        assert writing.batches.piece(1).contact_ids == (keep.id,)
        writing.batches.leave_out(1, "no")
        assert writing.greetings.claimed(None, *YEARS) == []


def test_entries_merged_one_into_the_other_are_all_found(book: Book) -> None:
    keep, second, third = stored(book), stored(book), stored(book, ann(full_name="Third"))
    with book.writing("Merge") as writing:
        for gone, into in ((third, second), (second, keep)):
            joined = replace(gone, merged_into=into.id, binned_on=TODAY)
            writing.contacts.save(joined, on=TODAY)
        assert writing.contacts.tombstones_of(keep.id) == (second.id, third.id)
        assert [each.id for each in writing.contacts.in_order_entered()] == [keep.id]
        assert len(list(writing.contacts.known_people())) == 3


def test_of_two_cards_in_a_year_the_later_day_is_remembered(book: Book) -> None:
    keep, other = stored(book), stored(book)
    later = date(2026, 12, 20)
    with book.writing("Plan") as writing:
        writing.batches.add_draft(draft(piece(keep.id), piece(other.id, date=later)))
    before = everything(book)
    with book.writing("Merge") as writing:
        writing.contacts.move_history(other.id, keep.id)
        assert [each.date for each in writing.greetings.claimed(None, *YEARS)] == [later]
    book.undo()
    assert everything(book) == before
