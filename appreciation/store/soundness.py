"""Whether a book is whole, and what is in it."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Text, func, select

from appreciation.store import schema
from appreciation.store.practice_schema import attachment, photo
from appreciation.store.whole_schema import EDITABLE, metadata

_COUNTED = {
    "contacts": schema.contact,
    "households": schema.household,
    "organisations": schema.organisation,
    "occasions": schema.occasion,
    "touches": schema.touch,
    "greetings": schema.greeting,
    "batches": schema.batch,
    "pieces": schema.piece,
}


def counts(connection: Connection) -> dict[str, int]:
    """Return how many of each there are; those in the bin count apart."""
    found = {
        what: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for what, table in _COUNTED.items()
    }
    binned = select(func.count()).where(schema.contact.c.binned_on.is_not(None))
    found["binned"] = connection.execute(binned).scalar_one()
    found["contacts"] -= found["binned"]
    return found


def faults(connection: Connection) -> tuple[str, ...]:
    """Return what is wrong with a book's file, in words; nothing for a book on a server.

    SQLite's `integrity_check` follows every page and index, full text included; the shorter
    `quick_check` misses half of what it finds.
    """
    if connection.dialect.name != "sqlite":
        return ()
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if found != ["ok"]:
        return (f"Pages of the file are damaged ({len(found)} faults; the first: {found[0]}).",)
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        table, _, parent, _ = broken[0]
        return (f"{len(broken)} entries miss what they belong to ({table} without {parent}).",)
    return ()


def problems(connection: Connection) -> tuple[str, ...]:
    """Return everything found wrong with the book, in words.

    Raises what reading a damaged book raises.
    """
    found = faults(connection)
    if found:
        return found
    _read_through(connection)
    return (*_changed_files(connection), *_numbers_given_twice(connection))


def engine_version(connection: Connection) -> str:
    """Return the engine with its version."""
    numbers = ".".join(str(each) for each in connection.dialect.server_version_info or ())
    if connection.dialect.name == "sqlite":
        numbers = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
        return f"SQLite {numbers}"
    return f"PostgreSQL {numbers}"


def _read_through(connection: Connection) -> None:
    """Read every text: the driver stumbles over bytes that are none."""
    for table in metadata.sorted_tables:
        texts = [column for column in table.c if isinstance(column.type, Text)]
        if texts:
            for _ in connection.execution_options(yield_per=1000).execute(select(*texts)):
                pass


def _changed_files(connection: Connection) -> Iterator[str]:
    """Yield kept files whose bytes are no longer those that were kept."""
    files = schema.batch_file
    for name, sha256, content in connection.execution_options(yield_per=1).execute(
        select(files.c.name, files.c.sha256, files.c.content).where(files.c.content.is_not(None))
    ):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield f"The kept file “{name}” is no longer as it was printed."
    pictures = schema.picture
    for name, sha256, content in connection.execution_options(yield_per=1).execute(
        select(pictures.c.name, pictures.c.sha256, pictures.c.content)
    ):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield f"The picture “{name}” is no longer as it was chosen."
    for table, what in ((photo, "A photo"), (attachment, "An attached file")):
        for contact_id, sha256, content in connection.execution_options(yield_per=1).execute(
            select(table.c.contact_id, table.c.sha256, table.c.content)
        ):
            if hashlib.sha256(content).hexdigest() != sha256:
                yield f"{what} of contact {contact_id} is no longer as it was chosen."


def _numbers_given_twice(connection: Connection) -> Iterator[str]:
    """Yield tables whose next number is taken already."""
    rows = connection.execute(select(schema.counter.c.name, schema.counter.c.value))
    reached = {row.name: row.value for row in rows}
    for table in EDITABLE:
        highest = connection.execute(select(func.max(table.c.id))).scalar() or 0
        if highest > reached.get(table.name, 0):
            yield f"The numbering of “{table.name}” is behind: {highest} is taken already."
