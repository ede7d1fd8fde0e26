"""Weeks by label, whichever day they begin on, and runs of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from appreciation.domain.errors import UnreadableDateError, WrongValueError
from appreciation.domain.weeks import MOST_DAYS, FirstWeekday, Span, Week

DAYS = st.dates(date(1900, 1, 8), date(2199, 12, 20))
FIRST = st.sampled_from(FirstWeekday)


@given(DAYS, FIRST)
def test_a_day_lies_in_its_week_and_the_label_brings_the_week_back(
    day: date, first: FirstWeekday
) -> None:
    week = Week.of(day, first)
    assert day in week.span
    assert next(iter(week.span)) == week.first
    assert list(week.span)[-1] == week.last
    assert Week.parse(week.label, first) == week
    assert week.first.isoweekday() == (1 if first is FirstWeekday.MONDAY else 7)


@given(DAYS, FIRST)
def test_a_week_takes_the_label_of_its_thursday(day: date, first: FirstWeekday) -> None:
    week = Week.of(day, first)
    thursday = next(each for each in week.span if each.isoweekday() == 4)
    assert week.label == thursday.strftime("%G-W%V")


@given(DAYS, FIRST)
def test_weeks_follow_one_another_without_a_gap(day: date, first: FirstWeekday) -> None:
    week = Week.of(day, first)
    assert week.next.first == week.last + timedelta(days=1)
    assert week.next.previous == week


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2026, 11, 23), "2026-W48"),
        (date(2027, 1, 1), "2026-W53"),
        (date(2029, 12, 31), "2030-W01"),
        (date(2032, 12, 31), "2032-W53"),
    ],
)
def test_the_year_of_a_week_may_differ_from_the_year_of_its_day(day: date, label: str) -> None:
    assert Week.of(day).label == label


def test_the_sunday_between_belongs_to_the_next_week_where_weeks_begin_on_sunday() -> None:
    sunday = date(2026, 11, 22)
    assert Week.of(sunday).label == "2026-W47"
    assert Week.of(sunday, FirstWeekday.SUNDAY).label == "2026-W48"


@pytest.mark.parametrize("year", [2026, 2032, 2037, 2043])
def test_some_years_have_53_weeks(year: int) -> None:
    assert Week.parse(f"{year}-W53").next.label == f"{year + 1}-W01"


@pytest.mark.parametrize(
    "text",
    ["2027-W53", "2026-W00", "2026-W54", "2026-48", "W48", "", "2026-W4", "next", "1899-W01"],
)
def test_a_week_that_does_not_exist_is_refused_in_words(text: str) -> None:
    with pytest.raises(UnreadableDateError) as refusal:
        Week.parse(text)
    assert str(refusal.value).endswith(".")


@given(DAYS, st.integers(0, MOST_DAYS))
def test_a_span_holds_exactly_its_days(first: date, length: int) -> None:
    span = Span(first=first, days=length)
    assert len(list(span)) == len(span) == length
    assert bool(span) == (length > 0)
    assert (span.last in span) == (length > 0)
    assert first - timedelta(days=1) not in span
    assert span.last + timedelta(days=1) not in span
    assert Span.between(first, span.last) == span


def test_from_one_day_to_an_earlier_one_there_is_no_day() -> None:
    assert not Span.between(date(2026, 5, 2), date(2026, 4, 1))


@pytest.mark.parametrize(
    ("first", "days"),
    [(date(2026, 1, 1), -1), (date(2026, 1, 1), 10**9), (date(9999, 12, 31), 7), (date.min, 7)],
)
def test_days_beyond_reach_are_refused_in_words(first: date, days: int) -> None:
    with pytest.raises(WrongValueError, match="planned"):
        Span(first=first, days=days)
