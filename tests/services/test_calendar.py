"""What an owner finds on the calendar, and on which day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.services import calendar, preferences
from appreciation.services.calendar import Day
from appreciation.services.desk import Desk
from tests.services.desks import HOME, entered

BRITAIN = {"country": "GB", "holidays": "christian"}


def occasion(text: str, kind: OccasionKind = OccasionKind.BIRTHDAY, label: str = "") -> Occasion:
    return Occasion(kind=kind, date=PlainDate.parse(text), label=label)


def enter(desk: Desk, name: str, *occasions: Occasion, country: str = "GB", **more: Any) -> None:
    entered(desk, name, occasions=occasions, addresses=(replace(HOME, country=country),), **more)


def day(desk: Desk, on: date) -> Day:
    return calendar.month(desk, on.year, on.month).days[on.day - 1]


def names(desk: Desk, on: date) -> list[tuple[str, int | None]]:
    return [(each.celebration.full_name, each.years) for each in calendar.on_day(desk, on)]


def test_a_day_names_the_first_few_and_counts_all(either_desk: Desk) -> None:
    for name in ("Cy", "Bo", "Ann", "Di"):
        enter(either_desk, name, occasion("1976-11-26"))
    found = day(either_desk, date(2026, 11, 26))
    assert found.count == 4
    assert [each.celebration.full_name for each in found.first] == ["Ann", "Bo", "Cy"]
    assert [each.years for each in found.first] == [50, 50, 50]
    assert [name for name, _ in names(either_desk, date(2026, 11, 26))] == ["Ann", "Bo", "Cy", "Di"]


def test_the_dead_and_those_in_the_bin_are_not_on_it(either_desk: Desk) -> None:
    enter(either_desk, "Ann", occasion("1976-11-26"))
    enter(either_desk, "Bo", occasion("1976-11-26"), deceased=True)
    enter(either_desk, "Cy", occasion("1976-11-26"), binned_on=either_desk.today)
    assert day(either_desk, date(2026, 11, 26)).count == 1
    assert calendar.counts_of_year(either_desk, 2026)[10] == 1


def test_a_day_that_comes_once_is_on_its_own_year_alone(either_desk: Desk) -> None:
    enter(either_desk, "Ann", occasion("2026-11-26", OccasionKind.ONE_OFF, "moves house"))
    assert names(either_desk, date(2026, 11, 26)) == [("Ann", None)]
    assert names(either_desk, date(2027, 11, 26)) == []
    assert calendar.counts_of_year(either_desk, 2027)[10] == 0


def test_a_birth_is_no_birthday_yet(either_desk: Desk) -> None:
    enter(either_desk, "Ann", occasion("2026-11-26"))
    assert names(either_desk, date(2026, 11, 26)) == []
    assert names(either_desk, date(2027, 11, 26)) == [("Ann", 1)]


@pytest.mark.parametrize(
    ("rule", "on"), [("02-28", date(2027, 2, 28)), ("03-01", date(2027, 3, 1))]
)
def test_a_leap_day_is_celebrated_as_the_owner_says(either_desk: Desk, rule: str, on: date) -> None:
    preferences.change(either_desk, {"leap_day": rule})
    enter(either_desk, "Ann", occasion("1980-02-29"))
    assert day(either_desk, on).count == 1
    assert names(either_desk, on) == [("Ann", 47)]
    assert calendar.counts_of_year(either_desk, 2027)[on.month - 1] == 1


def test_a_month_alone_is_on_its_first_day(either_desk: Desk) -> None:
    enter(either_desk, "Ann", occasion("--11"))
    assert names(either_desk, date(2026, 11, 1)) == [("Ann", None)]


def test_the_post_goes_three_working_days_before_and_ten_abroad(either_desk: Desk) -> None:
    preferences.change(either_desk, BRITAIN)
    enter(either_desk, "Ann", occasion("1976-11-26"))
    enter(either_desk, "Bea", occasion("1976-11-26"), country="FR")
    enter(either_desk, "Cy", occasion("1976-11-26"), greet=False)
    assert day(either_desk, date(2026, 11, 23)).to_post == 1
    assert day(either_desk, date(2026, 11, 12)).to_post == 1


def test_post_of_the_old_year_goes_for_days_of_the_new(either_desk: Desk) -> None:
    preferences.change(either_desk, BRITAIN)
    enter(either_desk, "Ann", occasion("1976-01-04"))
    assert day(either_desk, date(2026, 12, 29)).to_post == 1


def test_holidays_stand_on_their_day_and_on_that_of_their_post(either_desk: Desk) -> None:
    preferences.change(either_desk, BRITAIN)
    christmas = day(either_desk, date(2026, 12, 25))
    assert christmas.holidays == ["Christmas"]
    assert christmas.days_off == ["Christmas Day"]
    assert day(either_desk, date(2026, 12, 22)).to_post_for == ["Christmas"]


def test_an_empty_book_has_an_empty_calendar(either_desk: Desk) -> None:
    found = calendar.month(either_desk, 2026, 11)
    assert len(found.days) == 30
    assert all(not each.count and not each.to_post for each in found.days)
    assert calendar.counts_of_year(either_desk, 2026) == (0,) * 12
