"""When a customer leaves: what is written down, what follows from it, and when they are back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from appreciation.domain.batches import Piece
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contact_fields import with_fields
from appreciation.domain.contacts import Contact, ContactId, Status, StatusChange
from appreciation.domain.departure_reasons import (
    DIED,
    SUPPLIED,
    Plan,
    Reason,
    ReasonGroup,
    own_reason,
    reason_of,
    reason_of_code,
)
from appreciation.domain.departures import Departure, Outcome, tenure_began
from appreciation.domain.errors import WrongValueError
from appreciation.domain.letters import Letter, Purpose
from appreciation.domain.noted_days import day_gone_by
from appreciation.services.departures.departure_details import DepartureDetails, details
from appreciation.services.departures.departure_plans import begin, begin_anew, open_departure
from appreciation.services.desk import Desk
from appreciation.services.people.households import hold_wording
from appreciation.services.rule.recheck import to_take_out
from appreciation.store.transactions import Reading, Writing

CHANGES: Changes = frozenset(
    {
        Kind.CONTACT,
        Kind.HOUSEHOLD,
        Kind.ORGANISATION,
        Kind.DEPARTURE,
        Kind.LETTER,
        Kind.TOUCH,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A departure after a change.

    `to_take_out` are pieces on paper and not yet posted that must not go out any more.
    """

    details: DepartureDetails
    to_take_out: tuple[Piece, ...] = ()
    changes: Changes = CHANGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A reason of the owner's own."""

    reason: Reason
    changes: Changes = frozenset({Kind.DEPARTURE})


def reasons(desk: Desk) -> tuple[Reason, ...]:
    """Return every reason, the supplied ones and then the owner's own."""
    with desk.book.reading() as book:
        return (*SUPPLIED, *book.departures.own_reasons())


def add_reason(desk: Desk, name: str, group: ReasonGroup) -> Added:
    """Add a reason of the owner's own; raise `WrongValueError` for one that is there already."""
    new = own_reason(name, group)
    with desk.book.writing(f"Add the reason “{new.name}”") as book:
        book.departures.add_reason(new)
    return Added(reason=new)


def depart(
    desk: Desk,
    contact_id: ContactId,
    reason: str | Reason,
    *,
    on: date | None = None,
    note: str = "",
) -> Changed:
    """Write down that a customer left, and plan what is done now.

    They become a former customer; the thank-you is prepared for the batch of this week. A death
    marks them as deceased, and nothing follows. `reason` is a code or a reason in words, or else a
    reason, which becomes the owner's own if it is not known yet. Raises `ContactGoneError`, and
    `WrongValueError` for an unknown reason, a day still to come, and whoever is no customer or has
    left already.
    """
    day = day_gone_by(on, desk.today)
    with desk.book.writing("Note a departure") as book:
        before = book.contacts.contact(contact_id)
        book.relabel(f"Note that {before.full_name} left")
        why = _reason(book, reason)
        earlier = book.departures.of_contact(contact_id)
        _check_can_leave(before, earlier)
        history = book.contacts.status_history(contact_id)
        _close_ended(book, earlier, history)
        since = tenure_began(before, history, _last_return(book, contact_id))
        dead = why.code == DIED.code
        after = replace(before, status=Status.FORMER_CUSTOMER)
        if dead:
            country = book.settings.settings().country
            after = with_fields(after, {"deceased": "true"}, country=country, today=desk.today)
        book.contacts.save(after, on=_status_day(book, contact_id, day))
        hold_wording(book, [(before, after)])
        departure = book.departures.add(
            Departure(
                contact_id=contact_id,
                left_on=day,
                reason=why.code,
                detail=" ".join(note.split()),
                customer_since=since,
                ended_on=day if dead else None,
                outcome=Outcome.DIED if dead else Outcome.OPEN,
            )
        )
        begin(book, departure, why.plan, desk.today)
        return changed(book, departure.id, desk.today)


def give_reason(desk: Desk, departure_id: int, reason: str | Reason, *, note: str = "") -> Changed:
    """Say why they left, once that is known, and follow the plan for it.

    What is done stays done; of a closed departure only the reason changes. Raises
    `WrongValueError` for an unknown reason.
    """
    with desk.book.writing("Say why they left") as book:
        departure = book.departures.departure(departure_id)
        book.relabel(f"Say why {book.contacts.contact(departure.contact_id).full_name} left")
        give_reason_within(book, departure, reason, note, desk.today)
        return changed(book, departure_id, desk.today)


def give_reason_within(
    book: Writing,
    departure: Departure,
    reason: str | Reason,
    note: str,
    today: date,
) -> None:
    """Do as `give_reason` as part of a change."""
    why = _reason(book, reason)
    if why.code == DIED.code:
        raise WrongValueError(
            "Mark the contact as deceased instead: that stops everything. Nothing was changed."
        )
    known = replace(departure, reason=why.code, detail=" ".join(note.split()) or departure.detail)
    book.departures.save(known)
    before = reason_of_code(departure.reason, book.departures.own_reasons())
    other = why.plan is not before.plan
    if other and departure.outcome is Outcome.OPEN:
        begin_anew(book, known, why.plan, today)


def follow_plan(desk: Desk, departure_id: int, plan: Plan) -> Changed:
    """Follow another plan than that of the reason; what is done stays done."""
    with desk.book.writing("Choose another plan") as book:
        departure = open_departure(book, departure_id)
        begin_anew(book, departure, plan, desk.today)
        return changed(book, departure_id, desk.today)


