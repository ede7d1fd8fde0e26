"""The day by which a piece must be in the post."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from appreciation.domain.weeks import Span
from appreciation.domain.working_days import working_days

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
LEADS = st.integers(0, 60)
SENDERS = st.sampled_from(
    [("", ""), ("DE", "BY"), ("US", ""), ("GB", "England"), ("EG", ""), ("CN", ""), ("IN", "")]
)


@pytest.mark.parametrize(
    ("day", "lead", "mail_by"),
    [
        pytest.param(date(2028, 1, 3), 3, date(2027, 12, 29), id="over the turn of the year"),
        pytest.param(date(2027, 3, 29), 3, date(2027, 3, 23), id="Easter Monday"),
        pytest.param(date(2027, 1, 6), 3, date(2026, 12, 31), id="Epiphany, a holiday in Bavaria"),
        pytest.param(date(2026, 11, 26), 3, date(2026, 11, 23), id="an ordinary week"),
        pytest.param(date(2026, 11, 23), 0, date(2026, 11, 23), id="no lead, a working day"),
        pytest.param(date(2026, 11, 22), 0, date(2026, 11, 20), id="no lead, a Sunday"),
        pytest.param(date(2026, 11, 22), 1, date(2026, 11, 20), id="a Sunday"),
    ],
)
def test_a_bavarian_sender(day: date, lead: int, mail_by: date) -> None:
    assert working_days("DE", "BY").mail_by(day, lead) == mail_by


def test_a_region_counts_by_code_or_name_in_any_case() -> None:
    for region in ("BY", "by", "Bayern", "DE-BY"):
        assert working_days("DE", region).mail_by(date(2027, 1, 7), 1) == date(2027, 1, 5)
    assert working_days("DE").mail_by(date(2027, 1, 7), 1) == date(2027, 1, 6)


def test_weekends_are_those_of_the_sender() -> None:
    sunday = date(2026, 11, 22)
    assert working_days("EG").mail_by(sunday, 1) == date(2026, 11, 19)
    assert working_days("DE").mail_by(sunday, 1) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("country", "region", "day", "mail_by"),
    [
        pytest.param("GB", "", date(2026, 4, 7), date(2026, 4, 2), id="Easter Monday"),
        pytest.param("GB", "SCT", date(2026, 4, 7), date(2026, 4, 6), id="not in Scotland"),
        pytest.param("CA", "", date(2026, 10, 13), date(2026, 10, 9), id="Thanksgiving"),
        pytest.param("CA", "ON", date(2026, 10, 13), date(2026, 10, 9), id="and in Ontario"),
    ],
)
def test_without_a_region_days_that_nearly_everybody_has_off_are_off(
    country: str, region: str, day: date, mail_by: date
) -> None:
    assert working_days(country, region).mail_by(day, 1) == mail_by


def test_substitute_days_are_off_too() -> None:
    # New Year's Day 2028 is a Saturday: the Friday before is off in the United States.
    assert working_days("US").mail_by(date(2028, 1, 3), 1) == date(2027, 12, 30)


def test_without_a_country_saturdays_and_sundays_are_off_and_nothing_needs_saying() -> None:
    calendar = working_days("")
    assert calendar.mail_by(date(2026, 12, 28), 1) == date(2026, 12, 25)
    assert calendar.warnings == calendar.gaps(Span(first=date(2026, 12, 28), days=7)) == ()


@pytest.mark.parametrize(
    ("country", "region", "year", "said"),
    [
        ("XX", "", 2026, "holidays of XX are not known"),
        ("DE", "Kent", 2026, "“Kent” is no region of DE"),
        ("IN", "", 2036, "known through 2035"),
    ],
)
def test_holidays_that_are_not_known_are_said(
    country: str, region: str, year: int, said: str
) -> None:
    calendar = working_days(country, region)
    span = Span(first=date(year, 6, 1), days=7)
    assert any(said in sentence for sentence in (*calendar.warnings, *calendar.gaps(span)))
    assert calendar.mail_by(span.last, 3).isoweekday() < 6


@given(SENDERS, DAYS, LEADS)
def test_a_later_day_is_never_to_be_mailed_earlier(
    sender: tuple[str, str], day: date, lead: int
) -> None:
    calendar = working_days(*sender)
    assert calendar.mail_by(day, lead) <= calendar.mail_by(day + timedelta(days=1), lead)
    assert calendar.mail_by(day, lead + 1) <= calendar.mail_by(day, lead) <= day


@given(SENDERS, DAYS, LEADS)
def test_the_mail_by_day_is_a_working_day(sender: tuple[str, str], day: date, lead: int) -> None:
    calendar = working_days(*sender)
    mail_by = calendar.mail_by(day, lead)
    assert calendar.mail_by(mail_by, 0) == mail_by


@given(SENDERS, DAYS, st.integers(0, 40), LEADS)
def test_the_days_of_a_plan_are_exactly_those_to_be_mailed_within_it(
    sender: tuple[str, str], first: date, length: int, lead: int
) -> None:
    calendar, span = working_days(*sender), Span(first=first, days=length)
    around = Span(first=first - timedelta(days=5), days=length + 140)
    expected = [day for day in around if calendar.mail_by(day, lead) in span]
    assert list(calendar.celebrated_days(span, lead)) == expected


@given(SENDERS, DAYS, LEADS)
def test_every_day_belongs_to_exactly_one_of_the_weeks_planned_one_after_the_other(
    sender: tuple[str, str], first: date, lead: int
) -> None:
    calendar = working_days(*sender)
    weeks = [Span(first=first + timedelta(days=7 * number), days=7) for number in range(20)]
    days = [day for week in weeks for day in calendar.celebrated_days(week, lead)]
    assert days == list(Span.between(days[0], days[-1]))
