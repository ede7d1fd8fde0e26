"""Others use the book at the same time (T7, T9, T14)."""

import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import ChangedElsewhereError
from appreciation.store.book import Book, open_book
from appreciation.store.failures import BookBusyError
from tests.cli.program import Program
from tests.store.people import TODAY, ann
from tests.torture.books import content
from tests.torture.children import NOW, child, edit, hold, move_together, rounds

ANN = ContactId(1)


def test_two_programs_take_turns(tmp_path: Path) -> None:
    target = tmp_path / "book.appreciation"
    program = Program(book=str(target), folder=tmp_path, own_process=True)
    program.answer("sample", "--people", 20)
    with child(edit, str(target), 1, 0.02) as (_, says):
        says.recv()
        for number in range(rounds(4, 40)):
            program.answer("log", 1, "--kind", "call", "--note", f"call {number}")
            assert says.recv()
    with closing(open_book(str(target), create=False, now=NOW)) as book, book.reading() as reading:
        notes = {touch.note for touch in reading.touches.of_contact(ANN)}
        assert {f"call {number}" for number in range(rounds(4, 40))} <= notes
        assert book.check() == ()


def test_whoever_holds_the_book_too_long_is_named_and_once_killed_out_of_the_way(
    tmp_path: Path,
) -> None:
    target = tmp_path / "book.appreciation"
    program = Program(book=str(target), folder=tmp_path, own_process=True)
    program.answer("sample", "--people", 20)
    with child(hold, str(target), 2) as (_, says):
        says.recv()
        program.answer("log", 1, "--kind", "call")
    with child(hold, str(target), 60) as (holder, says):
        says.recv()
        assert "Another program is using the book" in program.refusal("log", 1, "--kind", "call")
        assert program.answer("contacts", "--limit", 1)
        holder.kill()
        holder.join()
        program.answer("log", 1, "--kind", "call")


def test_a_backup_made_under_load_shows_one_moment(tmp_path: Path) -> None:
    target = str(tmp_path / "book.appreciation")
    with closing(open_book(target, create=True, now=NOW)) as book:
        with book.writing("Meet a couple") as writing:
            writing.contacts.add_many([ann(notes="town"), ann(uid="ben", notes="town")])
        moments = set()
        with child(move_together, target) as (_, says):
            says.recv()
            for _ in range(rounds(20, 100)):
                copy = book.backup(None, NOW).path
                with closing(open_book(str(copy), create=False, now=NOW)) as kept:
                    with kept.reading() as reading:
                        people = reading.contacts.contacts([1, 2]).values()
                    notes = {person.notes for person in people}
                assert len(notes) == 1
                moments |= notes
        assert len(moments) > 1


def test_two_seats_never_write_over_each_other_unseen(book_url: str) -> None:
    luck = Random(9)  # noqa: S311 - a test wants the same luck each time
    with (
        closing(open_book(book_url, create=True, now=NOW, seat="front desk")) as front,
        closing(open_book(book_url, create=True, now=NOW, seat="back office")) as back,
    ):
        with front.writing("Meet Ann") as writing:
            shared = writing.contacts.add(ann(notes="start"))
        seen = {front: shared, back: shared}
        written, refused = shared, 0
        for number in range(rounds(100, 1000)):
            seat = luck.choice((front, back))
            if luck.random() < 0.5:
                with seat.reading() as reading:
                    seen[seat] = reading.contacts.contact(ANN)
                assert seen[seat] == written
                continue
            edited = replace(seen[seat], notes=f"{seat.seat} {number}")
            is_up_to_date = seen[seat].version == written.version
            try:
                with seat.writing("Edit Ann") as writing:
                    written = seen[seat] = writing.contacts.save(edited, on=TODAY)
                assert is_up_to_date
            except ChangedElsewhereError:
                assert not is_up_to_date
                refused += 1
        assert refused > 10


@pytest.mark.parametrize("number_of_seats", [4])
def test_seats_that_write_at_once_all_get_their_turn(book_url: str, number_of_seats: int) -> None:
    with closing(open_book(book_url, create=True, now=NOW)) as book:
        seats = [
            threading.Thread(target=_meet_many, args=(book_url, number))
            for number in range(number_of_seats)
        ]
        for seat in seats:
            seat.start()
        for seat in seats:
            seat.join()
        assert book.counts()["contacts"] == number_of_seats * 20
        assert content(book)


def _meet_many(target: str, seat: int) -> None:
    with closing(open_book(target, create=False, now=NOW, seat=f"seat {seat}")) as book:
        for _ in range(20):
            _meet(book)


def _meet(book: Book) -> None:
    for _ in range(5):
        try:
            with book.writing("Meet somebody") as writing:
                writing.contacts.add(ann())
        except BookBusyError:
            time.sleep(0.05)
        else:
            return
