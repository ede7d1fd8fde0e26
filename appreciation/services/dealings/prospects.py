"""People who may become customers: what is known of them, and when to ask again."""

from dataclasses import dataclass, replace

from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.guides import Guide, GuideName
from appreciation.domain.prospects import Insight, ProspectLine, check_prospect, insight_of
from appreciation.domain.weeks import Week
from appreciation.services.desk import Desk
from appreciation.services.outcomes import Edited
from appreciation.services.people import contacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A prospect after something became known of them."""

    contact: Contact
    insight: Insight
    changes: Changes = frozenset({Kind.CONTACT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What one wants to have at hand when asking a prospect: who, what is known, what to say."""

    contact: Contact
    insight: Insight
    guide: Guide


def asking(desk: Desk, contact_id: ContactId) -> Asking:
    """Return what to have at hand when asking somebody; raise `ContactGoneError`."""
    from appreciation.services.words.guides import filled, guide_within

    with desk.book.reading() as book:
        contact, settings = book.contacts.contact(contact_id), book.settings.settings()
        blanks = {"business": settings.name, "signer": settings.signer}
        return Asking(
            contact=contact,
            insight=insight_of(book.care.of_contact(contact_id)),
            guide=filled(guide_within(book, GuideName.PROSPECT, contact.language), blanks),
        )


def understand(desk: Desk, contact_id: ContactId, insight: Insight) -> Understood:
    """Keep what is known of a prospect.

    Raises `WrongValueError` for anybody else, a partner above all, and for a day that is past.
    """
    if insight.ask_again_on is not None and insight.ask_again_on < desk.today:
        raise WrongValueError(
            f"{insight.ask_again_on} is past; nothing was changed. Choose a day to come."
        )
    with desk.book.writing("Understand a prospect") as book:
        contact = book.contacts.contact(contact_id)
        check_prospect(contact)
        book.relabel(f"Note what {contact.full_name} needs")
        book.care.save(
            replace(
                book.care.of_contact(contact_id),
                prospect_reason=insight.reason.value,
                prospect_needs=insight.needs,
                ask_again_on=insight.ask_again_on,
            )
        )
    return Understood(contact=contact, insight=insight)


def insight(desk: Desk, contact_id: ContactId) -> Insight:
    """Return what is known of a prospect."""
    with desk.book.reading() as book:
        return insight_of(book.care.of_contact(contact_id))


def approve(desk: Desk, contact_id: ContactId, met: str) -> Edited:
    """Approve the first greeting of a prospect, with how they met.

    Raises `WrongValueError` where nobody says how, and for anybody who is no prospect.
    """
    contact = contacts.contact(desk, contact_id)
    check_prospect(contact)
    if not (met.strip() or contact.met.strip()):
        raise WrongValueError(
            "Write down how you met: a first greeting needs it. Nothing was approved."
        )
    fields = {"met": met.strip() or contact.met, "approved": "true"}
    return contacts.edit(desk, contact_id, fields)


def prospects(desk: Desk) -> tuple[ProspectLine, ...]:
    """Return every prospect, those to be asked again soonest first. Partners are not among them."""
    with desk.book.reading() as book:
        return book.prospects.listed()


def to_ask_again(desk: Desk) -> tuple[ProspectLine, ...]:
    """Return whom to ask again this week, or should have been asked before."""
    with desk.book.reading() as book:
        first = book.settings.settings().first_weekday
        week = Week.of(desk.today, first)
        return book.prospects.listed(ask_again_by=week.span.last)
