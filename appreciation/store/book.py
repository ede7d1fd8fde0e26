"""The book: opening it, and working in it one transaction at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError

from appreciation.domain.errors import ChangedElsewhereError
from appreciation.store import schema
from appreciation.store.engine import (
    postgresql_engine,
    reading_engine,
    sqlite_engine,
    writing_engine,
)
from appreciation.store.failures import BookMissingError, ReadOnlyBookError, in_words
from appreciation.store.history import Undone, move, next_label
from appreciation.store.journal import Journal
from appreciation.store.transactions import Reading, Writing


class Book:
    """An open book. Safe to share between threads: each transaction has a connection of its own."""

    def __init__(
        self, target: str, path: Path | None, engine: Engine, *, read_only: bool, seat: str
    ) -> None:
        self.target = target
        self.path = path
        self.name = path.name if path else make_url(target).database or ""
        self.engine = engine
        self.read_only = read_only
        self.seat = seat
        self._readers = reading_engine(engine)
        self._writers = writing_engine(engine)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Yield the book as it stands now, unchanging."""
        with in_words(self.name), self._readers.begin() as connection:
            yield Reading(connection)

    @contextmanager
    def writing(self, label: str, *, undoable: bool = True) -> Iterator[Writing]:
        """Yield the book for one change; keep it all on success, nothing on any exception.

        `label` is what Undo calls it. Waits for another writer; raises `BookBusyError` when that
        takes too long, `ReadOnlyBookError` when the book can only be read.
        """
        with self.write_connection() as connection:
            journal = Journal(connection, label, self.seat, undoable=undoable)
            yield Writing(journal)
            journal.close()

    @contextmanager
    def write_connection(self) -> Iterator[Connection]:
        """Yield a connection as the only writer, for what is no change of an owner's."""
        if self.read_only:
            raise ReadOnlyBookError(
                f"The book “{self.name}” can only be read. Nothing was changed."
            )
        with in_words(self.name), self._writers.begin() as connection:
            yield connection

    def undo(self) -> Undone | None:
        """Take the latest change of this seat back; None when there is nothing to undo.

        Raises `ChangedElsewhereError` when something it touched has been changed since.
        """
        return self._move(undo=True)

    def redo(self) -> Undone | None:
        """Repeat the change undone last; None when there is nothing to redo."""
        return self._move(undo=False)

    def undo_label(self) -> str | None:
        """Return what Undo would take back."""
        with self.reading() as reading:
            return next_label(reading.connection, self.seat, undo=True)

    def redo_label(self) -> str | None:
        """Return what Redo would repeat."""
        with self.reading() as reading:
            return next_label(reading.connection, self.seat, undo=False)

    def data_version(self) -> int:
        """Return a number that grows with every change by anybody: look again when it has."""
        with self.reading() as reading:
            found = reading.connection.execute(
                text("SELECT value FROM counter WHERE name = 'change'")
            ).scalar()
            return int(found or 0)

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()

    def _move(self, *, undo: bool) -> Undone | None:
        try:
            with self.write_connection() as connection:
                return move(connection, self.seat, undo=undo)
        except IntegrityError as error:
            raise ChangedElsewhereError(
                "Something that came later builds on this change, so it stays as it is."
                " Nothing was undone or redone."
            ) from error


def open_book(target: str, *, create: bool, now: datetime, seat: str = "") -> Book:
    """Open the book in a file or at a `postgresql+psycopg://` URL; make it if `create` is set."""
    path = _path(target)
    if path is None:
        engine = postgresql_engine(target)
    else:
        if not path.exists() and not create:
            raise BookMissingError(f"There is no book at “{path}”.")
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        engine = sqlite_engine(path, mode="rw")
    with in_words(target), writing_engine(engine).begin() as connection:
        schema.metadata.create_all(connection)
    return Book(target, path, engine, read_only=False, seat=seat)


def _path(target: str) -> Path | None:
    if target.startswith("postgresql"):
        return None
    return Path(target.removeprefix("sqlite:///"))
