"""The list of contacts, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from appreciation.domain.contacts import ContactId, Status


class Sort(StrEnum):
    """The orders of a list.

    Those never reached come last by `LAST_REACHED`; by `LONGEST_AGO` they stand where the day they
    were entered belongs.
    """

    NAME = "name"
    LAST_REACHED = "last_reached"
    LONGEST_AGO = "longest_ago"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactQuery:
    """Which contacts a list shows and in which order; the filters that are set must all hold.

    `search` takes the beginnings of words in any order. `greet_off` keeps those who are not
    greeted, `no_address` those whom the post cannot reach, `going_quiet` those who have not heard
    from us for too long on the day `on`; `binned` shows the bin instead of the others.
    """

    search: str = ""
    status: Status | None = None
    greet_off: bool = False
    no_address: bool = False
    going_quiet: bool = False
    binned: bool = False
    on: date | None = None
    sort: Sort = Sort.NAME


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PageKey:
    """Where in the list a line stands: give the last one's to read on after it.

    `sort_key` is the folded name, or the day last reached as ISO text, as the list is sorted.
    """

    sort_key: str
    id: ContactId


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """One contact as a list shows it."""

    id: ContactId
    full_name: str
    organisation: str
    town: str
    status: Status
    greet: bool
    deceased: bool
    last_reached: date | None
    key: PageKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many contacts each list would show; `everybody` leaves the bin out."""

    everybody: int
    by_status: Mapping[Status, int]
    greet_off: int
    no_address: int
    going_quiet: int
    binned: int
