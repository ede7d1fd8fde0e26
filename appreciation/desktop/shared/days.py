"""Days as the locale writes them, with the weekday when it matters."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

_TO = " \N{EN DASH} "
_LONG = QLocale.FormatType.LongFormat


def short_day(day: date) -> str:
    """Return as `Thu 26 Nov`, in the order and language of the locale."""
    return _written(day, "ddd", "MMM")


def long_day(day: date) -> str:
    """Return as `Thu 26 November`."""
    return _written(day, "ddd", "MMMM")


def day_and_year(day: date) -> str:
    """Return as `26 Nov 2026`, without the weekday."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def weekday(day: date) -> str:
    """Return as `Tuesday`."""
    return QLocale().dayName(day.isoweekday(), _LONG)


def days_between(first: date, last: date) -> str:
    """Return as `Mon 23 - Sun 29 November`, with a long dash."""
    if _day_first() and (first.year, first.month) == (last.year, last.month):
        return _text(first, f"ddd {_day_form()}") + _TO + long_day(last)
    return long_day(first) + _TO + long_day(last)


def _written(day: date, weekday_form: str, month_form: str) -> str:
    day_form = _day_form()
    order = f"{day_form} {month_form}" if _day_first() else f"{month_form} {day_form}"
    return _text(day, f"{weekday_form} {order}")


def _text(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def _day_first() -> bool:
    form = QLocale().dateFormat(_LONG)
    at = re.search(r"(?<!d)d{1,2}(?!d)", form)
    return at is not None and at.start() < form.index("M")


def _day_form() -> str:
    """Return how the locale writes the day of the month: `d`, `d.` or with its own sign."""
    found = re.search(r"(?<!d)d{1,2}(?!d)(\.|日|일)?", QLocale().dateFormat(_LONG))
    return "d" + (found[1] or "") if found else "d"
