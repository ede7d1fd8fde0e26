"""Reading and writing many rows at once, as plain dictionaries, quickly on both engines."""

import base64
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, Insert, Table, Update, bindparam, select, text
from sqlalchemy.exc import DBAPIError

T = TypeVar("T")

Row = dict[str, Any]
"""One row of a table: all its columns by name."""

CHUNK = 500
"""How many ids go into one question."""

_COPIED_FROM = 20
"""From so many rows on, PostgreSQL is sent one stream instead of single rows."""


def next_numbers(connection: Connection, name: str, count: int = 1) -> range:
    """Return `count` numbers of a kind that were never given out before, nor ever will be again."""
    last = connection.execute(
        text(
            "INSERT INTO counter (name, value) VALUES (:name, :count) ON CONFLICT (name)"
            " DO UPDATE SET value = counter.value + :count RETURNING value"
        ),
        {"name": name, "count": count},
    ).scalar_one()
    return range(last - count + 1, last + 1)


def rows_by_id(
    connection: Connection,
    table: Table,
    ids: Iterable[int] | Iterable[str],
    *,
    key: str = "id",
) -> Iterator[Row]:
    """Yield the rows whose `key` is one of `ids`; those that are gone are left out."""
    for chunk in chunks(ids):
        found = connection.execute(select(table).where(table.c[key].in_(chunk)))
        yield from map(dict, found.mappings())


def chunks(ids: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """Yield ids in handfuls small enough for one question."""
    each = iter(ids)
    while chunk := tuple(islice(each, CHUNK)):
        yield chunk


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Store complete rows."""
    if connection.dialect.name == "postgresql" and len(rows) >= _COPIED_FROM:
        names = [column.name for column in table.c]
        quoted = ", ".join(f'"{name}"' for name in names)
        with (
            driver_cursor(connection) as cursor,
            cursor.copy(f"COPY {table.name} ({quoted}) FROM STDIN") as copy,
        ):
            for values in map(_values(names), rows):
                copy.write_row(values)
    else:
        _write_many(connection, table.insert(), rows)


def overwrite_rows(
    connection: Connection, table: Table, rows: Sequence[Row], versions: Sequence[int]
) -> int:
    """Write complete rows over those that still have the version given; return how many had."""
    statement = (
        table.update()
        .where(table.c.id == bindparam("its_id"), table.c.version == bindparam("was"))
        .values({column: bindparam(f"new_{column.name}") for column in table.c})
    )
    values = [
        {"its_id": row["id"], "was": was} | {f"new_{name}": value for name, value in row.items()}
        for row, was in zip(rows, versions, strict=True)
    ]
    return _write_many(connection, statement, values)


def _write_many(connection: Connection, statement: Insert | Update, rows: Sequence[Row]) -> int:
    """Give the rows to the driver as they are: the columns hold nothing it would not take."""
    compiled: Any = statement.compile(dialect=connection.dialect)
    order = compiled.positiontup
    values: Any = map(_values(order), rows) if order else rows
    with driver_cursor(connection) as cursor:
        cursor.executemany(str(compiled), values)
        return int(cursor.rowcount)


def _values(names: Sequence[str]) -> Callable[[Row], Sequence[Any]]:
    """Return what takes the values of these columns out of a row."""
    if len(names) == 1:
        return lambda row: (row[names[0]],)
    return itemgetter(*names)


@contextmanager
def driver_cursor(connection: Connection, **options: Any) -> Iterator[Any]:
    """Yield the driver's own cursor, which takes many rows in half the time."""
    driver: Any = connection.dialect.loaded_dbapi
    cursor: Any = connection.connection.cursor(**options)
    try:
        yield cursor
    except driver.Error as error:
        raise DBAPIError.instance("", None, error, driver.Error) from error
    finally:
        cursor.close()


def delete_rows(connection: Connection, table: Table, ids: Collection[int]) -> None:
    """Delete rows by id."""
    for chunk in chunks(ids):
        connection.execute(table.delete().where(table.c.id.in_(chunk)))


def differs(row: Row, new: Row) -> bool:
    """Return whether new values say anything that a row does not say already."""
    return any(row[name] != value for name, value in new.items())


def image(row: Row) -> str:
    """Return a row as text, to be read back by `row_of_image`."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_bytes_in_text)


def row_of_image(text_: str) -> Row:
    """Return the row that `image` wrote down."""
    row: Row = json.loads(text_, object_hook=_bytes_of_text)
    return row


def _bytes_in_text(value: object) -> object:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode("ascii")}
    raise TypeError(f"{type(value).__name__} cannot be kept in the history.")


def _bytes_of_text(value: dict[str, Any]) -> Any:
    return base64.b64decode(value["base64"]) if value.keys() == {"base64"} else value
