"""The steps after a departure: which, when, and never two letters close together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from appreciation.domain.contacts import ContactId
from appreciation.domain.departure_reasons import Plan
from appreciation.domain.errors import WrongValueError
from appreciation.domain.letters import Purpose

COOL_DOWN = timedelta(days=45)
"""The least time between two letters that win back; the first thanks asks for nothing."""

AFTER_THANKS = timedelta(days=7)
"""The least time after the first thanks, so that nothing else lies in the same batch with them."""


class StepKind(StrEnum):
    """The kinds of step. Those with a purpose in `LETTERS` are letters, the others are ours."""

    THANK = "thank"
    ASK = "ask"
    SURVEY = "survey"
    MEND = "mend"
    ASSURE = "assure"
    CHANGED = "changed"
    OPEN_DOOR = "open_door"
    WELL_WISHES = "well_wishes"
    HOPE = "hope"
    ARTICLE = "article"
    OFFER = "offer"
    ASK_AGAIN = "ask_again"


LETTERS = {
    StepKind.THANK: Purpose.REGRET,
    StepKind.SURVEY: Purpose.SURVEY,
    StepKind.ASSURE: Purpose.MENDED,
    StepKind.CHANGED: Purpose.CHANGED,
    StepKind.OPEN_DOOR: Purpose.OPEN_DOOR,
    StepKind.WELL_WISHES: Purpose.WELL_WISHES,
    StepKind.HOPE: Purpose.HOPE,
    StepKind.ARTICLE: Purpose.ARTICLE,
    StepKind.OFFER: Purpose.OFFER,
    StepKind.ASK_AGAIN: Purpose.RECONSIDER,
}
"""The steps that are letters, with what each is written for."""

TITLES = {
    StepKind.THANK: "thank them, and say we are sorry",
    StepKind.ASK: "ask why",
    StepKind.SURVEY: "ask by post",
    StepKind.MEND: "mend it",
    StepKind.ASSURE: "tell them it is mended",
    StepKind.CHANGED: "tell them it has changed",
    StepKind.OPEN_DOOR: "leave the door open",
    StepKind.WELL_WISHES: "wish them well",
    StepKind.HOPE: "hope that all goes well",
    StepKind.ARTICLE: "an article of interest",
    StepKind.OFFER: "a welcome-back offer",
    StepKind.ASK_AGAIN: "ask them to reconsider",
}
"""The steps in plain English, for paper and the command line."""

SAYS_IT_IS_MENDED = frozenset({StepKind.ASSURE, StepKind.CHANGED})
"""The letters that may go only once it is written down what was mended, and when."""

FROM_THE_SHELF = frozenset({StepKind.ARTICLE, StepKind.OFFER})
"""The letters that carry something, which has to be chosen first."""

_MOVES_ALONE = frozenset({StepKind.THANK, StepKind.ASK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a plan.

    `stopped` says that the owner skips it. A letter is done by what became of its piece; `done_on`
    is then empty, unless the owner wrote it by hand.
    """

    id: int = 0
    departure_id: int = 0
    contact_id: ContactId
    position: int
    kind: StepKind
    due_on: date
    done_on: date | None = None
    stopped: bool = False
    note: str = ""

    @property
    def purpose(self) -> Purpose | None:
        """What its letter is written for; None for a step that is no letter."""
        return LETTERS.get(self.kind)

    @property
    def cools_down(self) -> bool:
        """Whether it keeps its distance from other letters, and they from it."""
        return self.purpose is not None and self.kind is not StepKind.THANK


@dataclass(frozen=True, slots=True, kw_only=True)
class _When:
    """So many days after the departure, or after the step before."""

    days: int
    after_the_step_before: bool = False


def _after_departure(days: int) -> _When:
    return _When(days=days)


def _later(days: int) -> _When:
    return _When(days=days, after_the_step_before=True)


_AT_ONCE = _after_departure(0)
_IN_THREE_DAYS = _after_departure(3)
_IN_A_MONTH = _after_departure(30)
_IN_SEVEN_WEEKS = _after_departure(49)

