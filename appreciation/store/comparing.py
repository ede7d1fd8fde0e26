"""Holding the book against its backup: what damage leaves no other trace shows there.

SQLite keeps no checksums: a letter turned into another one is a sound file to it. But a row's
`version` names one content for good, so a row that differs from the same version of it in a backup,
whose own hash is right, has been damaged.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, Table

from appreciation.store.engine import OUTSIDE_TRANSACTIONS
from appreciation.store.schema import change_row, contact
from appreciation.store.whole_schema import EDITABLE

_SAME_BOOK = """
SELECT (SELECT value FROM main.setting WHERE "key" = 'suppression_key')
     = (SELECT value FROM kept.setting WHERE "key" = 'suppression_key')
   AND (SELECT version_num FROM main.alembic_version)
     = (SELECT version_num FROM kept.alembic_version)
"""
"""Versions of another book, and rows of another format, mean something else."""

_WORKED_OUT = ("last_reached", "last_attempt")
"""Columns of a contact that follow from the touches, without a new version."""


def differences(engine: Engine, backup: Path) -> tuple[str, ...]:
    """Return in words which rows of an SQLite book are no longer what they were in its backup."""
    with engine.execution_options(begin=OUTSIDE_TRANSACTIONS).connect() as connection:
        place = f"{backup.absolute().as_uri()}?mode=ro&immutable=1"
        connection.exec_driver_sql("ATTACH ? AS kept", (place,))
        try:
            if not connection.exec_driver_sql(_SAME_BOOK).scalar():
                return ()
            found = {table.name: _changed(connection, table) for table in (*EDITABLE, change_row)}
        finally:
            connection.exec_driver_sql("DETACH kept")
    return tuple(
        f"{count} entries of “{name}” are no longer what they were in the backup “{backup.name}”."
        for name, count in found.items()
        if count
    )


def _changed(connection: Connection, table: Table) -> int:
    """Count the rows that have the version of a kept row, and another content."""
    key = ("change_id", "seq", "expects") if table is change_row else ("id", "version")
    same = " AND ".join(f'm."{name}" = k."{name}"' for name in key)
    differs = " OR ".join(
        f"{_written(table, column.name, 'm')} IS NOT {_written(table, column.name, 'k')}"
        for column in table.c
        if table is not contact or column.name not in _WORKED_OUT
    )
    written = "TRUE" if table is change_row else "m.version > 0"
    query = (
        f'SELECT count(*) FROM main."{table.name}" m JOIN kept."{table.name}" k ON {same}'  # noqa: S608 - our own names
        f" WHERE {written} AND ({differs})"
    )
    return int(connection.exec_driver_sql(query).scalar_one())


def _written(table: Table, column: str, of: str) -> str:
    """Return the expression for what is in a column for good."""
    if table is not change_row or column != "image":
        return f'{of}."{column}"'
    left_out = ", ".join(f"'$.{name}'" for name in _WORKED_OUT)
    return (
        f"CASE {of}.table_name WHEN 'contact' THEN json_remove({of}.image, {left_out})"
        f" ELSE {of}.image END"
    )
