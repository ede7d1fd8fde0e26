"""Letters are kept with the person, and nothing from the shelf is given twice."""

from datetime import date

import pytest

from appreciation.domain.batches import PieceState
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.letters import Letter, Purpose
from appreciation.domain.occasions import OccasionKind
from appreciation.store.book import Book
from tests.store.people import draft, piece, stored

DUE = date(2026, 11, 25)


def written(book: Book, contact_id: ContactId) -> Letter:
    with book.writing("Prepare a letter") as writing:
        return writing.letters.add(
            Letter(contact_id=contact_id, purpose=Purpose.REGRET, due_on=DUE)
        )


def test_what_became_of_a_letter_is_told_by_its_piece(book: Book) -> None:
    ann = stored(book)
    letter, other = written(book, ann.id), written(book, ann.id)
    lying = piece(
        ann.id,
        occasion=OccasionKind.LETTER,
        identity=letter.occasion.identity,
        label=letter.purpose.value,
        date=DUE,
    )
    with book.writing("Plan") as writing:
        made = writing.batches.add_draft(draft(lying))
    with book.reading() as reading:
        assert reading.letters.letter(letter.id) == letter
        assert reading.letters.of_contact(ann.id) == (letter, other)
        assert reading.letters.states([letter.id, other.id]) == {
            letter.id: PieceState.PLANNED,
            other.id: None,
        }
    with book.writing("Leave out") as writing:
        writing.batches.leave_out(made.pieces[0].number, "not now")
        assert writing.letters.states([letter.id]) == {letter.id: None}


def test_a_letter_can_be_withdrawn_and_brought_back_by_undo(book: Book) -> None:
    letter = written(book, stored(book).id)
    with book.writing("Withdraw a letter") as writing:
        writing.letters.withdraw([letter.id])
        assert writing.letters.letter(letter.id).withdrawn
    book.undo()
    with book.reading() as reading:
        assert reading.letters.letter(letter.id) == letter


def test_only_a_thank_you_goes_out_as_a_card_and_only_an_offer_letter_carries_an_offer() -> None:
    for purpose in set(Purpose) - {Purpose.OFFER}:
        with pytest.raises(WrongValueError):
            Letter(contact_id=ContactId(1), purpose=purpose, due_on=DUE, offer_id=3)
