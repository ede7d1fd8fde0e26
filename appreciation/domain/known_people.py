"""People of the book as light values, for finding the same person again."""

import re
from dataclasses import dataclass

from appreciation.domain.contacts import Address, Contact, ContactId
from appreciation.domain.folding import folded
from appreciation.domain.occasions import OccasionKind

_NO_DIGITS = re.compile(r"\D+")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """What tells one person from another, and nothing more.

    `name_key` and `address_key` are folded, with single spaces; `emails` are in lower case,
    `phones` are digits alone, as written. `birthday` is the text of a plain date. Empty means not
    known.
    """

    id: ContactId
    uid: str = ""
    name_key: str
    given_name: str = ""
    family_name: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    address_key: str = ""
    postal_code: str = ""
    birthday: str = ""
    binned: bool = False


def known_person(contact: Contact) -> KnownPerson:
    """Return what tells a contact from others; those not stored yet have the id `NOT_STORED`."""
    address = contact.mail_address
    birthday = contact.occasion(OccasionKind.BIRTHDAY)
    return KnownPerson(
        id=contact.id,
        uid=contact.uid,
        name_key=name_key(contact.full_name),
        given_name=contact.given_name,
        family_name=contact.family_name,
        organisation=contact.organisation,
        emails=tuple(email.address.lower() for email in contact.emails),
        phones=tuple(digits(phone.number) for phone in contact.phones),
        address_key=address_key(address) if address else "",
        postal_code=address.postal_code if address else "",
        birthday=birthday.date.text if birthday else "",
        binned=contact.binned_on is not None,
    )


def name_key(name: str) -> str:
    """Return a name as compared: its words, or the signs it is made of where it has no letters.

    >>> name_key("\u2764"), name_key("Ann \u2764")
    ('\u2764', 'ann')
    """
    return words_key(name) or " ".join(folded(name).split())


def words_key(text: str) -> str:
    """Return the words of a text, folded, with single spaces and nothing else between them.

    >>> words_key("Dr. Ann-Marie  MÜLLER")
    'dr ann marie muller'
    """
    return " ".join(_WORDS.findall(folded(text)))


def digits(number: str) -> str:
    """Return the digits of a telephone number as written."""
    return _NO_DIGITS.sub("", number)


def address_key(address: Address) -> str:
    """Return street, postcode and town as compared between two entries; empty without a street."""
    if not address.street:
        return ""
    return words_key(f"{address.street} {address.postal_code} {address.town}")
