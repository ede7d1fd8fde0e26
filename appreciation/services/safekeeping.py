"""Keeping the book safe: backups, checks, and putting a backup back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from appreciation.domain.errors import UserError
from appreciation.services.desk import Desk
from appreciation.services.forgetting import erase_again
from appreciation.store.backup_files import Backup, dated_backups
from appreciation.store.looking_inside import Inside, look_inside
from appreciation.store.restoring import Restored, restore

__all__ = [
    "Backup",
    "Checked",
    "Inside",
    "KeptBackup",
    "Restored",
    "backup",
    "backups",
    "checked",
    "inside",
    "put_back",
    "put_back_here",
    "warnings",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a look through the whole book found; without `problems` it is whole."""

    problems: tuple[str, ...]
    engine: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBackup:
    """A backup among those that are kept by date; `reason` is a word as `daily`."""

    path: Path
    at: datetime
    reason: str
    size: int


def backups(desk: Desk) -> tuple[KeptBackup, ...]:
    """Return the dated backups of the book, newest first."""
    kept = desk.book.backups
    return tuple(
        KeptBackup(path=each.path, at=each.at, reason=each.reason, size=each.path.stat().st_size)
        for each in dated_backups(kept.folder, kept.stem)
    )


def inside(file: Path) -> Inside:
    """Return what a backup holds, before it is put back; raise `UnusableBackupError`."""
    return look_inside(file)


def put_back_here(desk: Desk, file: Path) -> Restored:
    """Put a backup in the place of the open book, which is kept among the backups.

    The book has to be opened anew afterwards. Raises `UnusableBackupError` for a file that cannot
    be put back, with the book left as it was.
    """
    kept = desk.book.backups.folder.parent
    return put_back(desk.book.target, file, now=desk.now, backup_folder=kept)


def backup(desk: Desk, file: Path | None) -> Backup:
    """Make a checked copy of the book, in a file or among its other backups."""
    return desk.book.backup(file, desk.now)


def checked(desk: Desk) -> Checked:
    """Look through the whole book. What is damaged is not counted."""
    problems = desk.book.check()
    return Checked(
        problems=problems,
        engine=desk.book.engine_version(),
        counts={} if problems else desk.book.counts(),
    )


def warnings(desk: Desk) -> tuple[str, ...]:
    """Return what the owner should know about the book before working in it, in words.

    Sees to the backup of the day; one that cannot be made keeps nobody from working.
    """
    try:
        desk.book.ensure_daily_backup(desk.now)
    except UserError as error:
        return (*desk.book.warnings, str(error))
    return desk.book.warnings


def put_back(
    target: str, file: Path, *, now: datetime, backup_folder: Path | None = None
) -> Restored:
    """Put a backup in the place of the book, which need not open, and keep what was there.

    Whoever was forgotten since that backup was made is erased from it first. Raises
    `UnusableBackupError` for a file that cannot be put back, with the book left as it was.
    """
    return restore(target, file, now=now, backup_folder=backup_folder, erase_again=erase_again)
