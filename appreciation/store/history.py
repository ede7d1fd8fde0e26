"""Undo and redo: putting rows back as they were before a change, and back again."""

from collections import defaultdict

from sqlalchemy import Connection, Table, delete, select, update

from appreciation.domain.changes import Kind
from appreciation.domain.errors import ChangedElsewhereError
from appreciation.store.journal import ABSENT
from appreciation.store.latest_change import Undone, next_change
from appreciation.store.reached import refresh_last_reached
from appreciation.store.rows import (
    Row,
    delete_rows,
    image,
    insert_rows,
    next_numbers,
    overwrite_rows,
    row_of_image,
    rows_by_id,
)
from appreciation.store.schema import change, change_row
from appreciation.store.whole_schema import metadata


def move(connection: Connection, seat: str, *, undo: bool) -> Undone | None:
    """Undo the latest change of the seat, or redo the one undone last; None if there is none.

    Raises `ChangedElsewhereError`, having written nothing, when something it would put back has
    been changed since by another change.
    """
    found = next_change(connection, seat, undo=undo)
    if found is None:
        return None
    label = found["label"]
    _swap(connection, found["id"], label)
    connection.execute(
        update(change).where(change.c.id == found["id"]).values(state="undone" if undo else "done")
    )
    next_numbers(connection, "change")
    return Undone(label=label, kinds=frozenset(map(Kind, found["kinds"].split(","))))


def _swap(connection: Connection, number: int, label: str) -> None:
    """Exchange the rows of a change with their images."""
    by_table: defaultdict[str, dict[int, Row]] = defaultdict(dict)
    query = select(change_row).where(change_row.c.change_id == number)
    for entry in connection.execute(query.order_by(change_row.c.seq)).mappings():
        by_table[entry["table_name"]][entry["row_id"]] = dict(entry)
    exchanges = [
        _Exchange(connection, metadata.tables[name], entries, label)
        for name, entries in by_table.items()
    ]
    for exchange in exchanges:
        exchange.take_away()
    for exchange in exchanges:
        exchange.put_back()
    connection.execute(delete(change_row).where(change_row.c.change_id == number))
    insert_rows(connection, change_row, [row for each in exchanges for row in each.way_back()])
    refresh_last_reached(connection, {each for one in exchanges for each in one.contact_ids})


class _Exchange:
    """The rows of one table in a change. First all tables give way, then all are filled."""

    def __init__(
        self, connection: Connection, table: Table, entries: dict[int, Row], label: str
    ) -> None:
        self._connection = connection
        self._table = table
        self._entries = entries
        self._present = {row["id"]: row for row in rows_by_id(connection, table, entries)}
        for id_, entry in entries.items():
            present = self._present.get(id_)
            if (present["version"] if present else ABSENT) != entry["expects"]:
                raise ChangedElsewhereError(
                    f"“{label}” stays as it is: something it touched has been changed since."
                    " Nothing was undone or redone."
                )
        self._before = {
            id_: row_of_image(entry["image"]) for id_, entry in entries.items() if entry["image"]
        }
        key = {"contact": "id", "touch": "contact_id"}.get(table.name, "")
        rows = (*self._present.values(), *self._before.values()) if key else ()
        self.contact_ids: set[int] = {row[key] for row in rows}

    def take_away(self) -> None:
        """Delete what was not there before."""
        delete_rows(self._connection, self._table, self._present.keys() - self._before.keys())

    def put_back(self) -> None:
        """Bring back what was there before."""
        both = self._before.keys() & self._present.keys()
        if both:
            overwrite_rows(
                self._connection,
                self._table,
                [self._before[id_] for id_ in both],
                [self._present[id_]["version"] for id_ in both],
            )
        missing = [row for id_, row in self._before.items() if id_ not in self._present]
        if missing:
            insert_rows(self._connection, self._table, missing)

    def way_back(self) -> list[Row]:
        """Return what the history has to say from now on."""
        return [
            entry
            | {
                "image": image(self._present[id_]) if id_ in self._present else None,
                "expects": self._before[id_]["version"] if id_ in self._before else ABSENT,
            }
            for id_, entry in self._entries.items()
        ]
