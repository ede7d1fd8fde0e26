"""Days as the locale writes them, with the weekday when it matters."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

from appreciation.desktop.shared.widgets import translated
from appreciation.domain.plain_dates import PlainDate

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
    return _written_out(day, "MMM", with_year=True)


def typed_form() -> str:
    """Return how a day is typed: in numbers as the locale orders them, with the whole year.

    Where no locale is set (`C`) Qt would write 3 April as `3 04`, so there it is as ISO writes it.
    """
    locale = QLocale()
    if locale.language() is QLocale.Language.C:
        return "yyyy-MM-dd"
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return re.sub(r"(?<!y)yy(?!y)", "yyyy", short)


def near_day(day: date, today: date) -> str:
    """Return as `today`, `yesterday`, `12 Nov`, or `12 Nov 2025` in another year than today's."""
    days = (today - day).days
    if days in {0, 1}:
        return translated("Days", "yesterday") if days else translated("Days", "today")
    return _written_out(day, "MMM", with_year=day.year != today.year)


def full_day(day: date, today: date | None = None) -> str:
    """Return as `1 September 2026`, or `1 September` in the same year as today."""
    return _written_out(day, "MMMM", with_year=today is None or day.year != today.year)


def plain_date_words(plain: PlainDate) -> str:
    """Return as `16 May 1980`, with what is known of it: `16 May`, `May 1980`, `May`."""
    day = date(plain.year or 2000, plain.month, plain.day or 1)
    with_day, with_year = plain.day is not None, plain.year is not None
    return _written_out(day, "MMM" if with_day else "MMMM", with_day=with_day, with_year=with_year)


def weekday(day: date) -> str:
    """Return as `Tuesday`."""
    return QLocale().dayName(day.isoweekday(), _LONG)


def days_between(first: date, last: date) -> str:
    """Return as `Mon 23 - Sun 29 November`, with a long dash."""
    if day_first() and (first.year, first.month) == (last.year, last.month):
        return _text(first, f"ddd {_day_form()}") + _TO + long_day(last)
    return long_day(first) + _TO + long_day(last)


def _written(day: date, weekday_form: str, month_form: str) -> str:
    day_form = _day_form()
    order = f"{day_form} {month_form}" if day_first() else f"{month_form} {day_form}"
    return _text(day, f"{weekday_form} {order}")


def _written_out(day: date, month_form: str, *, with_day: bool = True, with_year: bool) -> str:
    """Write a day without its weekday, its parts in the order of the locale."""
    parts = [_day_form(), month_form] if day_first() else [month_form, _day_form()]
    form = " ".join(parts) if with_day else month_form
    if with_year and QLocale().dateFormat(_LONG).lstrip(" d,").startswith("y"):
        form = f"yyyy {form}"
    elif with_year:
        form = f"{form}, yyyy" if with_day and not day_first() else f"{form} yyyy"
    return _text(day, form)


def _text(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def day_first() -> bool:
    """Return whether the locale writes the day before the month."""
    form = QLocale().dateFormat(_LONG)
    at = re.search(r"(?<!d)d{1,2}(?!d)", form)
    return at is not None and at.start() < form.index("M")


def _day_form() -> str:
    """Return how the locale writes the day of the month: `d`, `d.` or with its own sign."""
    found = re.search(r"(?<!d)d{1,2}(?!d)(\.|日|일)?", QLocale().dateFormat(_LONG))
    return "d" + (found[1] or "") if found else "d"
