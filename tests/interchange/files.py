"""Reading small files in tests."""

from datetime import date
from pathlib import Path

from appreciation.domain.contacts import Contact
from appreciation.domain.date_order import DateOrder
from appreciation.domain.occasions import OccasionKind
from appreciation.interchange.people import Reading
from appreciation.interchange.reading import read

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2026, 11, 21)


def reading(
    content: str | bytes, name: str = "people.csv", *, order: DateOrder | None = None
) -> Reading:
    """Return what is read from a file with this content."""
    raw = content.encode() if isinstance(content, str) else content
    return read(name, raw, date_order=order, country="DE", today=TODAY)


def sample(name: str) -> Reading:
    """Return what is read from one of the sample files."""
    return reading((SAMPLES / name).read_bytes(), name)


def only(found: Reading) -> Contact:
    """Return the one person of a file that has just one."""
    (person,) = found.people
    return person.contact


def card(*lines: str, version: str = "3.0") -> Contact:
    """Return the person of a vCard with these lines."""
    text = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])
    return only(reading(text, "people.vcf"))


def birthday(contact: Contact) -> str:
    """Return somebody's birthday as text, empty without one."""
    found = contact.occasion(OccasionKind.BIRTHDAY)
    return found.date.text if found else ""
