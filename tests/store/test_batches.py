"""Nobody is greeted twice, and what went out stays as it was (laws 1 and 5)."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest

from appreciation.domain.batches import Batch, BatchFile, BatchState, FileKind, PieceState
from appreciation.domain.errors import ChangedElsewhereError, WrongValueError
from appreciation.domain.greetings import Greeting
from appreciation.domain.weeks import FirstWeekday
from appreciation.store.book import Book
from appreciation.store.failures import AlreadyGreetedError
from tests.store.conftest import Opening
from tests.store.people import TODAY, ann, draft, everything, piece, stored

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def drafted(book: Book, *people: int) -> Batch:
    with book.writing("Plan") as writing:
        return writing.batches.add_draft(draft(*(piece(each) for each in people)))


def test_a_batch_comes_back_as_it_was_made(book: Book) -> None:
    one, two = stored(book), stored(book)
    with book.writing("Plan") as writing:
        made = writing.batches.add_draft(
            draft(piece(two.id, one.id, years=46), piece(one.id, year=2027))
        )
    with book.reading() as reading:
        assert reading.batches.batch(made.id) == made
        assert reading.batches.all() == reading.batches.drafts() == (made,)
        assert reading.batches.piece(2) == made.pieces[1]
    assert [each.number for each in made.pieces] == [1, 2]


def test_everybody_on_a_shared_piece_is_greeted_by_it(book: Book) -> None:
    one, two = stored(book), stored(book)
    with book.writing("Plan") as writing:
        writing.batches.add_draft(draft(piece(one.id, two.id)))
        claimed = writing.greetings.claimed([one.id, two.id], *YEAR)
        assert claimed == [
            Greeting(contact_id=each.id, identity="birthday", year=2026, date=date(2026, 11, 25))
            for each in (one, two)
        ]
        assert writing.greetings.claimed(None, *YEAR) == claimed
        assert writing.greetings.claimed(None, date(2026, 11, 26), YEAR[1]) == []
    with pytest.raises(AlreadyGreetedError):
        drafted(book, two.id)


def test_two_seats_at_once_greet_somebody_once(opened: Opening) -> None:
    seats = [opened(), opened()]
    people = [stored(seats[0]).id for _ in range(30)]
    start = Barrier(2)

    def greet(seat: Book) -> bool:
        start.wait()
        try:
            drafted(seat, *people)
        except AlreadyGreetedError:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(greet, seats)) == [False, True]
    with seats[0].reading() as reading:
        assert len(reading.greetings.claimed(None, *YEAR)) == len(people)
        assert len(reading.batches.all()) == 1


def test_the_number_of_a_piece_is_never_given_out_again(book: Book) -> None:
    kept = stored(book)
    assert drafted(book, kept.id).pieces[0].number == 1
    book.undo()
    assert drafted(book, kept.id).pieces[0].number == 2


def test_a_piece_that_is_left_out_frees_its_greeting(book: Book) -> None:
    kept = stored(book)
    made = drafted(book, kept.id)
    with book.writing("Leave out") as writing:
        left_out = writing.batches.leave_out(made.pieces[0].number, "moved")
        assert (left_out.state, left_out.reason) == (PieceState.LEFT_OUT, "moved")
    assert drafted(book, kept.id).pieces[0].contact_ids == (kept.id,)


def test_a_kept_pdf_comes_back_byte_for_byte(book: Book) -> None:
    made = drafted(book, stored(book).id)
    content = bytes(range(256)) * 100
    cards = BatchFile(kind=FileKind.CARDS, name="batch-1-cards.pdf", pages=3, sha256="ab")
    with book.writing("Print") as writing:
        writing.batches.add_files(made.id, [(cards, content)])
    book.undo()
    book.redo()
    with book.reading() as reading:
        assert reading.batches.batch(made.id).files == (cards,)
        assert reading.batches.file_content(made.id, "cards") == content
        assert reading.batches.file_content(made.id, "batch-1-cards.pdf") == content
        with pytest.raises(WrongValueError, match="labels"):
            reading.batches.file_content(made.id, "labels")


def test_states_are_kept_and_two_seats_do_not_write_over_each_other(opened: Opening) -> None:
    first, second = opened(), opened()
    made = drafted(first, stored(first).id)
    with first.writing("Print") as writing:
        printed = writing.batches.save(replace(made, state=BatchState.PRINTED))
        writing.batches.save_pieces([replace(made.pieces[0], state=PieceState.PRINTED, page=4)])
        assert writing.batches.last_made_on(TODAY, FirstWeekday.MONDAY) == TODAY
        assert writing.batches.batch(made.id).pieces[0].page == 4
    with pytest.raises(ChangedElsewhereError), second.writing("Print") as writing:
        writing.batches.save(replace(made, posted_on=TODAY))
    with first.writing("Print") as writing:
        assert writing.batches.save(printed) == printed


def test_the_last_design_somebody_got_is_known(book: Book) -> None:
    one, two = stored(book), stored(book)
    with book.writing("Plan") as writing:
        old = draft(piece(one.id, year=2024, design="leaves"), piece(one.id, year=2025))
        made = writing.batches.add_draft(old)
        assert writing.batches.last_designs([one.id], ["birthday"]) == {}  # nobody got it yet
        writing.batches.save_pieces(
            [replace(each, state=PieceState.PRINTED) for each in made.pieces]
        )
        assert writing.batches.last_designs([one.id, two.id], ["birthday"]) == {
            (one.id, "birthday"): "birds"
        }
        assert writing.batches.last_designs([one.id], ["wedding"]) == {}


def test_no_batch_or_piece_of_that_number_is_said_in_words(book: Book) -> None:
    with book.reading() as reading:
        with pytest.raises(WrongValueError, match="no batch 3"):
            reading.batches.batch(3)
        with pytest.raises(WrongValueError, match="no piece 3"):
            reading.batches.piece(3)


def test_a_greeting_refused_leaves_the_book_as_it_was(book: Book) -> None:
    kept = stored(book)
    drafted(book, kept.id)
    before = everything(book)
    with pytest.raises(AlreadyGreetedError):
        drafted(book, stored(book, ann()).id, kept.id)
    book.undo()
    assert everything(book) == before
