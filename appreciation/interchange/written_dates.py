"""Dates as people and programs write them, read without ever guessing (laws 4 and 8).

A general date parser is of no use here: it fills what is missing from today and swaps day and month
only where the result would not exist.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from appreciation.domain.date_order import DateOrder
from appreciation.domain.errors import UnreadableDateError
from appreciation.domain.plain_dates import PlainDate

PLACEHOLDER_YEARS = frozenset({0, 1, 1604})  # written for "no year" by Apple, Android, Nextcloud

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?", re.DOTALL)
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})(?:T.*)?", re.DOTALL)
_MONTH_ONLY = re.compile(r"(?:(\d{4})-|--)(\d{2})")
_NUMBERS = re.compile(r"(\d{1,4}) ?([./\-]) ?(\d{1,2})(?: ?\2 ?(\d{4}|\d{1,2})|\.)?(?:[T ,]+\d.*)?")
_WORDS = re.compile(
    r"(?:(\d{1,2})(?:\.|st|nd|rd|th|er|º)?[ \-/]*(?:de |of )?)?"
    r"([^\W\d]{3,})[ .\-/,]*(?:de |of |del )?(.*)"
)
_AFTER_MONTH = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?)?(?:(?:^|[ ,\-]+)(\d{4}|\d{2}))?")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_FIRST_OF_SERIALS, _SERIAL_OF_1900_02_29 = date(1899, 12, 31), 60

_MONTHS = (
    "january jan januar jänner janvier janv enero ene gennaio gen januari",
    "february feb februar février févr fevrier febrero febbraio februari",
    "march mar märz mär maerz mrz mars marzo maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei",
    "june jun juni juin junio giugno giu",
    "july jul juli juillet juil julio luglio lug",
    "august aug août aout agosto ago augustus",
    "september sep sept septembre septiembre set settembre",
    "october oct oktober okt octobre octubre ottobre ott",
    "november nov novembre noviembre",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre",
)
_MONTH_BY_NAME = {name: at for at, names in enumerate(_MONTHS, 1) for name in names.split()}


class AmbiguousDateError(UnreadableDateError):
    """Day and month of a date could be either way round, and nothing said which."""


def written_date(text: str, order: DateOrder | None, today: date) -> PlainDate | None:
    """Return the date a text stands for; None when it is empty or all zeros, as `0/0/00`.

    Times of day and zones are cut off, never applied. Two-digit years are the latest that are not
    in the future. Raises `AmbiguousDateError` when `order` is needed and None, and
    `UnreadableDateError` for everything that is no day.
    """
    text = text.strip()
    if not text or not text.strip("0/.-: T"):
        return None
    return iso_date(text) or _numeric_date(text, order, today) or _worded_date(text, today)


@lru_cache(maxsize=40_000)
def iso_date(text: str) -> PlainDate | None:
    """Return a date written year first or without its year; None for other forms.

    Raises `UnreadableDateError` when the form is right and the calendar has no such day.
    """
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
        return PlainDate(year=None if year in PLACEHOLDER_YEARS else year, month=month, day=day)
    if match := _YEARLESS.fullmatch(text):
        return PlainDate(month=int(match[1]), day=int(match[2]))
    if match := _MONTH_ONLY.fullmatch(text):
        return PlainDate(year=int(match[1]) if match[1] else None, month=int(match[2]))
    return None


def order_shown(text: str) -> DateOrder | None:
    """Return the order that a date gives away by itself, as 31/12/1968 does, else None."""
    match = _NUMBERS.fullmatch(text.strip())
    if match is None or len(match[1]) > 2:
        return None
    first, second = int(match[1]), int(match[3])
    if 12 < first <= 31 and 0 < second <= 12:
        return DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST if 0 < first <= 12 < second <= 31 else None


def serial_date(days: float) -> PlainDate:
    """Return the day of a spreadsheet's day number.

    Spreadsheets count a 29 February 1900 that never was: numbers below it are one day off.
    """
    if not 0 < days < 2_958_466 or int(days) == _SERIAL_OF_1900_02_29:
        raise UnreadableDateError(f"{days} is not the number of a day.")
    beyond = int(days) > _SERIAL_OF_1900_02_29
    return PlainDate.of(_FIRST_OF_SERIALS + timedelta(days=int(days) - beyond))


def _numeric_date(text: str, order: DateOrder | None, today: date) -> PlainDate | None:
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return serial_date(float(text)) if _SERIAL.fullmatch(text) else None
    first, separator, second, third = match.groups()
    if len(first) == 4 and third and len(third) <= 2:
        return _plain(int(first), int(second), int(third))
    if len(first) > 2 or (third and len(third) == 1):
        return None
    if order is DateOrder.YEAR_FIRST and third and len(third) == 2:
        return _plain(_year(first, int(second), int(third), today), int(second), int(third))
    if separator == ".":
        order = order or DateOrder.DAY_FIRST  # nobody writes dots month first
    month, day = _month_and_day(int(first), int(second), text, order)
    return _plain(_year(third, month, day, today), month, day)


def _month_and_day(first: int, second: int, text: str, order: DateOrder | None) -> tuple[int, int]:
    if first > 12 or second > 12 or first == second:
        return (second, first) if first > 12 else (first, second)
    if order is DateOrder.DAY_FIRST:
        return second, first
    if order is DateOrder.MONTH_FIRST:
        return first, second
    raise AmbiguousDateError(f"“{text}” can be read day first or month first.")


def _worded_date(text: str, today: date) -> PlainDate:
    match = _WORDS.fullmatch(text.casefold())
    month = _MONTH_BY_NAME.get(match[2]) if match else None
    after = _AFTER_MONTH.fullmatch(match[3].strip()) if match else None
    if match is None or month is None or after is None:
        raise UnreadableDateError(f"“{text}” is not a date.")
    day, year = (match[1], after[2] or after[1]) if match[1] else after.groups()
    return _plain(_year(year, month, int(day or 1), today), month, int(day) if day else None)


def _plain(year: int | None, month: int, day: int | None) -> PlainDate:
    return PlainDate(year=None if year in PLACEHOLDER_YEARS else year, month=month, day=day)


def _year(text: str | None, month: int, day: int, today: date) -> int | None:
    if text is None or len(text) > 2:
        return int(text) if text else None
    year = today.year - today.year % 100 + int(text)
    return year if (year, month, day) <= (today.year, today.month, today.day) else year - 100
