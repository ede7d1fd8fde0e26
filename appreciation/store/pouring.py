"""The whole content of one book into another, table by table, whichever engines they have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, LargeBinary, MetaData, Table, select

from appreciation.store.rows import driver_cursor, insert_rows
from appreciation.store.schema import counter

_AT_ONCE = 1000
"""Rows fetched from a server at a time; of tables with files in them, one."""


def tables_of(connection: Connection) -> Sequence[Table]:
    """Return the tables of an SQLite book of any format, those that others link to first.

    Left out is what the book makes of them by itself: full text, and the number of its format.
    """
    listed = connection.exec_driver_sql("PRAGMA main.table_list").mappings()
    names = [
        row["name"]
        for row in listed
        if row["type"] == "table" and not row["name"].startswith(("sqlite_", "alembic_"))
    ]
    found = MetaData()
    found.reflect(connection, only=names)
    return found.sorted_tables


def pour(source: Connection, destination: Connection, tables: Sequence[Table]) -> None:
    """Put the rows of one book in the place of those of another, in the transactions given.

    Numbers go on from where the further of the two books was, so that no piece of paper ever shares
    its number with another one.
    """
    reached = numbers_reached(destination)
    for table in reversed(tables):
        destination.execute(table.delete())
    for table in tables:
        with _content(source, table) as rows:
            _write(destination, table, rows)
    go_on_from(destination, reached)


@contextmanager
def _content(connection: Connection, table: Table) -> Iterator[Iterable[Sequence[Any]]]:
    """Yield the rows of a table as the driver reads them, never all at once."""
    is_file = connection.dialect.name == "sqlite"
    options = {} if is_file else {"name": f"content_of_{table.name}"}
    with driver_cursor(connection, **options) as cursor:
        if not is_file:
            has_files = any(isinstance(column.type, LargeBinary) for column in table.c)
            cursor.itersize = 1 if has_files else _AT_ONCE
        cursor.execute(f"SELECT {_columns(table)} FROM {table.name}")  # noqa: S608 - our own names
        yield cursor


def _write(connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    with driver_cursor(connection) as cursor:
        if connection.dialect.name == "sqlite":
            places = ", ".join("?" * len(table.c))
            statement = f"INSERT INTO {table.name} ({_columns(table)}) VALUES ({places})"  # noqa: S608
            cursor.executemany(statement, rows)
        else:
            with cursor.copy(f"COPY {table.name} ({_columns(table)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.c)


def numbers_reached(connection: Connection) -> dict[str, int]:
    """Return the last number given out of each kind."""
    rows = connection.execute(select(counter.c.name, counter.c.value))
    return {row.name: row.value for row in rows}


def go_on_from(connection: Connection, reached: Mapping[str, int]) -> None:
    """Give out no number of a kind again, up to those reached."""
    further = numbers_reached(connection)
    for name, value in reached.items():
        further[name] = max(value, further.get(name, 0))
    connection.execute(counter.delete())
    insert_rows(
        connection, counter, [{"name": name, "value": value} for name, value in further.items()]
    )
