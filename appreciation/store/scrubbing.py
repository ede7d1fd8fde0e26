"""Clearing what was erased out of the file itself, not only out of sight."""

from time import sleep

from sqlalchemy import Connection, Engine

from appreciation.store.engine import OUTSIDE_TRANSACTIONS
from appreciation.store.failures import BookBusyError
from appreciation.store.whole_schema import metadata

_TRIES, _PAUSE_SECONDS = 8, 0.25
_READERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL
"""
"""Who else looks at the book, the server's own upkeep too: for them erased rows are kept."""


def rebuild_search(connection: Connection) -> None:
    """Make the index of words anew: words that were taken out would stay in the file until then."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO contact_search (contact_search) VALUES ('rebuild')")


def clear_storage(engine: Engine, name: str) -> None:
    """Leave nothing of erased rows on the disk; `secure_delete` has blanked the pages of SQLite.

    Raises `BookBusyError` when somebody else is reading the book: the rows are gone, their traces
    in the log not yet.
    """
    if engine.dialect.name != "sqlite":
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            busy = not any(_vacuumed_alone(connection) for _ in range(_TRIES))
    else:
        with engine.connect().execution_options(begin=OUTSIDE_TRANSACTIONS) as connection:
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
    if busy:
        raise BookBusyError(
            f"The person is erased. Another program is reading the book “{name}”, so traces may"
            " stay in its log until that one is closed."
        )


def _vacuumed_alone(connection: Connection) -> bool:
    """Write every table anew, and return whether nobody looked; else wait a little."""
    tables = ", ".join(each.name for each in metadata.sorted_tables)
    looked = connection.exec_driver_sql(_READERS).scalar()
    connection.exec_driver_sql(f"VACUUM (FULL) {tables}")
    if looked or connection.exec_driver_sql(_READERS).scalar():
        sleep(_PAUSE_SECONDS)
        return False
    return True