def welcome_back(
    desk: Desk, contact_id: ContactId, *, on: date | None = None, letter: bool = False
) -> Changed:
    """Write down that somebody who left is back: the plan stops, and a new tenure begins.

    With `letter`, a letter to welcome them back is prepared for the batch of this week. Raises
    `WrongValueError` when no departure of theirs is written down, or they are back already.
    """
    day = day_gone_by(on, desk.today)
    with desk.book.writing("Note a return") as book:
        contact = book.contacts.contact(contact_id)
        book.relabel(f"Note that {contact.full_name} is back")
        latest = book.departures.latest(contact_id)
        if latest is None:
            raise WrongValueError(
                f"No departure of {contact.full_name} is written down, so nothing was changed. Make"
                " them a customer in their entry instead."
            )
        if latest.outcome is Outcome.RETURNED or contact.deceased:
            been = "is marked as deceased" if contact.deceased else "is back already"
            raise WrongValueError(f"{contact.full_name} {been}; nothing was changed.")
        if day < latest.left_on:
            raise WrongValueError(
                f"{contact.full_name} left only on {latest.left_on.isoformat()}; nothing was"
                " changed. Check the day."
            )
        for each in book.departures.of_contact(contact_id):
            if each.id == latest.id or each.outcome is Outcome.OPEN:
                close(book, each, Outcome.RETURNED, day)
        customer = replace(contact, status=Status.CUSTOMER)
        book.contacts.save(customer, on=_status_day(book, contact_id, day))
        if letter:
            book.letters.add(
                Letter(contact_id=contact_id, purpose=Purpose.WELCOME_BACK, due_on=desk.today)
            )
        return changed(book, latest.id, desk.today)


def stop(
    desk: Desk,
    contact_id: ContactId,
    outcome: Outcome,
    *,
    on: date | None = None,
    greetings_too: bool = False,
) -> Changed:
    """Stop the plan, because they objected or closed down; raise `WrongValueError` without one.

    Their birthday card goes on (law 2), unless they want no greetings either.
    """
    day = day_gone_by(on, desk.today)
    with desk.book.writing("Stop a plan") as book:
        contact = book.contacts.contact(contact_id)
        book.relabel(f"Stop the plan for {contact.full_name}")
        latest = book.departures.latest(contact_id)
        if latest is None or latest.outcome is not Outcome.OPEN:
            raise WrongValueError(
                f"There is no open departure of {contact.full_name}, so there was nothing to stop."
            )
        close(book, latest, outcome, day)
        if greetings_too:
            book.contacts.save(replace(contact, greet=False), on=desk.today)
        return changed(book, latest.id, desk.today)


def close(book: Writing, departure: Departure, outcome: Outcome, on: date) -> None:
    """Close an episode, and withdraw its letters that are not on paper."""
    book.departures.save(replace(departure, outcome=outcome, ended_on=on))
    book.letters.withdraw_of_departure(departure.id)


def changed(book: Writing, departure_id: int, today: date) -> Changed:
    """Return a departure as it stands at the end of a change."""
    after = details(book, book.departures.departure(departure_id), today)
    return Changed(details=after, to_take_out=to_take_out(book, [after.contact.id], today))


def _check_can_leave(contact: Contact, earlier: tuple[Departure, ...]) -> None:
    name = contact.full_name
    if contact.binned_on:
        raise WrongValueError(f"{name} is in the bin; take them out first. Nothing was noted.")
    if contact.status not in {Status.CUSTOMER, Status.FORMER_CUSTOMER}:
        status = contact.status.replace("_", " ")
        raise WrongValueError(f"{name} is a {status}, so no customer was lost. Nothing was noted.")
    latest = next(iter(earlier), None)
    if (
        contact.status is Status.FORMER_CUSTOMER
        and latest
        and latest.outcome is not (Outcome.RETURNED)
    ):
        raise WrongValueError(
            f"{name} left on {latest.left_on.isoformat()}, which is written down already. Note"
            " that they are back before they can leave again."
        )


def _close_ended(
    book: Writing, earlier: Sequence[Departure], history: Sequence[StatusChange]
) -> None:
    """Close the episodes that ended when they were made a customer again by hand."""
    back = [each.on for each in history if each.status is Status.CUSTOMER]
    for each in earlier:
        if each.outcome is Outcome.OPEN:
            close(book, each, Outcome.RETURNED, max([each.left_on, *back]))


def _last_return(book: Reading, contact_id: ContactId) -> date | None:
    """Return the day they last came back, if ever."""
    episodes = book.departures.of_contact(contact_id)
    back = [each.ended_on for each in episodes if each.outcome is Outcome.RETURNED]
    return max((day for day in back if day), default=None)


def _reason(book: Writing, said: str | Reason) -> Reason:
    own = book.departures.own_reasons()
    if isinstance(said, str):
        return reason_of(said, own)
    if said not in {*SUPPLIED, *own}:
        book.departures.add_reason(said)
    return said


def _status_day(book: Reading, contact_id: ContactId, day: date) -> date:
    """Return the day under which a status goes into the history: never before the one it ends."""
    history = book.contacts.status_history(contact_id)
    return max(day, history[-1].on) if history else day
