"""Departures in the book, and the owner's own reasons."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from appreciation.domain.contacts import ContactId
from appreciation.domain.departure_reasons import Reason, ReasonGroup
from appreciation.domain.departures import Departure, Outcome
from appreciation.domain.errors import WrongValueError
from appreciation.store.contact_rows import text_of_day
from appreciation.store.journal import Journal
from appreciation.store.practice_schema import departure, departure_reason
from appreciation.store.rows import Row, chunks, differs, rows_by_id


class Departures:
    """The departures, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def departure(self, id_: int) -> Departure:
        """Return a departure by its id; raise `WrongValueError` if there is none."""
        found = self._where(departure.c.id == id_)
        if not found:
            raise WrongValueError(f"There is no departure {id_} in the book.")
        return found[0]

    def of_ids(self, ids: Iterable[int]) -> dict[int, Departure]:
        """Return these departures; those that are gone are left out."""
        return {
            each.id: each
            for chunk in chunks(ids)
            for each in self._where(departure.c.id.in_(chunk))
        }

    def of_contact(self, contact_id: int) -> tuple[Departure, ...]:
        """Return every departure of somebody, the latest first."""
        return self._where(departure.c.contact_id == contact_id)

    def latest(self, contact_id: int) -> Departure | None:
        """Return somebody's last departure; None where they never left."""
        return next(iter(self.of_contact(contact_id)), None)

    def still_open(self, contact_ids: Iterable[int]) -> set[int]:
        """Return who of these people has a departure that is open."""
        query = select(departure.c.contact_id).where(departure.c.outcome == Outcome.OPEN.value)
        return {
            id_
            for chunk in chunks(contact_ids)
            for id_ in self._connection.execute(
                query.where(departure.c.contact_id.in_(chunk))
            ).scalars()
        }

    def own_reasons(self) -> tuple[Reason, ...]:
        """Return the reasons that the owner added, by name."""
        rows = self._connection.execute(select(departure_reason).order_by(departure_reason.c.name))
        return tuple(
            Reason(code=row.name, name=row.name, group=ReasonGroup(row.reason_group))
            for row in rows
        )

    def _where(self, condition: ColumnElement[bool]) -> tuple[Departure, ...]:
        query = select(departure).where(condition)
        query = query.order_by(departure.c.left_on.desc(), departure.c.id.desc())
        rows = self._connection.execute(query).mappings()
        return tuple(departure_of_row(dict(row)) for row in rows)


class EditableDepartures(Departures):
    """The departures, and how they are written down."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add(self, new: Departure) -> Departure:
        """Write a departure down; return it with its id."""
        (id_,) = self.add_many([new])
        return replace(new, id=id_)

    def add_many(self, new: Iterable[Departure]) -> list[int]:
        """Write any number of departures down; return their ids."""
        return self._journal.insert(departure, [_row(each) for each in new])

    def save(self, changed: Departure) -> None:
        """Write a departure over what is stored."""
        row = next(rows_by_id(self._connection, departure, [changed.id]), None)
        if row is None:
            raise WrongValueError(f"There is no departure {changed.id} in the book.")
        if differs(row, _row(changed)):
            self._journal.update(departure, [(row, _row(changed))])

    def add_reason(self, new: Reason) -> None:
        """Keep a reason of the owner's own; raise `WrongValueError` for one that is there."""
        if any(each.code == new.code for each in self.own_reasons()):
            raise WrongValueError(f"“{new.name}” is among the reasons already; nothing was added.")
        self._journal.insert(
            departure_reason, [{"name": new.name, "reason_group": new.group.value}]
        )


def departure_of_row(row: Row) -> Departure:
    """Return the departure of a complete row."""
    return Departure(
        id=row["id"],
        contact_id=ContactId(row["contact_id"]),
        left_on=date.fromisoformat(row["left_on"]),
        reason=row["reason"],
        detail=row["detail"],
        customer_since=_day(row["customer_since"]),
        interviewer=row["interviewer"],
        mended_on=_day(row["mended_on"]),
        mended=row["mended"],
        ended_on=_day(row["ended_on"]),
        outcome=Outcome(row["outcome"]),
    )


def _row(new: Departure) -> Row:
    return {
        "contact_id": new.contact_id,
        "left_on": new.left_on.isoformat(),
        "reason": new.reason,
        "detail": new.detail,
        "customer_since": text_of_day(new.customer_since),
        "interviewer": new.interviewer,
        "mended_on": text_of_day(new.mended_on),
        "mended": new.mended,
        "ended_on": text_of_day(new.ended_on),
        "outcome": new.outcome.value,
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
