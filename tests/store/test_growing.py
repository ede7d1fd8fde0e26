"""A book of an older program grows into this one's, and nothing in it is lost."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Boolean, Integer, LargeBinary, MetaData, Table, select

from appreciation.store.book import open_book
from appreciation.store.engine import sqlite_engine
from appreciation.store.formats import migrate
from appreciation.store.opening import make_file
from appreciation.store.rows import next_numbers

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_a_book_of_the_first_program_keeps_every_row_when_it_grows(tmp_path: Path) -> None:
    file = tmp_path / "old.book"
    make_file(file)
    engine = sqlite_engine(file, mode="rw")
    migrate(engine, to="0001")
    old = MetaData()
    with engine.begin() as connection:
        old.reflect(connection)
        tables = [
            each for each in old.sorted_tables if "version" in each.c and each.name != "setting"
        ]
        next_numbers(connection, "change")
        for table in tables:
            next_numbers(connection, table.name)
            connection.execute(table.insert(), filled(table))
        before = {table: connection.execute(select(table)).all() for table in tables}
    engine.dispose()

    book = open_book(str(file), create=False, now=NOW)
    with book.reading() as reading:
        after = {table: reading.connection.execute(select(table)).all() for table in tables}
    assert after == before
    backups = [each.name for each in book.backups.folder.iterdir()]
    book.close()
    assert any("before-migration" in each for each in backups)


def filled(table: Table) -> dict[str, object]:
    """Return a row with something in every column, and links to the first row of everything."""
    values: dict[str, object] = {}
    for column in table.c:
        if isinstance(column.type, Boolean):
            values[column.name] = True
        elif isinstance(column.type, Integer):
            values[column.name] = 1
        elif isinstance(column.type, LargeBinary):
            values[column.name] = b"\x00\xff"
        else:
            values[column.name] = "2026-11-20"
    return values
