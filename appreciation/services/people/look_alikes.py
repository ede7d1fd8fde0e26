"""Who in the book may be the person just being entered."""

from dataclasses import dataclass

from appreciation.domain.contacts import NOT_STORED, Contact, ContactId
from appreciation.domain.known_people import digits, known_person
from appreciation.services.desk import Desk

_NEAR = 60
"""How many are looked at for each thing typed."""

_TELLING = 6
"""Digits of a telephone number from which on it tells people apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Somebody in the book who may be the one being entered, and why."""

    contact: Contact
    why: str


def alike(desk: Desk, new: Contact) -> tuple[Alike, ...]:
    """Return who in the book may be somebody being entered, the likeliest first.

    They are looked for by what is typed already, so that it is quick enough to ask while typing.
    """
    from appreciation.interchange.duplicates import possible_duplicates

    searches = _searches(new)
    with desk.book.reading() as book:
        near = {
            each.id: each
            for search in searches
            for each in book.contacts.in_order_entered(search=search, limit=_NEAR)
        }
    people = [known_person(each) for each in (new, *near.values())]
    pairs = possible_duplicates(people, among=[NOT_STORED])
    return tuple(Alike(contact=near[ContactId(each.second)], why=each.why) for each in pairs)


def _searches(new: Contact) -> list[str]:
    """Return what those who may be the same person are found by."""
    given, family = new.given_name.strip(), new.family_name.strip()
    names = [f"{given[:1]} {family}", f"{given} {family[:1]}"] if given and family else []
    if len(new.full_name.split()) > 1:
        names.append(new.full_name)
    ways = [each.address for each in new.emails if "@" in each.address]
    ways += [each.number for each in new.phones if len(digits(each.number)) >= _TELLING]
    return names + ways
