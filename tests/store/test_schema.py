"""A book made by the schema steps is the book the program works with."""

import re

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from appreciation.store.book import Book
from appreciation.store.formats import stored_format
from appreciation.store.schema import FORMAT
from appreciation.store.whole_schema import EDITABLE, metadata


def test_the_steps_make_the_tables_of_the_schema(book: Book) -> None:
    with book.write_connection() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": is_ours}
        )
        assert compare_metadata(context, metadata) == []
        assert stored_format(connection, "") == FORMAT


def test_the_steps_write_the_same_words_as_the_schema(book: Book) -> None:
    if book.path is None:
        return
    fresh = create_engine("sqlite://")
    with fresh.begin() as connection:
        metadata.create_all(connection)
        wanted = made(connection)
    with book.reading() as reading:
        assert made(reading.connection) == wanted


def test_links_are_watched(book: Book) -> None:
    with book.reading() as reading:
        if book.path is not None:
            assert reading.connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        watched = inspect(reading.connection)
        for table in EDITABLE:
            links = watched.get_foreign_keys(table.name)
            assert len(links) == len(table.foreign_keys), table.name
            assert all(link["options"]["initially"] == "DEFERRED" for link in links), table.name


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out what only one engine has: the tables and the index of the words."""
    if kind == "table":
        return name in metadata.tables
    return name != "ix_contact_words"


def made(connection: Connection) -> dict[str, list[str]]:
    """Return the words of every table and index; a later step adds its columns at the end."""
    query = text(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index')"
        " AND name NOT LIKE 'contact_search%' AND name <> 'alembic_version'"
    )
    return {
        row.name: sorted(re.split(r", (?![^(]*\))", " ".join(row.sql.split()).rstrip(" )")))
        for row in connection.execute(query)
    }
