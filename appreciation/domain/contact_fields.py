"""Changing a contact field by field, from text as it is typed on a command line or in a form."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from appreciation.domain.addresses import parsed_address
from appreciation.domain.contacts import Address, Contact, Email, Phone, Status
from appreciation.domain.countries import country_code
from appreciation.domain.errors import UnknownKeyError, UnreadableDateError, WrongValueError
from appreciation.domain.occasions import (
    KEPT_WITH_A_PERSON,
    LABELLED,
    OLDEST,
    Occasion,
    OccasionKind,
    distinct,
)
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.written_names import can_be_seen, tidy

_TEXTS = frozenset(
    {
        "full_name",
        "prefix",
        "given_name",
        "additional_name",
        "family_name",
        "suffix",
        "nickname",
        "organisation",
        "job_title",
        "met",
        "salutation",
        "envelope_name",
        "language",
        "holiday_set",
        "notes",
    }
)
_SWITCHES = frozenset({"greet", "do_not_mail", "approved"})
_DAYS = {kind.value: kind for kind in KEPT_WITH_A_PERSON if kind not in LABELLED}
_YES = frozenset({"true", "yes", "1", "on"})
_NO = frozenset({"false", "no", "0", "off", ""})
_ANY_DAY = PlainDate(year=2000, month=1, day=1)
_ADDRESS_PARTS = ("label", "street", "town", "region", "postal_code", "country")


def with_fields(
    contact: Contact, fields: Mapping[str, str], *, country: str, today: date
) -> Contact:
    """Return the contact with fields read from text; an empty text clears a field.

    `country` is the owner's, for reading an address. A full name follows its parts as long as it
    was made of them. Raises `UnknownKeyError`, `WrongValueError`, `UnreadableDateError`.
    """
    changed = contact
    for key, text in fields.items():
        changed = _with_field(changed, key, text.strip(), country)
    changed = _with_following_name(contact, changed, frozenset(fields))
    if not can_be_seen(changed.full_name):
        raise WrongValueError("A contact needs a name; the one they have stays.")
    if (changed.occasions, changed.deceased_on) != (contact.occasions, contact.deceased_on):
        _check_days(changed, today)
    return changed


def _with_field(contact: Contact, key: str, text: str, country: str) -> Contact:
    if key in _TEXTS | _SWITCHES:
        if key in _TEXTS:
            written: bool | str = text if key == "notes" else tidy(text)
        else:
            written = _switch(key, text)
        value: dict[str, Any] = {key: written}
        return replace(contact, **value)
    if key in _DAYS:
        return _with_occasion(contact, _DAYS[key], "", text)
    kind, dot, label = key.partition(".")
    if dot and label and kind in {OccasionKind.OTHER, OccasionKind.ONE_OFF}:
        return _with_occasion(contact, OccasionKind(kind), label, text)
    if change := _SPECIAL.get(key):
        return change(contact, text, country)
    known = sorted(_TEXTS | _SWITCHES | _DAYS.keys() | _SPECIAL.keys())
    raise UnknownKeyError(
        f"“{key}” cannot be set; what can: {', '.join(known)}, other.LABEL, one_off.LABEL."
    )


def _switch(key: str, text: str) -> bool:
    word = text.casefold()
    if word in _YES | _NO and (word or key != "greet"):  # nobody is opted out by an empty word
        return word in _YES
    raise WrongValueError(f"“{key}” takes true or false, not “{text}”.")


def _with_occasion(contact: Contact, kind: OccasionKind, label: str, text: str) -> Contact:
    new = Occasion(kind=kind, label=label, date=PlainDate.parse(text)) if text else None
    if new and kind is OccasionKind.ONE_OFF and (new.date.year is None or new.date.day is None):
        raise WrongValueError(f"“{label}” happens once, so its date needs a day and a year.")
    identity = Occasion(kind=kind, label=label, date=_ANY_DAY).identity
    others = [each for each in contact.occasions if each.identity != identity]
    return replace(contact, occasions=distinct([*others, new] if new else others))


def _with_status(contact: Contact, text: str, _country: str) -> Contact:
    return replace(contact, status=status_of(text))


def status_of(text: str) -> Status:
    """Read a status; spaces and hyphens serve as well as underscores. Raises `WrongValueError`."""
    name = text.strip().casefold().replace(" ", "_").replace("-", "_")
    if name not in set(Status):
        raise WrongValueError(f"“{text}” is no status; there are {', '.join(Status)}.")
    return Status(name)


def _with_death(contact: Contact, text: str, _country: str) -> Contact:
    if text.casefold() in _YES | _NO:
        dead = text.casefold() in _YES
        return replace(contact, deceased=dead, deceased_on=contact.deceased_on if dead else None)
    return replace(contact, deceased=True, deceased_on=PlainDate.parse(text))


def _with_emails(contact: Contact, text: str, _country: str) -> Contact:
    labels = {each.address: each.label for each in contact.emails}
    emails = tuple(Email(address=each, label=labels.get(each, "")) for each in _several(text))
    if wrong := next((each.address for each in emails if "@" not in each.address), None):
        raise WrongValueError(f"“{wrong}” is not an e-mail address.")
    return replace(contact, emails=emails)


def _with_phones(contact: Contact, text: str, _country: str) -> Contact:
    labels = {each.number: each.label for each in contact.phones}
    phones = tuple(Phone(number=each, label=labels.get(each, "")) for each in _several(text))
    return replace(contact, phones=phones)


def _several(text: str) -> list[str]:
    return [each.strip() for each in text.replace(";", ",").split(",") if each.strip()]


def _with_mail_address(contact: Contact, text: str, country: str) -> Contact:
    """Put a new address in the place of the one for mail; its returned mark goes with the old one.

    A number chooses one of theirs instead, counted from 1. An empty text takes it away.
    """
    present = contact.mail_address
    if text.isdecimal() and 1 <= int(text) <= len(contact.addresses):
        chosen = contact.addresses[int(text) - 1]
        return replace(
            contact,
            addresses=tuple(replace(each, for_mail=each is chosen) for each in contact.addresses),
        )
    others = tuple(replace(each, for_mail=False) for each in contact.addresses if each != present)
    if not text:
        return replace(contact, addresses=others)
    new = _address(text, country)
    if not new.usable:
        raise WrongValueError(
            f"“{text}” has no street and town; write “1 High Street, 12345 Town”."
        )
    label = new.label or (present.label if present else "")
    return replace(contact, addresses=(replace(new, label=label, for_mail=True), *others))


def _address(text: str, country: str) -> Address:
    if not text.startswith("{"):
        return parsed_address(text, country)
    try:
        parts = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongValueError(f"“{text[:80]}” is not an address: {error}.") from error
    if not all(isinstance(each, str) for each in parts.values()) or parts.keys() - set(
        _ADDRESS_PARTS
    ):
        raise WrongValueError(f"An address has the parts {', '.join(_ADDRESS_PARTS)}, each a text.")
    named = parts.get("country", "")
    code = country_code(named)
    if named.strip() and not code:
        raise WrongValueError(f"“{named}” is no country; write a code of two letters, as US or DE.")
    return Address(**parts | {"country": code})


def _with_following_name(before: Contact, after: Contact, keys: frozenset[str]) -> Contact:
    parts = {"prefix", "given_name", "additional_name", "family_name", "suffix"}
    if "full_name" in keys:
        return after if keys & parts else _with_parts_of(before, after)
    if keys & parts and before.full_name == _joined(before):
        return replace(after, full_name=_joined(after) or before.full_name)
    if keys & parts and before.full_name == f"{before.given_name} {before.family_name}".strip():
        return replace(after, full_name=f"{after.given_name} {after.family_name}".strip())
    return after


def _joined(contact: Contact) -> str:
    parts = (
        contact.prefix,
        contact.given_name,
        contact.additional_name,
        contact.family_name,
        contact.suffix,
    )
    return " ".join(part for part in parts if part)


def _with_parts_of(before: Contact, after: Contact) -> Contact:
    """Take the parts from a full name where they are plain to see; never guess at the others."""
    if after.full_name == before.full_name:
        return after
    words = after.full_name.split()
    given, family = (words[0], words[1]) if len(words) == 2 else ("", "")
    return replace(
        after, given_name=given, family_name=family, prefix="", additional_name="", suffix=""
    )


def _check_days(contact: Contact, today: date) -> None:
    died = contact.deceased_on
    if died and died.year and (died.year, died.month_day) > (today.year, _month_day(today)):
        raise UnreadableDateError(f"{died.text} is still to come; nobody has died then yet.")
    for each in contact.occasions:
        born = each.kind is OccasionKind.BIRTHDAY and each.date.year
        if born and (born, each.date.month_day) > (today.year, _month_day(today)):
            raise UnreadableDateError(
                f"{each.date.text} is still to come; nobody is born then yet."
            )
        if born and today.year - born > OLDEST and not contact.deceased:
            raise UnreadableDateError(
                f"Born on {each.date.text}, they would be {today.year - born} years old: check the"
                f" year, or leave it out as {each.date.text[4:].replace('-', '--', 1)}."
            )


def _month_day(day: date) -> int:
    return day.month * 100 + day.day


_SPECIAL: dict[str, Callable[[Contact, str, str], Contact]] = {
    "status": _with_status,
    "deceased": _with_death,
    "emails": _with_emails,
    "phones": _with_phones,
    "mail_address": _with_mail_address,
    "address": _with_mail_address,
}
