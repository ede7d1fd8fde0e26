"""The change that Undo would take back, or Redo repeat."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from appreciation.domain.changes import Changes
from appreciation.store.rows import Row
from appreciation.store.schema import change


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was undone or redone, and which kinds of things changed by it."""

    label: str
    kinds: Changes


def next_label(connection: Connection, seat: str, *, undo: bool) -> str | None:
    """Return what Undo (or Redo) would take up next, or None."""
    found = next_change(connection, seat, undo=undo)
    return None if found is None else str(found["label"])


def next_change(connection: Connection, seat: str, *, undo: bool) -> Row | None:
    """Return the change of a seat that Undo (or Redo) would take up next, or None."""
    state, order = ("done", change.c.id.desc()) if undo else ("undone", change.c.id.asc())
    query = select(change).where(change.c.state == state, change.c.seat == seat).order_by(order)
    row = connection.execute(query.limit(1)).mappings().first()
    return None if row is None else dict(row)
