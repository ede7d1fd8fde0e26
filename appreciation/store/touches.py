"""Touches in the book."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time

from sqlalchemy import Connection, select

from appreciation.domain.batches import Piece
from appreciation.domain.contacts import ContactId
from appreciation.domain.touches import Touch, TouchKind
from appreciation.store.journal import Journal
from appreciation.store.reached import refresh_last_reached
from appreciation.store.rows import Row, chunks, rows_by_id
from appreciation.store.schema import contact, touch


class Touches:
    """The touches, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_contact(self, id_: int) -> tuple[Touch, ...]:
        """Return somebody's touches, the latest first."""
        query = select(touch).where(touch.c.contact_id == id_)
        rows = self._connection.execute(query.order_by(touch.c.on_day.desc(), touch.c.id.desc()))
        return tuple(
            Touch(
                id=row.id,
                contact_id=ContactId(row.contact_id),
                kind=TouchKind(row.kind),
                on=date.fromisoformat(row.on_day),
                note=row.note,
                attempt=row.attempt,
                piece=row.piece,
                personal=row.personal,
                at=time.fromisoformat(row.at_time) if row.at_time else None,
                seconds=row.seconds,
                by=row.by_whom or "",
                departure_id=row.departure_id,
            )
            for row in rows
        )

    def last_reached_by(self, ids: Iterable[int]) -> dict[ContactId, TouchKind]:
        """Return how each of these people was last reached; those who never were are left out."""
        found = {}
        for chunk in chunks(ids):
            query = select(touch.c.contact_id, touch.c.kind).join(
                contact,
                (contact.c.id == touch.c.contact_id) & (contact.c.last_reached == touch.c.on_day),
            )
            mine = touch.c.contact_id.in_(chunk) & ~touch.c.attempt & touch.c.personal
            for row in self._connection.execute(query.where(mine).order_by(touch.c.id)):
                found[ContactId(row.contact_id)] = TouchKind(row.kind)
        return found

    def written_on(self, pieces: Iterable[Piece]) -> frozenset[int]:
        """Return the numbers of those pieces that somebody wrote a line on by hand."""
        found = set[int]()
        for chunk in chunks({id_ for each in pieces for id_ in each.contact_ids}):
            query = select(touch.c.piece).where(touch.c.contact_id.in_(chunk), touch.c.personal)
            found.update(
                self._connection.execute(query.where(touch.c.piece.is_not(None))).scalars()
            )
        return frozenset(found)


class EditableTouches(Touches):
    """The touches, and how they are recorded."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add(self, new: Touch) -> Touch:
        """Record a touch; return it with its id."""
        (id_,) = self.add_many([new])
        return replace(new, id=id_)

    def add_many(self, new: Sequence[Touch]) -> list[int]:
        """Record touches; return their ids. Last reached follows from them by itself."""
        ids = self._journal.insert(
            touch,
            [
                {
                    "contact_id": each.contact_id,
                    "kind": each.kind.value,
                    "on_day": each.on.isoformat(),
                    "note": each.note,
                    "attempt": each.attempt,
                    "piece": each.piece,
                    "personal": each.personal,
                    "at_time": each.at.isoformat("minutes") if each.at else None,
                    "seconds": each.seconds,
                    "by_whom": each.by or None,
                    "departure_id": each.departure_id,
                }
                for each in new
            ],
        )
        refresh_last_reached(self._connection, {each.contact_id for each in new})
        return ids

    def count_as_tried(self, piece: Piece) -> None:
        """Let the lines written on a piece count as attempts alone: it came back."""
        self._journal.update(touch, [(row, {"attempt": True}) for row in self._written_on(piece)])
        refresh_last_reached(self._connection, piece.contact_ids)

    def remove_written(self, piece: Piece) -> None:
        """Forget the lines written on a piece: it was spoilt and never went."""
        self._journal.delete(touch, self._written_on(piece))
        refresh_last_reached(self._connection, piece.contact_ids)

    def _written_on(self, piece: Piece) -> list[Row]:
        rows = rows_by_id(self._connection, touch, piece.contact_ids, key="contact_id")
        return [row for row in rows if row["piece"] == piece.number and row["personal"]]
