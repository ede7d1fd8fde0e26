"""Dates worth a greeting."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from appreciation.domain.errors import WrongValueError
from appreciation.domain.plain_dates import PlainDate


class OccasionKind(StrEnum):
    """The kinds of occasion.

    Holidays are not kept with a person: their holiday set gives them. A letter to somebody is
    planned as an occasion of its own kind, but is no day of theirs.
    """

    BIRTHDAY = "birthday"
    WEDDING = "wedding"
    CUSTOMER_SINCE = "customer_since"
    NAME_DAY = "name_day"
    OTHER = "other"
    HOLIDAY = "holiday"
    ONE_OFF = "one_off"
    LETTER = "letter"


KEPT_WITH_A_PERSON = tuple(
    kind for kind in OccasionKind if kind not in {OccasionKind.HOLIDAY, OccasionKind.LETTER}
)
LABELLED = frozenset({OccasionKind.OTHER, OccasionKind.ONE_OFF, OccasionKind.HOLIDAY})
SHARED_IN_A_HOUSEHOLD = frozenset({OccasionKind.WEDDING, OccasionKind.HOLIDAY})
OLDEST = 120
"""The age beyond which a year of birth is taken for a slip, not for somebody's age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A date of somebody's that is worth a greeting, or the day a letter is to be posted by.

    The `label` of a letter is its purpose, and `letter_id` the letter. Raises `WrongValueError` for
    a one-off, which comes in its year alone, without a year.
    """

    kind: OccasionKind
    date: PlainDate
    label: str = ""
    letter_id: int = 0

    def __post_init__(self) -> None:
        if self.kind == OccasionKind.ONE_OFF and self.date.year is None:
            raise WrongValueError(f"A day that comes only once needs its year: {self.date.text}.")

    @property
    def identity(self) -> str:
        """What makes it the same occasion next year, after a correction, a merge or a new import.

        A person has one birthday whatever its date says today; other days are told apart by label,
        and every letter is one of its own.
        """
        if self.kind is OccasionKind.LETTER:
            return f"{self.kind}:{self.letter_id}"
        if self.kind not in LABELLED:
            return self.kind
        label = unicodedata.normalize("NFKC", self.label).casefold()
        return f"{self.kind}:{' '.join(label.split())}"

    def happens_in(self, year: int) -> bool:
        """Whether it is celebrated in a year: a one-off in its own, others in every year after it.

        The day of birth or of the wedding itself is not yet an anniversary.
        """
        began = self.date.year
        if self.kind == OccasionKind.ONE_OFF:
            return began == year
        return began is None or began < year or self.kind == OccasionKind.HOLIDAY


def years_on(occasion: Occasion, day: date) -> int | None:
    """Return the age or number of years on a day; None without a year, or beyond all ages."""
    if occasion.kind in {OccasionKind.HOLIDAY, OccasionKind.ONE_OFF, OccasionKind.LETTER}:
        return None
    years = occasion.date.years(day)
    too_old = occasion.kind is OccasionKind.BIRTHDAY and (years or 0) > OLDEST
    return None if too_old else years


def distinct(occasions: Iterable[Occasion]) -> tuple[Occasion, ...]:
    """Return the occasions with no two of one identity.

    The same date twice is one occasion, with the year or the day that only one of them knows. A
    second birthday or wedding on another date becomes an *other* day named after its kind, and
    equal labels are numbered, so that none is lost.
    """
    kept: dict[str, Occasion] = {}
    for occasion in occasions:
        candidate, number = occasion, 1
        while (same := kept.get(candidate.identity)) and not same.date.joined(candidate.date):
            number += 1
            name = occasion.label or occasion.kind.replace("_", " ")
            kind = occasion.kind if occasion.kind in LABELLED else OccasionKind.OTHER
            candidate = replace(occasion, kind=kind, label=f"{name} {number}")
        date = same.date.joined(candidate.date) if same else candidate.date
        kept[candidate.identity] = replace(same or candidate, date=date or candidate.date)
    return tuple(kept.values())
