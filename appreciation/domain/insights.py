"""What the years add up to: who was lost, won and won back, and why (A12, A13, A17, A18)."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, partial
from itertools import accumulate
from typing import NamedTuple

from appreciation.domain.contacts import ContactId

FEW = 30
"""Below so many, a share says nothing: only the counts are shown."""


class Happening(StrEnum):
    """What is counted from year to year. A proposal counts in the year it was made."""

    LOST = "lost"
    NEW = "new"
    WON_BACK = "won_back"
    PROPOSED = "proposals"
    PROPOSAL_WON = "proposals_won"


class Stay(StrEnum):
    """How long somebody was a customer."""

    UNDER_ONE = "under a year"
    ONE_TO_THREE = "1 to 3 years"
    THREE_TO_FIVE = "3 to 5 years"
    FIVE_TO_TEN = "5 to 10 years"
    OVER_TEN = "10 years and more"
    UNKNOWN = "not known"


_STAYS = (
    (1, Stay.UNDER_ONE),
    (3, Stay.ONE_TO_THREE),
    (5, Stay.THREE_TO_FIVE),
    (10, Stay.FIVE_TO_TEN),
)
"""So many years are the first that are too many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody behind a figure."""

    contact_id: ContactId
    name: str
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLine:
    """A year. `counts` has every kind of happening."""

    year: int
    counts: dict[Happening, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonLine:
    """How many left for a reason; `often_quoted` is the figure often quoted for it, in percent."""

    reason: str
    count: int
    often_quoted: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLine:
    """Something that several said: in how many departures, and in whose words."""

    theme: str
    count: int
    words: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """How many of those we knew on a day had heard nothing for longer than their longest interval.

    People are reckoned by the status and the interval they have today.
    """

    on: date
    count: int
    known: int


class Watched(NamedTuple):
    """Somebody we watch over: since which ISO day, and after how many days they are forgotten.

    A tuple, since there is one for everybody in the book.
    """

    since: str
    longest_days: int


def stay(since: date | None, until: date) -> Stay:
    """Return how long somebody stayed.

    >>> stay(date(2020, 5, 1), date(2026, 4, 30)).value
    '5 to 10 years'
    """
    if since is None or since > until:
        return Stay.UNKNOWN
    years = until.year - since.year - ((until.month, until.day) < (since.month, since.day))
    return next((found for limit, found in _STAYS if years < limit), Stay.OVER_TEN)


def share(count: int, total: int) -> int | None:
    """Return the share in whole percent; None where there are too few to speak of shares."""
    return round(100 * count / total) if total >= FEW else None


def passes(theme: ThemeLine, departures: int, limit: int) -> bool:
    """Return whether a theme is heard in more of the departures than `limit` percent.

    A single voice is no pattern.
    """
    return theme.count > 1 and theme.count * 100 > limit * departures


def quarter_ends(today: date, count: int) -> tuple[date, ...]:
    """Return the last days of the latest quarters that are over, oldest first, and today.

    >>> [day.isoformat() for day in quarter_ends(date(2026, 11, 23), 2)]
    ['2026-06-30', '2026-09-30', '2026-11-23']
    """
    days: list[date] = []
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    while len(days) < count:
        last = first - timedelta(days=1)
        days.append(last)
        first = date(last.year, last.month - 2, 1)
    return (*reversed(days), today)


def forgotten(
    days: Sequence[date], people: Mapping[int, Watched], touches: Iterable[tuple[int, str]]
) -> tuple[Forgotten, ...]:
    """Return for each of the days, which ascend, how many were forgotten on it.

    `touches` are pairs of contact and ISO day, of those who were reached, in the order of the days.
    The day somebody was entered counts like a touch.
    """
    heard = _Heard(days)
    known = [0] * (len(days) + 1)
    begun = {}
    for each, count in Counter(people.values()).items():
        known[heard.first(each.since)] += count
        # What passed before somebody was entered reaches no day on which they were known.
        before = heard.first(each.since) - 1
        begun[each] = heard.mark(each.since, each.longest_days, before, count)
    until: dict[int, int] = {}
    for contact_id, day in touches:
        watched = people.get(contact_id)
        if watched is not None:
            before = until.get(contact_id, begun[watched])
            until[contact_id] = heard.mark(day, watched.longest_days, before)
    return tuple(
        Forgotten(on=day, count=in_all - not_forgotten, known=in_all)
        for day, in_all, not_forgotten in zip(
            days, accumulate(known), accumulate(heard.marks), strict=False
        )
    )


class _Heard:
    """How many had heard from us on each of the days: up where it begins, down after it."""

    def __init__(self, days: Sequence[date]) -> None:
        self.marks = [0] * (len(days) + 1)
        self._days = [day.isoformat() for day in days]
        self.first = cache(partial(bisect_left, self._days))
        """Return the place of the first of the days that is not before an ISO day."""
        self._until = cache(self._last)

    def mark(self, day: str, longest_days: int, until: int, count: int = 1) -> int:
        """Count a touch for as long as it lasts, from after `until` on; return until when."""
        last = self._until(day, longest_days)
        if last <= until:
            return until
        first = max(self.first(day), until + 1)
        if first > last:
            return until
        self.marks[first] += count
        self.marks[last + 1] -= count
        return last

    def _last(self, day: str, longest_days: int) -> int:
        end = date.fromisoformat(day) + timedelta(days=longest_days)
        return bisect_right(self._days, end.isoformat()) - 1
