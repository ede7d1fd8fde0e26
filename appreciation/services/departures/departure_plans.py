"""Plans after a departure: their steps, the letters these become, and what the owner changes.

A letter is prepared as soon as nothing holds it back, and goes out with the batch of its week by
itself. What became of it is asked from its piece and written down nowhere else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from appreciation.domain.batches import GOES_OUT, PieceState
from appreciation.domain.contacts import ContactId
from appreciation.domain.departure_reasons import Plan
from appreciation.domain.departures import Departure, Outcome
from appreciation.domain.errors import WrongValueError
from appreciation.domain.letters import Letter, letter_id_of
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.win_back import (
    FROM_THE_SHELF,
    SAYS_IT_IS_MENDED,
    Step,
    StepKind,
    planned_steps,
    replanned,
    spaced,
    waits_for_mending,
)
from appreciation.store.transactions import Reading, Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of a letter's piece, and on which day its batch was posted or else made."""

    state: PieceState
    on: date
    piece: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A departure with its steps, the letter of each step by its id, and what became of them."""

    departure: Departure
    steps: tuple[Step, ...]
    letters: Mapping[int, Letter]
    sent: Mapping[int, Sent]
    last_before: date | None

    def sent_of(self, step: Step) -> Sent | None:
        """Return what became of the piece of a step's letter; None without one."""
        letter = self.letters.get(step.id)
        return self.sent.get(letter.id) if letter else None

    @property
    def settled(self) -> dict[int, date]:
        """Return the day of each step that is done, skipped, or whose letter is on paper."""
        found = {}
        for step in self.steps:
            sent = self.sent_of(step)
            if sent and sent.state in GOES_OUT:
                found[step.id] = sent.on
            elif step.done_on or step.stopped:
                found[step.id] = step.done_on or step.due_on
        return found


def progress(book: Reading, departure: Departure) -> Progress:
    """Return how far the plan after a departure has come."""
    letters = {
        each.step_id: each
        for each in book.letters.of_departure(departure.id)
        if each.step_id and not each.withdrawn
    }
    sent = sent_letters(book, departure.contact_id)
    earlier = [
        sent[each.id].on
        for each in book.letters.of_contact(departure.contact_id)
        if each.departure_id not in {None, departure.id} and each.id in sent
    ]
    return Progress(
        departure=departure,
        steps=book.departure_steps.of_departure(departure.id),
        letters=letters,
        sent=sent,
        last_before=max(earlier, default=None),
    )


def sent_letters(book: Reading, contact_id: ContactId) -> dict[int, Sent]:
    """Return what became of the letters to somebody that are in a batch, by their ids."""
    pieces = [
        each
        for each in book.batches.of_contact(contact_id)
        if each.occasion is OccasionKind.LETTER
        and each.state not in {PieceState.LEFT_OUT, PieceState.SPOILT}
    ]
    days = book.batches.days({each.batch_id for each in pieces})
    return {
        id_: Sent(state=each.state, on=days[each.batch_id], piece=each.number)
        for each in pieces
        if (id_ := letter_id_of(each.identity))
    }


def open_departure(book: Reading, departure_id: int) -> Departure:
    """Return a departure whose plan can be changed; raise `WrongValueError` for a closed one."""
    departure = book.departures.departure(departure_id)
    if departure.outcome is not Outcome.OPEN:
        raise WrongValueError(
            f"This departure is closed ({departure.outcome.replace('_', ' ')}); its plan has"
            " stopped, and nothing was changed."
        )
    return departure


def begin(book: Writing, departure: Departure, plan: Plan, today: date) -> None:
    """Plan the steps after a departure, and prepare the letters that can go."""
    steps = planned_steps(plan, contact_id=departure.contact_id, start=today)
    book.departure_steps.add_many([replace(each, departure_id=departure.id) for each in steps])
    keep_in_step(book, departure, today)


def begin_anew(book: Writing, departure: Departure, plan: Plan, today: date) -> None:
    """Follow another plan from today on; what is done or on paper stays."""
    now = progress(book, departure)
    kept = [
        each
        for each in now.steps
        if (each.id in now.settled and not each.stopped) or each.kind is StepKind.THANK
    ]
    left = {each.kind: each for each in now.steps if each not in kept}
    wanted = replanned(plan, kept, contact_id=departure.contact_id, start=today)
    steps = [
        replace(each, id=left.pop(each.kind).id, departure_id=departure.id)
        if not each.id and each.kind in left
        else replace(each, departure_id=departure.id)
        for each in wanted
    ]
    _give_up(book, now, [each.id for each in left.values()])
    book.departure_steps.save_many([each for each in steps if each.id])
    book.departure_steps.add_many([each for each in steps if not each.id])
    keep_in_step(book, departure, today)


def _give_up(book: Writing, now: Progress, step_ids: Iterable[int]) -> None:
    """Take steps out of a plan, and withdraw their letters."""
    gone = set(step_ids)
    theirs = [each for each in book.letters.of_departure(now.departure.id) if each.step_id in gone]
    book.letters.withdraw([each.id for each in theirs])
    for each in theirs:
        book.letters.save(replace(book.letters.letter(each.id), step_id=None))
    book.departure_steps.remove(gone)


def keep_in_step(book: Writing, departure: Departure, today: date) -> None:
    """Bring the letters of a plan in line with its steps, and keep them apart.

    To be called after every change of either. A letter is prepared, moved or withdrawn here alone.
    """
    now = progress(book, departure)
    settled = now.settled
    steps = [
        replace(each, due_on=max(each.due_on, today))
        if each.purpose and each.id not in settled and each.id not in now.letters
        else each
        for each in now.steps
    ]
    steps = spaced(steps, settled, since=now.last_before)
    book.departure_steps.save_many(steps)
    for step in steps:
        letter = now.letters.get(step.id)
        held = step.id in settled or not _may_go(step, steps, departure)
        in_a_batch = letter is not None and letter.id in now.sent
        if letter and not in_a_batch and held:
            book.letters.withdraw([letter.id])
        elif letter and not in_a_batch and letter.due_on != step.due_on:
            book.letters.save(replace(letter, due_on=step.due_on))
        elif letter is None and not held and step.kind not in FROM_THE_SHELF:
            prepare(book, step)


def prepare(book: Writing, step: Step, **what: int) -> None:
    """Prepare the letter of a step; `article_id` or `offer_id` say what goes with it."""
    if step.purpose:
        book.letters.add(
            Letter(
                contact_id=step.contact_id,
                purpose=step.purpose,
                due_on=step.due_on,
                departure_id=step.departure_id,
                step_id=step.id,
                article_id=what.get("article_id"),
                offer_id=what.get("offer_id"),
            )
        )


def _may_go(step: Step, steps: Iterable[Step], departure: Departure) -> bool:
    """Whether nothing holds the letter of a step back."""
    if step.purpose is None or departure.outcome is not Outcome.OPEN:
        return False
    if step.kind in SAYS_IT_IS_MENDED:
        return departure.mended_on is not None
    return step.kind in FROM_THE_SHELF or not waits_for_mending(step, steps)
