"""Orders that were noted, and the years that people have been with us."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, exists, func, select

from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.gratitude import Purchase
from appreciation.domain.occasions import OccasionKind
from appreciation.store.journal import Journal
from appreciation.store.practice_schema import letter, purchase
from appreciation.store.rows import Row, rows_by_id
from appreciation.store.schema import contact, occasion, status_change


class Purchases:
    """The orders, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_contact(self, contact_id: int) -> tuple[Purchase, ...]:
        """Return somebody's orders, the latest first."""
        rows = rows_by_id(self._connection, purchase, [contact_id], key="contact_id")
        return tuple(
            sorted(map(_purchase, rows), key=lambda each: (each.on, each.id), reverse=True)
        )

    def since(self, day: date) -> tuple[Purchase, ...]:
        """Return every order from a day on, the latest first."""
        query = select(purchase).where(purchase.c.on_day >= day.isoformat())
        rows = self._connection.execute(
            query.order_by(purchase.c.on_day.desc(), purchase.c.id.desc())
        )
        return tuple(_purchase(dict(row)) for row in rows.mappings())

    def causes(self) -> set[tuple[ContactId, str]]:
        """Return for whom and what there is a letter of thanks, withdrawn ones included."""
        query = select(letter.c.contact_id, letter.c.cause).where(letter.c.cause != "")
        return {(ContactId(id_), cause) for id_, cause in self._connection.execute(query)}

    def customers_since(self, days: Sequence[date]) -> list[tuple[ContactId, date]]:
        """Return the customers who became ours on one of these days, with the day.

        The day is that of their occasion, or else of the change of status that made them one; the
        status they came into the book with says nothing of when it began.
        """
        keys = {_key(each) for each in days}
        said = select(occasion.c.contact_id, occasion.c.year, occasion.c.month, occasion.c.day)
        said = said.join(contact, contact.c.id == occasion.c.contact_id).where(
            occasion.c.kind == OccasionKind.CUSTOMER_SINCE.value,
            occasion.c.month_day.in_({month * 100 + day for _, month, day in keys}),
            occasion.c.year.in_({year for year, _, _ in keys}),
            *_CUSTOMER,
        )
        found = {
            ContactId(id_): date(year, month, day)
            for id_, year, month, day in self._connection.execute(said)
            if (year, month, day) in keys
        }
        before = status_change.alias("before")
        has_occasion = exists().where(
            occasion.c.contact_id == contact.c.id,
            occasion.c.kind == OccasionKind.CUSTOMER_SINCE.value,
            occasion.c.year.is_not(None),
        )
        became = (
            select(status_change.c.contact_id, func.max(status_change.c.on_day))
            .join(contact, contact.c.id == status_change.c.contact_id)
            .where(
                status_change.c.status == Status.CUSTOMER.value,
                status_change.c.on_day.in_([each.isoformat() for each in days]),
                exists().where(
                    before.c.contact_id == status_change.c.contact_id,
                    before.c.id < status_change.c.id,
                ),
                ~has_occasion,
                *_CUSTOMER,
            )
            .group_by(status_change.c.contact_id)
        )
        for id_, day in self._connection.execute(became):
            found[ContactId(id_)] = date.fromisoformat(day)
        return sorted(found.items())


class EditablePurchases(Purchases):
    """The orders, and how they are noted."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add(self, new: Purchase) -> Purchase:
        """Note an order; return it with its id."""
        row: Row = {
            "contact_id": new.contact_id,
            "on_day": new.on.isoformat(),
            "what": new.what,
            "amount": new.amount,
        }
        (id_,) = self._journal.insert(purchase, [row])
        return replace(new, id=id_)


_CUSTOMER = (
    contact.c.status == Status.CUSTOMER.value,
    contact.c.binned_on.is_(None),
    contact.c.merged_into.is_(None),
    ~contact.c.deceased,
    contact.c.greet,
    ~contact.c.do_not_mail,
)


def _key(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _purchase(row: Row) -> Purchase:
    return Purchase(
        id=row["id"],
        contact_id=ContactId(row["contact_id"]),
        on=date.fromisoformat(row["on_day"]),
        what=row["what"],
        amount=row["amount"],
    )
