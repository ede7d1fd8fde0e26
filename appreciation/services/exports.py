"""Everything out again: the people of the book as a file that other programs read."""

import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from appreciation.domain.contact_lines import ContactQuery
from appreciation.domain.contacts import Contact, ContactId
from appreciation.interchange.writing import Beside, write
from appreciation.services.desk import Desk
from appreciation.services.files_out import write_whole

Counted = Callable[[int, int], None]
"""Told how many of how many are done; raises to stop. With all done, what follows is kept."""

_EVERY = 100


def export(
    desk: Desk, path: Path, contact_id: ContactId | None = None, counted: Counted | None = None
) -> int:
    """Write one contact, or all but those in the bin, by the ending of the file; return how many.

    The file is complete or is not there. Raises `UnknownEndingError`, `NotWrittenError`, and
    whatever `counted` raises to stop.
    """
    out = io.BytesIO()
    with desk.book.reading() as book:
        if contact_id is None:
            contacts = book.contacts.in_order_entered()
            if counted is not None:
                contacts = _told(contacts, book.contacts.count(ContactQuery()), counted)
        else:
            contacts = iter([book.contacts.contact(contact_id)])
        shown = book.photos.hashes()

        def photo_of(id_: ContactId) -> bytes:
            return book.photos.of_contacts([id_])[id_] if id_ in shown else b""

        written = write(
            path.suffix.lower(),
            contacts,
            out,
            today=desk.today,
            beside=Beside(photo_of=photo_of, histories_of=book.histories.of_contacts),
        )
    if counted is not None:
        counted(written, written)
    write_whole(path, out.getvalue())
    return written


def _told(contacts: Iterable[Contact], total: int, counted: Counted) -> Iterator[Contact]:
    for number, contact in enumerate(contacts):
        if number % _EVERY == 0:
            counted(number, total + 1)  # the last step is the writing of the file
        yield contact
