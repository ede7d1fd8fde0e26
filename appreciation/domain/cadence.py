"""How often someone should hear from us."""

from datetime import date, timedelta

from appreciation.domain.contacts import Contact, Status

IDEAL = {
    Status.PROSPECT: timedelta(weeks=9),
    Status.CUSTOMER: timedelta(weeks=13),
    Status.FORMER_CUSTOMER: timedelta(weeks=26),
    Status.PARTNER: timedelta(weeks=17),
}
"""The ideal interval between two touches, by status."""


def next_by(contact: Contact) -> date | None:
    """Return the day by which they should hear again: the ideal interval after the last touch.

    None for the dead, for people in the bin, and while nobody has reached them yet.
    """
    if contact.deceased or contact.binned_on or contact.last_reached is None:
        return None
    return contact.last_reached + IDEAL[contact.status]
