"""The columns of exported tables: Google's, so that it reads them, and those only we have.

Where somebody has more phones or days than there are columns, the last column holds several
values, as Google writes them.
"""

from collections.abc import Iterator, Sequence

from appreciation.domain.contacts import Address, Contact
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.interchange.countries import country_name
from appreciation.interchange.exported_labels import occasion_label
from appreciation.interchange.table_rows import SEVERAL

_TEXTS = {
    "Full Name": "full_name",
    "First Name": "given_name",
    "Middle Name": "additional_name",
    "Last Name": "family_name",
    "Name Prefix": "prefix",
    "Name Suffix": "suffix",
    "Nickname": "nickname",
    "Organization Name": "organisation",
    "Organization Title": "job_title",
    "Notes": "notes",
    "Language": "language",
    "UID": "uid",
    "Met": "met",
    "Salutation": "salutation",
    "Envelope Name": "envelope_name",
    "Holiday Set": "holiday_set",
    "Status": "status",
}
_SWITCHES = {
    "Greet": "greet",
    "Do not mail": "do_not_mail",
    "Deceased": "deceased",
    "Approved": "approved",
    "Stands for organisation": "stands_for_organisation",
}
_BETWEEN = f" {SEVERAL} "
_PHONES, _EMAILS, _ADDRESSES, _EVENTS = 3, 3, 2, 3
_ADDRESS_HEADINGS = (
    "Label",
    "Street",
    "City",
    "Region",
    "Postal Code",
    "Country",
    "For mail",
    "Undeliverable on",
    "Undeliverable reason",
)


def headings() -> list[str]:
    """Return the headings of an exported table."""
    pairs = [
        f"{what} {number} - {part}"
        for what, most in (("E-mail", _EMAILS), ("Phone", _PHONES))
        for number in range(1, most + 1)
        for part in ("Label", "Value")
    ]
    addresses = [
        f"Address {number} - {part}"
        for number in range(1, _ADDRESSES + 1)
        for part in _ADDRESS_HEADINGS
    ]
    events = [
        f"Event {number} - {part}"
        for number in range(1, _EVENTS + 1)
        for part in ("Label", "Value", "Kind")
    ]
    return [*_TEXTS, "Birthday", "Deceased on", *_SWITCHES, *pairs, *addresses, *events]


def cells(contact: Contact) -> list[str]:
    """Return a contact's row, a text for each heading."""
    birthday = contact.occasion(OccasionKind.BIRTHDAY)
    days = [each for each in contact.occasions if each is not birthday]
    return [
        *(str(getattr(contact, name)) for name in _TEXTS.values()),
        birthday.date.text if birthday else "",
        contact.deceased_on.text if contact.deceased_on else "",
        *("yes" if getattr(contact, name) else "no" for name in _SWITCHES.values()),
        *_spread([(each.label, each.address) for each in contact.emails], _EMAILS, 2),
        *_spread([(each.label, each.number) for each in contact.phones], _PHONES, 2),
        *_spread(
            [_address(each) for each in contact.addresses], _ADDRESSES, len(_ADDRESS_HEADINGS)
        ),
        *_spread([_event(each) for each in days], _EVENTS, 3),
    ]


def _spread(rows: Sequence[tuple[str, ...]], most: int, width: int) -> Iterator[str]:
    """Yield the cells of `most` groups of columns; the last group takes all that is left."""
    for row in rows[: most - 1]:
        yield from row
    rest = rows[most - 1 :]
    if rest:
        yield from (_BETWEEN.join(parts) for parts in zip(*rest, strict=True))
    yield from [""] * (width * (most - min(len(rows), most)))


def _address(address: Address) -> tuple[str, ...]:
    returned = address.undeliverable_on
    return (
        address.label,
        address.street,
        address.town,
        address.region,
        address.postal_code,
        country_name(address.country),
        "yes" if address.for_mail else "",
        returned.isoformat() if returned else "",
        address.undeliverable_reason,
    )


def _event(occasion: Occasion) -> tuple[str, str, str]:
    return occasion_label(occasion), occasion.date.text, occasion.kind
