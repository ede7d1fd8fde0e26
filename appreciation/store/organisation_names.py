"""Organisations by name: made when a contact first names one."""

from collections.abc import Collection

from sqlalchemy import select

from appreciation.store.journal import Journal
from appreciation.store.rows import chunks
from appreciation.store.schema import organisation
from appreciation.store.words import words


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
