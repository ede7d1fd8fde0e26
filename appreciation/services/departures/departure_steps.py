"""Changing the steps of a plan: mended, done, skipped, moved, and what goes with a letter."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from appreciation.domain.errors import WrongValueError
from appreciation.domain.noted_days import day_gone_by
from appreciation.domain.weeks import LAST_YEAR
from appreciation.domain.win_back import (
    SAYS_IT_IS_MENDED,
    Step,
    StepKind,
    check_room,
    shifted,
    spaced,
)
from appreciation.services.departures.departure_plans import (
    Progress,
    keep_in_step,
    open_departure,
    prepare,
    progress,
)
from appreciation.services.departures.departures import Changed, changed
from appreciation.services.desk import Desk
from appreciation.store.transactions import Writing

MOST_WORDS = 2_000
"""Characters of what was mended: it stands in a letter of one page, whole or not at all."""


def mend(desk: Desk, departure_id: int, what: str, *, on: date | None = None) -> Changed:
    """Write down what was mended, and when; the letter that says so can go from then on.

    Raises `WrongValueError` without words, for a day still to come and for a closed departure.
    """
    what, day = " ".join(what.split()), day_gone_by(on, desk.today)
    if not what:
        raise WrongValueError("Say in a few words what was mended; nothing was noted.")
    if len(what) > MOST_WORDS:
        raise WrongValueError(
            f"That has {len(what)} letters, and {MOST_WORDS} fit into the letter that says so."
            " Nothing was noted; say it shorter."
        )
    with desk.book.writing("Note what was mended") as book:
        departure = replace(open_departure(book, departure_id), mended_on=day, mended=what)
        name = book.contacts.contact(departure.contact_id).full_name
        book.relabel(f"Note what was mended for {name}")
        book.departures.save(departure)
        now = progress(book, departure)
        step = next((each for each in now.steps if each.kind is StepKind.MEND), None)
        if step:
            book.departure_steps.save_many(_mended(now, step, day, desk.today))
        return _kept(book, departure_id, desk.today)


def finish(desk: Desk, step_id: int, *, on: date | None = None, note: str = "") -> Changed:
    """Mark a step as done, or a letter as written by hand; a prepared one is withdrawn then."""
    day = day_gone_by(on, desk.today)

    def change(book: Writing, step: Step, now: Progress) -> None:
        if step.kind is StepKind.MEND or (
            step.kind in SAYS_IT_IS_MENDED and not now.departure.mended_on
        ):
            raise WrongValueError(
                "Write down what was mended, and when; until then nobody is told that it is."
                " Nothing was changed."
            )
        done = replace(step, done_on=day, note=note or step.note, stopped=False)
        book.departure_steps.save_many([done])

    return _change(desk, step_id, "Mark a step as done", change)


def skip(desk: Desk, step_id: int, *, skipped: bool = True) -> Changed:
    """Skip a step, or take it up again. What says it is mended is skipped with the mending."""

    def change(book: Writing, step: Step, now: Progress) -> None:
        with_it = {step.id}
        if step.kind is StepKind.MEND:
            with_it |= {
                each.id
                for each in now.steps
                if each.kind in SAYS_IT_IS_MENDED and each.id not in now.settled
            }
        book.departure_steps.save_many(
            [replace(each, stopped=skipped) for each in now.steps if each.id in with_it]
        )

    return _change(desk, step_id, "Skip a step" if skipped else "Take a step up again", change)


def move(desk: Desk, step_id: int, to: date) -> Changed:
    """Move a step to another day, those after it with it.

    Raises `WrongValueError` for a day gone by, and for one too soon after another letter.
    """
    if to < desk.today:
        raise WrongValueError(f"{to} is gone by; nothing was moved. Check the day.")
    if to.year > LAST_YEAR:
        raise WrongValueError(f"No week after {LAST_YEAR} can be planned; nothing was moved.")

    def change(book: Writing, step: Step, now: Progress) -> None:
        steps = shifted(now.steps, step, to, now.settled)
        apart = spaced(steps, now.settled, since=now.last_before)
        check_room(apart, step, to)
        book.departure_steps.save_many(apart)

    return _change(desk, step_id, "Move a step", change)


def choose(
    desk: Desk, step_id: int, *, article_id: int | None = None, offer_id: int | None = None
) -> Changed:
    """Choose what goes with a letter; it is prepared with that.

    Raises `WrongValueError` for a step that carries nothing of that kind, `AlreadyGivenError` for
    what they were given before.
    """
    what = {
        StepKind.ARTICLE: {"article_id": article_id or 0},
        StepKind.OFFER: {"offer_id": offer_id or 0},
    }

    def change(book: Writing, step: Step, now: Progress) -> None:
        goes_with_it = what.get(step.kind, {})
        if not any(goes_with_it.values()):
            raise WrongValueError(
                "An article goes with the step for an article, and an offer with that for an offer."
                " Nothing was changed."
            )
        if old := now.letters.get(step.id):
            book.letters.withdraw([old.id])
        prepare(book, step, **goes_with_it)

    return _change(desk, step_id, "Choose what goes with a letter", change)


def _change(
    desk: Desk, step_id: int, label: str, change: Callable[[Writing, Step, Progress], None]
) -> Changed:
    with desk.book.writing(label) as book:
        step = book.departure_steps.step(step_id)
        now = progress(book, open_departure(book, step.departure_id))
        sent = now.sent_of(step)
        if sent and step.id in now.settled:
            raise WrongValueError(
                f"That letter is on paper already (piece {sent.piece}); nothing was changed."
            )
        change(book, step, now)
        return _kept(book, step.departure_id, desk.today)


def _mended(now: Progress, mending: Step, day: date, today: date) -> list[Step]:
    """Return the steps once it is mended: the letter that says so can go now, the rest follows."""
    settled = {key: on for key, on in now.settled.items() if key != mending.id}
    steps = now.steps if mending.done_on else shifted(now.steps, mending, today, settled)
    return [
        replace(each, due_on=mending.due_on, done_on=day, stopped=False)
        if each.id == mending.id
        else replace(each, stopped=False)
        if each.kind in SAYS_IT_IS_MENDED and mending.stopped
        else each
        for each in steps
    ]


def _kept(book: Writing, departure_id: int, today: date) -> Changed:
    keep_in_step(book, book.departures.departure(departure_id), today)
    return changed(book, departure_id, today)
