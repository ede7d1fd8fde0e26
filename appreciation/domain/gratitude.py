"""Reasons to say thank you: an order, a referral, years together. They are only proposed."""

from dataclasses import dataclass
from datetime import date

from appreciation.domain.contacts import ContactId
from appreciation.domain.letters import Letter, Purpose

YEARS_WITH_US = (1, 5, 10, 25)
"""After how many years with us thanks are proposed."""

DAYS_TO_THANK = 60
"""For how long after an order or a day of years thanks are still proposed."""

DAYS_AHEAD = 14
"""How long before a day of years thanks are proposed, so that they come in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """An order of somebody's that was noted. `amount` is as the owner writes money."""

    id: int = 0
    contact_id: ContactId
    on: date
    what: str = ""
    amount: str = ""

    @property
    def cause(self) -> str:
        """What a letter that thanks for it names as its cause."""
        return f"order:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksDue:
    """A reason to thank somebody that the owner has neither taken up nor declined.

    `cause` is what the letter will name; `why` says it in words, and `on` when it was.
    """

    contact_id: ContactId
    name: str
    purpose: Purpose
    cause: str
    why: str
    on: date

    @property
    def key(self) -> str:
        """What names it alone: `order:12`, `referral:5`, or `years:10:17` with the contact."""
        with_contact = self.purpose is Purpose.THANKS_YEARS
        return f"{self.cause}:{self.contact_id}" if with_contact else self.cause


def declined(due: ThanksDue, today: date) -> Letter:
    """Return the letter that stands for thanks that will not be sent: withdrawn from the start."""
    return Letter(
        contact_id=due.contact_id,
        purpose=due.purpose,
        due_on=today,
        cause=due.cause,
        withdrawn=True,
    )


def years_cause(years: int) -> str:
    """Return what a letter names that thanks for so many years.

    >>> years_cause(10)
    'years:10'
    """
    return f"years:{years}"
