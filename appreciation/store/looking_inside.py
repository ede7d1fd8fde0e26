"""What is in a backup, before it is put in the place of the book."""

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select

from appreciation.store import schema
from appreciation.store.backup_files import sha256_of, written_sha256
from appreciation.store.failures import (
    BookMissingError,
    DamagedBookError,
    NotABookError,
    in_words,
)
from appreciation.store.formats import stored_format
from appreciation.store.opening import access_for_reading
from appreciation.store.restoring import UnusableBackupError
from appreciation.store.settings import BookSettings

_COUNTED = {"contacts": schema.contact, "batches": schema.batch, "touches": schema.touch}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What a backup holds: whose book it is, how many of each thing, and the newest touch.

    Contacts in the bin are not counted.
    """

    business: str
    counts: dict[str, int]
    last_touch: date | None


def look_inside(file: Path) -> Inside:
    """Return what is in a backup; it is only read. Raises `UnusableBackupError`."""
    if not file.is_file():
        raise UnusableBackupError(f"There is no backup at “{file}”. Nothing was changed.")
    if written_sha256(file) not in {None, sha256_of(file)}:
        raise UnusableBackupError(
            f"The backup “{file.name}” has changed since it was made, so it cannot be trusted."
            " Nothing was changed; choose another backup."
        )
    try:
        with (
            in_words(file.name),
            closing(access_for_reading(file)) as backup,
            backup.engine.connect() as connection,
        ):
            return _inside(connection, file)
    except (DamagedBookError, NotABookError, BookMissingError) as error:
        raise UnusableBackupError(
            f"“{file.name}” is damaged, or is no backup of a book. Nothing was changed; choose"
            " another one."
        ) from error


def _inside(connection: Connection, file: Path) -> Inside:
    if stored_format(connection, file.name) is None:
        raise NotABookError(f"“{file.name}” is empty.")
    there = set(inspect(connection).get_table_names())  # an older book has fewer tables
    counts = {
        what: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for what, table in _COUNTED.items()
        if table.name in there
    }
    in_bin = schema.contact.c.binned_on.is_not(None)
    counts["contacts"] -= connection.execute(select(func.count()).where(in_bin)).scalar_one()
    last = connection.execute(select(func.max(schema.touch.c.on_day))).scalar()
    return Inside(
        business=BookSettings(connection).settings().name,
        counts=counts,
        last_touch=date.fromisoformat(last) if last else None,
    )
