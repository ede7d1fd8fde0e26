"""Contacts in the book."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import Connection, select

from appreciation.domain.contact_lines import ContactLine, ContactQuery, PageKey, Tally
from appreciation.domain.contacts import Contact, ContactId, Status, StatusChange
from appreciation.domain.errors import ContactGoneError
from appreciation.domain.known_people import KnownPerson
from appreciation.store.contact_reading import contacts_by_id
from appreciation.store.contact_rows import STATUSES
from appreciation.store.people import known_people
from appreciation.store.rows import chunks
from appreciation.store.schema import contact, status_change
from appreciation.store.search import count, in_order_entered, page, place, tally


class Contacts:
    """The contacts, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def contact(self, id_: int) -> Contact:
        """Return a contact, in the bin or not; raise `ContactGoneError` when there is none."""
        found = contacts_by_id(self._connection, [id_])
        if not found:
            raise ContactGoneError(f"There is no contact {id_} in the book.")
        return found[ContactId(id_)]

    def contacts(self, ids: Iterable[int]) -> dict[ContactId, Contact]:
        """Return any number of contacts by id; those that are gone are left out."""
        return contacts_by_id(self._connection, ids)

    def names(self, ids: Iterable[int]) -> dict[ContactId, str]:
        """Return what to call contacts by id; those that are gone are left out."""
        found: dict[ContactId, str] = {}
        for chunk in chunks(dict.fromkeys(ids)):
            query = select(contact.c.id, contact.c.full_name, contact.c.organisation)
            rows = self._connection.execute(query.where(contact.c.id.in_(chunk)))
            found.update((ContactId(row.id), row.full_name or row.organisation) for row in rows)
        return found

    def page(
        self, query: ContactQuery, after: PageKey | None = None, *, skip: int = 0, limit: int = 100
    ) -> tuple[ContactLine, ...]:
        """Return the next lines of a list, after the key of the last one seen.

        `skip` leaves out that many of them, for a jump to where no key is known.
        """
        return page(self._connection, query, after, limit, skip=skip)

    def place(self, query: ContactQuery, id_: int) -> int | None:
        """Return at which place of a list, from 0, somebody stands; None when they do not."""
        return place(self._connection, query, id_)

    def tally(self, today: date) -> Tally:
        """Return how many each list of one filter has on a day."""
        return tally(self._connection, today)

    def count(self, query: ContactQuery) -> int:
        """Return how many lines a list has in all."""
        return count(self._connection, query)

    def in_order_entered(
        self,
        *,
        search: str = "",
        status: Status | None = None,
        binned: bool = False,
        limit: int | None = None,
    ) -> Iterator[Contact]:
        """Yield whole contacts in the order they were entered, read as they are taken."""
        query = ContactQuery(search=search, status=status, binned=binned)
        return in_order_entered(self._connection, query, limit)

    def known_people(self) -> Iterator[KnownPerson]:
        """Yield everybody as light values, the bin and merged entries included."""
        return known_people(self._connection)

    def tombstones_of(self, id_: int) -> tuple[ContactId, ...]:
        """Return the entries that were merged into a contact, directly or by way of others."""
        found: list[ContactId] = []
        into: list[ContactId] = [ContactId(id_)]
        while into:
            query = select(contact.c.id).where(contact.c.merged_into.in_(into))
            into = list(map(ContactId, self._connection.execute(query).scalars()))
            found += into
        return tuple(found)

    def status_history(self, id_: int) -> tuple[StatusChange, ...]:
        """Return what somebody has been to the business, oldest first."""
        query = select(status_change.c.status, status_change.c.on_day)
        query = query.where(status_change.c.contact_id == id_)
        rows = self._connection.execute(query.order_by(status_change.c.on_day, status_change.c.id))
        return tuple(
            StatusChange(status=STATUSES[row.status], on=date.fromisoformat(row.on_day))
            for row in rows
        )

    def imported_of(self, ids: Iterable[int]) -> dict[ContactId, str]:
        """Return what was last imported for contacts; those who never were are left out."""
        found: dict[ContactId, str] = {}
        for chunk in chunks(ids):
            query = select(contact.c.id, contact.c.imported).where(contact.c.id.in_(chunk))
            rows = self._connection.execute(query.where(contact.c.imported != ""))
            found.update((row.id, row.imported) for row in rows)
        return found
