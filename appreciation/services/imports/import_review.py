"""An import as the owner looks through it: who looks like whom, what changes, who shares a home."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from appreciation.domain.contacts import Address, Contact, ContactId
from appreciation.domain.date_order import DateOrder
from appreciation.domain.plain_dates import PlainDate
from appreciation.interchange.people import (
    AmbiguousDate,
    ImportedPerson,
    Problem,
    UnknownColumn,
)
from appreciation.interchange.written_dates import written_date
from appreciation.services.desk import Desk
from appreciation.services.imports.import_decisions import Who, place_of
from appreciation.services.imports.import_matching import Revision
from appreciation.services.imports.imports import (
    FileToImport,
    ImportOptions,
    ImportPreview,
    looked_through,
)

__all__ = [
    "KNOWN_HEADINGS",
    "AmbiguousDate",
    "Difference",
    "Home",
    "ImportedPerson",
    "Pair",
    "Problem",
    "Review",
    "Revision",
    "Side",
    "UnknownColumn",
    "both_ways",
    "differences",
    "review",
    "side_by_side",
]

KNOWN_HEADINGS = (
    "Full name",
    "First name",
    "Last name",
    "Middle name",
    "Name prefix",
    "Name suffix",
    "Nickname",
    "Company",
    "Job title",
    "Birthday",
    "Wedding anniversary",
    "Customer since",
    "Name day",
    "Phone",
    "Mobile phone",
    "E-mail",
    "Street",
    "Town",
    "Postcode",
    "State",
    "Country",
    "Notes",
    "Language",
    "Status",
    "How we met",
    "Salutation",
    "Send cards",
    "Do not mail",
    "Deceased",
)
"""What a column can be taken for: headings that every reader of tables knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two people who may be the same; `is_new` when they are only in the file."""

    who: Who
    contact: Contact
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two who may be one person, and why. The first is in the book already if either is."""

    first: Side
    second: Side
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """People of one surname at one address."""

    members: tuple[Who, ...]
    names: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A line in which two entries differ, or in which one is changed."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A preview with the people behind its numbers."""

    preview: ImportPreview
    pairs: tuple[Pair, ...]
    homes: tuple[Home, ...]


def review(desk: Desk, files: Sequence[FileToImport], options: ImportOptions) -> Review:
    """Return what importing these files would do; nothing is stored. Raises as `preview` does."""
    with desk.book.reading() as book:
        # At one moment: somebody else may be taking out whom the preview has just named.
        found = looked_through(book, desk, files, options)
        groups = [(each.first, each.second) for each in found.possible_duplicates]
        homes = found.possible_households
        known = {ContactId(each) for group in (*groups, *homes) for each in group if each > 0}
        contacts = book.contacts.contacts(known)
    sides = _Sides(found, contacts)
    return Review(
        preview=found,
        pairs=tuple(
            # The one in the book comes first: what was entered longest is kept.
            Pair(first=sides.side(each.second), second=sides.side(each.first), why=each.why)
            if each.first < 0
            else Pair(first=sides.side(each.first), second=sides.side(each.second), why=each.why)
            for each in found.possible_duplicates
        ),
        homes=tuple(sides.home(each) for each in homes),
    )


def both_ways(desk: Desk, text: str) -> dict[DateOrder, PlainDate]:
    """Return what an ambiguous date is when its day comes first, and when its month does."""
    found = {
        order: written_date(text, order, desk.today)
        for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    }
    return {order: date for order, date in found.items() if date}


def differences(before: Contact, after: Contact) -> tuple[Difference, ...]:
    """Return the lines in which two entries differ, in words."""
    one, other = _lines(before), _lines(after)
    return tuple(
        Difference(what=what, before=one.get(what, ""), after=other.get(what, ""))
        for what in dict.fromkeys([*one, *other])
        if one.get(what, "") != other.get(what, "")
    )


def side_by_side(one: Contact, other: Contact) -> tuple[Difference, ...]:
    """Return every line that either entry has, in words."""
    left, right = _lines(one), _lines(other)
    return tuple(
        Difference(what=what, before=left.get(what, ""), after=right.get(what, ""))
        for what in dict.fromkeys([*left, *right])
    )


class _Sides:
    """Finds the person behind a number of a preview."""

    def __init__(self, found: ImportPreview, contacts: Mapping[ContactId, Contact]) -> None:
        self._new = found.new
        self._contacts = contacts

    def side(self, number: int) -> Side:
        if number < 0:
            person = self._new[-number - 1]
            return Side(who=place_of(person), contact=person.contact, is_new=True)
        contact = self._contacts[ContactId(number)]
        return Side(who=contact.id, contact=contact, is_new=False)

    def home(self, numbers: Sequence[int]) -> Home:
        in_order = sorted(numbers, key=lambda each: (each < 0, abs(each)))
        sides = [self.side(each) for each in in_order]
        address = next((each.contact.mail_address for each in sides), None)
        return Home(
            members=tuple(each.who for each in sides),
            names=tuple(each.contact.full_name for each in sides),
            address=_address(address) if address else "",
        )


def _lines(contact: Contact) -> dict[str, str]:
    lines = {
        "Name": contact.full_name,
        "Organisation": contact.organisation,
        "Job title": contact.job_title,
        "Status": contact.status.replace("_", " "),
        "Address": "\n".join(_address(each) for each in contact.addresses),
        "Telephone": "\n".join(each.number for each in contact.phones),
        "E-mail": "\n".join(each.address for each in contact.emails),
    }
    for each in contact.occasions:
        what = each.label or each.kind.replace("_", " ").capitalize()
        lines[what] = each.date.text
    lines |= {
        "Notes": contact.notes,
        "Language": contact.language,
        "How we met": contact.met,
        "Greet": "" if contact.greet else "no",
        "Mail": "do not mail" if contact.do_not_mail else "",
        "Deceased": "yes" if contact.deceased else "",
    }
    return {what: text for what, text in lines.items() if text}


def _address(address: Address) -> str:
    street = ", ".join(address.street.splitlines())
    town = " ".join(part for part in (address.postal_code, address.town) if part)
    return ", ".join(part for part in (street, town, address.region, address.country) if part)
