"""Caring for one person: how often they should hear from us, what they need, when not to ask."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from appreciation.domain.cadence import Outlook, outlook
from appreciation.domain.care import Care, with_care
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.services.desk import Desk
from appreciation.store.transactions import Reading, Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Cared:
    """Somebody after their care was changed. `outlook` is None when nothing is due to them."""

    contact: Contact
    care: Care
    outlook: Outlook | None
    changes: Changes


def outlook_of(book: Reading, contact: Contact, today: date) -> Outlook | None:
    """Return when somebody should hear again; None for the dead and for people in the bin."""
    care = book.care.of_contact(contact.id)
    return outlook(contact, care, book.settings.settings(), today)


def care_of(desk: Desk, contact_id: ContactId) -> Cared:
    """Return how somebody is cared for; raise `ContactGoneError` when there is no such person."""
    with desk.book.reading() as book:
        return _cared(book, contact_id, desk.today)


def change(desk: Desk, contact_id: ContactId, fields: Mapping[str, str]) -> Cared:
    """Change how somebody is cared for, from fields given as text (see `with_care`).

    Raises `UnknownKeyError`, `WrongValueError` and `ContactGoneError`, and changes nothing then.
    """
    with desk.book.writing("Change how somebody is cared for") as book:
        name = book.contacts.contact(contact_id).full_name
        book.relabel(f"Change how {name} is cared for")
        book.care.save(with_care(book.care.of_contact(contact_id), fields))
        return _cared(book, contact_id, desk.today)


def snooze(desk: Desk, contact_id: ContactId, until: date) -> Cared:
    """List somebody as going quiet no sooner than on a day. Raises `WrongValueError`."""
    if until <= desk.today:
        raise WrongValueError(
            f"{until} is not ahead; nothing was changed. Choose a day that is still to come."
        )
    with desk.book.writing("Snooze") as book:
        name = book.contacts.contact(contact_id).full_name
        book.relabel(f"Snooze {name}")
        book.care.save(replace(book.care.of_contact(contact_id), quiet_until=until))
        return _cared(book, contact_id, desk.today)


def watch(desk: Desk, contact_id: ContactId, *, watched: bool) -> Cared:
    """List somebody as going quiet when they do, or never: not this person."""
    with desk.book.writing("Watch over somebody") as book:
        name = book.contacts.contact(contact_id).full_name
        book.relabel(f"Watch over {name}" if watched else f"Do not watch over {name}")
        book.care.save(replace(book.care.of_contact(contact_id), watched=watched))
        return _cared(book, contact_id, desk.today)


def _cared(book: Reading | Writing, contact_id: ContactId, today: date) -> Cared:
    contact = book.contacts.contact(contact_id)
    return Cared(
        contact=contact,
        care=book.care.of_contact(contact_id),
        outlook=outlook_of(book, contact, today),
        changes=frozenset({Kind.CONTACT}),
    )
