"""A calendar reckoned step by step, for checking the program's: slow, plain, and its own.

Public holidays, moon years and the Hebrew calendar come straight from the libraries; everything
else is counted on the fingers, one day after the other.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays as public
from hijridate import Hijri
from pyluach.dates import HebrewDate

ONE = timedelta(days=1)

SETS = {
    "none": ("", ()),
    "season": ("", ("season",)),
    "christian": ("", ("christmas", "easter")),
    "muslim": ("", ("eid_al_fitr", "eid_al_adha")),
    "jewish": ("", ("rosh_hashanah", "hanukkah", "passover")),
    "us": ("US", ("thanksgiving", "season")),
    "canada": ("CA", ("thanksgiving", "season")),
    "new_year": ("", ("new_year",)),
}
"""Holiday sets: whose days they are ("" for everybody's), and which."""


@dataclass(slots=True)
class Noted:
    """A date as it is noted with somebody, and since when the book has known it so."""

    month: int
    day: int | None
    year: int | None
    since: date

    @property
    def text(self) -> str:
        """As an owner types it."""
        year = "-" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


def falls_on(noted: Noted, day: date, leap: str) -> bool:
    """Whether a noted month and day are celebrated on this day; `leap` is `02-28` or `03-01`."""
    if (noted.month, noted.day) == (2, 29) and not calendar.isleap(day.year):
        return day.strftime("%m-%d") == leap
    return (day.month, day.day) == (noted.month, noted.day or 1)


def first_of_week(day: date, first_weekday: str) -> date:
    """Walk back to the day a week begins on."""
    wanted = 0 if first_weekday == "monday" else 6
    while day.weekday() != wanted:
        day -= ONE
    return day


@cache
def works(day: date, country: str) -> bool:
    """Whether the sender works on a day."""
    if day.weekday() >= 5:
        return False
    return not country or day not in _off(country, day.year)


@cache
def mail_by(day: date, lead: int, country: str) -> date:
    """Walk back over so many working days."""
    if lead == 0:
        while not works(day, country):
            day -= ONE
        return day
    while lead:
        day -= ONE
        lead -= works(day, country)
    return day


@cache
def holidays_on(day: date, set_: str) -> tuple[str, ...]:
    """Return which holidays of a set fall on a day."""
    country, names = SETS[set_]
    return tuple(name for name in names if day in _days_of(name, day.year, country))


@cache
def _off(country: str, year: int) -> frozenset[date]:
    region = "ENG" if country == "GB" else None
    return frozenset(public.country_holidays(country, subdiv=region, years=[year]))


def _days_of(name: str, year: int, country: str) -> tuple[date, ...]:
    fixed = {"christmas": (12, 25), "season": (12, 31), "new_year": (1, 1)}
    if name in fixed:
        return (date(year, *fixed[name]),)
    if name == "easter":
        return (_easter(year),)
    if name == "thanksgiving":
        return (_nth(year, 11, 3, 4) if country == "US" else _nth(year, 10, 0, 2),)
    if name.startswith("eid"):
        return _eid(name, year)
    return _hebrew(name, year)


def _easter(year: int) -> date:
    """Gauss's rule, as corrected by him for the years 1900 to 2099."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    if d == 29 and e == 6:
        return date(year, 4, 19)
    if d == 28 and e == 6 and a > 10:
        return date(year, 4, 18)
    return date(year, 3, 22) + (d + e) * ONE


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    day = date(year, month, 1)
    while day.weekday() != weekday:
        day += ONE
    return day + (number - 1) * 7 * ONE


@cache
def _eid(name: str, year: int) -> tuple[date, ...]:
    month, day = (10, 1) if name == "eid_al_fitr" else (12, 10)
    near = range(int((year - 622) * 33 / 32) - 1, int((year - 622) * 33 / 32) + 4)
    days = (Hijri(moon_year, month, day).to_gregorian() for moon_year in near)
    return tuple(date(each.year, each.month, each.day) for each in days if each.year == year)


@cache
def _hebrew(name: str, year: int) -> tuple[date, ...]:
    month, day = {"rosh_hashanah": (7, 1), "hanukkah": (9, 25), "passover": (1, 15)}[name]
    days = (HebrewDate(year + 3760 + more, month, day).to_pydate() for more in (0, 1))
    return tuple(each for each in days if each.year == year)
