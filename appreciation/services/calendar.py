"""The calendar: occasions, holidays, days off, and the days by which post has to go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from appreciation.domain.celebrations import Celebration
from appreciation.domain.plain_dates import days_by_month_day
from appreciation.domain.public_holidays import public_holidays
from appreciation.domain.settings import Settings
from appreciation.domain.weeks import FirstWeekday, Span
from appreciation.domain.working_days import WorkingDays, working_days
from appreciation.services import supplied
from appreciation.services.desk import Desk
from appreciation.store.transactions import Reading

FEW = 3
"""How many occasions of a day are named without asking for it."""

_LONGEST = timedelta(days=130)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An occasion on its day. `years` is None without a year, and on a day that comes once."""

    celebration: Celebration
    years: int | None


@dataclass(slots=True, kw_only=True)
class Day:
    """A day: the first few of its occasions and how many there are.

    `holidays` are those that people are greeted for, `days_off` those on which the sender's country
    rests. `to_post` counts the occasions whose post has to go on this day, `to_post_for` names the
    holidays.
    """

    day: date
    first: list[Named] = field(default_factory=list)
    count: int = 0
    holidays: list[str] = field(default_factory=list)
    days_off: list[str] = field(default_factory=list)
    to_post: int = 0
    to_post_for: list[str] = field(default_factory=list)

    @property
    def other_days_off(self) -> list[str]:
        """The days off that are none of its holidays under a longer name."""
        return [each for each in self.days_off if not any(name in each for name in self.holidays)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month by its days, and what could not be known, in sentences."""

    days: tuple[Day, ...]
    first_weekday: FirstWeekday
    warnings: tuple[str, ...]


def month(desk: Desk, year: int, number: int, *, few: int = FEW) -> Month:
    """Return a month; raise `WrongValueError` for one out of reach."""
    span = month_span(year, number)
    with desk.book.reading() as book:
        settings = book.settings.settings()
        look = _Look(book, settings)
        days = {each: Day(day=each) for each in span}
        look.add_occasions(days, few)
        look.add_posting(days)
    _add_holidays(settings, look.calendar, days)
    _add_days_off(look.calendar, days)
    rules = supplied.holiday_rules().gaps(
        settings.holidays, settings.country, span.first, span.last
    )
    return Month(
        days=tuple(days.values()),
        first_weekday=settings.first_weekday,
        warnings=(*look.calendar.warnings, *look.calendar.gaps(span), *rules),
    )


def on_day(desk: Desk, day: date) -> tuple[Named, ...]:
    """Return every occasion of a day, in the order of the people's names."""
    with desk.book.reading() as book:
        keys = days_by_month_day([day], book.settings.settings().leap_day)
        found = [_named(each, day) for each in book.calendar.listed(keys, day.year)]
    return tuple(sorted(found, key=lambda each: each.celebration.full_name.casefold()))


def counts_of_year(desk: Desk, year: int) -> tuple[int, ...]:
    """Return how many occasions each of the twelve months has."""
    with desk.book.reading() as book:
        leap = book.settings.settings().leap_day
        counts = book.calendar.counts_of_year(year)
    months = [0] * 12
    span = Span.between(date(year, 1, 1), date(year, 12, 31))
    for key, days in days_by_month_day(span, leap).items():
        months[days[0].month - 1] += counts.get(key, 0)
    return tuple(months)


def month_span(year: int, number: int) -> Span:
    """Return the days of a month."""
    first = date(year, number, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return Span.between(first, following - timedelta(days=1))


class _Look:
    """Looks through the book for the days of a month."""

    def __init__(self, book: Reading, settings: Settings) -> None:
        self._book = book
        self._settings = settings
        self.calendar: WorkingDays = working_days(settings.country, settings.region)

    def add_occasions(self, days: Mapping[date, Day], few: int) -> None:
        year = next(iter(days)).year
        keys = days_by_month_day(days, self._settings.leap_day)
        counts = self._book.calendar.counts(keys, year)
        first = self._book.calendar.first(keys, year, few)
        for key, on in keys.items():
            for each in on:
                days[each].count += counts.get(key, 0)
                days[each].first += [_named(one, each) for one in first.get(key, ())]
        for day in days.values():
            day.first.sort(key=lambda one: one.celebration.full_name.casefold())
            del day.first[few:]

    def add_posting(self, days: Mapping[date, Day]) -> None:
        """Count on each day the occasions whose post goes by it, at home and abroad."""
        whole = Span.between(min(days), max(days))
        for is_abroad, lead in (
            (False, self._settings.lead_days),
            (True, self._settings.lead_days_abroad),
        ):
            celebrated = self.calendar.celebrated_days(whole, lead)
            for year, part in _by_year(celebrated):
                keys = days_by_month_day(part, self._settings.leap_day)
                counts = self._book.calendar.to_post(
                    keys, year, self._settings.country, abroad=is_abroad
                )
                for key, on in keys.items():
                    for each in on:
                        by = self.calendar.mail_by(each, lead)
                        if by in days:
                            days[by].to_post += counts.get(key, 0)


def _add_holidays(settings: Settings, calendar: WorkingDays, days: Mapping[date, Day]) -> None:
    rules = supplied.holiday_rules()
    for label, day in rules.falling(
        settings.holidays, settings.country, min(days), max(days) + _LONGEST
    ):
        name = rules.name(label, "en")
        if day in days:
            days[day].holidays.append(name)
        if (by := calendar.mail_by(day, settings.lead_days)) in days:
            days[by].to_post_for.append(name)


def _add_days_off(calendar: WorkingDays, days: Mapping[date, Day]) -> None:
    if calendar.country:
        year = min(days).year
        for day, names in public_holidays(calendar.country, calendar.region, year).items():
            if day in days:
                days[day].days_off += names.split("; ")


def _by_year(span: Span) -> Iterable[tuple[int, Span]]:
    for year in range(span.first.year, span.last.year + 1) if span else ():
        first, last = max(span.first, date(year, 1, 1)), min(span.last, date(year, 12, 31))
        yield year, Span.between(first, last)


def _named(celebration: Celebration, day: date) -> Named:
    return Named(celebration=celebration, years=celebration.occasion.date.years(day) or None)
