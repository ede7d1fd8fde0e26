"""Logging a call, a visit, a note: each time we reached someone, or tried."""

from dataclasses import dataclass
from datetime import date

from appreciation.domain.cadence import next_by
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import Contact
from appreciation.domain.touches import Touch
from appreciation.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A touch as it was kept, and the contact with their last touches moved.

    `next_by` is the day by which they should hear again; None for whom nothing is due.
    """

    touch: Touch
    contact: Contact
    next_by: date | None
    changes: Changes


def log(desk: Desk, touch: Touch) -> Logged:
    """Keep a touch. Raises `ContactGoneError` for somebody who is not in the book."""
    with desk.book.writing("Log a touch") as book:
        name = book.contacts.contact(touch.contact_id).full_name
        book.relabel(f"Log {touch.kind} with {name}")
        kept = book.touches.add(touch)
        moved = book.contacts.contact(touch.contact_id)
        return Logged(
            touch=kept,
            contact=moved,
            next_by=next_by(moved),
            changes=frozenset({Kind.TOUCH, Kind.CONTACT}),
        )
