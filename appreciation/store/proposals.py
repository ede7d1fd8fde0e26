"""Proposals in the book."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Select, func, select

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.proposals import Outcome, Proposal, ProposalYear
from appreciation.store.contact_rows import day_of_text, text_of_day
from appreciation.store.journal import Journal
from appreciation.store.practice_schema import proposal
from appreciation.store.rows import Row, rows_by_id


class Proposals:
    """The proposals, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def proposal(self, id_: int) -> Proposal:
        """Return a proposal; raise `WrongValueError` when there is none of that id."""
        for row in rows_by_id(self._connection, proposal, [id_]):
            return _proposal(row)
        raise WrongValueError(f"There is no proposal {id_} in the book.")

    def all(self, outcome: Outcome | None = None) -> tuple[Proposal, ...]:
        """Return every proposal, or those of an outcome; the newest first."""
        query = select(proposal)
        return self._found(query.where(proposal.c.outcome == outcome.value) if outcome else query)

    def of_contact(self, contact_id: int) -> tuple[Proposal, ...]:
        """Return what was proposed to somebody, the newest first."""
        return self._found(select(proposal).where(proposal.c.contact_id == contact_id))

    def by_year(self) -> tuple[ProposalYear, ...]:
        """Return how many were made in each year and how many of these were won and lost."""
        year = func.substr(proposal.c.on_day, 1, 4).label("year")
        won, lost = (
            func.count().filter(proposal.c.outcome == each.value).label(each.value)
            for each in (Outcome.WON, Outcome.LOST)
        )
        query = select(year, func.count().label("made"), won, lost).group_by(year).order_by(year)
        return tuple(
            ProposalYear(year=int(row.year), made=row.made, won=row.won, lost=row.lost)
            for row in self._connection.execute(query)
        )

    def _found(self, query: Select[Any]) -> tuple[Proposal, ...]:
        newest_first = query.order_by(proposal.c.on_day.desc(), proposal.c.id.desc())
        rows = self._connection.execute(newest_first).mappings()
        return tuple(_proposal(dict(row)) for row in rows)


class EditableProposals(Proposals):
    """The proposals, and how they are noted and settled."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add(self, new: Proposal) -> Proposal:
        """Note a proposal; return it with its id."""
        (id_,) = self.add_many([new])
        return replace(new, id=id_)

    def add_many(self, new: Sequence[Proposal]) -> list[int]:
        """Note proposals quickly; return their ids in the same order."""
        return self._journal.insert(proposal, [_row(each) for each in new])

    def save(self, changed: Proposal) -> None:
        """Write a proposal over what is stored."""
        for row in rows_by_id(self._connection, proposal, [changed.id]):
            self._journal.update(proposal, [(row, _row(changed))])

    def remove(self, id_: int) -> None:
        """Take a proposal out again that was noted by mistake."""
        self._journal.delete(proposal, list(rows_by_id(self._connection, proposal, [id_])))


def _proposal(row: Row) -> Proposal:
    return Proposal(
        id=row["id"],
        contact_id=ContactId(row["contact_id"]),
        what=row["what"],
        amount=Decimal(row["amount"]),
        currency=row["currency"],
        on=date.fromisoformat(row["on_day"]),
        outcome=Outcome(row["outcome"]),
        settled_on=day_of_text(row["settled_on"]),
        reason=row["reason"],
    )


def _row(value: Proposal) -> Row:
    return {
        "contact_id": value.contact_id,
        "what": value.what,
        "amount": str(value.amount),
        "currency": value.currency,
        "on_day": value.on.isoformat(),
        "outcome": value.outcome.value,
        "settled_on": text_of_day(value.settled_on),
        "reason": value.reason,
    }
