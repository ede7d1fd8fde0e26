"""Everything out again: the people of the book as a file that other programs read."""

import io
from pathlib import Path

from appreciation.domain.contacts import ContactId
from appreciation.interchange.writing import write
from appreciation.services.desk import Desk
from appreciation.services.files_out import write_whole


def export(desk: Desk, path: Path, contact_id: ContactId | None = None) -> int:
    """Write one contact, or all but those in the bin, by the ending of the file; return how many.

    The file is complete or is not there. Raises `UnknownEndingError`, `NotWrittenError`.
    """
    out = io.BytesIO()
    with desk.book.reading() as book:
        if contact_id is None:
            contacts = book.contacts.in_order_entered()
        else:
            contacts = iter([book.contacts.contact(contact_id)])
        written = write(path.suffix.lower(), contacts, out, today=desk.today)
    write_whole(path, out.getvalue())
    return written
