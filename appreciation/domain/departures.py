"""Departures: each an episode of losing a customer, kept for good, several to a customer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from appreciation.domain.contacts import Contact, ContactId, Status, StatusChange
from appreciation.domain.occasions import OccasionKind

_DAYS_OF_A_YEAR = 365.25


class Outcome(StrEnum):
    """How an episode ended; `OPEN` while it has not."""

    OPEN = ""
    RETURNED = "returned"
    OBJECTED = "objected"
    DIED = "died"
    CLOSED_DOWN = "closed_down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """One episode of losing a customer.

    `reason` is the code of a reason, `detail` the words behind it. `customer_since` is the day
    their tenure began, None when nobody knows. `mended_on` and `mended` say when and how what was
    ours was mended; until then nobody is told that it is. `interviewer` is who of us asks why,
    empty for the owner.
    """

    id: int = 0
    contact_id: ContactId
    left_on: date
    reason: str
    detail: str = ""
    customer_since: date | None = None
    interviewer: str = ""
    mended_on: date | None = None
    mended: str = ""
    ended_on: date | None = None
    outcome: Outcome = Outcome.OPEN

    @property
    def years_with_us(self) -> int | None:
        """The full years they were a customer; None when nobody knows since when."""
        days = self.days_with_us
        return None if days is None else int(days / _DAYS_OF_A_YEAR)

    @property
    def days_with_us(self) -> int | None:
        """The days they were a customer; None when nobody knows since when."""
        return max((self.left_on - self.customer_since).days, 0) if self.customer_since else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of theirs in their own words, to a question that may be empty.

    `means` says how it came (call, visit, survey ...), `by` who of us asked; empty for the owner.
    """

    id: int = 0
    departure_id: int
    contact_id: ContactId
    question: str
    answer: str
    on: date
    means: str = "call"
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What an answer comes down to in a word or two, with the words behind it."""

    id: int = 0
    departure_id: int
    contact_id: ContactId
    theme: str
    words: str = ""


def tenure_began(
    contact: Contact, history: tuple[StatusChange, ...], last_return: date | None
) -> date | None:
    """Return since when somebody is, or was when they left, a customer; None when nobody knows.

    `history` is their status history, oldest first. After a return the tenure is a new one, which
    began that day. Before, the earlier of the day kept as *customer since* with a year, and the
    first day the book had them as a customer.
    """
    if last_return:
        return last_return
    first = next((each.on for each in history if each.status is Status.CUSTOMER), None)
    kept = contact.occasion(OccasionKind.CUSTOMER_SINCE)
    if kept is None or kept.date.year is None:
        return first
    since = date(kept.date.year, kept.date.month, kept.date.day or 1)
    return min(since, first) if first else since
