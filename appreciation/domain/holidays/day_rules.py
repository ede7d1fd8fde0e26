"""The rules by which holidays fall, as `rules.toml` writes them, and the days they give."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from hijridate import Hijri
from pyluach.dates import HebrewDate

from appreciation.domain.public_holidays import named

Days = tuple[date, ...]

_WEEKDAYS = {
    "monday": MO,
    "tuesday": TU,
    "wednesday": WE,
    "thursday": TH,
    "friday": FR,
    "saturday": SA,
    "sunday": SU,
}
_MONTHS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
}
_EASTER_YEARS = range(1583, 4100)
_HIJRI_YEARS = range(1343, 1501)


@lru_cache(maxsize=4096)
def days_of(rule: str, year: int) -> Days:
    """Return the days of a Gregorian year that a rule gives, in order.

    Usually one; two when a moon year fits twice; none when the day is not known.
    Raises `ValueError` for a text that is no rule.

    >>> days_of("last saturday of april - 3", 2026)
    (datetime.date(2026, 4, 22),)
    """
    for form, days in _FORMS:
        if match := form.fullmatch(rule):
            return days(year, *match.groups())
    raise ValueError(f"{rule!r} is no rule of a holiday")


def _shifted(year: int, rule: str, sign: str, number: str) -> Days:
    shift = timedelta(days=int(f"{sign}{number}"))
    return tuple(day + shift for day in days_of(rule, year))


def _fixed(year: int, month: str, day: str) -> Days:
    return (date(year, int(month), int(day)),)


def _weekday(year: int, which: str, weekday: str, month: str) -> Days:
    first = date(year, _MONTHS[month], 1)
    day_of_week = _WEEKDAYS[weekday]
    if which == "last":
        return (first + relativedelta(day=31, weekday=day_of_week(-1)),)
    return (first + relativedelta(weekday=day_of_week(int(which[0]))),)


def _easter(year: int, church: str | None) -> Days:
    if year not in _EASTER_YEARS:
        return ()
    return (easter(year, EASTER_ORTHODOX if church else EASTER_WESTERN),)


def _hijri(year: int, month: str, day: str) -> Days:
    # A moon year is eleven days shorter, so that a day may come twice in a Gregorian year.
    about = (year - 622) * 33 // 32
    years = (each for each in range(about - 1, about + 2) if each in _HIJRI_YEARS)
    days = (date(*Hijri(each, int(month), int(day)).to_gregorian().datetuple()) for each in years)
    return tuple(day for day in days if day.year == year)


def _hebrew(year: int, month: str, day: str) -> Days:
    years = (year + 3760, year + 3761)
    days: Iterator[date] = (HebrewDate(each, int(month), int(day)).to_pydate() for each in years)
    return tuple(day for day in days if day.year == year)


def _named(year: int, country: str, name: str) -> Days:
    day = named(country, name, year)
    return () if day is None else (day,)


def _proclaimed(year: int, days: str) -> Days:
    known = map(date.fromisoformat, days.split())
    return tuple(day for day in known if day.year == year)


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Days]], ...] = tuple(
    (re.compile(form), days)
    for form, days in (
        (r"(\d\d)-(\d\d)", _fixed),
        (r"(1st|2nd|3rd|4th|last) (\w+) of (\w+)", _weekday),
        (r"(orthodox )?easter", _easter),
        (r"hijri (\d\d)-(\d\d)", _hijri),
        (r"hebrew (\d\d)-(\d\d)", _hebrew),
        (r"named ([A-Z]{2}): (.+)", _named),
        (r"proclaimed ([-\d ]+)", _proclaimed),
        (r"(.+) ([+-]) (\d+)", _shifted),
    )
)
