"""The book: opening it, and working in it one transaction at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError

from appreciation.domain.errors import ChangedElsewhereError
from appreciation.store.engine import (
    postgresql_engine,
    reading_engine,
    sqlite_engine,
    writing_engine,
)
from appreciation.store.failures import (
    BookMissingError,
    BookUnreachableError,
    ReadOnlyBookError,
    in_words,
)
from appreciation.store.formats import migrate, stored_format
from appreciation.store.history import Undone, move, next_label
from appreciation.store.journal import Journal
from appreciation.store.schema import FORMAT
from appreciation.store.scrubbing import clear_storage, rebuild_search
from appreciation.store.settings import begin_on
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
    def writing(
        self, label: str, *, undoable: bool = True, continues: str = ""
    ) -> Iterator[Writing]:
        """Yield the book for one change; keep it all on success, nothing on any exception.

        `label` is what Undo calls it. Where the latest change is called `continues`, the two become
        one: a single Undo takes both back. Waits for another writer; raises `BookBusyError` when
        that takes too long, `ReadOnlyBookError` when the book can only be read.
        """
        with self.write_connection() as connection:
            journal = Journal(connection, label, self.seat, undoable=undoable, continues=continues)
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

    def scrub(self) -> None:
        """Clear what was erased out of the file itself, after the change that erased it."""
        with self.write_connection() as connection:
            rebuild_search(connection)
        with in_words(self.name):
            clear_storage(self.engine, self.name)

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
    """Open the book in a file or at a `postgresql+psycopg://` URL; make it if `create` is set.

    A book of an older program is brought up to date, after a backup. `seat` names this computer, so
    that Undo on a shared book takes back what was done here. What cannot be written to opens
    read-only.

    Raises `BookMissingError`, `NewerBookError` or `NotABookError` with everything left untouched;
    `DamagedBookError`, `BookBusyError` or `BookUnreachableError` when it cannot be read.
    """
    path = _path(target)
    if path is not None and not path.exists():
        if not create:
            raise BookMissingError(f"There is no book at “{path}”.")
        _make_file(path)
    read_only = path is not None and not _is_writable(path)
    engine = _engine(target, path, read_only=read_only)
    book = Book(target, path, engine, read_only=read_only, seat=seat)
    try:
        _bring_up_to_date(book, create=create, today=now.date())
    except BaseException:
        book.close()
        raise
    return book


def _bring_up_to_date(book: Book, *, create: bool, today: date) -> None:
    with book.reading() as reading:
        found = stored_format(reading.connection, book.name)
    if found is None and not create:
        raise BookMissingError(f"There is no book in “{book.name}”: it is empty.")
    if found != FORMAT:
        with in_words(book.name):
            migrate(book.engine)
    if found is None:
        with book.write_connection() as connection:
            begin_on(connection, today)


def _engine(target: str, path: Path | None, *, read_only: bool) -> Engine:
    if path is None:
        return postgresql_engine(target)
    return sqlite_engine(path, mode="ro" if read_only else "rw")


def _path(target: str) -> Path | None:
    """Return the file of a book; None when it is on a server."""
    if target.startswith("postgresql"):
        return None
    return Path(target.removeprefix("sqlite:///")).absolute()


def _make_file(path: Path) -> None:
    """Make an empty file that only its owner may read, in a folder of the same kind."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise BookUnreachableError(
            f"No book can be made at “{path}”: {error.strerror}. Choose another place."
        ) from error


def _is_writable(path: Path) -> bool:
    """Return whether the file and its folder, where SQLite keeps its log, can be written to."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
