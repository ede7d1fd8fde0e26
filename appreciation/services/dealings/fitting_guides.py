"""Which guide suits the person one is about to speak with."""

from datetime import date, timedelta

from appreciation.domain.cadence import Quietness
from appreciation.domain.contacts import Contact, Status
from appreciation.domain.departure_reasons import ReasonGroup, reason_of_code
from appreciation.domain.departures import Departure, Outcome
from appreciation.domain.guides import Guide, GuideName
from appreciation.services.people.care import outlook_of
from appreciation.services.words.guides import filled, guide_within
from appreciation.store.transactions import Reading

_JUST_BACK = timedelta(weeks=8)
_NOBODY_KNOWS_WHY = frozenset({ReasonGroup.NOT_ASKED, ReasonGroup.UNKNOWN})


def fitting_guide(book: Reading, contact: Contact, today: date) -> Guide | None:
    """Return what to say to somebody, filled, in their language; None where nothing is delicate.

    Raises `WordingError` when the owner's own words of it cannot be filled.
    """
    latest = book.departures.latest(contact.id)
    name = _situation(book, contact, latest, today)
    if name is None:
        return None
    settings = book.settings.settings()
    return filled(
        guide_within(book, name, contact.language),
        {
            "business": settings.name,
            "signer": settings.signer,
            "mended": latest.mended if latest else "",
        },
    )


def _situation(
    book: Reading, contact: Contact, latest: Departure | None, today: date
) -> GuideName | None:
    due = outlook_of(book, contact, today)
    if due is None:
        return None
    name = _after_leaving(book, latest, today) if latest else None
    if name is None and contact.status is Status.PROSPECT:
        name = GuideName.PROSPECT
    if name is None and due.quietness in {Quietness.QUIET, Quietness.FORGOTTEN}:
        name = GuideName.QUIET
    return name


def _after_leaving(book: Reading, latest: Departure, today: date) -> GuideName | None:
    if latest.outcome is Outcome.OPEN:
        reason = reason_of_code(latest.reason, book.departures.own_reasons())
        if reason.group in _NOBODY_KNOWS_WHY:
            return GuideName.INTERVIEW
        return GuideName.MENDED if latest.mended_on else None
    if latest.outcome is Outcome.RETURNED and latest.ended_on:
        return GuideName.WELCOME_BACK if today - latest.ended_on <= _JUST_BACK else None
    return None
