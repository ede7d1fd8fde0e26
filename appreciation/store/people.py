"""Everybody in the book as light values, for finding the same person again."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select

from appreciation.domain.contacts import Address, Contact, ContactId, Email, Phone
from appreciation.domain.known_people import KnownPerson, known_person
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.store.contact_rows import day_of_text, plain_date
from appreciation.store.rows import CHUNK
from appreciation.store.schema import address, contact, email, occasion, phone

_COLUMNS = (
    contact.c.id,
    contact.c.uid,
    contact.c.full_name,
    contact.c.given_name,
    contact.c.family_name,
    contact.c.organisation,
    contact.c.entered_on,
    contact.c.binned_on,
)


def _part(table: Table, *columns: str) -> Select[Any]:
    """Return the question for parts of the contacts between two ids, in order of position."""
    key = table.c.contact_id
    query = select(key, table.c.position, *(table.c[each] for each in columns))
    return query.where(key > bindparam("after"), key <= bindparam("until")).order_by(
        key, table.c.position
    )


_PARTS = (
    _part(address, "street", "town", "postal_code", "for_mail"),
    _part(phone, "number"),
    _part(email, "address"),
    _part(occasion, "month", "day", "year").where(occasion.c.kind == OccasionKind.BIRTHDAY.value),
)


def known_people(connection: Connection) -> Iterator[KnownPerson]:
    """Yield everybody in the order entered, the bin and merged entries included."""
    last = 0
    while True:
        query = select(*_COLUMNS).where(contact.c.id > last).order_by(contact.c.id).limit(CHUNK)
        rows = connection.execute(query).all()
        if not rows:
            return
        until = rows[-1].id
        addresses, phones, emails, birthdays = (
            _by_contact(connection, each, last, until) for each in _PARTS
        )
        for id_, uid, full_name, given_name, family_name, organisation, entered, binned in rows:
            yield known_person(
                Contact(
                    id=ContactId(id_),
                    uid=uid,
                    full_name=full_name,
                    given_name=given_name,
                    family_name=family_name,
                    organisation=organisation,
                    addresses=tuple(
                        Address(street=street, town=town, postal_code=code, for_mail=for_mail)
                        for street, town, code, for_mail in addresses[id_]
                    ),
                    phones=tuple(Phone(number=number) for (number,) in phones[id_]),
                    emails=tuple(Email(address=address) for (address,) in emails[id_]),
                    occasions=tuple(
                        Occasion(kind=OccasionKind.BIRTHDAY, date=plain_date(*day))
                        for day in birthdays[id_]
                    ),
                    entered_on=date.fromisoformat(entered),
                    binned_on=day_of_text(binned),
                )
            )
        last = until


def _by_contact(
    connection: Connection, query: Select[Any], after: int, until: int
) -> defaultdict[int, list[tuple[Any, ...]]]:
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for contact_id, _, *parts in connection.execute(query, {"after": after, "until": until}):
        found[contact_id].append(tuple(parts))
    return found
