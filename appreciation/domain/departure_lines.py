"""Departures as lists show them: light values, one to a line."""

from dataclasses import dataclass
from datetime import date

from appreciation.domain.departures import Departure


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureLine:
    """A departure in a line. `next_on` is the day of its next step; None when nothing is left."""

    departure: Departure
    name: str
    organisation: str
    town: str
    next_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureCounts:
    """How many departures have a step left, how many have none, and how many of all came back."""

    open: int
    settled: int
    returned: int
