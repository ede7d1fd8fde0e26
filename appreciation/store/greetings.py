"""Claims in the book: who was greeted for what, and in which year (law 1)."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import Connection, select

from appreciation.domain.contacts import ContactId
from appreciation.domain.greetings import Greeting
from appreciation.store.candidates import made_by
from appreciation.store.rows import chunks
from appreciation.store.schema import greeting

_ALL_AT_ONCE = 5_000
"""From so many contacts on, asking for everybody's is quicker than for each one's."""


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
        if contact_ids is None or len(contact_ids) >= _ALL_AT_ONCE:
            wanted = None if contact_ids is None else set(contact_ids)
            rows: Iterable[tuple[int, str, int, str]] = self._connection.execute(query)
            return [_greeting(*row) for row in rows if wanted is None or row[0] in wanted]
        return [
            _greeting(*row)
            for chunk in chunks(contact_ids)
            for row in self._connection.execute(query.where(greeting.c.contact_id.in_(chunk)))
        ]


def _greeting(contact_id: int, identity: str, year: int, day: str) -> Greeting:
    return Greeting(
        contact_id=ContactId(contact_id),
        identity=identity,
        year=year,
        date=date.fromisoformat(day),
    )
