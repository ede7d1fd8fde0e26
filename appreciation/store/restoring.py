"""Putting a backup in the place of the book; the present book need not even open."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import NoResultFound

from appreciation.domain.errors import UserError
from appreciation.store.backup_files import (
    SIDECARS,
    flush,
    flush_folder,
    in_words as disk_in_words,
    make_folder,
    part_of,
    sha256_of,
    written_sha256,
)
from appreciation.store.backups import Backups, vacuum_into
from appreciation.store.book import Book, open_book
from appreciation.store.engine import sqlite_engine
from appreciation.store.erasures import NOBODY, Erasures, carry_over
from appreciation.store.failures import (
    BookMissingError,
    DamagedBookError,
    NotABookError,
    in_words,
)
from appreciation.store.formats import migrate, stored_format
from appreciation.store.opening import Access, access_for_reading, copied_aside, path_of
from appreciation.store.pouring import go_on_from, numbers_reached, pour, tables_of
from appreciation.store.rows import next_numbers
from appreciation.store.soundness import faults
from appreciation.store.taken_back import what_is_taken_back

_STAMP = "%Y-%m-%d-%H%M%S"


class UnusableBackupError(UserError):
    """The file that was to be put back cannot be; the present book was left as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What became of the book that was there: `path`, None when there was none.

    `sha256` is that of the file that was put back; `warnings` are for the owner, in words.
    """

    path: Path | None
    sha256: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """What a book hands on to the one that takes its place."""

    erasures: Erasures
    numbers: dict[str, int]

    @classmethod
    def of(cls, connection: Connection) -> "_Left":
        """Read it from a book."""
        return cls(erasures=Erasures.of(connection), numbers=numbers_reached(connection))


_NOTHING = _Left(erasures=NOBODY, numbers={})
_GAP = 1000
"""Numbers left out where nobody knows which were given out since the newest backup."""


def restore(
    target: str,
    file: Path,
    *,
    now: datetime,
    backup_folder: Path | None = None,
    erase_again: Callable[[Book], None],
) -> Restored:
    """Put a backup in the place of the book at `target`, on whichever engine.

    The file is checked first and never touched. Whoever was forgotten in the present book stays
    so: `erase_again` is called with the book about to be put back, which knows their hashes by
    then. A present book that is whole is kept as a backup and changed in one transaction, so that
    other programs may have it open; one that is damaged is moved aside with all that belongs to it.

    Raises `UnusableBackupError`, `NewerBookError` and what opening the present book raises, with
    everything left as it was.
    """
    path = path_of(target)
    backups = Backups(target, path, backup_folder)
    folder = path.parent if path else backups.folder
    make_folder(folder)
    with part_of(folder / f"{backups.stem}-being-restored") as part:
        sha256 = _stage(file, part, path)
        present = _present(target, now, backup_folder)
        if present is None and path is not None:
            return _exchange(path, part, now, sha256, erase_again)
        if present is None:
            raise BookMissingError(f"There is no database at “{target}”.")
        with closing(present):
            return _pour_in(present, part, now, sha256, erase_again)


def _stage(file: Path, part: Path, book: Path | None) -> str:
    """Copy a backup, checked, as a book of this program's format; return its hash."""
    if not file.is_file():
        raise UnusableBackupError(f"There is no backup at “{file}”. The book was left as it is.")
    if book is not None and book.exists() and file.samefile(book):
        raise UnusableBackupError(f"“{file}” is the book itself. It was left as it is.")
    sha256, written = sha256_of(file), written_sha256(file)
    if written not in {None, sha256}:
        raise UnusableBackupError(
            f"The backup “{file}” has changed since it was made, so it cannot be trusted."
            " The book was left as it is; choose another backup."
        )
    try:
        _copy_checked(file, part, book.name if book is not None else file.name)
    except (DamagedBookError, NotABookError, BookMissingError) as error:
        raise UnusableBackupError(
            f"“{file}” is damaged, or is no backup of a book. The book was left as it is;"
            " choose another backup."
        ) from error
    return sha256


