"""Logging a call, a visit, a note: each time we reached someone, or tried."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from appreciation.domain.cadence import Outlook, reason
from appreciation.domain.care import Care
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.guides import Guide
from appreciation.domain.noted_days import day_gone_by
from appreciation.domain.touches import Touch
from appreciation.services.book_keys import check_book
from appreciation.services.dealings.promises import NO_PROMISE, AtATouch, Noted, note_with
from appreciation.services.desk import Desk
from appreciation.services.people.care import outlook_of
from appreciation.services.people.telephones import dialled


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A touch as it was kept, and the contact with their last touches moved.

    `outlook` says when they should hear again, and `why` the reason; None for whom nothing is due.
    `promises` are those it made and kept.
    """

    touch: Touch
    contact: Contact
    outlook: Outlook | None
    why: str
    promises: Noted
    changes: Changes

    @property
    def next_by(self) -> date | None:
        """The day by which they should hear again; None for whom nothing is due."""
        return self.outlook.next_by if self.outlook and self.outlook.watched else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What one wants to know while the telephone rings: who, and what was said the last times.

    `dial` has the `tel:` address of each of their numbers that can be dialled, `guide` what to say
    where that is delicate.
    """

    contact: Contact
    care: Care
    latest: tuple[Touch, ...]
    dial: Mapping[str, str]
    guide: Guide | None


def before(desk: Desk, contact_id: ContactId, *, latest: int) -> Before:
    """Return who it is, with so many of the latest touches. Raises `ContactGoneError`."""
    from appreciation.services.dealings.fitting_guides import fitting_guide

    with desk.book.reading() as book:
        contact = book.contacts.contact(contact_id)
        return Before(
            contact=contact,
            care=book.care.of_contact(contact_id),
            latest=book.touches.of_contact(contact_id)[:latest],
            dial=dialled(contact, book.settings.settings().country),
            guide=fitting_guide(book, contact, desk.today),
        )


def log(desk: Desk, touch: Touch, *, book_key: str = "", promises: AtATouch = NO_PROMISE) -> Logged:
    """Keep a touch, in the book of a key if one is given, with what it promised and kept.

    Of one that a clock ran for until now, `seconds` long, the time it began is kept with it.
    Raises `ContactGoneError` for somebody who is not in the book, `OtherBookError`, and
    `WrongValueError` for a day still to come or a promise without words or day.
    """
    day_gone_by(touch.on, desk.today)
    check_book(desk, book_key)
    with desk.book.writing("Log a touch") as book:
        name = book.contacts.contact(touch.contact_id).full_name
        book.relabel(f"Log {touch.kind} with {name}")
        kept = book.touches.add(_timed(touch, desk.now))
        noted = note_with(book, kept, promises, desk.now)
        moved = book.contacts.contact(touch.contact_id)
        due = outlook_of(book, moved, desk.today)
        kinds = book.touches.last_reached_by([moved.id])
        return Logged(
            touch=kept,
            contact=moved,
            outlook=due,
            why=reason(due, kinds.get(moved.id), desk.today) if due else "",
            changes=frozenset({Kind.TOUCH, Kind.CONTACT}) | noted.changes,
            promises=noted,
        )


def _timed(touch: Touch, now: datetime) -> Touch:
    """Return a touch with the time it began; the clock says nothing of one of another day."""
    if touch.seconds is None or touch.at is not None:
        return touch
    began = now - timedelta(seconds=touch.seconds)
    if touch.on != began.date():
        return replace(touch, seconds=None)
    return replace(touch, at=began.time().replace(second=0, microsecond=0))
