"""Which format a book has, and bringing it up to this program's."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from appreciation.store.engine import writing_engine
from appreciation.store.failures import NewerBookError, NotABookError
from appreciation.store.schema import FORMAT


def stored_format(connection: Connection, name: str) -> str | None:
    """Return the number of the last schema step of a book; None when there is nothing in it yet.

    Raises `NotABookError` for something else, `NewerBookError` for a book of a newer program.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    found: str | None = None
    if {"alembic_version", "contact", "change_row"} <= set(tables):
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is None or not found.isdecimal():
        raise NotABookError(f"“{name}” is not a book of this program. It was left as it is.")
    if int(found) > int(FORMAT):
        raise NewerBookError(
            f"The book “{name}” was written by a newer version of this program. It was left as it"
            " is; install the newer version to open it."
        )
    return found


def migrate(
    engine: Engine, *, to: str = "head", ending: Callable[[Connection], None] | None = None
) -> None:
    """Run the steps a book lacks, up to and with one, and `ending` after them.

    All of it is kept, or nothing when something fails.
    """
    from alembic import command  # noqa: PLC0415 - a quarter of a second, only for new and old books
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option(
        "script_location", str(Path(__file__).parent / "migrations").replace("%", "%%")
    )
    config.set_main_option("path_separator", "os")
    with writing_engine(engine).connect() as connection:
        _set_foreign_keys(connection, on=False)
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, to)
                if ending:
                    ending(connection)
                _check_foreign_keys(connection)
        finally:
            _set_foreign_keys(connection, on=True)


def _set_foreign_keys(connection: Connection, *, on: bool) -> None:
    """Switch SQLite's watch over links: it counts only outside a transaction."""
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"A schema step left {len(broken)} rows without what they link to.")
