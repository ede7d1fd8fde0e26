"""Whom organisations have lost: noted by itself when a contact is saved."""

from collections.abc import Sequence
from datetime import date

from appreciation.domain.contacts import Status
from appreciation.domain.organisations import How
from appreciation.store.journal import Journal
from appreciation.store.practice_schema import organisation_loss
from appreciation.store.rows import Row, rows_by_id


def note_losses(journal: Journal, changed: Sequence[tuple[Row, Row]], on: date) -> None:
    """Note who can no longer be counted on at their organisation, and who can be again.

    `changed` are rows of contacts as they were, and what they are now. A merge is no loss: the same
    person is known there under another entry.
    """
    pairs = [(before, {**before, **now}) for before, now in changed]
    back = [now["id"] for before, now in pairs if _place(now) and _place(now) != _place(before)]
    if back:
        here = {now["id"]: _place(now) for _, now in pairs}
        rows = rows_by_id(journal.connection, organisation_loss, back, key="contact_id")
        journal.delete(
            organisation_loss,
            [row for row in rows if row["organisation_id"] == here[row["contact_id"]]],
        )
    journal.insert(
        organisation_loss,
        [
            {
                "contact_id": now["id"],
                "organisation_id": place,
                "on_day": on.isoformat(),
                "how": _how(now).value,
            }
            for before, now in pairs
            if (place := _place(before)) and _place(now) != place and now["merged_into"] is None
        ],
    )


def _place(row: Row) -> int | None:
    """Return the organisation at which somebody can be counted on."""
    gone = row["deceased"] or row["binned_on"] or row["status"] == Status.FORMER_CUSTOMER.value
    return None if gone else row["organisation_id"]


def _how(now: Row) -> How:
    if now["deceased"]:
        return How.DIED
    if now["binned_on"]:
        return How.BINNED
    return How.LEFT if now["status"] == Status.FORMER_CUSTOMER.value else How.MOVED
