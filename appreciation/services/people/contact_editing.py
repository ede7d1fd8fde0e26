"""Entering people and changing them in a form, with another seat at the same book."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from appreciation.domain.changes import Kind
from appreciation.domain.contacts import Address, Contact, ContactId
from appreciation.domain.errors import ChangedElsewhereError, WrongValueError
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.written_names import can_be_seen
from appreciation.services.book_keys import book_key
from appreciation.services.desk import Desk
from appreciation.services.outcomes import Edited
from appreciation.services.people.households import hold_wording
from appreciation.services.people.postal_addresses import AddressForm, address_doubts, address_form
from appreciation.services.people.telephones import telephone
from appreciation.services.rule.recheck import to_take_out

_KEPT_BY_THE_BOOK = frozenset(
    {
        "id",
        "uid",
        "version",
        "household_id",
        "entered_on",
        "last_reached",
        "last_attempt",
        "binned_on",
        "merged_into",
        "stands_for_organisation",
    }
)
_FIELDS = tuple(each.name for each in fields(Contact) if each.name not in _KEPT_BY_THE_BOOK)
_IN_WORDS = {
    "full_name": "name",
    "given_name": "first name",
    "family_name": "last name",
    "phones": "telephone numbers",
    "emails": "e-mail addresses",
    "occasions": "dates",
    "met": "how you met",
}


class ConflictError(ChangedElsewhereError):
    """Somebody else changed the same fields of the same contact; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """What a form needs: who it is, and what there is to choose from.

    `country` is the owner's. `address_forms` has the countries of their addresses and the owner's.
    `book_key` is to be given back when it is kept.
    """

    contact: Contact
    book_key: str
    country: str
    organisations: tuple[str, ...]
    address_forms: Mapping[str, AddressForm]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """What the post or the telephone may stumble over; the owner may know better.

    `addresses` has a text by part for each address, `phones` a text for each number, empty where
    all seems well.
    """

    addresses: tuple[Mapping[str, str], ...]
    phones: tuple[str, ...]


def editing(desk: Desk, contact_id: ContactId | None) -> Editing:
    """Return what a form needs for a contact, or for a new one when there is no id."""
    with desk.book.reading() as book:
        country = book.settings.settings().country
        blank = Contact(
            full_name="",
            entered_on=desk.today,
            addresses=(Address(country=country, for_mail=True),),
        )
        contact = blank if contact_id is None else book.contacts.contact(contact_id)
        names = tuple(each.name for each in book.organisations.organisations())
    countries = {country, *(each.country for each in contact.addresses)}
    return Editing(
        contact=contact,
        book_key=book_key(desk),
        country=country,
        organisations=names,
        address_forms={each: address_form(each) for each in countries},
    )


def doubts(desk: Desk, contact: Contact) -> Doubts:
    """Return what seems wrong with the addresses and numbers in a form."""
    with desk.book.reading() as book:
        home = book.settings.settings().country
    mail = contact.mail_address
    country = (mail.country if mail else "") or home
    return Doubts(
        addresses=tuple(address_doubts(each) for each in contact.addresses),
        phones=tuple(
            telephone(each.number, country).doubt if each.number else "" for each in contact.phones
        ),
    )


def problems(contact: Contact, today: date) -> dict[str, str]:
    """Return what has to be put right before a contact can be kept, by field.

    The fields are `full_name`, `email N` and `occasion N`, counted from 0.
    """
    found = {}
    if not can_be_seen(contact.full_name):
        found["full_name"] = "A contact needs a name."
    for place, email in enumerate(contact.emails):
        if "@" not in email.address or " " in email.address.strip():
            found[f"email {place}"] = f"“{email.address}” is not an e-mail address."
    seen = set()
    for place, each in enumerate(contact.occasions):
        born = each.kind is OccasionKind.BIRTHDAY and each.date.year
        if born and (born, each.date.month_day) > (today.year, today.month * 100 + today.day):
            found[f"occasion {place}"] = "That is still to come; nobody is born then yet."
        if each.kind is OccasionKind.ONE_OFF and each.date.day is None:
            found[f"occasion {place}"] = "It happens once, so its date needs a day and a year."
        if each.identity in seen:
            found[f"occasion {place}"] = "There is one of these above already."
        seen.add(each.identity)
    return found


def add(desk: Desk, new: Contact) -> Edited:
    """Put somebody new into the book. Raises `WrongValueError`."""
    _check(new, desk)
    with desk.book.writing(f"Add {new.full_name}") as book:
        added = book.contacts.add(replace(new, entered_on=desk.today))
    return Edited(contact=added, to_take_out=(), changes=_touched())


def save(desk: Desk, before: Contact, after: Contact, *, insist: bool = False) -> Edited:
    """Keep what was changed in a form from `before` to `after`.

    What somebody else has changed in the meantime stays, unless it is the very same field: then
    nothing is written and `ConflictError` says what it is, or with `insist` ours takes its place.
    Raises `WrongValueError`, `ContactGoneError`.
    """
    _check(after, desk)
    with desk.book.writing(f"Edit {after.full_name}") as book:
        stored = book.contacts.contact(after.id)
        ours = {name for name in _FIELDS if getattr(after, name) != getattr(before, name)}
        theirs = {name for name in _FIELDS if getattr(stored, name) != getattr(before, name)}
        both = {each for each in ours & theirs if getattr(after, each) != getattr(stored, each)}
        if both and not insist:
            raise ConflictError(_conflict(stored, both))
        wanted = replace(stored, **{name: getattr(after, name) for name in ours})
        saved = book.contacts.save(wanted, on=desk.today)
        hold_wording(book, [(stored, wanted)])
        waiting = to_take_out(book, [after.id], desk.today)
    return Edited(contact=saved, to_take_out=waiting, changes=_touched())


def _touched() -> frozenset[Kind]:
    return frozenset({Kind.CONTACT, Kind.HOUSEHOLD, Kind.ORGANISATION})


def _check(contact: Contact, desk: Desk) -> None:
    from appreciation.services import supplied

    supplied.holiday_rules().chosen(contact.holiday_set)
    if found := problems(contact, desk.today):
        raise WrongValueError(next(iter(found.values())))


def _conflict(stored: Contact, names: set[str]) -> str:
    words = " and ".join(_IN_WORDS.get(each, each.replace("_", " ")) for each in sorted(names))
    return (
        f"Somebody else has changed {stored.full_name} in the meantime: the {words}. Nothing of"
        " theirs was written over, and what you typed is still here."
    )
