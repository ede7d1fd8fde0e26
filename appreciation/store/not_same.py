"""Pairs of contacts that the owner said are not the same person."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from appreciation.domain.contacts import ContactId
from appreciation.store.journal import Journal
from appreciation.store.schema import not_same

Pair = tuple[ContactId, ContactId]
"""Two contacts, the lower id first."""


class NotSame:
    """The pairs, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pairs(self) -> set[Pair]:
        """Return all pairs, the lower id first in each."""
        rows = self._connection.execute(select(not_same.c.low_id, not_same.c.high_id))
        return {(ContactId(row.low_id), ContactId(row.high_id)) for row in rows}


class EditableNotSame(NotSame):
    """The pairs, and how more are remembered."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add(self, one: int, other: int) -> None:
        """Remember that two contacts are two people."""
        self.add_many([(one, other)])

    def add_many(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Remember any number of pairs; those remembered already stay as they are."""
        new = {(min(pair), max(pair)) for pair in pairs} - self.pairs()
        self._journal.insert(
            not_same, [{"low_id": low, "high_id": high} for low, high in sorted(new)]
        )
