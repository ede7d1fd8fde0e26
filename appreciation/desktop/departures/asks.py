"""What the page asks of the services, away from the window's thread."""

from collections.abc import Sequence
from dataclasses import dataclass

from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.departure_reasons import Reason
from appreciation.domain.guides import Guide, GuideName
from appreciation.domain.win_back import SAYS_IT_IS_MENDED, StepKind
from appreciation.services.departures import departures, interviews
from appreciation.services.departures.departure_details import DepartureDetails, departure_details
from appreciation.services.desk import Desk
from appreciation.services.people import contacts
from appreciation.services.words.guides import filled, guide

Reasons = Sequence[Reason]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Somebody who left, and the reasons to choose from."""

    contact: Contact
    reasons: Reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is needed to ask somebody why: the guide in their language, and what others said.

    `on_paper` is set for the answers of a page of questions that came back.
    """

    details: DepartureDetails
    reasons: Reasons
    guide: Guide
    themes: Sequence[str]
    on_paper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A departure with the guide for what comes next, which is empty where there is none."""

    details: DepartureDetails
    guide: Guide


def leaving(contact_id: ContactId, desk: Desk) -> Leaving:
    """Return what is needed to write down that somebody left."""
    return Leaving(contact=contacts.contact(desk, contact_id), reasons=departures.reasons(desk))


def asking(departure_id: int, desk: Desk, *, on_paper: bool = False) -> Asking:
    """Return what is needed to ask somebody why they left, or to write down their answers."""
    details = departure_details(desk, departure_id)
    return Asking(
        details=details,
        reasons=departures.reasons(desk),
        guide=_filled(desk, GuideName.SURVEY if on_paper else GuideName.INTERVIEW, details),
        themes=interviews.known_themes(desk),
        on_paper=on_paper,
    )


def answered(piece: int, desk: Desk) -> Asking:
    """Return what is needed to write down the answers of the survey with a piece number.

    Raises `WrongValueError` when it belongs to no departure.
    """
    return asking(interviews.departure_of_piece(desk, piece), desk, on_paper=True)


def shown(departure_id: int, desk: Desk) -> Shown:
    """Return a departure as the page shows it."""
    details = departure_details(desk, departure_id)
    name = _fitting(details)
    fitting = _filled(desk, name, details) if name else Guide(name=GuideName.INTERVIEW, language="")
    return Shown(details=details, guide=fitting)


def _fitting(details: DepartureDetails) -> GuideName | None:
    """Return which guide fits what comes next; None where there is nothing to say."""
    left = {each.step.kind for each in details.steps if not each.state.over}
    if StepKind.ASK in left:
        return GuideName.INTERVIEW
    mended = details.departure.mended_on is not None
    return GuideName.MENDED if mended and left & SAYS_IT_IS_MENDED else None


def _filled(desk: Desk, name: GuideName, details: DepartureDetails) -> Guide:
    found = guide(desk, name, details.contact.language)
    with desk.book.reading() as book:
        settings = book.settings.settings()
    blanks = {
        "name": details.contact.given_name or details.contact.full_name,
        "business": settings.name,
        "signer": settings.signer,
        "mended": details.departure.mended,
    }
    return filled(found, blanks)
