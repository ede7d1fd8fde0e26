"""Somebody who is forgotten is gone for good (law 9)."""

import base64
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from appreciation.domain.batches import BatchFile, FileKind, PieceState
from appreciation.domain.contacts import Contact
from appreciation.domain.gratitude import Purchase
from appreciation.domain.touches import Touch, TouchKind
from appreciation.store.book import Book
from appreciation.store.failures import BookBusyError, ErasedFileError
from appreciation.store.whole_schema import metadata
from tests.store.people import TODAY, ann, birthday, draft, piece, stored

QUILL = Contact(
    full_name="Quillon Vexworth",
    given_name="Quillon",
    family_name="Vexworth",
    organisation="Vexworth Plumbing",
    notes="Vexworth's note",
    emails=ann().emails,
    occasions=(birthday(3, 4),),
    entered_on=TODAY,
)


PDF_IN_HISTORY = base64.b64encode(b"%PDF Quillon").decode()[:15]


def lived(book: Book) -> Contact:
    """Give Quillon Vexworth a life that leaves traces everywhere; return him."""
    friend = stored(book)
    person = stored(book, QUILL)
    with book.writing("Edit Quillon Vexworth") as writing:
        renamed = replace(person, full_name="Quillon Vexworth-Ng", organisation="Vexworth Inc")
        writing.contacts.save(renamed, on=TODAY)
    with book.writing("Edit Quillon Vexworth-Ng") as writing:
        person = writing.contacts.save(
            replace(writing.contacts.contact(2), nickname="Vex"), on=TODAY
        )
        call = Touch(contact_id=person.id, kind=TouchKind.CALL, on=TODAY, note="Vexworth called")
        writing.touches.add(call)
    with book.writing("Household of Quillon Vexworth-Ng and Ann Müller") as writing:
        writing.households.make([friend.id, person.id], envelope_name="Ann & Quillon Vexworth")
        writing.not_same.add(friend.id, person.id)
        bought = Purchase(contact_id=person.id, on=TODAY, what="Vexworth's van")
        writing.purchases.add(bought)
    named: dict[str, Any] = {"recipient": "Quillon Vexworth", "label": "Vexworth day"}
    with book.writing("Print") as writing:
        shared = piece(friend.id, person.id, identity="wedding", **named)
        alone = piece(person.id, identity="other:vexworth day", text="Dear Vexworth", **named)
        batch = writing.batches.add_draft(draft(shared, alone))
        kept = BatchFile(kind=FileKind.CARDS, name="cards.pdf", pages=1, sha256="")
        writing.batches.add_files(batch.id, [(kept, b"%PDF Quillon Vexworth")])
        printed = replace(batch.pieces[0], state=PieceState.PRINTED)
        writing.batches.save_pieces([printed])
    give_up(book, person)
    with book.reading() as reading:
        return reading.contacts.contact(person.id)


def give_up(book: Book, person: Contact) -> None:
    """Draft once more, keep the pages, and give them and then the draft up."""
    named: dict[str, Any] = {"recipient": "Quillon Vexworth", "label": "Vexworth day"}
    kept = BatchFile(kind=FileKind.CARDS, name="cards.pdf", pages=1, sha256="")
    with book.writing("Draft") as writing:
        given_up = writing.batches.add_draft(draft(piece(person.id, year=2024, **named)))
        writing.batches.add_files(given_up.id, [(kept, b"%PDF Quillon Vexworth")])
    with book.writing("Give up") as writing:
        writing.batches.discard(given_up.id)
    with book.writing("Give the pages of the first one up") as writing:
        writing.batches.remove_files(1)
        writing.batches.add_files(1, [(kept, b"%PDF Quillon Vexworth-Ng")])


def forget(book: Book, person: Contact) -> None:
    with book.writing("Forget a person", undoable=False) as writing:
        writing.suppression.forget_keys(["a1", "b2"])
        writing.contacts.erase(person.id)
    book.scrub()


def whole_book(book: Book) -> str:
    with book.reading() as reading:
        return repr(
            [reading.connection.execute(select(table)).all() for table in metadata.sorted_tables]
        )


