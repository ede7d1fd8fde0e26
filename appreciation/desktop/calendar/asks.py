"""What the calendar asks for. Runs away from the window's thread."""

from dataclasses import dataclass
from datetime import date

from appreciation.services import calendar
from appreciation.services.calendar import Month, Named
from appreciation.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDay:
    """A day with all its occasions."""

    day: date
    occasions: tuple[Named, ...]


def month(first: date, desk: Desk) -> Month:
    """Return the month that begins on a day."""
    return calendar.month(desk, first.year, first.month)


def on_day(day: date, desk: Desk) -> OnDay:
    """Return all occasions of a day."""
    return OnDay(day=day, occasions=calendar.on_day(desk, day))


def counts_of_year(year: int, desk: Desk) -> tuple[int, tuple[int, ...]]:
    """Return a year with how many occasions each of its months has."""
    return year, calendar.counts_of_year(desk, year)
