"""Which dates of a person are one occasion, and when they are celebrated."""

import pytest
from hypothesis import given, strategies as st

from appreciation.domain.errors import WrongValueError
from appreciation.domain.occasions import KEPT_WITH_A_PERSON, Occasion, OccasionKind, distinct
from appreciation.domain.plain_dates import PlainDate

ANNUAL = sorted(set(KEPT_WITH_A_PERSON) - {OccasionKind.ONE_OFF})


def an_occasion(kind: OccasionKind, date: str, label: str = "") -> Occasion:
    return Occasion(kind=kind, date=PlainDate.parse(date), label=label)


OCCASIONS = st.builds(
    an_occasion,
    st.sampled_from(ANNUAL),
    st.sampled_from(["--05-31", "1980-05-31", "--05", "1981-05-31", "--02-29", "2000-01-01"]),
    st.sampled_from(["", "Opening", "opening ", "opening 2", "birthday 2"]),
)


def test_a_corrected_birthday_is_still_the_same_occasion() -> None:
    wrong = an_occasion(OccasionKind.BIRTHDAY, "1980-05-13")
    right = an_occasion(OccasionKind.BIRTHDAY, "1980-05-31", "Birthday")
    assert wrong.identity == right.identity == "birthday"


def test_other_days_are_told_apart_by_label_whatever_its_case_and_spaces() -> None:
    label = an_occasion(OccasionKind.OTHER, "--06-01", " Opening  DAY")
    assert label.identity == an_occasion(OccasionKind.OTHER, "--07-01", "opening day").identity
    assert label.identity != an_occasion(OccasionKind.OTHER, "--06-01", "closing day").identity
    assert label.identity == "other:opening day"


def test_a_holiday_is_known_by_its_id() -> None:
    assert an_occasion(OccasionKind.HOLIDAY, "2026-12-25", "christmas").identity == (
        "holiday:christmas"
    )


@pytest.mark.parametrize("kind", ANNUAL)
def test_an_anniversary_comes_every_year_after_it_began(kind: OccasionKind) -> None:
    since_2020 = an_occasion(kind, "2020-06-01")
    assert [since_2020.happens_in(year) for year in (2019, 2020, 2021, 2100)] == [
        *(False, False),
        *(True, True),
    ]
    assert an_occasion(kind, "--06-01").happens_in(2026)


def test_a_one_off_comes_in_its_own_year_alone() -> None:
    opening = an_occasion(OccasionKind.ONE_OFF, "2026-06-01", "opening")
    assert [year for year in range(2020, 2031) if opening.happens_in(year)] == [2026]


def test_a_one_off_without_a_year_is_refused_rather_than_never_celebrated() -> None:
    with pytest.raises(WrongValueError, match="needs its year"):
        an_occasion(OccasionKind.ONE_OFF, "--06-01", "opening")


def test_the_same_birthday_from_two_files_stays_one_and_keeps_the_year() -> None:
    without = an_occasion(OccasionKind.BIRTHDAY, "--05-31")
    with_year = an_occasion(OccasionKind.BIRTHDAY, "1980-05-31")
    assert distinct([without, with_year]) == distinct([with_year, without]) == (with_year,)


def test_a_second_birthday_on_another_day_is_kept_as_another_day() -> None:
    first = an_occasion(OccasionKind.BIRTHDAY, "1980-05-31")
    second = an_occasion(OccasionKind.BIRTHDAY, "1980-06-01")
    third = an_occasion(OccasionKind.BIRTHDAY, "1980-07-01")
    assert distinct([first, second, third]) == (
        first,
        an_occasion(OccasionKind.OTHER, "1980-06-01", "birthday 2"),
        an_occasion(OccasionKind.OTHER, "1980-07-01", "birthday 3"),
    )


@given(st.lists(OCCASIONS, max_size=6))
def test_no_day_is_lost_and_none_is_there_twice(occasions: list[Occasion]) -> None:
    kept = distinct(occasions)
    assert len({each.identity for each in kept}) == len(kept)
    assert distinct(kept) == kept
    for occasion in occasions:
        assert any(occasion.date.joined(each.date) == each.date for each in kept)