STEPS: dict[Plan, tuple[tuple[StepKind, _When], ...]] = {
    Plan.MEND: (
        (StepKind.THANK, _AT_ONCE),
        (StepKind.ASK, _IN_THREE_DAYS),
        (StepKind.MEND, _IN_A_MONTH),
        (StepKind.ASSURE, _later(0)),
        (StepKind.ARTICLE, _later(45)),
        (StepKind.OFFER, _later(45)),
        (StepKind.ASK_AGAIN, _later(90)),
    ),
    Plan.CHANGE: (
        (StepKind.THANK, _AT_ONCE),
        (StepKind.ASK, _IN_THREE_DAYS),
        (StepKind.MEND, _IN_A_MONTH),
        (StepKind.CHANGED, _later(0)),
        (StepKind.ARTICLE, _later(45)),
        (StepKind.OFFER, _later(45)),
        (StepKind.ASK_AGAIN, _later(90)),
    ),
    Plan.OPEN_DOOR: (
        (StepKind.THANK, _AT_ONCE),
        (StepKind.OPEN_DOOR, _IN_SEVEN_WEEKS),
        (StepKind.ARTICLE, _later(60)),
        (StepKind.ASK_AGAIN, _later(90)),
    ),
    Plan.WELL_WISHES: (
        (StepKind.THANK, _AT_ONCE),
        (StepKind.WELL_WISHES, _IN_SEVEN_WEEKS),
        (StepKind.HOPE, _later(60)),
        (StepKind.OFFER, _later(60)),
        (StepKind.ASK_AGAIN, _later(90)),
    ),
    Plan.STAY_FRIENDS: (
        (StepKind.THANK, _AT_ONCE),
        (StepKind.HOPE, _IN_SEVEN_WEEKS),
        (StepKind.ARTICLE, _later(90)),
    ),
    Plan.FIND_OUT: (
        (StepKind.THANK, _AT_ONCE),
        (StepKind.ASK, _IN_THREE_DAYS),
        (StepKind.SURVEY, _IN_SEVEN_WEEKS),
        (StepKind.OPEN_DOOR, _later(60)),
        (StepKind.ASK_AGAIN, _later(120)),
    ),
    Plan.FAREWELL: (
        (StepKind.THANK, _AT_ONCE),
        (StepKind.WELL_WISHES, _IN_SEVEN_WEEKS),
    ),
    Plan.NOTHING: (),
}
"""The steps of each plan. *Stay friends* sells nothing; after a death there are none."""


def planned_steps(plan: Plan, *, contact_id: ContactId, start: date) -> tuple[Step, ...]:
    """Return the steps of a plan that starts on a day, without ids."""
    steps: list[Step] = []
    for position, (kind, when) in enumerate(STEPS[plan]):
        from_ = steps[-1].due_on if when.after_the_step_before else start
        due = from_ + timedelta(days=when.days)
        steps.append(Step(contact_id=contact_id, position=position, kind=kind, due_on=due))
    return tuple(steps)


def replanned(
    plan: Plan, kept: Sequence[Step], *, contact_id: ContactId, start: date
) -> tuple[Step, ...]:
    """Return the steps of another plan that starts on a day, after those of the old one.

    `kept` are the steps that are done, on paper, or the owner's own affair: they stay, and what
    they did is not done again.
    """
    there = {each.kind for each in kept}
    new = planned_steps(plan, contact_id=contact_id, start=start)
    steps = [*sorted(kept, key=lambda step: step.position)]
    steps += [each for each in new if each.kind not in there]
    return tuple(replace(each, position=place) for place, each in enumerate(steps))


def spaced(steps: Iterable[Step], settled: dict[int, date], *, since: date | None) -> list[Step]:
    """Return the steps with no two letters closer together than the cool-down.

    The first thanks stand alone: what comes after them goes a week later at the earliest.
    `settled` has, by id, the day of each step that is done or skipped or whose letter is on paper:
    these stay where they are. `since` is the day of the last letter of an earlier departure.
    Letters go in the order of the plan; one that is too close moves later.
    """
    spaced_out: list[Step] = []
    last = since
    free = date.min
    for step in sorted(steps, key=lambda each: each.position):
        if step.kind is StepKind.THANK and not step.stopped:
            free = settled.get(step.id, step.due_on) + AFTER_THANKS
        if step.stopped or not step.cools_down:
            spaced_out.append(step)
            continue
        earliest = max(step.due_on, free, last + COOL_DOWN if last else date.min)
        day = settled.get(step.id, earliest)
        spaced_out.append(step if step.id in settled else replace(step, due_on=day))
        last = max(last, day) if last else day
    return spaced_out


def shifted(steps: Iterable[Step], moved: Step, to: date, settled: Iterable[int]) -> list[Step]:
    """Return the steps with one moved to a day, and those after it moved along.

    Thanks and questions move alone. What is settled stays where it is.
    """
    fixed = frozenset(settled)
    by = to - moved.due_on
    along = moved.kind not in _MOVES_ALONE
    return [
        replace(each, due_on=each.due_on + by)
        if each.id not in fixed
        and (each.id == moved.id or (along and each.position > moved.position))
        else each
        for each in steps
    ]


def check_room(steps: Iterable[Step], wanted: Step, to: date) -> None:
    """Raise `WrongValueError` when a letter would follow another within the cool-down."""
    found = next((each for each in steps if each.id == wanted.id), wanted)
    if found.due_on != to:
        raise WrongValueError(
            f"Another letter of this plan goes out shortly before {to.isoformat()}, and two of them"
            f" are kept {COOL_DOWN.days} days apart. From {found.due_on.isoformat()} on it can go;"
            " nothing was moved."
        )


def waits_for_mending(step: Step, steps: Iterable[Step]) -> bool:
    """Whether a letter has to wait until what was ours is mended, or that step is skipped."""
    return step.purpose is not None and any(
        each.kind is StepKind.MEND
        and each.position < step.position
        and not (each.done_on or each.stopped)
        for each in steps
    )
