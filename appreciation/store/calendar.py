"""Occasions by the days of a year: counted, and listed a few at a time."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from appreciation.domain.celebrations import Celebration
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.store.candidates import goes_abroad
from appreciation.store.contact_rows import OCCASION_KINDS, STATUSES, plain_date
from appreciation.store.schema import contact, occasion

_ONE_OFF = occasion.c.kind == OccasionKind.ONE_OFF.value
_GONE = or_(
    contact.c.binned_on.is_not(None), contact.c.merged_into.is_not(None), contact.c.deceased
)
_COLUMNS = (
    contact.c.id,
    contact.c.full_name,
    contact.c.status,
    occasion.c.kind,
    occasion.c.label,
    occasion.c.month,
    occasion.c.day,
    occasion.c.year,
    occasion.c.month_day,
)


class Calendar:
    """The occasions of the living who are not in the bin, seen through one open transaction.

    Days are asked for by their `month_day` keys, which `days_by_month_day` gives; what happens in
    a year is what `Occasion.happens_in` says.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counts_of_year(self, year: int) -> dict[int, int]:
        """Return how many occasions there are on each `month_day` of a year that has any."""
        of_all = select(occasion.c.month_day, func.count()).group_by(occasion.c.month_day)
        gone = select(contact.c.id).where(_GONE)
        # Nearly everybody is there: counting those who are not takes a tenth of the time.
        without = of_all.where(or_(occasion.c.contact_id.in_(gone), ~_happens_in(year)))
        counts: dict[int, int] = dict(self._connection.execute(of_all).all())
        for key, count in self._connection.execute(without):
            counts[key] -= count
        return {key: count for key, count in counts.items() if count}

    def counts(self, month_days: Collection[int], year: int) -> dict[int, int]:
        """Return how many occasions there are on each of these days that has any."""
        query = self._on(month_days, year, occasion.c.month_day, func.count())
        rows = self._connection.execute(query.group_by(occasion.c.month_day))
        return dict(rows.all())

    def to_post(
        self, month_days: Collection[int], year: int, home: str, *, abroad: bool
    ) -> dict[int, int]:
        """Return how many of them are of people who wish for post, at home or abroad."""
        there = goes_abroad(home)
        query = self._on(month_days, year, occasion.c.month_day, func.count())
        query = query.where(there if abroad else ~there, contact.c.greet, ~contact.c.do_not_mail)
        rows = self._connection.execute(query.group_by(occasion.c.month_day))
        return dict(rows.all())

    def first(
        self, month_days: Collection[int], year: int, most: int
    ) -> dict[int, tuple[Celebration, ...]]:
        """Return the first few occasions of each day, in the order of the people's names."""
        place = func.row_number().over(
            partition_by=occasion.c.month_day, order_by=(contact.c.sort_key, occasion.c.id)
        )
        inner = self._on(month_days, year, *_COLUMNS, place.label("place")).subquery()
        rows = self._connection.execute(
            select(inner).where(inner.c.place <= most).order_by(inner.c.month_day, inner.c.place)
        )
        found = defaultdict[int, list[Celebration]](list)
        for *row, _place in rows:
            found[row[-1]].append(_celebration(row))
        return {key: tuple(each) for key, each in found.items()}

    def listed(self, month_days: Collection[int], year: int) -> Iterator[Celebration]:
        """Yield the occasions of these days, by day and then in the order of the names."""
        query = self._on(month_days, year, *_COLUMNS).order_by(
            occasion.c.month_day, contact.c.sort_key, occasion.c.id
        )
        for row in self._connection.execute(query):
            yield _celebration(row)

    def _on(self, month_days: Collection[int], year: int, *columns: Any) -> Select[Any]:
        return (
            select(*columns)
            .join_from(occasion, contact)
            .where(occasion.c.month_day.in_(month_days), ~_GONE, _happens_in(year))
        )


def _happens_in(year: int) -> ColumnElement[bool]:
    began = occasion.c.year
    return or_(_ONE_OFF & (began == year), ~_ONE_OFF & or_(began.is_(None), began < year))


def _celebration(row: Any) -> Celebration:
    id_, name, status, kind, label, month, day, year, _month_day = row
    return Celebration(
        contact_id=id_,
        full_name=name,
        status=STATUSES[status],
        occasion=Occasion(
            kind=OCCASION_KINDS[kind], label=label, date=plain_date(month, day, year)
        ),
    )
