"""Working days of the sender, and the day by which a piece must be in the post."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from appreciation.domain.public_holidays import (
    country_known,
    known_through,
    public_holidays,
    region_code,
)
from appreciation.domain.weeks import Span

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The calendar of days on which the sender works: make one with `working_days`.

    `country` and `region` are the codes in use, empty when there is none with known holidays: then
    Saturdays and Sundays alone are off. A lead is a number of working days, 0 or more; leads longer
    than a year are not meant.
    """

    country: str
    region: str
    warnings: tuple[str, ...] = ()
    """What the owner should know of this calendar, in sentences."""

    def gaps(self, span: Span) -> tuple[str, ...]:
        """Return, in a sentence, that a span lies after the last public holidays known."""
        if not self.country or span.last.year <= (through := known_through(self.country)):
            return ()
        return (
            f"The public holidays of {self.country} are known through {through}:"
            " after that only weekends count.",
        )

    def mail_by(self, day: date, lead: int) -> date:
        """Return the working day `lead` working days before `day`.

        With a lead of 0 that is the day itself, or the last working day before it.
        """
        days = _around(self.country, self.region, day.year)
        return days[bisect_left(days, day) - lead if lead else bisect_right(days, day) - 1]

    def celebrated_days(self, span: Span, lead: int) -> Span:
        """Return every day whose mail-by day lies in the span: the inverse of `mail_by`.

        They follow one another without a gap, because a later day is never to be mailed earlier.
        None when there is no working day in the span.
        """
        days = _around(self.country, self.region, span.first.year)
        index = bisect_left(days, span.first)
        first = days[index + lead - 1] + _ONE_DAY if lead else days[index]
        days = _around(self.country, self.region, span.last.year)
        index = bisect_right(days, span.last)
        last = days[index - 1 + lead] if lead else days[index] - _ONE_DAY
        return Span.between(first, last)


@lru_cache(maxsize=32)
def working_days(country: str, region: str = "") -> WorkingDays:
    """Return the calendar of a country (ISO code) and a region of it, given by code or name.

    What is not known is left aside and said in `warnings`. An empty country is no mistake: it has
    Saturdays and Sundays off.
    """
    if not country_known(country):
        unknown = (
            f"The public holidays of {country} are not known: only Saturdays and Sundays count."
        )
        return WorkingDays("", "", (unknown,) if country else ())
    code = region_code(country, region)
    if code or not region.strip():
        return WorkingDays(country, code)
    unknown = f"“{region}” is no region of {country} with public holidays of its own: only those of"
    return WorkingDays(country, "", (f"{unknown} the whole country count.",))


@lru_cache(maxsize=256)
def _around(country: str, region: str, year: int) -> tuple[date, ...]:
    """The working days of a year, the year before and the year after, in order."""
    years = range(max(year - 1, MINYEAR), min(year + 1, MAXYEAR) + 1)
    return tuple(day for each in years for day in _of_year(country, region, each))


@lru_cache(maxsize=256)
def _of_year(country: str, region: str, year: int) -> tuple[date, ...]:
    start = date(year, 1, 1).toordinal()
    days = map(date.fromordinal, range(start, date(year, 12, 31).toordinal() + 1))
    if not country:
        return tuple(day for day in days if day.isoweekday() < 6)
    calendar = public_holidays(country, region, year)
    return tuple(day for day in days if calendar.is_working_day(day))
