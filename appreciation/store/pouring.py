"""The whole content of one book into another, table by table, whichever engines they have."""

from collections.abc import Sequence

from sqlalchemy import Connection, LargeBinary, MetaData, Table, select

from appreciation.store.rows import insert_rows

_AT_ONCE = 1000
"""Rows in memory at a time; of tables with files in them, one."""


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
    counters = next(table for table in tables if table.name == "counter")
    reached = _values(destination, counters)
    for table in reversed(tables):
        destination.execute(table.delete())
    for table in tables:
        has_files = any(isinstance(column.type, LargeBinary) for column in table.c)
        at_once = 1 if has_files else _AT_ONCE
        found = source.execution_options(yield_per=at_once).execute(select(table))
        for rows in found.mappings().partitions(at_once):
            insert_rows(destination, table, [dict(row) for row in rows])
    for name, value in _values(destination, counters).items():
        reached[name] = max(value, reached.get(name, 0))
    destination.execute(counters.delete())
    insert_rows(
        destination, counters, [{"name": name, "value": value} for name, value in reached.items()]
    )


def _values(connection: Connection, counters: Table) -> dict[str, int]:
    rows = connection.execute(select(counters.c.name, counters.c.value))
    return {row.name: row.value for row in rows}
