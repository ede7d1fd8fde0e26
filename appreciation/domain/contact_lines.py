"""The list of contacts, a page at a time."""

from dataclasses import dataclass
from datetime import date

from appreciation.domain.contacts import ContactId, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactQuery:
    """Which contacts a list shows; the filters that are set must all hold.

    `search` takes the beginnings of words in any order. `greet_off` keeps those who are not
    greeted, `no_address` those whom the post cannot reach, `binned` shows the bin instead of the
    others.
    """

    search: str = ""
    status: Status | None = None
    greet_off: bool = False
    no_address: bool = False
    binned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PageKey:
    """Where in the list a line stands: give the last one's to read on after it."""

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
