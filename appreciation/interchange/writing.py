"""Write contacts to a file that other programs, and this one, read."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import BinaryIO

from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.errors import UserError

ENDINGS = (".vcf", ".csv", ".xlsx", ".json", ".ics")


class UnknownEndingError(UserError):
    """A file name whose ending is none that can be written."""


def _no_photo(_id: ContactId) -> bytes:
    return b""


def write(
    ending: str,
    contacts: Iterable[Contact],
    out: BinaryIO,
    *,
    today: date,
    photo_of: Callable[[ContactId], bytes] = _no_photo,
) -> int:
    """Write contacts in the form that a file ending stands for; return how many.

    Contacts are taken one at a time. `today` is written as the day of the export. `photo_of` gives
    the JPEG of somebody, which goes into vCards. Raises
    `UnknownEndingError`; and `UserError` for a text longer than a spreadsheet can hold.
    """
    # As in reading: what a format needs is imported when it is written.
    match ending.lower():
        case ".vcf":
            from appreciation.interchange.vcard_writing import write_vcards

            return write_vcards(contacts, out, photo_of)
        case ".csv":
            from appreciation.interchange.table_writing import write_csv

            return write_csv(contacts, out)
        case ".xlsx":
            from appreciation.interchange.xlsx_writing import write_xlsx

            return write_xlsx(contacts, out)
        case ".json":
            from appreciation.interchange.json_writing import write_json

            return write_json(contacts, out, today)
        case ".ics":
            from appreciation.interchange.calendar_writing import write_calendar

            return write_calendar(contacts, out, today)
    raise UnknownEndingError(
        f"“{ending}” is not a kind of file that can be written; there are {', '.join(ENDINGS)}."
    )
