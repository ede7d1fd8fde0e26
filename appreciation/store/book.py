"""The book: opening it, and working in it one transaction at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError

from appreciation.domain.errors import ChangedElsewhereError
from appreciation.store.backup_files import Backup
from appreciation.store.backups import Backups
from appreciation.store.engine import reading_engine, writing_engine
from appreciation.store.failures import (
    BookFullError,
    BookMissingError,
    BookUnreachableError,
    DamagedBookError,
    NotABookError,
    ReadOnlyBookError,
    in_words,
)
from appreciation.store.formats import migrate, stored_format
from appreciation.store.journal import Journal
from appreciation.store.latest_change import Undone, next_label
from appreciation.store.opening import Access, access, ended_uncleanly, has_room, make_file, path_of
from appreciation.store.schema import FORMAT
from appreciation.store.transactions import Reading, Writing

_SMALLEST = 512
"""Bytes in the smallest page there is: what is shorter is no database, but an empty file."""


class Book:
    """An open book. Safe to share between threads: each transaction has a connection of its own."""

    def __init__(
        self, target: str, access: Access, *, seat: str = "", backup_folder: Path | None = None
    ) -> None:
        self.target = target
        self.path = path_of(target)
        self.name = self.path.name if self.path else make_url(target).database or ""
        self.engine = access.engine
        self.read_only = access.read_only
        self.warnings = access.warnings
        self.seat = seat
        self.backups = Backups(target, self.path, backup_folder)
        self._access = access
        self._readers = reading_engine(self.engine)
        self._writers = writing_engine(self.engine)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Yield the book as it stands now, unchanging."""
        with self._in_words(), self._readers.begin() as connection:
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
        try:
            with self._in_words(), self._writers.begin() as connection:
                yield connection
        except BookFullError as error:
            if not self.backups.give_ballast_up():
                raise
            raise BookFullError(
                f"{error} Five megabytes kept in reserve were given free for that."
            ) from error

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

    def check(self) -> tuple[str, ...]:
        """Return everything that is wrong with the book, in words; nothing when it is whole."""
        from appreciation.store.soundness import problems

        try:
            with self.reading() as reading:
                found = problems(reading.connection)
            found = found or self.backups.differences(self.engine)
        except DamagedBookError as error:
            return (str(error),)
        return (*found, self.backups.mend()) if found else ()

    def counts(self) -> dict[str, int]:
        """Return how many there are of each kind of thing."""
        from appreciation.store.soundness import counts

        with self.reading() as reading:
            return counts(reading.connection)

    def engine_version(self) -> str:
        """Return what keeps the book, with its version."""
        from appreciation.store.soundness import engine_version

        with self.reading() as reading:
            return engine_version(reading.connection)

    def backup(self, file: Path | None, now: datetime) -> Backup:
        """Make a checked copy, in a file of the owner's choice or among the other backups.

        Raises `BackupFailedError`, with whatever was there before left in its place.
        """
        if file is None:
            return self.backups.dated(self.engine, now, "by-hand")
        return self.backups.named(self.engine, file, now)

    def backup_before(self, reason: str, now: datetime) -> Backup | None:
        """Make a backup before something big; a book in which nothing was ever done needs none."""
        if self.data_version() == 0:
            return None
        return self.backups.dated(self.engine, now, f"before-{reason}")

    def ensure_daily_backup(self, now: datetime) -> Backup | None:
        """Make the backup of the day unless there is one; a look at file names when there is.

        Raises `DamagedBookError` for a book that is no longer whole, `BackupFailedError`.
        """
        if self.read_only or self.data_version() == 0:
            return None
        return self.backups.daily(self.engine, now)

    def scrub(self) -> None:
        """Clear what was erased out of the file itself, after the change that erased it."""
        from appreciation.store.scrubbing import clear_storage, rebuild_search

        with self.write_connection() as connection:
            rebuild_search(connection)
        with in_words(self.name):
            clear_storage(self.engine, self.name)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._access.close()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Say what goes wrong in words; of a damaged book, also which backup to put back."""
        try:
            with in_words(self.name):
                yield
        except DamagedBookError as error:
            raise self.backups.damaged() from error

    def _move(self, *, undo: bool) -> Undone | None:
        from appreciation.store.history import move

        try:
            with self.write_connection() as connection:
                return move(connection, self.seat, undo=undo)
        except IntegrityError as error:
            raise ChangedElsewhereError(
                "Something that came later builds on this change, so it stays as it is."
                " Nothing was undone or redone."
            ) from error


def open_book(
    target: str,
    *,
    create: bool,
    now: datetime,
    seat: str = "",
    backup_folder: Path | None = None,
) -> Book:
    """Open the book in a file or at a `postgresql+psycopg://` URL; make it if `create` is set.

    A book of an older program is brought up to date, after a backup. `seat` names this computer, so
    that Undo on a shared book takes back what was done here. What cannot be written to opens
    read-only. Backups of a book on a server go into `backup_folder`, those of a file beside it.
    After an unclean end the whole file is checked.

    Raises `BookMissingError`, `NewerBookError` or `NotABookError` with everything left untouched;
    `DamagedBookError`, `BookBusyError` or `BookUnreachableError` when it cannot be read.
    """
    path = path_of(target)
    backups = Backups(target, path, backup_folder)
    if path is not None and not path.exists():
        if not create:
            raise BookMissingError(
                f"There is no book at “{path}”. Importing your contacts there begins one; "
                "if you have one, check its folder and name."
            )
        make_file(path)
    elif path is not None and path.stat().st_size < _SMALLEST and backups.newest_good():
        raise backups.damaged("It is empty.")
    book = partial(Book, target, seat=seat, backup_folder=backup_folder)
    get_ready = partial(_ready, create=create, now=now)
    try:
        was_cut_short = path is not None and ended_uncleanly(path)
        try:
            return get_ready(book(access(target)), was_cut_short=was_cut_short)
        except (BookFullError, BookUnreachableError):
            if path is None or has_room(path):
                raise
            way = access(target, read_only=not backups.give_ballast_up())
            return get_ready(book(way), was_cut_short=was_cut_short)
    except (DamagedBookError, NotABookError) as error:
        if isinstance(error, NotABookError) and backups.newest_good() is None:
            raise
        raise backups.damaged() from error


def _ready(book: Book, *, was_cut_short: bool, create: bool, now: datetime) -> Book:
    try:
        if was_cut_short:
            _look_for_damage(book)
        _bring_up_to_date(book, create=create, now=now)
    except BaseException:
        book.close()
        raise
    return book


def _look_for_damage(book: Book) -> None:
    from appreciation.store.soundness import faults

    with book.reading() as reading:
        found = faults(reading.connection)
    if found:
        raise DamagedBookError(found[0])


def _bring_up_to_date(book: Book, *, create: bool, now: datetime) -> None:
    with book.reading() as reading:
        found = stored_format(reading.connection, book.name)
    if found is None and not create:
        raise BookMissingError(f"There is no book in “{book.name}”: it is empty.")
    if found not in {None, FORMAT}:
        book.backups.dated(book.engine, now, "before-migration")
    if found != FORMAT:
        from appreciation.store.settings import begin_on

        with in_words(book.name):
            migrate(book.engine, ending=partial(begin_on, day=now.date()))
