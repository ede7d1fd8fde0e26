"""What the years add up to, counted by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from appreciation.domain.insights import (
    FEW,
    Stay,
    ThemeLine,
    Watched,
    forgotten,
    passes,
    quarter_ends,
    share,
    stay,
)

FIRST = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("since", "left", "found"),
    [
        (date(2025, 6, 1), date(2026, 5, 31), Stay.UNDER_ONE),
        (date(2025, 6, 1), date(2026, 6, 1), Stay.ONE_TO_THREE),
        (date(2016, 2, 29), date(2026, 2, 28), Stay.FIVE_TO_TEN),
        (date(2016, 2, 29), date(2026, 3, 1), Stay.OVER_TEN),
        (None, date(2026, 3, 1), Stay.UNKNOWN),
    ],
)
def test_a_stay_counts_full_years(since: date | None, left: date, found: Stay) -> None:
    assert stay(since, left) is found


def test_of_few_there_is_no_share() -> None:
    assert share(3, FEW - 1) is None
    assert share(3, FEW) == 10


def test_a_single_voice_is_no_pattern() -> None:
    alone = ThemeLine(theme="late", count=1, words=())
    two = ThemeLine(theme="late", count=2, words=())
    assert not passes(alone, departures=2, limit=25)
    assert passes(two, departures=7, limit=25)
    assert not passes(two, departures=8, limit=25)


def test_quarters_end_where_the_calendar_says() -> None:
    days = quarter_ends(date(2027, 1, 1), 2)
    assert days == (date(2026, 9, 30), date(2026, 12, 31), date(2027, 1, 1))


@given(
    people=st.dictionaries(
        st.integers(1, 5), st.tuples(st.integers(0, 400), st.integers(0, 200)), max_size=5
    ),
    touches=st.lists(st.tuples(st.integers(1, 6), st.integers(0, 700)), max_size=30),
)
def test_whoever_heard_nothing_for_longer_than_the_longest_interval_is_forgotten(
    people: dict[int, tuple[int, int]], touches: list[tuple[int, int]]
) -> None:
    days = quarter_ends(FIRST + timedelta(days=700), 5)
    watched = {
        id_: Watched(since=(FIRST + timedelta(days=since)).isoformat(), longest_days=longest)
        for id_, (since, longest) in people.items()
    }
    in_order = sorted(touches, key=lambda each: each[1])
    told = [(who, (FIRST + timedelta(days=day)).isoformat()) for who, day in in_order]
    for each in forgotten(days, watched, told):
        here = [id_ for id_, (since, _) in people.items() if day_of(since) <= each.on]
        silent = [
            id_
            for id_ in here
            if not any(
                day_of(day) <= each.on <= day_of(day + people[id_][1])
                for day in (people[id_][0], *(at for who, at in touches if who == id_))
            )
        ]
        assert (each.count, each.known) == (len(silent), len(here))


def day_of(number: int) -> date:
    return FIRST + timedelta(days=number)
