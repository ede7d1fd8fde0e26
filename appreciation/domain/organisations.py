"""Businesses that contacts work at, and how well we are known there."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.touches import TouchKind

LOSS_MATTERS = timedelta(weeks=8)
"""So long after the last one we knew there has gone, the week asks what is to be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A business, named as first entered. `members` counts its contacts outside the bin."""

    id: int = 0
    name: str
    members: int = 0


class Footing(StrEnum):
    """On how many people our footing at an organisation rests."""

    SEVERAL = "several"
    ONE = "one"
    NOBODY = "nobody"


class How(StrEnum):
    """How an organisation lost somebody we counted on there."""

    DIED = "died"
    LEFT = "left us"
    BINNED = "in the bin"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationQuery:
    """Which organisations are listed: by words of their name, or on what our footing rests."""

    search: str = ""
    footing: Footing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationLine:
    """One organisation as a list shows it.

    `known` counts its people outside the bin, `counted_on` those of them who are alive and have not
    left us; `the_one` is the one on whom all rests, where it is only one. `last_reached` is the
    latest day anybody there was reached. `key` is for reading on.
    """

    id: int
    name: str
    known: int
    counted_on: int
    the_one: ContactId | None
    last_reached: date | None
    key: str

    @property
    def footing(self) -> Footing:
        """On whom our footing there rests."""
        return footing(self.counted_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownThere:
    """Somebody we know at an organisation, outside the bin.

    `reached_by` is how they were reached on the day `last_reached`; `promises` and `departures`
    count what is still open with them.
    """

    contact_id: ContactId
    name: str
    job_title: str
    status: Status
    deceased: bool
    last_reached: date | None
    last_attempt: date | None
    reached_by: TouchKind | None = None
    promises: int = 0
    departures: int = 0

    @property
    def counted_on(self) -> bool:
        """Whether they are alive and have not left us."""
        return not self.deceased and self.status is not Status.FORMER_CUSTOMER


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Somebody an organisation is without now, as far as we are concerned, since `on`."""

    contact_id: ContactId
    name: str
    how: How
    on: date


def footing(counted_on: int) -> Footing:
    """Return on whom our footing rests where so many can be counted on."""
    return (Footing.NOBODY, Footing.ONE)[counted_on] if counted_on < 2 else Footing.SEVERAL


def what_to_do(how: How | None) -> tuple[str, ...]:
    """Return the steps to take, in order, when the last one we could count on has gone.

    None where nobody knows how.
    """
    return _STEPS[how] if how else (_ASK, _ADD)


_ASK = "Call the organisation, and ask who follows."
_ADD = "Add whoever it is here, and make yourself known."
_STEPS = {
    How.DIED: (
        "Condolence first: write to those who worked with them, and ask for nothing.",
        "A week or two later, call the organisation, and ask gently who follows.",
        _ADD,
    ),
    How.LEFT: (
        "Find out why they left us, and mend what was ours.",
        "Call the organisation: others there may think otherwise, or may never have met you.",
        _ADD,
    ),
    How.BINNED: (_ASK, _ADD),
    How.MOVED: (
        "Wish them well in their new place, and stay in touch.",
        "Call the organisation, and ask who follows; they may well introduce you.",
        _ADD,
    ),
}
