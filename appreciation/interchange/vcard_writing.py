"""Write contacts as vCards 3.0, the version that most programs read.

A birthday without a year is written `--05-31`: whoever does not know that form leaves it out, while
the year 1604 that others put in its place turns up as somebody's age. What other programs have no
place for stands in properties that begin with `X-APPRECIATION-`.
"""

import base64
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from appreciation.domain.contacts import Address, Contact, ContactId
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.interchange.countries import country_name
from appreciation.interchange.exported_labels import occasion_label
from appreciation.interchange.folded_lines import escaped, folded_line
from appreciation.interchange.vcard_heads import OWN

_TYPES = {
    "home": "HOME",
    "work": "WORK",
    "mobile": "CELL",
    "fax": "FAX",
    "home fax": "HOME,FAX",
    "work fax": "WORK,FAX",
    "pager": "PAGER",
    "main": "MAIN",
    "other": "OTHER",
}
Line = tuple[str, str]


def write_vcards(
    contacts: Iterable[Contact], out: BinaryIO, photo_of: Callable[[ContactId], bytes]
) -> int:
    """Write the contacts one after the other; return how many.

    `photo_of` gives the JPEG of somebody, empty where there is none.
    """
    count = 0
    for contact in contacts:
        count += 1
        card = _card(contact, photo_of(contact.id))
        out.write(b"".join(folded_line(head, value) for head, value in card))
    return count


def _card(contact: Contact, photo: bytes) -> Iterator[Line]:
    yield "BEGIN", "VCARD"
    yield "VERSION", "3.0"
    yield from _person(contact)
    groups = _Groups()
    for phone in contact.phones:
        yield from groups.labelled("TEL", escaped(phone.number), phone.label)
    for email in contact.emails:
        yield from groups.labelled("EMAIL", escaped(email.address), email.label)
    for address in contact.addresses:
        yield from _address(address, groups)
    for occasion in contact.occasions:
        yield from _occasion(occasion, groups)
    yield from _standing(contact)
    if photo:
        yield "PHOTO;ENCODING=b;TYPE=JPEG", base64.b64encode(photo).decode("ascii")
    yield "END", "VCARD"


def _person(contact: Contact) -> Iterator[Line]:
    name = (
        contact.family_name,
        contact.given_name,
        contact.additional_name,
        contact.prefix,
        contact.suffix,
    )
    yield "N", ";".join(escaped(part) for part in name)
    yield "FN", escaped(contact.full_name)
    texts = {
        "UID": contact.uid,
        "ORG": contact.organisation,
        "TITLE": contact.job_title,
        "NICKNAME": contact.nickname,
        "LANG": contact.language,
        "NOTE": contact.notes,
        OWN + "MET": contact.met,
        OWN + "SALUTATION": contact.salutation,
        OWN + "ENVELOPE-NAME": contact.envelope_name,
        OWN + "HOLIDAY-SET": contact.holiday_set,
    }
    for head, text in texts.items():
        if text:
            yield head, escaped(text)
    if contact.stands_for_organisation:
        yield "X-ABShowAs", "COMPANY"
    elif contact.full_name == contact.organisation:
        yield OWN + "STANDS-FOR-ORGANISATION", "no"


def _standing(contact: Contact) -> Iterator[Line]:
    """Yield status and switches, so that they come back with the card."""
    yield OWN + "STATUS", contact.status
    switches = {
        "GREET": (contact.greet, True),
        "DO-NOT-MAIL": (contact.do_not_mail, False),
        "DECEASED": (contact.deceased, False),
        "APPROVED": (contact.approved, False),
    }
    for name, (value, usual) in switches.items():
        if value is not usual:
            yield OWN + name, "yes" if value else "no"
    if contact.deceased_on is not None:
        yield "DEATHDATE", contact.deceased_on.text


class _Groups:
    """Numbers the groups that tie a line to others about it."""

    def __init__(self) -> None:
        self.count = 0

    def following(self) -> str:
        """Return the name of a group not used yet in this card."""
        self.count += 1
        return f"item{self.count}"

    def labelled(self, name: str, value: str, label: str) -> Iterator[Line]:
        """Yield a line with its label as a type if there is one, else in Apple's way."""
        if not label or label in _TYPES:
            yield f"{name};TYPE={_TYPES[label]}" if label else name, value
        else:
            group = self.following()
            yield f"{group}.{name}", value
            yield f"{group}.X-ABLabel", escaped(label)


def _address(address: Address, groups: _Groups) -> Iterator[Line]:
    parts = (
        "",
        "",
        address.street,
        address.town,
        address.region,
        address.postal_code,
        country_name(address.country),
    )
    types = [_TYPES[address.label]] if address.label in _TYPES else []
    types += ["PREF"] if address.for_mail else []
    group = groups.following()
    head = f"{group}.ADR" + (f";TYPE={','.join(types)}" if types else "")
    yield head, ";".join(escaped(part) for part in parts)
    if address.label and address.label not in _TYPES:
        yield f"{group}.X-ABLabel", escaped(address.label)
    if address.country:
        yield f"{group}.X-ABADR", address.country.lower()
    if address.undeliverable_on is not None:
        value = f"{address.undeliverable_on.isoformat()};{escaped(address.undeliverable_reason)}"
        yield f"{group}.{OWN}UNDELIVERABLE", value


def _occasion(occasion: Occasion, groups: _Groups) -> Iterator[Line]:
    day = occasion.date.text
    if occasion.kind is OccasionKind.BIRTHDAY:
        yield "BDAY", day
        return
    group = groups.following()
    yield f"{group}.X-ABDATE", day
    if occasion.kind is OccasionKind.WEDDING:
        yield f"{group}.X-ABLabel", "_$!<Anniversary>!$_"
        yield "X-ANNIVERSARY", day
        return
    yield f"{group}.X-ABLabel", escaped(occasion_label(occasion))
    yield f"{group}.{OWN}KIND", occasion.kind
