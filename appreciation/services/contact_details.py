"""Everything a window shows of one person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from appreciation.domain.cadence import Outlook
from appreciation.domain.care import Care
from appreciation.domain.contacts import Contact, ContactId, Status
from appreciation.domain.eligibility import Refusal, personal_refusal
from appreciation.domain.households import Household
from appreciation.domain.letters import Purpose
from appreciation.domain.promises import Promise
from appreciation.domain.proposals import Proposal
from appreciation.domain.prospects import Insight, insight_of
from appreciation.services.dealings.organisations import Foothold, foothold_of
from appreciation.services.dealings.promises import open_promises
from appreciation.services.dealings.referrals import ReferralsOf, referrals_of
from appreciation.services.dealings.timeline import Entry, timeline
from appreciation.services.departures.departure_details import DepartureDetails, details
from appreciation.services.desk import Desk
from appreciation.services.letters.letters import LetterLine, letters_to, sensible_purposes
from appreciation.services.people.care import outlook_of
from appreciation.services.people.telephones import dialled


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetails:
    """One person with those around them.

    `status_since` is None while they have always been what they are. `outlook` says when they
    should hear again, None when nothing is due to them. `household_others` and `colleagues` are the
    other people of their household and of their organisation. `refusal` says why nothing is printed
    for them, None when something is. `dial` has the `tel:` address of each of their numbers that
    can be dialled. `country` is the owner's. `foothold` is there where all at their organisation
    rests on one person or on nobody, `insight` where they are a prospect, `departure` where they
    left, the latest time. `promises` are those still to be kept.
    """

    contact: Contact
    status_since: date | None
    care: Care
    outlook: Outlook | None
    household: Household | None
    household_others: tuple[Contact, ...]
    colleagues: tuple[Contact, ...]
    refusal: Refusal | None
    entries: tuple[Entry, ...]
    dial: Mapping[str, str]
    country: str
    foothold: Foothold | None
    insight: Insight | None
    promises: tuple[Promise, ...]
    referrals: ReferralsOf
    proposals: tuple[Proposal, ...]
    departure: DepartureDetails | None
    letters: tuple[LetterLine, ...]
    purposes: tuple[Purpose, ...]


def contact_details(desk: Desk, contact_id: ContactId) -> ContactDetails:
    """Return what is known of somebody, in the bin or not; raise `ContactGoneError`."""
    with desk.book.reading() as book:
        contact = book.contacts.contact(contact_id)
        country = book.settings.settings().country
        history = book.contacts.status_history(contact_id)
        household_id = contact.household_id or 0
        household = book.households.of_ids([household_id]).get(household_id)
        members = book.contacts.contacts(household.member_ids if household else ())
        colleagues = book.contacts.contacts(book.organisations.people_at(contact.organisation))
        recipient = book.candidates.recipients([contact_id])[contact_id]
        care = book.care.of_contact(contact_id)
        left = book.departures.latest(contact_id)
        return ContactDetails(
            contact=contact,
            status_since=history[-1].on if len(history) > 1 else None,
            care=care,
            outlook=outlook_of(book, contact, desk.today),
            household=household,
            household_others=tuple(
                each
                for each in members.values()
                if each.id != contact_id and each.merged_into is None
            ),
            colleagues=tuple(each for each in colleagues.values() if each.id != contact_id),
            refusal=personal_refusal(recipient),
            entries=timeline(book, contact_id),
            dial=dialled(contact, country),
            country=country,
            foothold=foothold_of(book, contact, desk.today),
            insight=insight_of(care) if contact.status is Status.PROSPECT else None,
            promises=open_promises(book, contact_id),
            referrals=referrals_of(book, contact_id),
            proposals=book.proposals.of_contact(contact_id),
            departure=details(book, left, desk.today) if left else None,
            letters=tuple(each for each in letters_to(book, contact_id, desk.today) if each.waits),
            purposes=sensible_purposes(book, contact),
        )
