"""Which backups are kept: everything recent, then ever fewer (Anki's scheme)."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

RECENT = timedelta(days=2)
"""So far back everything is kept, and at least the two latest days on which there are backups."""

_DAYS_OF_ALL = 2
_DAILY, _WEEKLY, _MONTHLY = 12, 10, 9


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the moments whose backups are kept; the others may go.

    All of two days, then the last of each of 12 days, of 10 weeks and of 9 months. The stages are
    counted in days on which there are backups, not back from `now`: a clock that jumps forward for
    an hour costs none. What is dated in the future stays and takes nobody's place.
    """
    ordered = sorted(set(moments), reverse=True)
    past = [moment for moment in ordered if moment <= now]
    latest_days = sorted({moment.date() for moment in past})[-_DAYS_OF_ALL:]
    older = [
        moment for moment in past if moment <= now - RECENT and moment.date() not in latest_days
    ]
    return set(ordered) - set(older) | set(_thinned(older))


def _thinned(newest_first: list[datetime]) -> Iterator[datetime]:
    """Yield the last moment of each day, then of each week, then of each month."""
    stages: list[Callable[[datetime], str]] = [
        *[_day] * _DAILY,
        *[_week] * _WEEKLY,
        *[_month] * _MONTHLY,
    ]
    taken: datetime | None = None
    for moment in newest_first:
        if not stages:
            return
        period = stages[0]
        if taken is None or period(moment) != period(taken):
            taken = moment
            stages.pop(0)
            yield moment


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"


def _week(moment: datetime) -> str:
    return f"{moment:%G-W%V}"


def _month(moment: datetime) -> str:
    return f"{moment:%Y-%m}"
