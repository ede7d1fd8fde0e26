"""Every change to the book goes through here, and leaves what it takes to undo it.

A row's `version` is the number of the change that left it as it is. Undo puts the old version back
together with the old row, so a version always names one content: whoever read a row may write over
it as long as the version is still the same.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from appreciation.domain.changes import Kind
from appreciation.domain.errors import ChangedElsewhereError
from appreciation.store.rows import (
    Row,
    delete_rows,
    image,
    insert_rows,
    next_numbers,
    overwrite_rows,
)
from appreciation.store.schema import change, change_row

KEPT_CHANGES = 500
"""How many changes can be undone; older ones are dropped from the history, never from the book."""

ABSENT = 0
"""What is expected of a row that must not be there."""

_KINDS: dict[str, Kind] = {
    "household": Kind.HOUSEHOLD,
    "organisation": Kind.ORGANISATION,
    "organisation_loss": Kind.ORGANISATION,
    "touch": Kind.TOUCH,
    "setting": Kind.SETTING,
    "picture": Kind.SETTING,
    "batch": Kind.BATCH,
    "batch_file": Kind.BATCH,
    "piece": Kind.BATCH,
    "piece_contact": Kind.BATCH,
    "greeting": Kind.BATCH,
    "piece_greeting": Kind.BATCH,
    "attachment": Kind.TOUCH,
    "promise": Kind.PROMISE,
    "promise_term": Kind.PROMISE,
    "departure": Kind.DEPARTURE,
    "departure_step": Kind.DEPARTURE,
    "departure_answer": Kind.DEPARTURE,
    "departure_theme": Kind.DEPARTURE,
    "departure_reason": Kind.DEPARTURE,
    "letter": Kind.LETTER,
    "article": Kind.SHELF,
    "offer": Kind.SHELF,
    "article_given": Kind.SHELF,
    "offer_given": Kind.SHELF,
    "referral": Kind.REFERRAL,
    "proposal": Kind.PROPOSAL,
    "purchase": Kind.PURCHASE,
}


class Journal:
    """The writes of one transaction. Its owner calls `close` before the commit."""

    def __init__(
        self,
        connection: Connection,
        label: str,
        seat: str,
        *,
        undoable: bool = True,
        continues: str = "",
    ) -> None:
        self.connection = connection
        self._continues = continues
        self.label = label
        self._seat = seat
        self._undoable = undoable
        self._number = 0
        self._kinds: set[Kind] = set()
        self._rows: dict[tuple[str, int], list[Any]] = {}

    @property
    def number(self) -> int:
        """The number of this change, and the version of all it writes."""
        self._number = self._number or next_numbers(self.connection, "change")[0]
        return self._number

    def insert(self, table: Table, rows: Sequence[Row]) -> list[int]:
        """Store new rows, giving them `id` and `version`, and return their ids."""
        if not rows:
            return []
        ids = list(next_numbers(self.connection, table.name, len(rows)))
        number = self.number
        for id_, row in zip(ids, rows, strict=True):
            row["id"] = id_
            row["version"] = number
        insert_rows(self.connection, table, rows)
        self._note_kind(table)
        if self._undoable:
            name, key = table.name, _contact_key(table)
            self._rows.update(((name, row["id"]), [None, number, row.get(key)]) for row in rows)
        return ids

    def update(self, table: Table, rows: Sequence[tuple[Row, Row]]) -> None:
        """Change rows: pairs of a complete row as read in this transaction, and its new values.

        Raises `ChangedElsewhereError` when one of them is no longer as it was read.
        """
        if not rows:
            return
        number = self.number
        found = overwrite_rows(
            self.connection,
            table,
            [{**row, **new, "version": number} for row, new in rows],
            [row["version"] for row, _ in rows],
        )
        if found != len(rows):
            raise ChangedElsewhereError(
                "Somebody else changed the same thing first. Nothing of theirs was written over;"
                " look at it again and repeat your change."
            )
        self._note_kind(table)
        if self._undoable:
            for row, _ in rows:
                self._note_before(table, row, number)

    def delete(self, table: Table, rows: Sequence[Row]) -> None:
        """Delete rows, given complete as read in this transaction."""
        if not rows:
            return
        _ = self.number
        delete_rows(self.connection, table, [row["id"] for row in rows])
        self._note_kind(table)
        if self._undoable:
            for row in rows:
                self._note_before(table, row, ABSENT)

    def close(self) -> None:
        """Write the history of the change down; a change that wrote nothing leaves none."""
        if not self._rows:
            return
        self._take_in_what_it_continues()
        drop_changes(
            self.connection,
            select(change.c.id).where(change.c.state == "undone", change.c.seat == self._seat),
        )
        kinds = ",".join(sorted(self._kinds))
        insert_rows(
            self.connection,
            change,
            [
                {
                    "id": self.number,
                    "label": self.label,
                    "seat": self._seat,
                    "state": "done",
                    "kinds": kinds,
                }
            ],
        )
        insert_rows(
            self.connection,
            change_row,
            [
                {
                    "change_id": self.number,
                    "seq": seq,
                    "table_name": name,
                    "row_id": row_id,
                    "contact_id": contact_id,
                    "image": before,
                    "expects": expects,
                }
                for seq, ((name, row_id), (before, expects, contact_id)) in enumerate(
                    self._rows.items()
                )
            ],
        )
        oldest_kept = select(change.c.id).order_by(change.c.id.desc()).offset(KEPT_CHANGES).limit(1)
        drop_changes(
            self.connection, select(change.c.id).where(change.c.id <= oldest_kept.scalar_subquery())
        )

    def _take_in_what_it_continues(self) -> None:
        """Make one change of this and the seat's latest, if that is what this one continues."""
        if not self._continues:
            return
        latest = self.connection.execute(
            select(change)
            .where(change.c.state == "done", change.c.seat == self._seat)
            .order_by(change.c.id.desc())
            .limit(1)
        ).first()
        if latest is None or latest.label != self._continues:
            return
        mine, self._rows = self._rows, {}
        earlier = select(change_row).where(change_row.c.change_id == latest.id)
        for entry in self.connection.execute(earlier.order_by(change_row.c.seq)):
            place = entry.table_name, entry.row_id
            self._rows[place] = [entry.image, entry.expects, entry.contact_id]
        for place, (before, expects, contact_id) in mine.items():
            noted = self._rows.setdefault(place, [before, expects, contact_id])
            noted[1] = expects
            if noted[0] is None and expects == ABSENT:
                del self._rows[place]
        self._kinds.update(map(Kind, latest.kinds.split(",")))
        drop_changes(self.connection, select(change.c.id).where(change.c.id == latest.id))

    def _note_kind(self, table: Table) -> None:
        self._kinds.add(_KINDS.get(table.name, Kind.CONTACT))

    def _note_before(self, table: Table, row: Row, expects: int) -> None:
        place = table.name, row["id"]
        noted = self._rows.get(place)
        if noted is None:
            self._rows[place] = [image(row), expects, row.get(_contact_key(table))]
        elif noted[0] is None and expects == ABSENT:
            del self._rows[place]
        else:
            noted[1] = expects


def drop_changes(connection: Connection, ids: Any) -> None:
    """Drop changes from the history."""
    found = list(connection.execute(ids).scalars())
    if found:
        connection.execute(delete(change_row).where(change_row.c.change_id.in_(found)))
        connection.execute(delete(change).where(change.c.id.in_(found)))


def _contact_key(table: Table) -> str:
    return "id" if table.name == "contact" else "contact_id"
