"""Birthdays and anniversaries that earn more than the others."""

from appreciation.domain.occasions import OccasionKind

_BIRTHDAYS = frozenset({18, 21, *range(30, 101, 10)})
_ANNIVERSARIES = frozenset({1, 5, 10, 25})
_WEDDINGS = _ANNIVERSARIES | {50, 60}
_BY_KIND = {
    OccasionKind.BIRTHDAY: _BIRTHDAYS,
    OccasionKind.WEDDING: _WEDDINGS,
    OccasionKind.CUSTOMER_SINCE: _ANNIVERSARIES,
    OccasionKind.OTHER: _ANNIVERSARIES,
}


def milestone(kind: OccasionKind, years: int | None) -> bool:
    """Whether an occasion is a milestone: birthdays 18, 21, 30, 40 ... 100; 1, 5, 10, 25 years.

    Weddings also at 50 and 60. Without a year there is no telling, and nothing is one.

    >>> milestone(OccasionKind.BIRTHDAY, 40), milestone(OccasionKind.BIRTHDAY, 41)
    (True, False)
    """
    return years in _BY_KIND.get(kind, ())
