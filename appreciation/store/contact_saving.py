"""Contacts into their rows: only what differs is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Table

from appreciation.domain.contacts import Contact, ContactId, StatusChange
from appreciation.domain.errors import ChangedElsewhereError, ContactGoneError
from appreciation.store.contact_reading import children_of
from appreciation.store.contact_rows import CHILDREN, child_rows, contact_row
from appreciation.store.journal import Journal
from appreciation.store.organisation_losses import note_losses
from appreciation.store.organisation_names import organisation_ids
from appreciation.store.rows import Row, differs, rows_by_id
from appreciation.store.schema import contact as contact_table, status_change


def add_contacts(
    journal: Journal,
    contacts: Sequence[Contact],
    imported: Sequence[str],
    histories: Sequence[Sequence[StatusChange]] | None = None,
) -> list[ContactId]:
    """Store new contacts and return their ids; `imported` has one text to a contact.

    Without `histories` of their statuses, they have been what they are since they were entered.
    """
    organisations = organisation_ids(journal, {each.organisation for each in contacts})
    ids = journal.insert(
        contact_table,
        [
            contact_row(each, organisations.get(each.organisation))
            | {"imported": card, "last_reached": None, "last_attempt": None}
            for each, card in zip(contacts, imported, strict=True)
        ],
    )
    children: tuple[list[Row], ...] = tuple([] for _ in CHILDREN)
    for id_, each in zip(ids, contacts, strict=True):
        for rows, more in zip(children, child_rows(each), strict=True):
            for row in more:
                row["contact_id"] = id_
            rows.extend(more)
    for table, rows in zip(CHILDREN, children, strict=True):
        journal.insert(table, rows)
    journal.insert(
        status_change,
        [
            {"contact_id": id_, "status": each.status.value, "on_day": each.on.isoformat()}
            for id_, history in zip(ids, histories or map(_first_status, contacts), strict=True)
            for each in history
        ],
    )
    return list(map(ContactId, ids))


def _first_status(contact: Contact) -> tuple[StatusChange]:
    return (StatusChange(status=contact.status, on=contact.entered_on),)


@dataclass(slots=True)
class _Differences:
    """What has to be written in one table."""

    added: list[Row]
    changed: list[tuple[Row, Row]]
    removed: list[Row]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def save_contacts(
    journal: Journal, contacts: Sequence[Contact], imported: Sequence[str | None], on: date
) -> list[Contact]:
    """Write contacts over their stored rows; return them with the versions they have now.

    Contacts that are as they were are not written. `imported` is kept where it is given; a change
    of status goes into the history under the day `on`. Raises `ContactGoneError`, or
    `ChangedElsewhereError` when a contact is not of the version that is stored.
    """
    ids = [each.id for each in contacts]
    organisations = organisation_ids(journal, {each.organisation for each in contacts})
    present = {row["id"]: row for row in rows_by_id(journal.connection, contact_table, ids)}
    children = [children_of(journal.connection, table.name, ids) for table in CHILDREN]
    parts = [_Differences([], [], []) for _ in CHILDREN]
    changed: list[tuple[Row, Row]] = []
    statuses: list[Row] = []
    for each, card in zip(contacts, imported, strict=True):
        row = _row_of_version(present, each)
        new = contact_row(each, organisations.get(each.organisation))
        new |= {} if card is None else {"imported": card}
        found = [
            _differences(each.id, old[each.id], rows)
            for old, rows in zip(children, child_rows(each), strict=True)
        ]
        if any(found) or differs(row, new):
            changed.append((row, new))
        for part, more in zip(parts, found, strict=True):
            part.added += more.added
            part.changed += more.changed
            part.removed += more.removed
        if row["status"] != each.status:
            statuses.append(
                {"contact_id": each.id, "status": each.status.value, "on_day": on.isoformat()}
            )
    journal.update(contact_table, changed)
    for table, part in zip(CHILDREN, parts, strict=True):
        _write(journal, table, part)
    journal.insert(status_change, statuses)
    note_losses(journal, changed, on)
    written = {row["id"] for row, _ in changed}
    return [
        replace(each, version=journal.number) if each.id in written else each for each in contacts
    ]


def _row_of_version(present: dict[int, Row], contact: Contact) -> Row:
    row = present.get(contact.id)
    if row is None:
        raise ContactGoneError(f"Contact {contact.id} is no longer in the book.")
    if row["version"] != contact.version:
        raise ChangedElsewhereError(
            f"{contact.full_name} was changed by somebody else in the meantime. Nothing of theirs"
            " was written over; look at it again and repeat your change."
        )
    return row


def _differences(contact_id: int, old: Sequence[Row], new: Sequence[Row]) -> _Differences:
    both = zip(old, new, strict=False)
    return _Differences(
        added=[row | {"contact_id": contact_id} for row in new[len(old) :]],
        changed=[(row, values) for row, values in both if differs(row, values)],
        removed=list(old[len(new) :]),
    )


def _write(journal: Journal, table: Table, part: _Differences) -> None:
    journal.delete(table, part.removed)
    journal.update(table, part.changed)
    journal.insert(table, part.added)
