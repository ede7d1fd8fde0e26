"""Importing vCards: ours, read alone and brought into a book, against splitting the lines."""

import quopri
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from appreciation.domain.contacts import Address, Contact
from appreciation.interchange.reading import read
from appreciation.services.desk import Desk
from appreciation.services.imports.imports import FileToImport, ImportOptions, bring_in
from appreciation.services.invented.homes import invented
from appreciation.store.book import open_book

from benchmarks.crowd import NOW
from benchmarks.sizes import Sizes
from benchmarks.stopwatch import Seconds, timed

_FILE = "people.vcf"
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_NOTE = (
    "Met at the fair in spring, likes tulips and strong tea; asked for a call before the summer,"
    " has two children and a dog that must not be forgotten."
)


def fill(folder: Path, sizes: Sizes) -> None:
    """Write the file: four cards in five are 3.0, with folded lines, the fifth is 2.1, quoted."""
    homes = invented(sizes.vcards, seed=2, today=NOW.date())
    contacts = (person.contact for home in homes for person in home.people)
    cards = (_card(number, contact) for number, contact in enumerate(contacts))
    (folder / _FILE).write_bytes("".join(cards).encode())


def reading(folder: Path, sizes: Sizes) -> Seconds:
    """Read the file into people."""
    content = (folder / _FILE).read_bytes()
    return timed(
        lambda: read(_FILE, content, date_order=None, country="GB", today=NOW.date()),
        sizes.repeats + 1,
    )


def importing(folder: Path, _sizes: Sizes) -> Seconds:
    """Bring the file into an empty book, with the backup before and everything stored."""
    book = open_book(str(folder / "import.book"), create=True, now=NOW)
    file = FileToImport(name=_FILE, content=(folder / _FILE).read_bytes())
    seconds = timed(lambda: bring_in(Desk(book, NOW), [file], ImportOptions()), 1)
    book.close()
    for made in folder.glob("import.book*"):
        made.unlink()
    return seconds


def floor(folder: Path, sizes: Sizes) -> Seconds:
    """Split the lines."""
    content = (folder / _FILE).read_bytes()
    return timed(lambda: list(_split(content)), sizes.repeats + 1)


def _split(content: bytes) -> Iterator[tuple[str, list[str], str]]:
    for line in _unfolded(content.decode().splitlines()):
        head, _, value = line.partition(":")
        name, *parameters = head.split(";")
        if "ENCODING=QUOTED-PRINTABLE" in parameters:
            value = quopri.decodestring(value.encode()).decode()
        yield name, parameters, value


def _unfolded(lines: list[str]) -> Iterator[str]:
    whole = ""
    for line in lines:
        if line[:1] in {" ", "\t"}:
            whole += line[1:]
        elif whole.endswith("=") and "QUOTED-PRINTABLE" in whole:
            whole = whole[:-1] + line
        else:
            if whole:
                yield whole
            whole = line
    yield whole


def _card(number: int, contact: Contact) -> str:
    born = date(1940, 1, 1) + timedelta(days=number * 7919 % 25_000)
    name = _value(contact.family_name, contact.given_name, "", "", "")
    where = contact.mail_address or Address(street=f"{number} Long Road", town="London")
    home = _value("", "", where.street, where.town, where.region, where.postal_code, where.country)
    rest = (
        f"TEL;TYPE=CELL:+44 7700 {900_000 + number}\r\nTEL;TYPE=HOME:020 7{number:07}\r\n"
        f"EMAIL;TYPE=INTERNET:person{number}@example.com\r\nBDAY:{born.isoformat()}\r\n"
    )
    if number % 5 == 4:
        return (
            "BEGIN:VCARD\r\nVERSION:2.1\r\n"
            + _quoted("N", name)
            + _quoted("FN", _value(contact.full_name))
            + _quoted("ADR;HOME", home)
            + rest
            + _quoted("NOTE", f"{_NOTE} Größe {number}")
            + "END:VCARD\r\n"
        )
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{name}\r\n"
        + _folded("FN", _value(contact.full_name))
        + _folded("ADR;TYPE=HOME", home)
        + rest
        + _folded("NOTE", f"{_NOTE} Nr {number}")
        + "END:VCARD\r\n"
    )


def _value(*parts: str) -> str:
    return ";".join(part.translate(_ESCAPED) for part in parts)


def _quoted(head: str, value: str) -> str:
    lines = quopri.encodestring(value.encode()).decode().replace("\n", "\r\n")
    return f"{head};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{lines}\r\n"


def _folded(head: str, value: str) -> str:
    line = f"{head}:{value}"
    parts = [line[:75], *(line[start : start + 74] for start in range(75, len(line), 74))]
    return "\r\n ".join(parts) + "\r\n"


RUNS = {"fill": fill, "reading": reading, "importing": importing, "floor": floor}
