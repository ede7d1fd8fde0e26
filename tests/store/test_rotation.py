"""Which backups are kept as the months go by."""

from datetime import datetime, timedelta

from hypothesis import given, strategies as st

from appreciation.store.rotation import kept

NOON = datetime(2026, 11, 23, 12)  # noqa: DTZ001 - the owner's clock
MOMENTS = st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001


def daily(days: int) -> list[datetime]:
    """Return noon of each of so many days up to today."""
    return [NOON - timedelta(days=back) for back in range(days)]


def test_everything_of_two_days_is_kept() -> None:
    each_hour = [NOON - timedelta(hours=back) for back in range(48)]
    assert kept(each_hour, NOON) == set(each_hour)


def test_older_days_weeks_and_months_keep_their_last_backup() -> None:
    year = daily(400)
    left = sorted(kept(year, NOON), reverse=True)
    assert left[:14] == year[:14]
    weeks = left[14:24]
    assert [f"{week:%u}" for week in weeks] == ["7"] * 10
    months = left[24:]
    assert len(months) == 9
    assert all((month + timedelta(days=1)).day == 1 for month in months[1:])


def test_who_opens_the_book_once_a_month_keeps_them_all() -> None:
    monthly = [datetime(2026, month, 1) for month in range(1, 12)]  # noqa: DTZ001
    assert kept(monthly, NOON) == set(monthly)


def test_the_last_of_a_day_is_the_one_that_stays() -> None:
    old = NOON - timedelta(days=5)
    morning, evening = old.replace(hour=8), old.replace(hour=20)
    assert kept([*daily(3), morning, evening], NOON) == {*daily(3), evening}


@given(moments=MOMENTS, now=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001
def test_nothing_of_the_future_or_of_the_last_two_days_goes(
    moments: list[datetime], now: datetime
) -> None:
    left = kept(moments, now)
    assert left <= set(moments)
    assert {each for each in moments if each > now - timedelta(days=2)} <= left
    assert not moments or max(moments) in left
    assert len([each for each in left if each <= now]) <= len(moments)


@given(moments=MOMENTS)
def test_letting_go_twice_lets_go_of_nothing_more(moments: list[datetime]) -> None:
    left = kept(moments, NOON)
    assert kept(left, NOON) == left
