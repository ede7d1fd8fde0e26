"""What the years add up to, counted where the rows are."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    Integer,
    Select,
    SQLColumnExpression,
    case,
    cast,
    func,
    or_,
    select,
    union_all,
)

from appreciation.domain.batches import SENT
from appreciation.domain.cadence import Cadence
from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.insights import Happening, Named, ThemeLine, Watched
from appreciation.domain.occasions import OccasionKind
from appreciation.store.contact_rows import day_of_text
from appreciation.store.practice_schema import care, departure, departure_theme, proposal
from appreciation.store.schema import batch, contact, occasion, piece, status_change, touch

_RETURNED = "returned"
_WON = "won"
_REACHED = (touch.c.personal, ~touch.c.attempt)


def _year(day: SQLColumnExpression[Any]) -> ColumnElement[int]:
    return cast(func.substr(day, 1, 4), Integer)


def _in_sight(contact_id: Column[Any]) -> ColumnElement[bool]:
    """Return the condition that somebody is not in the bin, as on every page."""
    return contact_id.not_in(select(contact.c.id).where(contact.c.binned_on.is_not(None)))


def _became_customers() -> CompoundSelect[Any]:
    """Return who became a customer, and in which year.

    By the day noted with them, else by the first time their history calls them a customer. Of
    somebody who came in with an import as a customer nobody knows it, and they are left out.
    """
    noted = (occasion.c.kind == OccasionKind.CUSTOMER_SINCE.value) & occasion.c.year.is_not(None)
    first = func.min(status_change.c.on_day)
    seen = (
        select(status_change.c.contact_id, _year(first).label("year"))
        .join(contact, contact.c.id == status_change.c.contact_id)
        .where(status_change.c.status == Status.CUSTOMER.value, contact.c.binned_on.is_(None))
        .where(contact.c.id.not_in(select(occasion.c.contact_id).where(noted)))
        .group_by(status_change.c.contact_id, contact.c.imported, contact.c.entered_on)
        .having(or_(contact.c.imported == "", first > contact.c.entered_on))
    )
    by_day = select(occasion.c.contact_id, occasion.c.year).where(noted)
    return union_all(by_day.where(_in_sight(occasion.c.contact_id)), seen)


def _of(day: Column[Any], *conditions: ColumnElement[bool]) -> Select[Any]:
    who = day.table.c.contact_id
    return select(who, _year(day).label("year")).where(_in_sight(who), *conditions)


_HAPPENED: dict[Happening, FromClause] = {
    Happening.LOST: _of(departure.c.left_on).subquery(),
    Happening.NEW: _became_customers().subquery(),
    Happening.WON_BACK: _of(departure.c.ended_on, departure.c.outcome == _RETURNED).subquery(),
    Happening.PROPOSED: _of(proposal.c.on_day).subquery(),
    Happening.PROPOSAL_WON: _of(proposal.c.on_day, proposal.c.outcome == _WON).subquery(),
}
"""With whom, and in which year, something happened. A proposal counts in the year it was made."""


class Insights:
    """The counts behind the charts, seen through one open transaction. No year means all years."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_year(self) -> dict[Happening, dict[int, int]]:
        """Return how often each thing happened, by year."""
        return {
            happening: dict(
                self._connection.execute(
                    select(found.c.year, func.count()).group_by(found.c.year)
                ).all()
            )
            for happening, found in _HAPPENED.items()
        }

    def people(self, happening: Happening, year: int) -> tuple[Named, ...]:
        """Return with whom something happened in a year, by name."""
        found = _HAPPENED[happening]
        query = select(contact.c.id, contact.c.full_name).join(
            found, found.c.contact_id == contact.c.id
        )
        return self._named(query.where(found.c.year == year))

    def reasons(self, year: int | None) -> dict[str, int]:
        """Return how many left for each reason, by its code or own name."""
        query = select(departure.c.reason, func.count()).group_by(departure.c.reason)
        return dict(self._connection.execute(_in_year(query, year)).all())

    def left_for(self, reasons: Collection[str], year: int | None) -> tuple[Named, ...]:
        """Return who left for one of these reasons, by name, with what was noted of it."""
        query = select(contact.c.id, contact.c.full_name, departure.c.detail).join(
            departure, departure.c.contact_id == contact.c.id
        )
        return self._named(_in_year(query.where(departure.c.reason.in_(reasons)), year))

    def themes(self, year: int | None) -> tuple[ThemeLine, ...]:
        """Return what was said in the interviews, the most heard first, with the words behind it.

        Two departures of one person count twice; a theme noted twice in one departure counts once.
        """
        query = (
            select(
                departure_theme.c.theme,
                departure_theme.c.departure_id,
                departure_theme.c.words,
                contact.c.id,
                contact.c.full_name,
            )
            .join(departure, departure.c.id == departure_theme.c.departure_id)
            .join(contact, contact.c.id == departure.c.contact_id)
            .order_by(departure.c.left_on.desc(), departure_theme.c.id)
        )
        departures: defaultdict[str, set[int]] = defaultdict(set)
        remarks: defaultdict[str, list[Named]] = defaultdict(list)
        for theme, id_, words, contact_id, name in self._connection.execute(_in_year(query, year)):
            departures[theme].add(id_)
            if words:
                who = Named(contact_id=ContactId(contact_id), name=name, what=words)
                remarks[theme].append(who)
        lines = (
            ThemeLine(theme=theme, count=len(ids), words=tuple(remarks[theme]))
            for theme, ids in departures.items()
        )
        return tuple(sorted(lines, key=lambda line: (-line.count, line.theme)))

    def stays(self, year: int | None) -> list[tuple[date | None, date]]:
        """Return since when those who left had been customers, if known, and when they left."""
        query = _in_year(select(departure.c.customer_since, departure.c.left_on), year)
        return [
            (day_of_text(since), date.fromisoformat(left))
            for since, left in self._connection.execute(query)
        ]

    def posted_by_year(self) -> dict[int, int]:
        """Return how many pieces were posted, by the year they went into the post."""
        year = _year(func.coalesce(batch.c.posted_on, batch.c.made_on))
        query = select(year, func.count()).join(batch, batch.c.id == piece.c.batch_id)
        query = query.where(piece.c.state.in_(SENT)).group_by(year)
        return dict(self._connection.execute(query).all())

    def reached_in(self, year: int) -> int:
        """Return how many people were reached in a year, each counted once."""
        query = select(func.count(touch.c.contact_id.distinct())).where(
            touch.c.on_day.between(f"{year}-01-01", f"{year}-12-31"), *_REACHED
        )
        return self._connection.execute(query).scalar_one()

    def watched(self, usual: Mapping[Status, Cadence]) -> dict[int, Watched]:
        """Return everybody we watch over, by the cadence of their status where they have no own.

        As in `domain.cadence.outlook`, the longest interval is never shorter than the ideal one.
        """
        ideal, longest = (
            func.coalesce(
                own,
                case(
                    {status.value: getattr(each, name).days for status, each in usual.items()},
                    value=contact.c.status,
                ),
            )
            for own, name in ((care.c.ideal_days, "ideal"), (care.c.longest_days, "longest"))
        )
        query = (
            select(
                contact.c.id,
                contact.c.entered_on,
                case((longest < ideal, ideal), else_=longest),
            )
            .outerjoin(care, care.c.contact_id == contact.c.id)
            .where(contact.c.binned_on.is_(None), contact.c.merged_into.is_(None))
            .where(~contact.c.deceased, or_(care.c.watched.is_(None), care.c.watched))
        )
        return {row[0]: Watched(row[1], row[2]) for row in self._connection.execute(query).all()}

    def reached_since(self, day: date) -> list[tuple[int, str]]:
        """Return who was reached on which ISO day from a day on, in the order of the days."""
        query = (
            select(touch.c.contact_id, touch.c.on_day)
            .where(touch.c.on_day >= day.isoformat(), *_REACHED)
            .order_by(touch.c.on_day)
        )
        return [(row[0], row[1]) for row in self._connection.execute(query).all()]

    def _named(self, query: Select[Any]) -> tuple[Named, ...]:
        rows = self._connection.execute(query.order_by(contact.c.sort_key, contact.c.id))
        return tuple(
            Named(contact_id=ContactId(id_), name=name, what=" ".join(what))
            for id_, name, *what in rows
        )


def _in_year(query: Select[Any], year: int | None) -> Select[Any]:
    query = query.where(_in_sight(departure.c.contact_id))
    return query if year is None else query.where(_year(departure.c.left_on) == year)
