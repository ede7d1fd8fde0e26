"""Which birthdays and anniversaries earn more."""

import pytest

from appreciation.domain.milestones import milestone
from appreciation.domain.occasions import OccasionKind


@pytest.mark.parametrize(
    ("kind", "years"),
    [
        (OccasionKind.BIRTHDAY, (18, 21, 30, 40, 50, 60, 70, 80, 90, 100)),
        (OccasionKind.CUSTOMER_SINCE, (1, 5, 10, 25)),
        (OccasionKind.WEDDING, (1, 5, 10, 25, 50, 60)),
        (OccasionKind.OTHER, (1, 5, 10, 25)),
        (OccasionKind.NAME_DAY, ()),
        (OccasionKind.HOLIDAY, ()),
        (OccasionKind.ONE_OFF, ()),
    ],
)
def test_the_years_that_earn_more(kind: OccasionKind, years: tuple[int, ...]) -> None:
    assert tuple(year for year in range(130) if milestone(kind, year)) == years


def test_without_a_year_nothing_is_a_milestone() -> None:
    assert not any(milestone(kind, None) for kind in OccasionKind)
