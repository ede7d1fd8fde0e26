"""Contacts in the book."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from appreciation.domain.contacts import Contact, ContactId, StatusChange
from appreciation.domain.errors import ContactGoneError
from appreciation.store.contact_reading import contacts_by_id
from appreciation.store.contact_rows import STATUSES
from appreciation.store.contact_saving import add_contacts, save_contacts
from appreciation.store.journal import Journal
from appreciation.store.rows import chunks
from appreciation.store.schema import contact, status_change


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


class EditableContacts(Contacts):
    """The contacts, and what can be done to them. Its caller commits."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add(self, new: Contact, *, imported: str = "") -> Contact:
        """Store a new contact; return it with its id and version."""
        (id_,) = self.add_many([new], [imported])
        return replace(
            new, id=id_, version=self._journal.number, last_reached=None, last_attempt=None
        )

    def add_many(
        self,
        new: Sequence[Contact],
        imported: Sequence[str] | None = None,
        histories: Sequence[Sequence[StatusChange]] | None = None,
    ) -> list[ContactId]:
        """Store any number of new contacts quickly; return their ids in the same order.

        `last_reached` and `last_attempt` come from touches alone and start empty. `histories` has
        the statuses of each contact, oldest first, where more is known than the present one.
        """
        return add_contacts(self._journal, new, imported or [""] * len(new), histories)

    def save(self, changed: Contact, *, on: date, imported: str | None = None) -> Contact:
        """Write a contact over what is stored; return it with its version.

        A contact that is as it was is not written. A new status goes into the history under `on`.
        Raises `ContactGoneError`, or `ChangedElsewhereError` when the stored version is another.
        """
        return save_contacts(self._journal, [changed], [imported], on)[0]

    def save_many(
        self, changed: Sequence[Contact], *, on: date, imported: Sequence[str | None] | None = None
    ) -> list[Contact]:
        """Do as `save` for any number of contacts, quickly."""
        return save_contacts(self._journal, changed, imported or [None] * len(changed), on)

    def bin(self, id_: int, on: date) -> Contact:
        """Put a contact in the bin."""
        return self.save(replace(self.contact(id_), binned_on=on), on=on)

    def restore(self, id_: int, on: date) -> Contact:
        """Take a contact out of the bin."""
        return self.save(replace(self.contact(id_), binned_on=None), on=on)
