"""Who is going quiet: those who have not heard from us for longer than they should."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from appreciation.domain.cadence import Outlook, outlook, reason, written_day
from appreciation.domain.care import Care
from appreciation.domain.contacts import Contact, ContactId
from appreciation.services.desk import Desk
from appreciation.store.transactions import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietPerson:
    """Somebody who is going quiet, since when, and why it is time, in words."""

    contact: Contact
    outlook: Outlook
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Those who have waited longest, and how many there are in all."""

    people: tuple[QuietPerson, ...]
    total: int


def going_quiet(desk: Desk, *, limit: int | None = None) -> Quiet:
    """Return who is going quiet, whoever has waited longest first."""
    with desk.book.reading() as book:
        ids = book.care.longest_quiet(desk.today, limit)
        contacts = book.contacts.contacts(ids)
        people = _people(book, contacts, desk.today)
        total = len(ids) if limit is None else book.care.how_many_quiet(desk.today)
    return Quiet(people=people, total=total)


def _people(
    book: Reading, contacts: Mapping[ContactId, Contact], today: date
) -> tuple[QuietPerson, ...]:
    settings = book.settings.settings()
    care = book.care.of_contacts(contacts)
    kinds = book.touches.last_reached_by(contacts)
    others = _households(book, contacts.values())
    found = []
    for id_, contact in contacts.items():
        due = outlook(contact, care.get(id_, Care(contact_id=id_)), settings, today)
        if due is not None:
            why = reason(due, kinds.get(id_), today)
            said = _said_of_household(contact, due, others, today)
            found.append(QuietPerson(contact=contact, outlook=due, why=why + said))
    return tuple(found)


def _households(book: Reading, contacts: Iterable[Contact]) -> dict[int, list[Contact]]:
    ids = {each.household_id for each in contacts if each.household_id is not None}
    homes = book.households.of_ids(ids)
    members = book.contacts.contacts(id_ for home in homes.values() for id_ in home.member_ids)
    return {
        id_: [members[each] for each in home.member_ids if each in members]
        for id_, home in homes.items()
    }


def _said_of_household(
    contact: Contact, due: Outlook, homes: Mapping[int, list[Contact]], today: date
) -> str:
    """Return who of their household was reached since: it does not count for them, but matters."""
    reached = [
        (each.last_reached, each.full_name)
        for each in homes.get(contact.household_id or 0, ())
        if each.id != contact.id and each.last_reached and each.last_reached > due.since
    ]
    if not reached:
        return ""
    day, name = max(reached)
    return f"; {name} of the same household was reached on {written_day(day, today)}"
