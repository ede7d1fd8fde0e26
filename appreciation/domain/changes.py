"""What an operation touched, so that views know whether to look again."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of thing a view may be showing."""

    CONTACT = "contact"
    HOUSEHOLD = "household"
    ORGANISATION = "organisation"
    TOUCH = "touch"
    BATCH = "batch"
    SETTING = "setting"
    PROMISE = "promise"
    DEPARTURE = "departure"
    LETTER = "letter"
    SHELF = "shelf"
    REFERRAL = "referral"
    PROPOSAL = "proposal"
    PURCHASE = "purchase"


Changes = frozenset[Kind]
