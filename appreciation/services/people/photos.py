"""Photos of people: made small and square, kept with them, shown in lists and beside the call."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import UserError
from appreciation.services.desk import Desk

_MOST_BYTES = 50_000_000
_PRINT = 16


class NotReadError(UserError):
    """A file could not be read; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A photo was changed."""

    changes: Changes = frozenset({Kind.CONTACT})


def take(desk: Desk, contact_id: ContactId, content: bytes, name: str) -> Taken:
    """Keep a picture as the photo of somebody, in the place of the one before.

    Raises `PhotoError`, calling it `name`, and `ContactGoneError`.
    """
    from appreciation.services.people.squaring import squared

    small = squared(content, name)
    with desk.book.writing("Take a photo in") as book:
        person = book.contacts.contact(contact_id).full_name
        book.relabel(f"Change the photo of {person}")
        book.photos.save({contact_id: small})
    return Taken()


def take_file(desk: Desk, contact_id: ContactId, path: Path) -> Taken:
    """Do as `take` with a file. Raises `NotReadError` too."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES)
    except OSError as error:
        raise NotReadError(
            f"“{path.name}” could not be read ({error.strerror}); nothing was changed."
        ) from error
    return take(desk, contact_id, content, path.name)


def remove(desk: Desk, contact_id: ContactId) -> Taken:
    """Keep no photo of somebody; Undo brings it back."""
    with desk.book.writing("Remove a photo") as book:
        person = book.contacts.contact(contact_id).full_name
        book.relabel(f"Remove the photo of {person}")
        book.photos.remove(contact_id)
    return Taken()


def photos(desk: Desk, ids: Collection[ContactId]) -> Mapping[ContactId, bytes]:
    """Return the photos of these people, each a square JPEG; those without one are left out."""
    with desk.book.reading() as book:
        return book.photos.of_contacts(ids)


def prints(desk: Desk) -> Mapping[ContactId, str]:
    """Return by what the photo of each person is told from another, for all who have one."""
    with desk.book.reading() as book:
        return {id_: hash_[:_PRINT] for id_, hash_ in book.photos.hashes().items()}