def test_no_table_names_them_any_more_and_undo_does_not_bring_them_back(book: Book) -> None:
    person = lived(book)
    assert "Vexworth" in whole_book(book)
    assert PDF_IN_HISTORY in whole_book(book)
    forget(book, person)
    assert "vexworth" not in whole_book(book).casefold()
    assert PDF_IN_HISTORY not in whole_book(book)
    while book.undo_label():
        try:
            book.undo()
        except Exception:  # noqa: BLE001 - whatever stops it: it must not bring them back
            break
    assert "vexworth" not in whole_book(book).casefold()


def test_nothing_of_them_stays_in_the_file(tmp_path: Path, book: Book) -> None:
    forget(book, lived(book))
    content = (on_the_disk(book) if book.path is None else in_files(book, tmp_path)).lower()
    assert b"vexwo" not in content
    assert b"quill" not in content


def test_nothing_is_claimed_while_somebody_on_the_server_still_sees_them(book: Book) -> None:
    if book.path is not None:
        return
    person = lived(book)
    usual = {"isolation_level": "REPEATABLE READ"}
    with book.engine.connect().execution_options(**usual) as seeing:
        seeing.exec_driver_sql("SELECT 1")
        with pytest.raises(BookBusyError, match="traces may stay"):
            forget(book, person)
    book.scrub()
    assert b"vexwo" not in on_the_disk(book).lower()


def in_files(book: Book, folder: Path) -> bytes:
    """Return what the files of a closed book hold."""
    book.close()
    return b"".join(each.read_bytes() for each in folder.glob("book.db*"))


def on_the_disk(book: Book) -> bytes:
    """Return what a server holds in the files of the tables, the space of erased rows included."""
    found = []
    with book.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CHECKPOINT")
        for table in metadata.sorted_tables:
            query = f"SELECT pg_read_binary_file(pg_relation_filepath('{table.name}'))"
            found.append(connection.exec_driver_sql(query).scalar_one())
    return b"".join(map(bytes, found))


def test_what_was_posted_is_still_counted(book: Book) -> None:
    forget(book, lived(book))
    with book.reading() as reading:
        first, second = reading.batches.batch(1).pieces
        assert (first.number, first.state, first.contact_ids) == (1, PieceState.PRINTED, (1,))
        assert (second.state, second.contact_ids) == (PieceState.LEFT_OUT, ())
        with pytest.raises(ErasedFileError, match="forgotten"):
            reading.batches.file_content(1, "cards")
        assert reading.households.household(1).envelope_name == ""
        assert reading.suppression.are_forgotten(["a1", "c3"]) == {"a1"}
        assert reading.suppression.any()


def test_who_shared_a_card_that_is_not_made_now_can_be_greeted_all_the_same(book: Book) -> None:
    friend, person = stored(book), stored(book, QUILL)
    with book.writing("Plan") as writing:
        writing.batches.add_draft(draft(piece(friend.id, person.id), piece(friend.id, year=2025)))
    forget(book, person)
    with book.reading() as reading:
        claimed = reading.greetings.claimed(None, date(2020, 1, 1), date(2030, 1, 1))
        assert [(each.contact_id, each.year) for each in claimed] == [(friend.id, 2025)]
        left_out, planned = reading.batches.batch(1).pieces
        assert (left_out.state, left_out.contact_ids) == (PieceState.LEFT_OUT, ())
        assert (planned.state, planned.contact_ids) == (PieceState.PLANNED, (friend.id,))


def test_others_keep_their_undo(book: Book) -> None:
    with book.writing("Import") as writing:
        ids = writing.contacts.add_many([QUILL, ann()])
    with book.reading() as reading:
        person = reading.contacts.contact(ids[0])
    forget(book, person)
    assert book.undo() is not None
    with book.reading() as reading:
        assert reading.contacts.contacts(ids) == {}


def test_each_book_has_a_secret_of_its_own(book: Book) -> None:
    with book.reading() as reading:
        assert len(reading.suppression.key()) == 32
        assert not reading.suppression.any()
