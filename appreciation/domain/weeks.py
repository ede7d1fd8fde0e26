"""Weeks as people write them, and runs of days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from appreciation.domain.errors import UnreadableDateError, WrongValueError

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that can be planned: more than any calendar of holidays reaches."""
MOST_DAYS = 3660
"""The longest run of days planned at once: ten years."""

_LABEL = re.compile(r"([0-9]{4})-?W([0-9]{2})", re.IGNORECASE)


class FirstWeekday(StrEnum):
    """The day a week begins on."""

    MONDAY = "monday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """So many days one after the other; none at all when `days` is 0.

    Raises `WrongValueError` for more than `MOST_DAYS` days, or days outside the years planned.

    >>> span = Span(first=date(2026, 12, 30), days=3)
    >>> span.last, date(2027, 1, 2) in span
    (datetime.date(2027, 1, 1), False)
    """

    first: date
    days: int

    def __post_init__(self) -> None:
        if not 0 <= self.days <= MOST_DAYS:
            raise WrongValueError(
                f"{self.days} days cannot be planned at once: give a number from 1 to {MOST_DAYS}."
            )
        if not date(FIRST_YEAR, 1, 1) <= self.first <= date(LAST_YEAR, 12, 31):
            raise WrongValueError(
                f"{self.first} is out of reach: the days from {FIRST_YEAR} to {LAST_YEAR} can be"
                " planned."
            )

    @classmethod
    def between(cls, first: date, last: date) -> Self:
        """Return the days from `first` to `last`, both included; none when `last` is earlier."""
        return cls(first=first, days=max(0, (last - first).days + 1))

    @property
    def last(self) -> date:
        """The last of the days; the day before `first` when there is none."""
        return self.first + timedelta(days=self.days - 1)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=number) for number in range(self.days))

    def __len__(self) -> int:
        return self.days


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week by its ISO 8601 year and number.

    A week that begins on Sunday takes the label of the ISO week its Thursday lies in, so it begins
    a day before that ISO week. Raises `UnreadableDateError` for a week its year does not have.

    >>> Week.parse("2026-W48").first, Week.parse("2026-W48", FirstWeekday.SUNDAY).first
    (datetime.date(2026, 11, 23), datetime.date(2026, 11, 22))
    """

    year: int
    number: int
    first_weekday: FirstWeekday = FirstWeekday.MONDAY

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise UnreadableDateError(
                f"{self.label} is out of reach: the weeks of {FIRST_YEAR} to {LAST_YEAR} can be"
                " planned."
            )
        # The 28th of December always lies in the last ISO week of its year.
        final = date(self.year, 12, 28).isocalendar().week
        if not 1 <= self.number <= final:
            raise UnreadableDateError(
                f"There is no week {self.label}: the weeks of {self.year} go from"
                f" {self.year}-W01 to {self.year}-W{final}."
            )

    @classmethod
    def parse(cls, text: str, first_weekday: FirstWeekday = FirstWeekday.MONDAY) -> Self:
        """Read a label such as `2026-W48`; raise `UnreadableDateError` for anything else."""
        match = _LABEL.fullmatch(text.strip())
        if match is None:
            raise UnreadableDateError(
                f"“{text}” is not a week: write the year and number, 2026-W48."
            )
        return cls(year=int(match[1]), number=int(match[2]), first_weekday=first_weekday)

    @classmethod
    def of(cls, day: date, first_weekday: FirstWeekday = FirstWeekday.MONDAY) -> Self:
        """Return the week that a day lies in."""
        starts = first_weekday == FirstWeekday.SUNDAY and day.isoweekday() == 7
        year, number, _ = (day + timedelta(days=starts)).isocalendar()
        return cls(year=year, number=number, first_weekday=first_weekday)

    @property
    def label(self) -> str:
        """The form that `parse` reads back, as `2026-W48`."""
        return f"{self.year:04}-W{self.number:02}"

    @property
    def first(self) -> date:
        """The Monday, or the Sunday, that the week begins on."""
        monday = date.fromisocalendar(self.year, self.number, 1)
        return monday - timedelta(days=self.first_weekday == FirstWeekday.SUNDAY)

    @property
    def last(self) -> date:
        """The last of its seven days."""
        return self.first + timedelta(days=6)

    @property
    def span(self) -> Span:
        """Its seven days."""
        return Span(first=self.first, days=7)

    @property
    def next(self) -> "Week":
        """The week after this one."""
        return Week.of(self.first + timedelta(days=7), self.first_weekday)

    @property
    def previous(self) -> "Week":
        """The week before this one."""
        return Week.of(self.first - timedelta(days=7), self.first_weekday)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """Weeks one after the other that are made in one go, mostly one alone.

    >>> weeks = Weeks.parse("2026-W48/2026-W50")
    >>> weeks.label, weeks.span.days
    ('2026-W48/2026-W50', 21)
    >>> weeks.overlaps("2026-W50"), weeks.overlaps("2026-W51/2027-W01")
    (True, False)
    """

    first: Week
    last: Week

    @classmethod
    def parse(cls, text: str, first_weekday: FirstWeekday = FirstWeekday.MONDAY) -> Self:
        """Read a label such as `2026-W48` or `2026-W48/2026-W51`; raise for anything else."""
        first, _, last = text.partition("/")
        return cls(
            first=Week.parse(first, first_weekday), last=Week.parse(last or first, first_weekday)
        )

    @classmethod
    def following(cls, first: Week, count: int) -> Self:
        """Return so many weeks, beginning with one."""
        last = first
        for _ in range(count - 1):
            last = last.next
        return cls(first=first, last=last)

    @property
    def label(self) -> str:
        """The form that `parse` reads back: of one week its own label."""
        first, last = self.first.label, self.last.label
        return first if first == last else f"{first}/{last}"

    @property
    def span(self) -> Span:
        """All their days."""
        return Span.between(self.first.first, self.last.last)

    def overlaps(self, label: str) -> bool:
        """Return whether one of these weeks is among those of another label."""
        other = Weeks.parse(label, self.first.first_weekday)
        return other.first.label <= self.last.label and self.first.label <= other.last.label