def _copy_checked(file: Path, part: Path, book: str) -> None:
    with in_words(file.name):
        with closing(access_for_reading(file)) as backup:
            with backup.engine.connect() as connection:
                found = faults(connection)
                if found or stored_format(connection, file.name) is None:
                    raise DamagedBookError(" ".join(found))
            with in_words(book):  # it is written where the book lies
                vacuum_into(backup.engine, part)
        copy = sqlite_engine(part, mode="rw", journal="DELETE")
        try:
            migrate(copy)
        finally:
            copy.dispose()


def _present(target: str, now: datetime, backup_folder: Path | None) -> Book | None:
    """Return the present book; None when there is none that is whole."""
    is_file = path_of(target) is not None
    try:
        book = open_book(target, create=not is_file, now=now, backup_folder=backup_folder)
    except (BookMissingError, DamagedBookError, NotABookError):
        if is_file:
            return None
        raise
    if not book.check():
        return book
    book.close()
    return None


def _pour_in(
    present: Book, part: Path, now: datetime, sha256: str, erase_again: Callable[[Book], None]
) -> Restored:
    with present.write_connection() as connection:
        kept = present.backups.dated(present.engine, now, "before-restore")
        _carry_on(part, _Left.of(connection), erase_again)
        copy = sqlite_engine(part, mode="rw", journal="DELETE")
        try:
            with copy.begin() as source:
                warnings = what_is_taken_back(connection, source)
                pour(source, connection, tables_of(source))
            next_numbers(connection, "change")  # so that other seats look again
        finally:
            copy.dispose()
    return Restored(path=kept.path, sha256=sha256, warnings=warnings)


def _exchange(
    path: Path, part: Path, now: datetime, sha256: str, erase_again: Callable[[Book], None]
) -> Restored:
    """Move what is there aside, and the backup into its place."""
    left = _left_in_damaged(path) if path.exists() else _NOTHING
    _carry_on(part, left or _guessed(path), erase_again)
    with disk_in_words(path):
        aside = _move_aside(path, now)
        flush(part)
        part.replace(path)
        flush_folder(path.parent)
    if left is not None:
        return Restored(path=aside, sha256=sha256)
    warning = (
        "Who was forgotten after that backup was made can no longer be read in the damaged book."
        " Look for them, and forget them again."
    )
    return Restored(path=aside, sha256=sha256, warnings=(warning,))


def _carry_on(part: Path, left: "_Left", erase_again: Callable[[Book], None]) -> None:
    """Let a book about to be put back begin where the one before it left off."""
    engine = sqlite_engine(part, mode="rw", journal="DELETE")
    with closing(Book(str(part), Access(engine=engine))) as book:
        with book.write_connection() as connection:
            go_on_from(connection, left.numbers)
            news = carry_over(left.erasures, connection)
        if news:
            erase_again(book)


def _left_in_damaged(path: Path) -> "_Left | None":
    """Return what can still be read of it in a damaged book; None when nothing can."""
    aside = copied_aside(path)
    engine = sqlite_engine(aside / path.name, mode="rw")
    try:
        with in_words(path.name), engine.begin() as connection:
            return _Left.of(connection)
    except (UserError, NoResultFound, ValueError):
        return None
    finally:
        engine.dispose()
        shutil.rmtree(aside, ignore_errors=True)


def _guessed(path: Path) -> "_Left":
    """Return where a book that cannot be read must have been, by its newest backup."""
    newest = Backups(str(path), path, None).newest_good()
    left = (_left_in_damaged(newest) if newest else None) or _NOTHING
    numbers = {name: value + _GAP for name, value in left.numbers.items()}
    return _Left(erasures=left.erasures, numbers=numbers)


def _move_aside(path: Path, now: datetime) -> Path | None:
    """Move a book away with all that belongs to it; return where to, None when there was none."""
    name = f"{path.name}.damaged-{now.strftime(_STAMP)}"
    number = 0
    while path.with_name(name).exists():
        number += 1
        name = f"{path.name}.damaged-{now.strftime(_STAMP)}-{number}"
    found = [tail for tail in ("", *SIDECARS) if path.with_name(path.name + tail).exists()]
    for tail in found:
        path.with_name(path.name + tail).rename(path.with_name(name + tail))
    flush_folder(path.parent)
    return path.with_name(name) if "" in found else None
