"""The people in the book."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from appreciation.domain.occasions import Occasion
from appreciation.domain.plain_dates import PlainDate

ContactId = NewType("ContactId", int)
NOT_STORED = ContactId(0)


class Status(StrEnum):
    """What someone is to the business. Never says whether they are greeted (law 2)."""

    PROSPECT = "prospect"
    CUSTOMER = "customer"
    FORMER_CUSTOMER = "former_customer"
    PARTNER = "partner"


class MailState(StrEnum):
    """Whether the post can reach someone."""

    USABLE = "usable"
    NONE = "none"
    UNDELIVERABLE = "undeliverable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address. `country` is an ISO 3166 code of two capitals, or empty when not known."""

    label: str = ""
    street: str = ""
    town: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    for_mail: bool = False
    undeliverable_on: date | None = None
    undeliverable_reason: str = ""

    @property
    def usable(self) -> bool:
        """Whether the post could find it: a place, and a street, a postcode or several lines."""
        place = self.town or self.postal_code or "\n" in self.street
        return bool(place and (self.street or self.postal_code))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A telephone number, as it was written."""

    number: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Email:
    """An e-mail address, as it was written."""

    address: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One line of somebody's status history."""

    status: Status
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One person. Change one with `dataclasses.replace`.

    `salutation` and `envelope_name` are empty unless the owner chose words of their own.
    `holiday_set` is empty to follow the book's setting. `stands_for_organisation` marks the contact
    who stands for a business card without a person on it. A contact that was merged into another
    stays in the bin, so that a new import of it finds it there. `version` names what is stored.
    """

    id: ContactId = NOT_STORED
    uid: str = ""
    full_name: str
    prefix: str = ""
    given_name: str = ""
    additional_name: str = ""
    family_name: str = ""
    suffix: str = ""
    nickname: str = ""
    organisation: str = ""
    job_title: str = ""
    stands_for_organisation: bool = False
    status: Status = Status.CUSTOMER
    greet: bool = True
    do_not_mail: bool = False
    deceased: bool = False
    deceased_on: PlainDate | None = None
    approved: bool = False
    met: str = ""
    salutation: str = ""
    envelope_name: str = ""
    language: str = ""
    holiday_set: str = ""
    notes: str = ""
    addresses: tuple[Address, ...] = ()
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    household_id: int | None = None
    entered_on: date
    last_reached: date | None = None
    last_attempt: date | None = None
    binned_on: date | None = None
    merged_into: ContactId | None = None
    version: int = 0

    @property
    def mail_address(self) -> Address | None:
        """The address marked for mail, else the first usable one, else None."""
        chosen = [address for address in self.addresses if address.for_mail]
        usable = [address for address in self.addresses if address.usable]
        return next(iter(chosen or usable), None)

    def occasion(self, kind: str) -> Occasion | None:
        """Return their first occasion of a kind, or None."""
        return next((each for each in self.occasions if each.kind == kind), None)
