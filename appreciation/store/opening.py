"""Getting at a book: how its file was left, and how it can be read and written."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from appreciation.store.engine import is_used_elsewhere, postgresql_engine, sqlite_engine
from appreciation.store.failures import BookUnreachableError, in_words
from appreciation.store.whereabouts import place_warning

_OF_THE_BOOK = ("-wal", "-journal")
"""Beside the file, these hold a part of the book."""


_NOTHING_CAN_BE_WRITTEN = frozenset({14, 8, 10})  # CANTOPEN, READONLY, IOERR
_LITTLE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """A way into a book. `aside` is a copy for reading, to be removed after use."""

    engine: Engine
    read_only: bool = False
    aside: Path | None = None
    warnings: tuple[str, ...] = ()

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()
        if self.aside:
            shutil.rmtree(self.aside, ignore_errors=True)


def path_of(target: str) -> Path | None:
    """Return the file of a book; None when it is on a server."""
    if target.startswith("postgresql"):
        return None
    return Path(target.removeprefix("sqlite:///")).absolute()


def access(target: str, *, read_only: bool = False) -> Access:
    """Return the way into the book at a target, read-only where nothing can be written at all."""
    path = path_of(target)
    if path is None:
        return Access(engine=postgresql_engine(target))
    warning = place_warning(path)
    warnings = (warning,) if warning else ()
    if _is_writable(path) and not read_only:
        journal = "DELETE" if warning else "WAL"
        return Access(engine=sqlite_engine(path, mode="rw", journal=journal), warnings=warnings)
    with in_words(path.name):
        reading = access_for_reading(path)
    only_read = f"The book “{path.name}” can only be read: nothing can be written where it lies."
    return Access(
        engine=reading.engine,
        read_only=True,
        aside=reading.aside,
        warnings=(*warnings, only_read),
    )


def access_for_reading(path: Path) -> Access:
    """Return a way to read a file that is not, or cannot be, written to.

    Where SQLite cannot work beside the file, it is read as it is if it is whole so; with a log
    beside it, both are copied and read there.
    """
    engine = sqlite_engine(path, mode="ro")
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").close()
    except DBAPIError as error:
        engine.dispose()
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        if code not in _NOTHING_CAN_BE_WRITTEN:
            raise
    else:
        return Access(engine=engine, read_only=True)
    if not _has_log(path):
        return Access(engine=sqlite_engine(path, mode="ro&immutable=1"), read_only=True)
    aside = copied_aside(path)
    return Access(engine=sqlite_engine(aside / path.name, mode="rw"), read_only=True, aside=aside)


def copied_aside(path: Path) -> Path:
    """Copy a file with its log into a folder of its own, to be removed by the caller."""
    aside = Path(tempfile.mkdtemp(prefix="book-"))
    for tail in ("", *_OF_THE_BOOK):
        beside = path.with_name(path.name + tail)
        if beside.exists():
            shutil.copyfile(beside, aside / beside.name)
    return aside


def ended_uncleanly(path: Path) -> bool:
    """Return whether the last program to write in the book was cut short.

    It left its log, and nobody is using it. Asked before the book is opened.
    """
    return _has_log(path) and _is_writable(path) and not is_used_elsewhere(path)


def has_room(path: Path) -> bool:
    """Return whether SQLite finds what it needs beside a book only to open it."""
    return shutil.disk_usage(path.parent).free > _LITTLE


def make_file(path: Path) -> None:
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


def _has_log(path: Path) -> bool:
    beside = [path.with_name(path.name + tail) for tail in _OF_THE_BOOK]
    return any(each.exists() and each.stat().st_size for each in beside)


def _is_writable(path: Path) -> bool:
    """Return whether the file and its folder, where SQLite keeps its log, can be written to."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
