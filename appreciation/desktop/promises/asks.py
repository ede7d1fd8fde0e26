"""What the page Promises asks for. Runs away from the window's thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from appreciation.domain.promises import PromiseCounts, Promised
from appreciation.services.dealings import promises
from appreciation.services.desk import Desk


class Part(Enum):
    """The parts of what is owed, by when it falls due."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """All that is owed, what was settled last, and how many of this year's were kept.

    `counts` is None for a year in which nothing was promised.
    """

    now: datetime
    parts: dict[Part, tuple[Promised, ...]]
    settled: tuple[Promised, ...]
    counts: PromiseCounts | None

    @property
    def due(self) -> int:
        """How many are due today or overdue."""
        return len(self.parts[Part.OVERDUE]) + len(self.parts[Part.TODAY])

    @property
    def owed(self) -> int:
        """How many are still to be kept."""
        return sum(map(len, self.parts.values()))


def owing(desk: Desk, most_settled: int) -> Owing:
    """Return what is owed by day, and at most so many of what was settled."""
    owed = promises.owed(desk)
    counts = iter(promises.promise_counts(desk, since=date(desk.today.year, 1, 1)))
    return Owing(
        now=owed.now,
        parts=_parts(owed.promises, owed.now),
        settled=promises.settled(desk, most_settled),
        counts=next(counts, None),
    )


def _parts(found: Sequence[Promised], now: datetime) -> dict[Part, tuple[Promised, ...]]:
    today = now.date()
    ends = today + timedelta(days=6 - today.weekday())
    return {part: tuple(each for each in found if _part(each, now, ends) is part) for part in Part}


def _part(each: Promised, now: datetime, ends: date) -> Part:
    day = each.promise.by.day
    if each.promise.is_overdue(now):
        return Part.OVERDUE
    if day == now.date():
        return Part.TODAY
    return Part.THIS_WEEK if day <= ends else Part.LATER
