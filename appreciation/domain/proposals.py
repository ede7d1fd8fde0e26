"""Offers of work: what, how much, and what became of each."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError


class Outcome(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One offer of work to one person, made on a day.

    `currency` is an ISO 4217 code, or empty where the owner's country is not known. `settled_on` is
    the day it was won or lost, and None while it is open; `reason` says why. Raises
    `WrongValueError` for one settled before it was made.
    """

    id: int = 0
    contact_id: ContactId
    what: str = ""
    amount: Decimal
    currency: str = ""
    on: date
    outcome: Outcome = Outcome.OPEN
    settled_on: date | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.settled_on is not None and self.settled_on < self.on:
            raise WrongValueError(
                f"The proposal was made on {self.on}, so it cannot have been settled on"
                f" {self.settled_on}. Nothing was changed; check the day."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalYear:
    """How many proposals were made in a year, and what became of these until now."""

    year: int
    made: int
    won: int
    lost: int

    @property
    def open(self) -> int:
        """How many of them are still open."""
        return self.made - self.won - self.lost


def amount_of(text: str) -> Decimal:
    """Return the amount that a text says; raise `WrongValueError` where it could be read two ways.

    A comma or point before two digits, or before one, parts the cents; spaces and apostrophes part
    the thousands.

    >>> amount_of("1 250,50"), amount_of("1250")
    (Decimal('1250.50'), Decimal('1250'))
    """
    digits = re.sub(r"[\s'’]", "", text)  # noqa: RUF001 - as the Swiss part them
    if not re.fullmatch(r"[0-9]{1,12}([.,][0-9]{1,2})?", digits):
        raise WrongValueError(f"“{text}” is not an amount: write 1250 or 1250.50.")
    return Decimal(digits.replace(",", "."))
