"""What the schema steps are written with. It never changes: a step means the same for ever."""

from typing import Any

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKey, Integer, Text


def editable(name: str, *columns: Any) -> None:
    """Make a table whose rows the program changes: with id and version."""
    op.create_table(
        name,
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("version", Integer, nullable=False),
        *columns,
    )


def sorted_text() -> Any:
    """Return text that both engines sort by code point."""
    return Text().with_variant(Text(collation="C"), "postgresql")


def text_(name: str) -> Column[str]:
    """Return a column of text; empty where there is nothing to say."""
    return Column(name, Text, nullable=False)


def day(name: str) -> Column[str | None]:
    """Return a column of a day as ISO text, or null."""
    return Column(name, Text)


def flag(name: str) -> Column[bool]:
    """Return a column that says yes or no."""
    return Column(name, Boolean, nullable=False)


def number(name: str) -> Column[int]:
    """Return a column of whole numbers."""
    return Column(name, Integer, nullable=False)


def link(name: str, target: str, *, optional: bool = False, index: bool = True) -> Column[int]:
    """Return a column with the id of a row of another table."""
    key = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Integer, key, nullable=optional, index=index)
