"""People with an occasion coming, before the rule has been asked."""

from dataclasses import dataclass
from datetime import date

from appreciation.domain.contacts import ContactId, MailState, Status
from appreciation.domain.letters import Letter
from appreciation.domain.occasions import Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """What the rule and the envelope need to know of one contact, and nothing more.

    `mail_country` is the ISO code of their mail address, empty when not known.
    """

    id: ContactId
    full_name: str
    prefix: str = ""
    given_name: str = ""
    family_name: str = ""
    suffix: str = ""
    envelope_name: str = ""
    language: str = ""
    status: Status
    greet: bool
    do_not_mail: bool
    deceased: bool
    approved: bool
    holiday_set: str = ""
    household_id: int | None = None
    mail_country: str = ""
    mail_state: MailState
    entered_on: date
    binned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One occasion of one person that may fall due. `letter` is what is to be written, if any."""

    recipient: Recipient
    occasion: Occasion
    letter: Letter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in a household, and whether a wedding is noted with them."""

    recipient: Recipient
    has_wedding: bool
