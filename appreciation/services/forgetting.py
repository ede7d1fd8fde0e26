"""Forgetting a person for good, and seeing to it that no import brings them back (law 9)."""

import hashlib
import hmac
from collections.abc import Sequence

from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.known_people import known_person
from appreciation.services.desk import Desk
from appreciation.store.transactions import Reading


def forget(desk: Desk, contact_id: ContactId) -> None:
    """Erase a person, with everything that names them, beyond Undo.

    Only keyed hashes remain, by which an import knows them again without knowing who they were.
    Kept PDFs that show them lose their content. Raises `ContactGoneError`.
    """
    with desk.book.writing("Forget a person", undoable=False) as book:
        everyone = (contact_id, *book.contacts.tombstones_of(contact_id))
        key = book.suppression.key()
        for each in everyone:
            hashes = _hashes(key, book.contacts.contact(each))
            book.suppression.forget_keys(hashes)
        for each in everyone:
            book.contacts.erase(each)
    desk.book.scrub()


def forgotten_among(book: Reading, people: Sequence[Contact]) -> list[bool]:
    """Return for each of these people whether they asked to be forgotten."""
    if not book.suppression.any():
        return [False] * len(people)
    key = book.suppression.key()
    hashes = [_hashes(key, person) for person in people]
    known = book.suppression.are_forgotten({each for group in hashes for each in group})
    return [not known.isdisjoint(group) for group in hashes]


def _hashes(key: bytes, contact: Contact) -> set[str]:
    return {
        hmac.new(key, mark.encode("utf-8"), hashlib.sha256).hexdigest() for mark in _marks(contact)
    }


def _marks(contact: Contact) -> set[str]:
    """Return what somebody is known by: what is theirs alone, and their name with what is shared.

    A telephone or a postcode serves a whole office, so they count only together with the name.
    """
    known = known_person(contact)
    marks = {f"uid {contact.uid}"} if contact.uid else set()
    marks |= {f"e-mail {email}" for email in known.emails}
    shared = [*known.phones, known.postal_code, known.birthday]
    marks |= {f"name {known.name_key} with {each}" for each in shared if each}
    return marks or {f"name {known.name_key}"}
