"""The days invented people celebrate, so spread that no week of the year is without them."""

from datetime import date, timedelta
from enum import Enum, auto
from functools import cache

from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.services.invented.lands import Land, words
from appreciation.services.invented.luck import Deck, Luck
from appreciation.services.invented.names import Name

_LEAP_YEAR = tuple(date(2000, 1, 1) + timedelta(days=each) for each in range(366))
_AGES = (
    ((18, 24),) * 4
    + ((25, 34),) * 14
    + ((35, 44),) * 19
    + ((45, 54),) * 21
    + ((55, 64),) * 20
    + ((65, 74),) * 13
    + ((75, 84),) * 7
    + ((85, 101),) * 2
)
_IN_THIS_WEEKS_POST = (5, 6, 7, 4, 8, 5)
"""Days after a Monday whose cards, three working days ahead, go out in the week of that Monday."""


class Birthday(Enum):
    """How much of a birthday the owner knows."""

    FULL = auto()
    YEARLESS = auto()
    MONTH = auto()
    LEAP = auto()
    UNKNOWN = auto()


_BIRTHDAYS = (
    (Birthday.FULL,) * 43
    + (Birthday.YEARLESS,) * 12
    + (Birthday.MONTH,) * 2
    + (Birthday.LEAP,)
    + (Birthday.UNKNOWN,) * 4
)


class Days:
    """Draws ages and days."""

    def __init__(self, luck: Luck, today: date) -> None:
        self._luck = luck
        self._today = today
        self._weeks = Deck(luck, range(53))
        self._ages = Deck(luck, _AGES)
        self._birthdays = Deck(luck, _BIRTHDAYS)
        monday = today - timedelta(days=today.weekday())
        self._this_week = [monday + timedelta(days=each) for each in reversed(_IN_THIS_WEEKS_POST)]

    @property
    def some_left_for_this_week(self) -> bool:
        """Whether people should still be given a birthday with `birthday_this_week`."""
        return bool(self._this_week)

    def age(self) -> int:
        """The age of one of a business's grown-up people."""
        return self._luck.between(*self._ages.dealt())

    def birthday(self, age: int) -> tuple[Occasion, ...]:
        """The birthday of somebody of that age, if it is known."""
        day, year = self._day(), self._today.year - age
        match self._birthdays.dealt():
            case Birthday.FULL:
                date_ = _existing(year, day.month, day.day)
            case Birthday.YEARLESS:
                date_ = plain_date(None, day.month, day.day)
            case Birthday.MONTH:
                date_ = plain_date(year if self._luck.chance(50) else None, day.month, None)
            case Birthday.LEAP:
                date_ = plain_date(year - year % 4, 2, 29)
            case _:
                return ()
        return (Occasion(kind=OccasionKind.BIRTHDAY, date=date_),)

    def birthday_this_week(self, age: int) -> tuple[Occasion, ...]:
        """A birthday whose card should be posted in the week of today."""
        day = self._this_week.pop()
        date_ = _existing(day.year - age, day.month, day.day)
        return (Occasion(kind=OccasionKind.BIRTHDAY, date=date_),)

    def wedding(self, age: int) -> Occasion:
        """The wedding of people of whom the younger is of that age."""
        ago = self._luck.between(1, max(1, min(age - 20, 60)))
        return self._annual(OccasionKind.WEDDING, self._today.year - ago)

    def customer_since(self, day: date) -> Occasion:
        """When they became a customer, on the very day."""
        return Occasion(kind=OccasionKind.CUSTOMER_SINCE, date=PlainDate.of(day))

    def customer_before(self, entered_on: date, age: int) -> tuple[Occasion, ...]:
        """When they became a customer, before they were entered; nobody did as a child."""
        most = min(20, age - 18 - (self._today.year - entered_on.year))
        if most < 1:
            return ()
        year = entered_on.year - self._luck.between(1, most)
        return (self._annual(OccasionKind.CUSTOMER_SINCE, year),)

    def name_day(self, land: Land, name: Name) -> tuple[Occasion, ...]:
        """Their name day, where it is kept."""
        text = land.name_days.get(name.given)
        if text is None or self._luck.chance(30):
            return ()
        return (Occasion(kind=OccasionKind.NAME_DAY, date=PlainDate.parse(f"--{text}")),)

    def special(self) -> tuple[Occasion, ...]:
        """For some, another day of every year, or one that comes once."""
        drawn = self._luck.below(100)
        if drawn < 12:
            label = self._luck.one_of(words().other_days)
            year = self._today.year - self._luck.between(1, 30) if drawn < 8 else None
            return (self._annual(OccasionKind.OTHER, year, label),)
        if drawn < 18:
            label = self._luck.one_of(words().one_offs)
            day = self._today + timedelta(days=self._luck.between(-60, 300))
            return (Occasion(kind=OccasionKind.ONE_OFF, date=PlainDate.of(day), label=label),)
        return ()

    def founding(self) -> Occasion:
        """The day an organisation celebrates."""
        label = self._luck.one_of(words().founding_days)
        year = self._today.year - self._luck.between(2, 120)
        return self._annual(OccasionKind.OTHER, year, label)

    def past(self, least: int, most: int) -> date:
        """A day so many days ago."""
        return self._today - timedelta(days=self._luck.between(least, most))

    def _annual(self, kind: OccasionKind, year: int | None, label: str = "") -> Occasion:
        day = self._day()
        return Occasion(kind=kind, date=_existing(year, day.month, day.day), label=label)

    def _day(self) -> date:
        week = self._weeks.dealt()
        return _LEAP_YEAR[week * 7 + self._luck.below(7 if week < 52 else 2)]


@cache
def plain_date(year: int | None, month: int, day: int | None) -> PlainDate:
    """A plain date; there are not many different ones, and many people."""
    return PlainDate(year=year, month=month, day=day)


def _existing(year: int | None, month: int, day: int) -> PlainDate:
    """The day, or in a year without 29 February the day before."""
    if (month, day) == (2, 29) and year is not None and (year % 4 or year == 1900):
        day = 28
    return plain_date(year, month, day)
