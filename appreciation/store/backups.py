"""Making backups: one step, checked, and only then in their place."""

import re
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from appreciation.store.backup_files import (
    SIDECARS,
    Backup,
    BackupFailedError,
    dated_backups,
    free_place,
    make_folder,
    part_of,
    rotate,
    settle,
)
from appreciation.store.ballast import give_ballast_up, lay_ballast
from appreciation.store.engine import OUTSIDE_TRANSACTIONS, reading_engine, sqlite_engine
from appreciation.store.failures import DamagedBookError, in_words
from appreciation.store.formats import migrate, stored_format

_HEADER = b"SQLite format 3\0"


class Backups:
    """The backups of one book, in a folder that holds nothing but them.

    Those of a file lie in a folder beside it. Those of a book on a server, in a folder of its own
    within `on_server`, a folder of this computer.
    """

    def __init__(self, target: str, path: Path | None, on_server: Path | None) -> None:
        if path is not None:
            self._folder: Path | None = path.parent / f"{path.stem}-backups"
            self.stem = path.stem
        else:
            url = make_url(target)
            self.stem = _safe(url.database or "book")
            server = _safe(f"{url.database}@{url.host or 'here'}-{url.port or 5432}")
            self._folder = on_server and on_server / f"{server}-backups"
        self._path = path

    @property
    def folder(self) -> Path:
        """Where they lie. Raises `BackupFailedError` when nobody said where."""
        if self._folder is None:
            raise BackupFailedError(
                f"No folder was named for backups of the book “{self.stem}” on its server, so what"
                " was to follow was not done."
            )
        return self._folder

    def newest_good(self) -> Path | None:
        """Return the newest backup whose bytes are still those that were checked."""
        if self._folder is None:
            return None
        found = dated_backups(self._folder, self.stem)
        return next((each.path for each in found if each.is_good()), None)

    def dated(self, engine: Engine, now: datetime, reason: str) -> Backup:
        """Make a backup under a dated name; `reason` is one or more words joined by hyphens."""
        make_folder(self.folder)
        return checked_copy(engine, self.stem, free_place(self.folder, self.stem, now, reason))

    def named(self, engine: Engine, file: Path, now: datetime) -> Backup:
        """Make a backup where the owner wants it; into a folder it goes under a dated name.

        Raises `BackupFailedError` rather than write over the book, another book in use, or anything
        that is no book.
        """
        return checked_copy(engine, self.stem, _place_named(file, self.stem, self._path, now))

    def daily(self, engine: Engine, now: datetime) -> Backup | None:
        """Make today's backup if there is none, and let go of those whose time is over.

        A backup dated in the future is not taken for today's. A book that is damaged is not copied
        and none of its backups is removed: `DamagedBookError` names the newest good one.
        """
        from appreciation.store.soundness import faults

        plain = now.replace(tzinfo=None)
        make_folder(self.folder)
        made = dated_backups(self.folder, self.stem)
        if any(each.at.date() == plain.date() and each.at <= plain for each in made):
            return None
        with in_words(self.stem), reading_engine(engine).connect() as connection:
            found = faults(connection)
        found = found or self.differences(engine)
        if found:
            raise self.damaged(found[0])
        backup = self.dated(engine, now, "daily")
        rotate(self.folder, self.stem, plain)
        if self._path is not None:
            lay_ballast(self.folder)
        return backup

    def differences(self, engine: Engine) -> tuple[str, ...]:
        """Return what in an SQLite book is no longer as the newest good backup has it."""
        from appreciation.store.comparing import differences

        backup = self.newest_good() if engine.dialect.name == "sqlite" else None
        if backup is None:
            return ()
        with in_words(self.stem):
            return differences(engine, backup)

    def give_ballast_up(self) -> bool:
        """Free the reserve for a full disk; return whether there was one."""
        return self._path is not None and self._folder is not None and give_ballast_up(self._folder)

    def mend(self) -> str:
        """Return what to do about a damaged book."""
        newest = self.newest_good()
        if newest:
            return f"The newest good backup is “{newest}”; put it back with: restore “{newest}”"
        return "There is no backup of it here; put one back from elsewhere with “restore”."

    def damaged(self, what: str = "") -> DamagedBookError:
        """Return the error for a damaged book: what is safe, and what to do."""
        mend = self.mend()
        return DamagedBookError(
            f"The book “{self.stem}” is damaged and was left as it is. {what} {mend}".replace(
                "  ", " "
            )
        )


def checked_copy(engine: Engine, name: str, place: Path) -> Backup:
    """Copy the book behind an engine into a book file; `name` is what messages call it.

    The copy is of one moment, whoever is writing. It is read back from end to end before it takes
    the place of anything. Raises `BackupFailedError`, and what reading a book raises.
    """
    with part_of(place) as part:
        with in_words(name):
            if engine.dialect.name == "sqlite":
                vacuum_into(engine, part)
            else:
                _pour_into(engine, name, part)
        check_copy(part, place)
        return settle(part, place)


def check_copy(part: Path, place: Path) -> None:
    """Raise `BackupFailedError` for a copy that is not a whole book."""
    from appreciation.store.soundness import faults

    engine = sqlite_engine(part, mode="ro&immutable=1")
    try:
        with in_words(place.name), engine.begin() as connection:
            found = faults(connection)
            if stored_format(connection, place.name) is None:
                found = ("It is empty.",)
    finally:
        engine.dispose()
    if found:
        raise BackupFailedError(
            f"The backup “{place.name}” could not be read back and was thrown away: {found[0]}"
            " The book is as it was, and what was to follow was not done. Run “check”."
        )


def _place_named(file: Path, stem: str, book: Path | None, now: datetime) -> Path:
    if file.is_dir():
        return free_place(file, stem, now, "by-hand")
    if not file.exists():
        make_folder(file.absolute().parent)
        return file.absolute()
    if book is not None and book.exists() and file.samefile(book):
        raise BackupFailedError(f"“{file}” is the book itself. Give the backup another name.")
    in_use = any(file.with_name(file.name + tail).exists() for tail in SIDECARS)
    with file.open("rb") as content:
        if in_use or content.read(len(_HEADER)) != _HEADER:
            raise BackupFailedError(
                f"“{file}” is no backup, and was left as it is. Give the backup another name."
            )
    return file.absolute()


def vacuum_into(engine: Engine, part: Path) -> None:
    """Copy an SQLite file as it is at one moment, leaving out what was deleted."""
    with engine.execution_options(begin=OUTSIDE_TRANSACTIONS).connect() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(part),))


def _pour_into(engine: Engine, name: str, part: Path) -> None:
    from appreciation.store.pouring import pour, tables_of

    copy = sqlite_engine(part, mode="rw", journal="DELETE")
    try:
        with reading_engine(engine).begin() as source:
            migrate(copy, to=stored_format(source, name) or "head")
            with copy.begin() as destination:
                pour(source, destination, tables_of(destination))
    finally:
        copy.dispose()


def _safe(name: str) -> str:
    return re.sub(r"[^\w.@-]+", "-", name)
