"""Departures in lists: the open ones by their next step, the others by the day they left.

Whether a plan goes on is asked here and never written down: it has stopped when the episode is
closed, when they died, when they are a customer again, and as long as they are in the bin.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select

from appreciation.domain.batches import SENT
from appreciation.domain.contacts import Status
from appreciation.domain.departure_lines import DepartureCounts, DepartureLine
from appreciation.domain.departures import Outcome
from appreciation.domain.letters import Letter
from appreciation.domain.win_back import Step
from appreciation.store.departure_steps import step_of_row
from appreciation.store.departures import departure_of_row
from appreciation.store.letters import claim_of_letter, letter_of_row
from appreciation.store.practice_schema import departure, departure_step, letter
from appreciation.store.rows import chunks
from appreciation.store.schema import batch, contact, greeting, piece, piece_greeting

_IN_THE_POST = exists(
    select(letter.c.id)
    .join(greeting, claim_of_letter())
    .join(piece_greeting, piece_greeting.c.greeting_id == greeting.c.id)
    .join(piece, piece.c.id == piece_greeting.c.piece_id)
    .where(letter.c.step_id == departure_step.c.id, ~letter.c.withdrawn, piece.c.state.in_(SENT))
    .correlate(departure_step)
)
_TO_DO = and_(departure_step.c.done_on.is_(None), ~departure_step.c.stopped, ~_IN_THE_POST)
_GOES_ON = and_(
    departure.c.outcome == Outcome.OPEN.value,
    ~contact.c.deceased,
    contact.c.binned_on.is_(None),
    contact.c.status == Status.FORMER_CUSTOMER.value,
)
_NEXT = (
    select(departure_step.c.departure_id, func.min(departure_step.c.due_on).label("next_on"))
    .join(departure, departure.c.id == departure_step.c.departure_id)
    .join(contact, contact.c.id == departure.c.contact_id)
    .where(_TO_DO, _GOES_ON)
    .group_by(departure_step.c.departure_id)
    .subquery()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLetter:
    """A letter with the days its batch was made and posted; None as long as it was not."""

    letter: Letter
    made_on: date | None
    posted_on: date | None


class DepartureLists:
    """The lists, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, *, until: date | None = None, limit: int | None = None) -> list[DepartureLine]:
        """Return the departures with a step left, by the day of the next one.

        `until` is the last such day that is of interest.
        """
        query = self._lines(_NEXT.c.next_on).join(_NEXT, _NEXT.c.departure_id == departure.c.id)
        if until:
            query = query.where(_NEXT.c.next_on <= until.isoformat())
        return self._read(query.order_by(_NEXT.c.next_on, departure.c.id).limit(limit))

    def settled(self, *, limit: int) -> list[DepartureLine]:
        """Return the departures with nothing left to do, those who left last first."""
        query = self._lines(_NEXT.c.next_on)
        query = query.outerjoin(_NEXT, _NEXT.c.departure_id == departure.c.id)
        query = query.where(_NEXT.c.next_on.is_(None))
        return self._read(
            query.order_by(departure.c.left_on.desc(), departure.c.id.desc()).limit(limit)
        )

    def next_steps(self, departure_ids: Iterable[int]) -> dict[int, Step]:
        """Return the next step of each of these departures, as far as it has one left."""
        found: dict[int, Step] = {}
        for chunk in chunks(departure_ids):
            query = select(departure_step).where(departure_step.c.departure_id.in_(chunk), _TO_DO)
            query = query.order_by(departure_step.c.due_on, departure_step.c.position)
            for row in self._connection.execute(query).mappings():
                found.setdefault(row["departure_id"], step_of_row(dict(row)))
        return found

    def prepared(self, step_ids: Iterable[int]) -> set[int]:
        """Return those of these steps for which a letter is prepared."""
        found = set[int]()
        for chunk in chunks(step_ids):
            query = select(letter.c.step_id).where(letter.c.step_id.in_(chunk))
            found.update(self._connection.execute(query.where(~letter.c.withdrawn)).scalars())
        return found

    def letters_to(self, contact_ids: Iterable[int]) -> dict[int, list[SentLetter]]:
        """Return the letters of departures to these people that are not withdrawn, by contact."""
        found: dict[int, list[SentLetter]] = {}
        for chunk in chunks(contact_ids):
            query = (
                select(letter, batch.c.made_on, batch.c.posted_on)
                .outerjoin(greeting, claim_of_letter())
                .outerjoin(piece_greeting, piece_greeting.c.greeting_id == greeting.c.id)
                .outerjoin(piece, piece.c.id == piece_greeting.c.piece_id)
                .outerjoin(batch, batch.c.id == piece.c.batch_id)
                .where(letter.c.contact_id.in_(chunk), ~letter.c.withdrawn)
                .where(letter.c.departure_id.is_not(None))
            )
            for row in self._connection.execute(query).mappings():
                one = SentLetter(
                    letter=letter_of_row(dict(row)),
                    made_on=_day(row["made_on"]),
                    posted_on=_day(row["posted_on"]),
                )
                found.setdefault(row["contact_id"], []).append(one)
        return found

    def counts(self) -> DepartureCounts:
        """Return how many there are of each kind."""
        everything = self._number(select(func.count()).select_from(departure))
        still_open = self._number(select(func.count()).select_from(_NEXT))
        back = departure.c.outcome == Outcome.RETURNED.value
        returned = self._number(select(func.count()).select_from(departure).where(back))
        return DepartureCounts(open=still_open, settled=everything - still_open, returned=returned)

    def _lines(self, next_on: ColumnElement[Any]) -> Select[Any]:
        who = contact.c.full_name, contact.c.organisation, contact.c.mail_town
        return select(departure, *who, next_on).join_from(
            departure, contact, contact.c.id == departure.c.contact_id
        )

    def _read(self, query: Select[Any]) -> list[DepartureLine]:
        return [
            DepartureLine(
                departure=departure_of_row(dict(row)),
                name=row["full_name"],
                organisation=row["organisation"],
                town=row["mail_town"],
                next_on=_day(row["next_on"]),
            )
            for row in self._connection.execute(query).mappings()
        ]

    def _number(self, query: Select[Any]) -> int:
        return int(self._connection.execute(query).scalar_one())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
