"""Backup files: what they are called, and how one is put in its place for good."""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from appreciation.domain.errors import UserError
from appreciation.store.rotation import kept

ENDING = ".appreciation"
"""How a book's file ends, and that of each of its backups."""

SIDECARS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file while it is in use; some of it belongs to the book."""

_STAMP = "%Y-%m-%d-%H%M%S"
_DATED = r"(?P<at>\d{4}-\d\d-\d\d-\d{6})-(?P<number>\d+)-(?P<reason>[a-z-]+)"
_PART = ".part"


class BackupFailedError(UserError):
    """A backup could not be made, so what was to follow was not done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A checked copy of the book, and the hash of its bytes, which is also kept beside it."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedBackup:
    """A finished backup of our own making; `at` is the time on the owner's clock."""

    path: Path
    at: datetime
    number: int
    reason: str

    def is_good(self) -> bool:
        """Return whether its bytes are still those that were checked when it was made."""
        return self.path.is_file() and written_sha256(self.path) == sha256_of(self.path)


def dated_backups(folder: Path, stem: str) -> list[DatedBackup]:
    """Return the finished backups of a book, newest first; nothing else in the folder is touched.

    Finished means that the hash lies beside. What an owner renamed or copied by hand is theirs.
    """
    pattern = re.compile(re.escape(stem) + "-" + _DATED + re.escape(ENDING))
    names = {entry.name for entry in os.scandir(folder)} if folder.is_dir() else set()
    found = [
        DatedBackup(
            path=folder / name,
            at=datetime.strptime(match["at"], _STAMP),  # noqa: DTZ007 - the owner's clock
            number=int(match["number"]),
            reason=match["reason"],
        )
        for name in names
        if (match := pattern.fullmatch(name)) and f"{name}.sha256" in names
    ]
    return sorted(found, key=lambda each: (each.at, each.number), reverse=True)


def free_place(folder: Path, stem: str, now: datetime, reason: str) -> Path:
    """Return where the next backup goes: two programs at the same second go to two places."""
    begin = f"{stem}-{now.strftime(_STAMP)}"
    numbered = (
        folder / f"{begin}-{number:03}-{reason}{ENDING}"
        for number in count(now.microsecond // 1000)
    )
    return next(place for place in numbered if not place.exists())


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may look into."""
    with in_words(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def part_of(place: Path) -> Iterator[Path]:
    """Yield an empty file beside `place`, for its owner's eyes alone; gone afterwards."""
    part = place.with_name(f".{place.name}{_PART}")
    with in_words(place):
        discard(part)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield part
    finally:
        discard(part)


def settle(part: Path, place: Path) -> Backup:
    """Move a finished file to its place, so that a power cut leaves the old one or the new one."""
    with in_words(place):
        sha256 = sha256_of(part)
        beside = _checksum_file(place)
        flush(part)
        beside.unlink(missing_ok=True)
        part.replace(place)
        flush_folder(place.parent)
        with part_of(beside) as note:
            note.write_text(f"{sha256}  {place.name}\n", encoding="utf-8")
            flush(note)
            note.replace(beside)
        flush_folder(place.parent)
    return Backup(path=place, sha256=sha256)


def discard(file: Path) -> None:
    """Remove a file of ours with all that SQLite keeps beside it."""
    for each in (file, *(file.with_name(file.name + tail) for tail in SIDECARS)):
        each.unlink(missing_ok=True)


def rotate(folder: Path, stem: str, now: datetime) -> None:
    """Remove the backups whose time is over, and what backups that were cut short left behind."""
    found = dated_backups(folder, stem)
    moments = kept((each.at for each in found), now)
    for backup in found:
        if backup.at not in moments:
            backup.path.unlink()
            _checksum_file(backup.path).unlink()
    leftover = re.compile(
        rf"\.{re.escape(stem)}-{_DATED}{re.escape(ENDING)}{re.escape(_PART)}(-wal|-shm|-journal)?"
    )
    for file in list(folder.iterdir()):
        match = leftover.fullmatch(file.name)
        if match and match["at"][:10] < now.strftime("%Y-%m-%d"):
            file.unlink(missing_ok=True)


def written_sha256(file: Path) -> str | None:
    """Return the hash kept beside a backup; None when there is none."""
    try:
        return _checksum_file(file).read_text(encoding="utf-8").split()[0]
    except (OSError, ValueError, IndexError):
        return None


def sha256_of(file: Path) -> str:
    """Return the hash of a file's bytes."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def flush(file: Path) -> None:
    """Wait until a file's bytes are on the disk."""
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Wait until a folder's names are on the disk; Windows does so by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def in_words(place: Path) -> Iterator[None]:
    """Tell the owner what the disk reports."""
    try:
        yield
    except OSError as error:
        raise BackupFailedError(
            f"No backup could be written to “{place}”: {error.strerror}. The book is as it was, and"
            " what was to follow was not done."
        ) from error


def _checksum_file(file: Path) -> Path:
    return file.with_name(f"{file.name}.sha256")
