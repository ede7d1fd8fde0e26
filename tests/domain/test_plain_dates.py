"""Days as people know them, with or without a year."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from appreciation.domain.errors import UnreadableDateError
from appreciation.domain.plain_dates import LeapRule, PlainDate, days_by_month_day

YEARS = st.integers(1, 9999)
RULES = st.sampled_from(LeapRule)


@st.composite
def plain_dates(draw: st.DrawFn) -> PlainDate:
    year = draw(st.none() | YEARS)
    month = draw(st.integers(1, 12))
    longest = calendar.monthrange(year or 2000, month)[1]
    return PlainDate(year=year, month=month, day=draw(st.none() | st.integers(1, longest)))


@given(plain_dates())
def test_what_is_known_of_a_day_survives_writing_and_reading(day: PlainDate) -> None:
    assert PlainDate.parse(day.text) == day


@pytest.mark.parametrize("text", ["1980-05-31", "--05-31", "--05", "1980-05", "--02-29", " --02 "])
def test_a_day_is_read_with_or_without_year_and_day(text: str) -> None:
    assert PlainDate.parse(text).text == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        *("", "1980", "1980-13-01", "1980-00", "--02-30", "1981-02-29", "0000-01-01", "--04-31"),
        *("1980-5-3", "31.5.1980", "1980-05-31T00:00:00Z", "--0415", "today", "१९८०-०५-३१"),
        *("--05-00", "1980-05-31\n1981-05-31", "-05-31"),
    ],
)
def test_what_is_no_day_is_refused_in_words_and_never_guessed(text: str) -> None:
    with pytest.raises(UnreadableDateError) as refusal:
        PlainDate.parse(text)
    assert str(refusal.value).endswith(".")


@given(plain_dates(), st.integers(1900, 2199), RULES)
def test_every_date_is_celebrated_once_in_every_year(
    day: PlainDate, year: int, leap: LeapRule
) -> None:
    celebrated = day.celebrated(year, leap)
    assert celebrated.year == year
    assert celebrated.month in {day.month, 3}
    if day.day is None:
        assert celebrated.day == 1


def test_someone_born_on_29_february_keeps_the_day_and_follows_the_setting() -> None:
    born = PlainDate.parse("2000-02-29")
    assert born.celebrated(2028, LeapRule.FEB_28) == date(2028, 2, 29)
    assert born.celebrated(2028, LeapRule.MAR_1) == date(2028, 2, 29)
    assert born.celebrated(2027, LeapRule.FEB_28) == date(2027, 2, 28)
    assert born.celebrated(2027, LeapRule.MAR_1) == date(2027, 3, 1)


@given(RULES, st.integers(2001, 2199))
def test_the_age_on_the_card_fits_the_day_it_is_celebrated(leap: LeapRule, year: int) -> None:
    born = PlainDate.parse("2000-02-29")
    assert born.years(born.celebrated(year, leap)) == year - 2000


def test_no_year_no_age() -> None:
    assert PlainDate.parse("--05-31").years(date(2026, 5, 31)) is None


@given(plain_dates(), st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 500), RULES)
def test_the_index_finds_exactly_the_days_on_which_a_date_is_celebrated(
    day: PlainDate, first: date, length: int, leap: LeapRule
) -> None:
    span = [first + timedelta(days=number) for number in range(length)]
    years = range(span[0].year, span[-1].year + 1)
    expected = [found for year in years if (found := day.celebrated(year, leap)) in set(span)]
    assert list(days_by_month_day(span, leap).get(day.month_day, ())) == expected


@given(plain_dates(), plain_dates())
def test_two_records_of_a_day_are_joined_only_when_neither_is_contradicted(
    one: PlainDate, other: PlainDate
) -> None:
    joined = one.joined(other)
    assert joined == other.joined(one)
    for told in (one, other):
        if joined is not None:
            assert joined.month == told.month
            assert told.day in {joined.day, None}
            assert told.year in {joined.year, None}


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("--05-31", "1980-05-31", "1980-05-31"),
        ("--05", "--05-31", "--05-31"),
        ("1980-05", "--05-31", "1980-05-31"),
        ("1980-05-31", "1981-05-31", None),
        ("--05-31", "--05-30", None),
        ("--02-29", "1981-02", None),
        ("--05", "--06", None),
    ],
)
def test_the_fuller_record_of_a_day_wins(one: str, other: str, joined: str | None) -> None:
    found = PlainDate.parse(one).joined(PlainDate.parse(other))
    assert (found and found.text) == joined
