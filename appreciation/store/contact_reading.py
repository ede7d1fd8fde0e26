"""Whole contacts from their rows."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from appreciation.domain.contacts import Contact, ContactId
from appreciation.store.contact_rows import CHILDREN, contact_of_rows
from appreciation.store.rows import Row, chunks
from appreciation.store.schema import contact

_COLUMNS = [each for each in contact.c if each.name not in {"search_key", "imported"}]


def contacts_by_id(connection: Connection, ids: Iterable[int]) -> dict[ContactId, Contact]:
    """Return the contacts by id, in the order asked for; those that are gone are left out."""
    found: dict[ContactId, Contact] = {}
    for chunk in chunks(dict.fromkeys(ids)):
        mine = connection.execute(select(*_COLUMNS).where(contact.c.id.in_(chunk))).mappings()
        rows = {row["id"]: dict(row) for row in mine}
        children = [children_of(connection, table.name, chunk) for table in CHILDREN]
        found.update(
            (ContactId(id_), contact_of_rows(rows[id_], [each[id_] for each in children]))
            for id_ in chunk
            if id_ in rows
        )
    return found


def children_of(
    connection: Connection, table_name: str, contact_ids: Iterable[int]
) -> defaultdict[int, list[Row]]:
    """Return complete rows of one of the tables in `CHILDREN` by contact, in order of position."""
    table = contact.metadata.tables[table_name]
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for chunk in chunks(contact_ids):
        query = select(table).where(table.c.contact_id.in_(chunk))
        for row in connection.execute(
            query.order_by(table.c.contact_id, table.c.position)
        ).mappings():
            found[row["contact_id"]].append(dict(row))
    return found
