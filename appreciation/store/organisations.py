"""Organisations in the book: made when a contact first names one."""

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from appreciation.domain.contacts import ContactId
from appreciation.domain.organisations import Organisation
from appreciation.store.journal import Journal
from appreciation.store.rows import chunks
from appreciation.store.schema import contact, organisation
from appreciation.store.words import words


class Organisations:
    """The organisations, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def organisations(self) -> tuple[Organisation, ...]:
        """Return those with anybody outside the bin, by name."""
        members = func.count().label("members")
        query = (
            select(organisation.c.id, organisation.c.name, members)
            .join(contact, contact.c.organisation_id == organisation.c.id)
            .where(contact.c.binned_on.is_(None))
            .group_by(organisation.c.id)
            .order_by(organisation.c.name_key)
        )
        return tuple(
            Organisation(id=row.id, name=row.name, members=row.members)
            for row in self._connection.execute(query)
        )

    def members(self, id_: int) -> tuple[ContactId, ...]:
        """Return the contacts outside the bin who work there, by name."""
        query = select(contact.c.id).where(
            contact.c.organisation_id == id_, contact.c.binned_on.is_(None)
        )
        return tuple(self._connection.execute(query.order_by(contact.c.sort_key)).scalars())

    def people_at(self, name: str) -> tuple[ContactId, ...]:
        """Return the contacts outside the bin who work at the organisation of a name, by name."""
        if not name.strip():
            return ()
        query = (
            select(contact.c.id)
            .join(organisation)
            .where(organisation.c.name_key == organisation_key(name), contact.c.binned_on.is_(None))
        )
        return tuple(self._connection.execute(query.order_by(contact.c.sort_key)).scalars())


def organisation_ids(journal: Journal, names: Collection[str]) -> dict[str, int]:
    """Return the ids of organisations by name as written, making those that are not there yet."""
    keys = {name: organisation_key(name) for name in names if name.strip()}
    found: dict[str, int] = {}
    for chunk in chunks(sorted(set(keys.values()))):
        query = select(organisation.c.name_key, organisation.c.id)
        rows = journal.connection.execute(query.where(organisation.c.name_key.in_(chunk)))
        found.update((row.name_key, row.id) for row in rows)
    missing = {key: name for name, key in reversed(keys.items()) if key not in found}
    ids = journal.insert(
        organisation, [{"name": name, "name_key": key} for key, name in missing.items()]
    )
    found.update(zip(missing, ids, strict=True))
    return {name: found[key] for name, key in keys.items()}


def organisation_key(name: str) -> str:
    """Return what tells organisations apart."""
    return " ".join(words(name)) or name.strip()
