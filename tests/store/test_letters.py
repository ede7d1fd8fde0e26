"""Letters are kept with the person, and nothing from the shelf is given twice."""

from dataclasses import replace
from datetime import date

import pytest

from appreciation.domain.batches import PieceState
from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.errors import WrongValueError
from appreciation.domain.letters import Letter, Purpose
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.shelf import Article
from appreciation.store.book import Book
from appreciation.store.failures import AlreadyGivenError
from tests.store.people import ann, draft, piece, stored

DUE = date(2026, 11, 25)


def written(book: Book, contact_id: ContactId) -> Letter:
    with book.writing("Prepare a letter") as writing:
        return writing.letters.add(
            Letter(contact_id=contact_id, purpose=Purpose.REGRET, due_on=DUE)
        )


def test_what_became_of_a_letter_is_told_by_its_piece(book: Book) -> None:
    her = stored(book)
    letter, other = written(book, her.id), written(book, her.id)
    lying = piece(
        her.id,
        occasion=OccasionKind.LETTER,
        identity=letter.occasion.identity,
        label=letter.purpose.value,
        date=DUE,
    )
    with book.writing("Plan") as writing:
        made = writing.batches.add_draft(draft(lying))
    with book.reading() as reading:
        assert reading.letters.letter(letter.id) == letter
        assert reading.letters.of_contact(her.id) == (letter, other)
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


def test_letters_are_found_by_their_week_until_they_are_in_a_batch(book: Book) -> None:
    her = stored(book)
    letter, late = written(book, her.id), written(book, her.id)
    with book.writing("Put it off") as writing:
        writing.letters.save(replace(late, due_on=date(2026, 9, 1)))
        found = writing.candidates.written_to(DUE, since=None)
        assert [each.letter and each.letter.id for each in found] == [late.id, letter.id]
        assert [each.recipient.id for each in found] == [her.id, her.id]
        this_week = writing.candidates.written_to(DUE, since=date(2026, 11, 23))
        assert [each.letter and each.letter.id for each in this_week] == [letter.id]
        lying = piece(
            her.id, occasion=OccasionKind.LETTER, identity=letter.occasion.identity, date=DUE
        )
        made = writing.batches.add_draft(draft(lying))
        assert writing.candidates.written_to(DUE, since=date(2026, 11, 23)) == []
        again = writing.candidates.written_to(
            DUE, since=date(2026, 11, 23), except_batches=[made.id]
        )
        assert again == this_week


def test_of_two_people_made_one_the_letter_on_paper_stays(book: Book) -> None:
    her, twin = stored(book), stored(book)
    with book.writing("Put an article on the shelf") as writing:
        article = writing.shelf.add_article(Article(title="Bees", added_on=DUE), b"clipping")
        assert writing.shelf.clipping(article.id) == b"clipping"
        waits, printed = (
            writing.letters.add(
                Letter(
                    contact_id=who,
                    purpose=Purpose.ARTICLE,
                    due_on=DUE,
                    article_id=article.id,
                )
            )
            for who in (her.id, twin.id)
        )
        lying = piece(
            twin.id, occasion=OccasionKind.LETTER, identity=printed.occasion.identity, date=DUE
        )
        (made,) = writing.batches.add_draft(draft(lying)).pieces
        writing.batches.save_pieces([replace(made, state=PieceState.PRINTED)])
    with pytest.raises(AlreadyGivenError), book.writing("Send it again") as writing:
        writing.letters.add(replace(waits, id=0))
    with book.writing("Merge") as writing:
        writing.contacts.move_history(twin.id, her.id)
        kept = {each.id: each.withdrawn for each in writing.letters.of_contact(her.id)}
        assert kept == {waits.id: True, printed.id: False}
        (given,) = writing.shelf.article_given(article.id)
        assert (given.contact_id, given.letter_id) == (her.id, printed.id)


def test_customers_are_found_by_the_day_they_became_ours(book: Book) -> None:
    since = PlainDate(year=2016, month=11, day=25)
    said = stored(book, ann(occasions=(Occasion(kind=OccasionKind.CUSTOMER_SINCE, date=since),)))
    turned = stored(book, ann(status=Status.PROSPECT))
    stored(book, ann(entered_on=date(2016, 11, 25)))
    with book.writing("They became customers") as writing:
        changed = replace(writing.contacts.contact(turned.id), status=Status.CUSTOMER)
        writing.contacts.save(changed, on=date(2021, 11, 25))
        days = [date(2016, 11, 25), date(2021, 11, 25)]
        assert writing.purchases.customers_since(days) == [
            (said.id, days[0]),
            (turned.id, days[1]),
        ]
