"""The calendar on paper: one for the wall, and lists of days."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, get_day_names

from appreciation.domain.occasions import OccasionKind
from appreciation.domain.settings import Settings
from appreciation.domain.weeks import FirstWeekday
from appreciation.printing.day_list import ListedDay, ListedMonth, day_list
from appreciation.printing.reprint import page_count
from appreciation.printing.stock import paper
from appreciation.printing.wall_calendar import WallDay, WallMonth, wall_calendar
from appreciation.services import calendar, preferences
from appreciation.services.calendar import Day, Month, Named
from appreciation.services.desk import Desk
from appreciation.services.files_out import write_whole
from appreciation.services.papers.printed_pages import PrintedPages

MONTHS = 12

_A_DAY = 12
"""More than this many names a day are counted on the wall, not named."""

Counted = Callable[[int, int], None]
"""Told how many months of how many are done; raises to stop."""


def wall_calendar_pages(desk: Desk, first: date, counted: Counted) -> PrintedPages:
    """Return the twelve months from `first` on, one to a page that lies on its long side."""
    settings = preferences.settings(desk)
    months, people = [], 0
    for number in range(MONTHS):
        counted(number, MONTHS)
        begins = _month_after(first, number)
        found = calendar.month(desk, begins.year, begins.month, few=_A_DAY)
        months.append(_wall_month(found, settings))
        people += sum(each.count for each in found.days)
    title = f"{months[0].title} \N{EN DASH} {months[-1].title}"
    sheet = paper(settings.paper_in_use)
    return PrintedPages(
        title=title,
        content=wall_calendar(title, months, sheet, settings.name),
        pages=MONTHS,
        people=people,
        stock=sheet.name,
        width_mm=sheet.height_mm,
        height_mm=sheet.width_mm,
    )


def birthday_pages(desk: Desk, year: int, counted: Counted) -> PrintedPages:
    """Return every birthday of a year by month and day."""
    settings = preferences.settings(desk)
    months = []
    for number in range(1, MONTHS + 1):
        span = calendar.month_span(year, number)
        days = tuple(
            _listed(each, day, settings)
            for day in span
            for each in calendar.on_day(desk, day)
            if each.celebration.occasion.kind is OccasionKind.BIRTHDAY
        )
        title = _written(span.first, "LLLL", settings)
        months.append(ListedMonth(title=title, days=days))
    sheet = paper(settings.paper_in_use)
    title = f"Birthdays {year}"
    content = day_list(title, months, sheet, counted)
    return PrintedPages(
        title=title,
        content=content,
        pages=page_count(content),
        people=sum(len(month.days) for month in months),
        stock=sheet.name,
        width_mm=sheet.width_mm,
        height_mm=sheet.height_mm,
    )


def save_pages(printed: PrintedPages, file: Path) -> None:
    """Write the PDF to a file, whole or not at all; raise `NotWrittenError`."""
    write_whole(file, printed.content)


def _wall_month(month: Month, settings: Settings) -> WallMonth:
    first = month.days[0].day
    sunday = month.first_weekday is FirstWeekday.SUNDAY
    names = get_day_names("abbreviated", locale=_locale(settings))
    order = (6, *range(6)) if sunday else range(7)
    return WallMonth(
        title=_written(first, "LLLL yyyy", settings),
        weekdays=tuple(names[each] for each in order),
        blanks=(first.weekday() + sunday) % 7,
        days=tuple(_wall_day(each) for each in month.days),
    )


def _wall_day(shown: Day) -> WallDay:
    return WallDay(
        number=shown.day.day,
        notes=tuple(dict.fromkeys([*shown.holidays, *shown.other_days_off])),
        names=tuple(map(_in_short, shown.first)),
        more=shown.count - len(shown.first),
        is_off=bool(shown.days_off) or shown.day.isoweekday() > 5,
    )


def _in_short(named: Named) -> str:
    """Return as `Ann Müller, 50`; what is no birthday is named."""
    occasion = named.celebration.occasion
    years = str(named.years) if named.years else ""
    what = occasion.label or occasion.kind.replace("_", " ")
    if occasion.kind is OccasionKind.BIRTHDAY:
        what = ""
    elif occasion.kind is OccasionKind.CUSTOMER_SINCE and named.years:
        what, years = f"{years} years with us" if named.years > 1 else "1 year with us", ""
    return ", ".join(part for part in (named.celebration.full_name, what, years) if part)


def _listed(named: Named, day: date, settings: Settings) -> ListedDay:
    born = named.celebration.occasion.date
    return ListedDay(
        day=_written(day, "EEE d MMM" if born.day else "LLLL", settings),
        name=named.celebration.full_name,
        born=str(born.year or ""),
        turns=str(named.years or ""),
    )


def _month_after(first: date, months: int) -> date:
    month = first.month - 1 + months
    return date(first.year + month // 12, month % 12 + 1, 1)


def _written(day: date, form: str, settings: Settings) -> str:
    return format_date(day, form, locale=_locale(settings))


def _locale(settings: Settings) -> Locale:
    for tag in (f"{settings.language}-{settings.country}", settings.language):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
