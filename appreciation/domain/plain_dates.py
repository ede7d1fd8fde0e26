"""Plain dates: day, month and perhaps year; never an instant, never shifted by a zone (law 4)."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from appreciation.domain.errors import UnreadableDateError

_FORMS = re.compile(r"(?:(?P<year>\d{4})|-)-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")
_A_LEAP_YEAR = 2000


class LeapRule(StrEnum):
    """The day on which someone born on 29 February celebrates in a common year."""

    FEB_28 = "02-28"
    MAR_1 = "03-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainDate:
    """A day as people know it: the year may be unknown, and so may the day of the month.

    Raises `UnreadableDateError` for a day that no calendar has.

    >>> PlainDate.parse("--02-29").text
    '--02-29'
    >>> PlainDate.parse("1980-05").day is None
    True
    """

    month: int
    day: int | None = None
    year: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise UnreadableDateError(f"There is no month {self.month}.")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise UnreadableDateError(f"{self.year} is not a year this calendar knows.")
        longest = calendar.monthrange(self.year or _A_LEAP_YEAR, self.month)[1]
        if self.day is not None and not 1 <= self.day <= longest:
            raise UnreadableDateError(f"There is no day {self.day} in month {self.month}.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `YYYY-MM-DD`, `--MM-DD`, `--MM` or `YYYY-MM`.

        Raises `UnreadableDateError` for all else.
        """
        match = _FORMS.fullmatch(text.strip())
        if match is None or not text.isascii():
            raise UnreadableDateError(
                f"“{text}” is not a date: write 1980-05-31, --05-31 without the year,"
                " or --05 for the month alone."
            )
        year, month, day = (int(part) if part else None for part in match.groups())
        return cls(year=year, month=month or 0, day=day)

    @classmethod
    def of(cls, day: date) -> Self:
        """Return a calendar day as a plain date."""
        return cls(year=day.year, month=day.month, day=day.day)

    @property
    def text(self) -> str:
        """The form that `parse` reads back."""
        year = "-" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")

    @property
    def month_day(self) -> int:
        """`month * 100 + day`, the day being 0 when unknown: what occasions are indexed by."""
        return self.month * 100 + (self.day or 0)

    def celebrated(self, year: int, leap: LeapRule) -> date:
        """Return the day it is celebrated on in `year`: of a month alone, the first."""
        if self.month == 2 and self.day == 29 and not calendar.isleap(year):
            return date(year, 2, 28) if leap is LeapRule.FEB_28 else date(year, 3, 1)
        return date(year, self.month, self.day or 1)

    def years(self, celebrated: date) -> int | None:
        """Return the age or years reached on a celebrated day; None without a year (law 4)."""
        return None if self.year is None else celebrated.year - self.year

    def joined(self, other: Self) -> Self | None:
        """Return all that two records of one day tell together; None when they contradict.

        >>> PlainDate.parse("1980-05").joined(PlainDate.parse("--05-31")).text
        '1980-05-31'
        """
        year, day = self.year or other.year, self.day or other.day
        agree = (other.year or year, self.month, other.day or day) == (year, other.month, day)
        try:
            return replace(self, year=year, day=day) if agree else None
        except UnreadableDateError:  # 29 February beside a common year
            return None


def days_by_month_day(days: Iterable[date], leap: LeapRule) -> dict[int, tuple[date, ...]]:
    """Return which of the days each `PlainDate.month_day` is celebrated on.

    The keys are what to look for in an index of occasions. `celebrated` gives the same days.

    >>> sorted(days_by_month_day([date(2027, 3, 1)], LeapRule.MAR_1))
    [229, 300, 301]
    """
    found: dict[int, list[date]] = {}
    for day in days:
        for key in _month_days(day, leap):
            found.setdefault(key, []).append(day)
    return {key: tuple(each) for key, each in found.items()}


def _month_days(day: date, leap: LeapRule) -> Iterable[int]:
    yield day.month * 100 + day.day
    if day.day == 1:
        yield day.month * 100
    moved = (2, 28) if leap is LeapRule.FEB_28 else (3, 1)
    if (day.month, day.day) == moved and not calendar.isleap(day.year):
        yield 229
