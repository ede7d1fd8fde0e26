"""Claims in the book: who was greeted for what, and in which year (law 1)."""

from collections.abc import Collection
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection, select

from appreciation.domain.batches import PieceState
from appreciation.domain.contacts import ContactId
from appreciation.domain.greetings import Greeting
from appreciation.store.candidates import made_by
from appreciation.store.rows import chunks
from appreciation.store.schema import greeting, piece, piece_greeting

_day = lru_cache(maxsize=20_000)(date.fromisoformat)


class Greetings:
    """The claims, seen through one open transaction. Batches make and release them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claimed(
        self,
        contact_ids: Collection[int] | None,
        since: date,
        until: date,
        *,
        except_batches: Collection[int] = (),
    ) -> list[Greeting]:
        """Return the greetings of these contacts (None: of everybody) of the days given.

        What pieces of the batches `except_batches` have claimed is left out.
        """
        query = select(
            greeting.c.contact_id, greeting.c.identity, greeting.c.year, greeting.c.date
        ).where(greeting.c.date.between(since.isoformat(), until.isoformat()))
        if except_batches:
            query = query.where(~made_by(except_batches))
        questions = [query]
        if contact_ids is not None:
            questions = [
                query.where(greeting.c.contact_id.in_(each)) for each in chunks(contact_ids)
            ]
        return [
            Greeting(contact_id=ContactId(id_), identity=identity, year=year, date=_day(day))
            for question in questions
            for id_, identity, year, day in self._connection.execute(question).all()
        ]

    def doubled(self, numbers: Collection[int]) -> set[int]:
        """Return those of the pieces, not posted yet, whose greeting another piece brings.

        The other one is posted, or printed under a lower number. Two pieces have the same greeting
        when the people they were for were merged into one.
        """
        mine, other = piece_greeting.alias(), piece_greeting.alias()
        here, there = piece.alias(), piece.alias()
        printed_before = (there.c.state == PieceState.PRINTED.value) & (there.c.id < here.c.id)
        query = (
            select(here.c.id)
            .join(mine, mine.c.piece_id == here.c.id)
            .join(other, other.c.greeting_id == mine.c.greeting_id)
            .join(there, there.c.id == other.c.piece_id)
            .where(here.c.state != PieceState.POSTED.value, there.c.id != here.c.id)
            .where((there.c.state == PieceState.POSTED.value) | printed_before)
        )
        return {
            number
            for chunk in chunks(numbers)
            for number in self._connection.execute(query.where(here.c.id.in_(chunk))).scalars()
        }
