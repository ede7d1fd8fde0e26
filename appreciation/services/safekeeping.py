"""Keeping the book safe: backups, checks, and putting a backup back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from appreciation.domain.errors import UserError
from appreciation.services.desk import Desk
from appreciation.services.forgetting import erase_again
from appreciation.store.backup_files import Backup
from appreciation.store.restoring import Restored, restore

__all__ = ["Backup", "Checked", "Restored", "backup", "checked", "put_back", "warnings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a look through the whole book found; without `problems` it is whole."""

    problems: tuple[str, ...]
    engine: str
    counts: dict[str, int]


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
