"""Everything can be undone, and redone (law 7)."""

from dataclasses import replace
from random import Random

import pytest

from appreciation.domain.changes import Kind
from appreciation.domain.errors import ChangedElsewhereError
from appreciation.domain.settings import Settings
from appreciation.store.book import Book
from tests.store.conftest import Opening
from tests.store.people import TODAY, Life, ann, draft, everything, piece, stored


@pytest.mark.parametrize("seed", range(3))
def test_a_life_can_be_taken_back_step_by_step_and_lived_again(book: Book, seed: int) -> None:
    life = Life(book, seed)
    states = [everything(book)]
    for _ in range(40):
        life.go_on()
        if (now := everything(book)) != states[-1]:
            states.append(now)
    for before in reversed(states[:-1]):
        assert book.undo() is not None
        assert everything(book) == before
    assert book.undo() is None
    for after in states[1:]:
        assert book.redo() is not None
        assert everything(book) == after
    assert book.redo() is None


def test_walking_to_and_fro_never_loses_the_way(book: Book) -> None:
    chance = Random(7)  # noqa: S311 - the same walk each time
    life = Life(book, 7)
    states, at = [everything(book)], 0
    for _ in range(150):
        way = chance.random()
        if way < 0.4 and at > 0:
            book.undo()
            at -= 1
        elif way < 0.7 and at < len(states) - 1:
            book.redo()
            at += 1
        else:
            life.go_on()
            if (now := everything(book)) != states[at]:
                states[at + 1 :] = [now]
                at += 1
        assert everything(book) == states[at]


def test_undo_says_what_it_took_back_and_what_to_look_at_again(book: Book) -> None:
    stored(book)
    assert book.undo_label() == "Add somebody"
    undone = book.undo()
    assert undone is not None
    assert undone.label == "Add somebody"
    assert undone.kinds == {Kind.CONTACT, Kind.ORGANISATION}
    assert (book.undo_label(), book.redo_label()) == (None, "Add somebody")


def test_undo_survives_a_restart(opened: Opening) -> None:
    first = opened()
    kept = stored(first)
    first.close()
    first.undo()
    with first.reading() as reading:
        assert reading.contacts.contacts([kept.id]) == {}


def test_undo_does_not_take_back_what_another_seat_did_since(opened: Opening) -> None:
    first, second = opened(), opened()
    kept = stored(first)
    with second.writing("Edit Ann") as writing:
        writing.contacts.save(replace(kept, notes="Theirs"), on=TODAY)
    with pytest.raises(ChangedElsewhereError, match="Add somebody"):
        first.undo()
    second.undo()
    assert first.undo() is not None


def test_what_later_things_build_on_stays(book: Book) -> None:
    kept = stored(book)
    with book.writing("Print", undoable=False) as writing:
        writing.batches.add_draft(draft(piece(kept.id)))
    before = everything(book)
    with pytest.raises(ChangedElsewhereError):
        book.undo()
    assert everything(book) == before


def test_a_new_change_ends_the_way_forward(book: Book) -> None:
    stored(book)
    book.undo()
    stored(book)
    assert book.redo() is None


def test_a_change_without_undo_leaves_the_way_forward_alone(book: Book) -> None:
    stored(book)
    book.undo()
    with book.writing("Set", undoable=False) as writing:
        writing.settings.save(Settings(name="Bakery"))
    assert book.redo() is not None


def test_adding_and_taking_away_in_one_change_leaves_no_trace(book: Book) -> None:
    kept = stored(book)
    with book.writing("Plan") as writing:
        first = writing.batches.add_draft(draft(piece(kept.id)))
        writing.batches.leave_out(first.pieces[0].number, "no")
        writing.contacts.save(replace(kept, notes="1"), on=TODAY)
        writing.contacts.save(replace(writing.contacts.contact(kept.id), notes="2"), on=TODAY)
    after = everything(book)
    book.undo()
    book.redo()
    assert everything(book) == after


def test_a_change_that_continues_another_is_undone_with_it(book: Book) -> None:
    before = everything(book)
    kept = stored(book)
    with book.writing("Print", continues="Add somebody") as writing:
        batch = writing.batches.add_draft(draft(piece(kept.id)))
        writing.contacts.save(replace(kept, notes="Printed"), on=TODAY)
        writing.relabel(f"Print batch {batch.id}")
    after = everything(book)
    undone = book.undo()
    assert undone is not None
    assert undone.label == "Print batch 1"
    assert everything(book) == before
    book.redo()
    assert everything(book) == after


def test_old_history_is_dropped_and_the_book_is_not(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("appreciation.store.journal.KEPT_CHANGES", 20)
    kept = stored(book, ann(notes="0"))
    for number in range(23):
        with book.writing(str(number)) as writing:
            kept = writing.contacts.save(replace(kept, notes=str(number + 1)), on=TODAY)
    undone = 0
    while book.undo():
        undone += 1
    assert undone == 20
    with book.reading() as reading:
        assert reading.contacts.contact(kept.id).notes == "3"
