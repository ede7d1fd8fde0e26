"""Write contacts to a file that other programs, and this one, read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.errors import UserError
from appreciation.domain.histories import HistoriesOf

ENDINGS = (".vcf", ".csv", ".xlsx", ".json", ".ics")


class UnknownEndingError(UserError):
    """A file name whose ending is none that can be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What goes out with people: their photo as JPEG, into vCards, and their history, into JSON."""

    photo_of: Callable[[ContactId], bytes] = lambda _id: b""
    histories_of: HistoriesOf = lambda _ids: {}


NOTHING = Beside()


def write(
    ending: str,
    contacts: Iterable[Contact],
    out: BinaryIO,
    *,
    today: date,
    beside: Beside = NOTHING,
) -> int:
    """Write contacts in the form that a file ending stands for; return how many.

    Contacts are taken one at a time. `today` is written as the day of the export. Raises
    `UnknownEndingError`; and `UserError` for a text longer than a spreadsheet can hold.
    """
    # As in reading: what a format needs is imported when it is written.
    match ending.lower():
        case ".vcf":
            from appreciation.interchange.vcard_writing import write_vcards

            return write_vcards(contacts, out, beside.photo_of)
        case ".csv":
            from appreciation.interchange.table_writing import write_csv

            return write_csv(contacts, out)
        case ".xlsx":
            from appreciation.interchange.xlsx_writing import write_xlsx

            return write_xlsx(contacts, out)
        case ".json":
            from appreciation.interchange.json_writing import write_json

            return write_json(contacts, out, today, beside.histories_of)
        case ".ics":
            from appreciation.interchange.calendar_writing import write_calendar

            return write_calendar(contacts, out, today)
    raise UnknownEndingError(
        f"“{ending}” is not a kind of file that can be written; there are {', '.join(ENDINGS)}."
    )
