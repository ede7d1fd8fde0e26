"""Everybody in the book as light values, for finding the same person again."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, select

from appreciation.domain.contacts import Address, Contact, ContactId, Email, Phone
from appreciation.domain.known_people import KnownPerson, known_person
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.store.contact_reading import children_of
from appreciation.store.contact_rows import day_of_text, plain_date
from appreciation.store.rows import CHUNK, Row
from appreciation.store.schema import contact

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


def known_people(connection: Connection) -> Iterator[KnownPerson]:
    """Yield everybody in the order entered, the bin and merged entries included."""
    last = 0
    while True:
        query = select(*_COLUMNS).where(contact.c.id > last).order_by(contact.c.id).limit(CHUNK)
        rows = list(map(dict, connection.execute(query).mappings()))
        if not rows:
            return
        ids = [row["id"] for row in rows]
        addresses, phones, emails, occasions = (
            children_of(connection, name, ids) for name in ("address", "phone", "email", "occasion")
        )
        for row in rows:
            id_ = row["id"]
            yield _known(row, addresses[id_], phones[id_], emails[id_], occasions[id_])
        last = ids[-1]


def _known(
    row: Row,
    addresses: list[Row],
    phones: list[Row],
    emails: list[Row],
    occasions: list[Row],
) -> KnownPerson:
    birthdays = (each for each in occasions if each["kind"] == OccasionKind.BIRTHDAY)
    return known_person(
        Contact(
            id=ContactId(row["id"]),
            uid=row["uid"],
            full_name=row["full_name"],
            given_name=row["given_name"],
            family_name=row["family_name"],
            organisation=row["organisation"],
            addresses=tuple(
                Address(
                    street=each["street"],
                    town=each["town"],
                    postal_code=each["postal_code"],
                    for_mail=each["for_mail"],
                )
                for each in addresses
            ),
            phones=tuple(Phone(number=each["number"]) for each in phones),
            emails=tuple(Email(address=each["address"]) for each in emails),
            occasions=tuple(
                Occasion(
                    kind=OccasionKind.BIRTHDAY,
                    date=plain_date(each["month"], each["day"], each["year"]),
                )
                for each in birthdays
            ),
            entered_on=date.fromisoformat(row["entered_on"]),
            binned_on=day_of_text(row["binned_on"]),
        )
    )
