"""The kinds of columns that the tables of the book are made of."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SORTED = Text().with_variant(Text(collation="C"), "postgresql")
"""Sorted by code point on both engines: the folded key decides, never the server's collation."""


def editable(name: str, *columns: Any) -> Table:
    """Return a table whose rows are changed through the journal alone."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("version", Integer, nullable=False),
        *columns,
    )


def text_column(name: str) -> Column[str]:
    """Return a column of text; empty where there is nothing to say."""
    return Column(name, Text, nullable=False)


def day_column(name: str) -> Column[str | None]:
    """Return a column of a day as ISO text; null where there is none."""
    return Column(name, Text)


def flag_column(name: str) -> Column[bool]:
    """Return a column that says yes or no."""
    return Column(name, Boolean, nullable=False)


def number_column(name: str) -> Column[int]:
    """Return a column of whole numbers."""
    return Column(name, Integer, nullable=False)


def link_column(
    name: str, table: str, *, optional: bool = False, index: bool = True
) -> Column[int]:
    """Return a column with the id of a row of another table."""
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Integer, key, nullable=optional, index=index)
