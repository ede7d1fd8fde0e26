"""What the years add up to, for the charts and the yearly review."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from appreciation.domain.cadence import usual_cadences
from appreciation.domain.departure_reasons import OFTEN_QUOTED, Quoted, Reason, reason_of_code
from appreciation.domain.insights import (
    Forgotten,
    Happening,
    Named,
    ReasonLine,
    Stay,
    ThemeLine,
    YearLine,
    forgotten,
    passes,
    quarter_ends,
    stay,
)
from appreciation.services.desk import Desk

QUARTERS = 8
"""So many quarters are looked back on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insights:
    """The counts behind the charts. Reasons, themes and stays are those of `year`; None is all.

    `reasons` has the six of the often quoted list first, then the others that there are. `loud` are
    the themes that pass the share the owner chose, `theme_share` in percent. `years` ascend and
    leave none out; so do those of `posted`.
    """

    year: int | None
    departures: int
    reasons: tuple[ReasonLine, ...]
    themes: tuple[ThemeLine, ...]
    loud: tuple[ThemeLine, ...]
    theme_share: int
    stays: Mapping[Stay, int]
    years: tuple[YearLine, ...]
    posted: Mapping[int, int]

    def count(self, happening: Happening, year: int) -> int:
        """Return how often something happened in a year."""
        return next((each.counts[happening] for each in self.years if each.year == year), 0)


def insights(desk: Desk, year: int | None = None) -> Insights:
    """Return what can be counted quickly."""
    with desk.book.reading() as book:
        counts = book.insights.by_year()
        posted = book.insights.posted_by_year()
        reasons = book.insights.reasons(year)
        themes = book.insights.themes(year)
        stays = Counter(stay(since, left) for since, left in book.insights.stays(year))
        theme_share = book.settings.settings().theme_share
        own = book.departures.own_reasons()
    departures = sum(reasons.values())
    by_name: Counter[str] = Counter()
    for code, count in reasons.items():
        by_name[_line(code, own)] += count
    others = by_name.keys() - set(Quoted)
    found = {each for by in counts.values() for each in by} | posted.keys() | {desk.today.year}
    span = range(min(found), max(found) + 1)
    return Insights(
        year=year,
        departures=departures,
        reasons=(
            *(
                ReasonLine(reason=each, count=by_name[each], often_quoted=OFTEN_QUOTED[each])
                for each in sorted(Quoted, key=lambda each: -OFTEN_QUOTED[each])
            ),
            *(
                ReasonLine(reason=each, count=by_name[each])
                for each in sorted(others, key=lambda each: (-by_name[each], each))
            ),
        ),
        themes=themes,
        loud=tuple(each for each in themes if passes(each, departures, theme_share)),
        theme_share=theme_share,
        stays={each: stays[each] for each in Stay if stays[each] or each is not Stay.UNKNOWN},
        years=tuple(
            YearLine(year=each, counts={what: counts[what].get(each, 0) for what in Happening})
            for each in span
        ),
        posted={each: posted.get(each, 0) for each in span},
    )


def forgotten_over_time(desk: Desk) -> tuple[Forgotten, ...]:
    """Return how many were forgotten at the end of the last quarters, and today."""
    days = quarter_ends(desk.today, QUARTERS)
    with desk.book.reading() as book:
        people = book.insights.watched(usual_cadences(book.settings.settings()))
        longest = max((each.longest_days for each in people.values()), default=0)
        touches = book.insights.reached_since(days[0] - timedelta(days=longest))
    return forgotten(days, people, touches)


def who(desk: Desk, happening: Happening, year: int) -> tuple[Named, ...]:
    """Return the people behind a bar of the years."""
    with desk.book.reading() as book:
        return book.insights.people(happening, year)


def who_left(desk: Desk, reason: str, year: int | None) -> tuple[Named, ...]:
    """Return the people behind a line of the reasons, with what was noted of it."""
    with desk.book.reading() as book:
        own = book.departures.own_reasons()
        codes = [each for each in book.insights.reasons(year) if _line(each, own) == reason]
        return book.insights.left_for(codes, year)


def _line(code: str, own: Iterable[Reason]) -> str:
    """Return under which line of the reasons a departure is counted."""
    reason = reason_of_code(code, own)
    return reason.quoted or reason.name
