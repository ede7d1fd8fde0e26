"""One departure as it is shown: its steps with what became of each, and what they said."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from appreciation.domain.attempts import NextAttempt, met_before, next_attempt
from appreciation.domain.batches import PieceState
from appreciation.domain.contacts import Contact, Status
from appreciation.domain.departure_reasons import Reason, reason_of_code
from appreciation.domain.departures import Answer, Departure, Outcome, Theme
from appreciation.domain.eligibility import Refusal, personal_refusal
from appreciation.domain.letters import Letter
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.touches import Touch
from appreciation.domain.win_back import (
    FROM_THE_SHELF,
    SAYS_IT_IS_MENDED,
    Step,
    StepKind,
    waits_for_mending,
)
from appreciation.services.departures.departure_plans import Progress, progress
from appreciation.services.desk import Desk
from appreciation.store.transactions import Reading


class StepState(StrEnum):
    """How far a step has come. What is printed is not posted yet (law 5)."""

    TO_DO = "to_do"
    WAITS = "waits"
    PREPARED = "prepared"
    DRAFTED = "in_a_draft"
    PRINTED = "printed"
    POSTED = "posted"
    CAME_BACK = "came_back"
    DONE = "done"
    SKIPPED = "skipped"
    STOPPED = "stopped"

    @property
    def over(self) -> bool:
        """Whether nothing is left to do about it."""
        return self in _OVER


_OVER = frozenset(
    {
        StepState.POSTED,
        StepState.CAME_BACK,
        StepState.DONE,
        StepState.SKIPPED,
        StepState.STOPPED,
    }
)
_OF_A_PIECE = {
    PieceState.PLANNED: StepState.DRAFTED,
    PieceState.PRINTED: StepState.PRINTED,
    PieceState.POSTED: StepState.POSTED,
    PieceState.RETURNED: StepState.CAME_BACK,
}


class WaitsFor(StrEnum):
    """What a letter waits for before it can be prepared."""

    MENDING = "mended"
    ARTICLE = "article"
    OFFER = "offer"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """A step with how far it has come.

    `on` is the day it was done or its letter went out, else the day it is due. `title` names what
    goes with the letter from the shelf.
    """

    step: Step
    state: StepState
    on: date
    letter: Letter | None = None
    waits_for: WaitsFor | None = None
    piece: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureDetails:
    """A departure with all that belongs to it.

    `stopped` says why the plan has stopped, `OPEN` while it goes on. `attempts` and `conversations`
    are the touches that asked why, latest first; `met_on` is the day the interviewer last had to do
    with them before, if ever. `birthday_on` is their next birthday and `refusal` why no card goes
    to them, if none does.
    """

    departure: Departure
    contact: Contact
    reason: Reason
    steps: tuple[StepLine, ...]
    stopped: Outcome
    attempts: tuple[Touch, ...]
    conversations: tuple[Touch, ...]
    next_attempt: NextAttempt | None
    met_on: date | None
    answers: tuple[Answer, ...]
    themes: tuple[Theme, ...]
    birthday_on: date | None
    refusal: Refusal | None

    @property
    def next_step(self) -> StepLine | None:
        """The step that comes next; None when nothing is left."""
        left = [each for each in self.steps if not each.state.over]
        return min(left, key=lambda each: (each.step.due_on, each.step.position), default=None)


def departure_details(desk: Desk, departure_id: int) -> DepartureDetails:
    """Return a departure with all that belongs to it; raise `WrongValueError` if there is none."""
    with desk.book.reading() as book:
        return details(book, book.departures.departure(departure_id), desk.today)


def details(book: Reading, departure: Departure, today: date) -> DepartureDetails:
    """Return the details of a departure within an open transaction."""
    contact = book.contacts.contact(departure.contact_id)
    settings = book.settings.settings()
    now = progress(book, departure)
    stopped = _stopped(departure, contact)
    titles = _titles(book, now)
    steps = tuple(
        replace(_line(each, now, stopped), title=titles.get(each.id, "")) for each in now.steps
    )
    touches = book.touches.of_contact(contact.id)
    asked = [each for each in touches if each.departure_id == departure.id]
    asking = any(each.step.kind is StepKind.ASK and not each.state.over for each in steps)
    birthday = contact.occasion(OccasionKind.BIRTHDAY)
    days = [
        birthday.date.celebrated(year, settings.leap_day)
        for year in (today.year, today.year + 1)
        if birthday
    ]
    return DepartureDetails(
        departure=departure,
        contact=contact,
        reason=reason_of_code(departure.reason, book.departures.own_reasons()),
        steps=steps,
        stopped=stopped,
        attempts=tuple(each for each in asked if each.attempt),
        conversations=tuple(each for each in asked if not each.attempt),
        next_attempt=next_attempt(asked, today) if asking else None,
        met_on=met_before(
            touches, departure.interviewer, signer=settings.signer, departure_id=departure.id
        ),
        answers=book.interviews.answers(departure.id),
        themes=book.interviews.themes(departure.id),
        birthday_on=next((day for day in days if day >= today), None),
        refusal=personal_refusal(book.candidates.recipients([contact.id])[contact.id]),
    )


def _titles(book: Reading, now: Progress) -> dict[int, str]:
    """Return what goes with letters from the shelf, by the id of the step."""
    carried = {
        step_id: (each.article_id, each.offer_id)
        for step_id, each in now.letters.items()
        if each.article_id or each.offer_id
    }
    if not carried:
        return {}
    articles = book.shelf.articles([article or 0 for article, _ in carried.values()])
    offers = book.shelf.offers([offer or 0 for _, offer in carried.values()])
    return {
        step_id: articles[article].title if article else offers[offer or 0].title
        for step_id, (article, offer) in carried.items()
    }


def _stopped(departure: Departure, contact: Contact) -> Outcome:
    """Return why the plan has stopped, asked from the book as it is now.

    Whoever is no former customer any more is with us again, as a partner too.
    """
    if departure.outcome is not Outcome.OPEN:
        return departure.outcome
    if contact.deceased:
        return Outcome.DIED
    return Outcome.OPEN if contact.status is Status.FORMER_CUSTOMER else Outcome.RETURNED


def _line(step: Step, now: Progress, stopped: Outcome) -> StepLine:
    letter, sent = now.letters.get(step.id), now.sent_of(step)
    waits_for = None
    if sent:
        state, on = _OF_A_PIECE[sent.state], sent.on
    elif step.done_on:
        state, on = StepState.DONE, step.done_on
    elif step.stopped:
        state, on = StepState.SKIPPED, step.due_on
    elif stopped is not Outcome.OPEN:
        state, on = StepState.STOPPED, step.due_on
    else:
        waits_for = _waits_for(step, now, letter)
        state = StepState.WAITS if waits_for else StepState.TO_DO
        state, on = StepState.PREPARED if letter and not waits_for else state, step.due_on
    return StepLine(
        step=step,
        state=state,
        on=on,
        letter=letter,
        waits_for=waits_for,
        piece=sent.piece if sent else None,
    )


def _waits_for(step: Step, now: Progress, letter: Letter | None) -> WaitsFor | None:
    mended = now.departure.mended_on is not None
    if (step.kind in SAYS_IT_IS_MENDED and not mended) or waits_for_mending(step, now.steps):
        return WaitsFor.MENDING
    if step.kind in FROM_THE_SHELF and letter is None:
        return WaitsFor.ARTICLE if step.kind is StepKind.ARTICLE else WaitsFor.OFFER
    return None
