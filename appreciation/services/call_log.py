"""Logging a call, a visit, a note: each time we reached someone, or tried."""

from dataclasses import dataclass
from datetime import date

from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import Contact
from appreciation.domain.touches import Touch
from appreciation.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A touch as it was kept, and the contact with their last touches moved.

    `next_by` is the day by which they should hear again, or None while nothing has been agreed.
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
        return Logged(
            touch=kept,
            contact=book.contacts.contact(touch.contact_id),
            next_by=None,
            changes=frozenset({Kind.TOUCH, Kind.CONTACT}),
        )
