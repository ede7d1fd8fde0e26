"""Something we said we would do for somebody: by which day, at what time, by which means."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.touches import TouchKind


class Means(StrEnum):
    """The ways in which a promise can be kept."""

    PHONE = "phone"
    EMAIL = "e-mail"
    LETTER = "letter"
    VISIT = "visit"
    MESSAGE = "message"


class PromiseState(StrEnum):
    """What became of a promise. A late one is `LATE` even if it was kept by other means too."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    OTHER_MEANS = "other_means"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What a promise is measured by. Without `at` any time of the day will do."""

    day: date
    at: time | None = None
    means: Means

    @property
    def text(self) -> str:
        """Day and time as `2026-11-24T16:00`, or the day alone."""
        return f"{self.day}T{self.at:%H:%M}" if self.at else self.day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerTerm:
    """What was agreed before it was agreed anew on `changed_on`."""

    changed_on: date
    term: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One promise. `done` is when and how it was kept; `former` what was agreed before, in order.

    It is open until it is kept or broken, however late it is.
    """

    id: int = 0
    contact_id: ContactId
    what: str
    made_on: date
    by: Term
    done: Term | None = None
    broken_on: date | None = None
    broken_why: str = ""
    former: tuple[FormerTerm, ...] = ()

    @property
    def state(self) -> PromiseState:
        """What became of it."""
        if self.broken_on is not None:
            return PromiseState.BROKEN
        if self.done is None:
            return PromiseState.OPEN
        if _after(self.done, self.by):
            return PromiseState.LATE
        same = self.done.means is self.by.means
        return PromiseState.KEPT if same else PromiseState.OTHER_MEANS

    def is_overdue(self, now: datetime) -> bool:
        """Return whether it is open past its day, or on its day past its time."""
        if self.state is not PromiseState.OPEN or self.by.day != now.date():
            return self.state is PromiseState.OPEN and self.by.day < now.date()
        return self.by.at is not None and self.by.at < now.time()

    def kept(self, done: Term, today: date) -> "Promise":
        """Return it as kept. Raises `WrongValueError` for a day before it was made, or to come."""
        if not self.made_on <= done.day <= today:
            raise WrongValueError(
                f"The promise was made on {self.made_on} and today is {today}, so it cannot have"
                f" been kept on {done.day}. Nothing was changed; check the day."
            )
        return replace(self, done=done, broken_on=None, broken_why="")

    def broken(self, on: date, why: str) -> "Promise":
        """Return it as one that will not be kept."""
        return replace(self, done=None, broken_on=on, broken_why=why)

    def renegotiated(self, by: Term, on: date) -> "Promise":
        """Return it, open, with a new term; the one before is remembered.

        Raises `WrongValueError` where nothing would be new, and for a day before `on`.
        """
        if by == self.by:
            raise WrongValueError(
                "That is what was promised already. Say another day, time or means."
            )
        _check_coming(by.day, on)
        former = FormerTerm(changed_on=on, term=self.by)
        return replace(self.reopened(), by=by, former=(*self.former, former))

    def reopened(self) -> "Promise":
        """Return it as still to be kept."""
        return replace(self, done=None, broken_on=None, broken_why="")


class PromiseEvent(StrEnum):
    """What happens with a promise."""

    MADE = "made"
    RENEGOTIATED = "renegotiated"
    KEPT = "kept"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseStep:
    """Something that happened with a promise on a day; `term` is what was agreed from then on."""

    on: date
    event: PromiseEvent
    promise: Promise
    term: Term


def steps(promise: Promise) -> tuple[PromiseStep, ...]:
    """Return what happened with a promise, in order."""
    terms = (*(each.term for each in promise.former), promise.by)
    days = (promise.made_on, *(each.changed_on for each in promise.former))
    found = [
        PromiseStep(
            on=day,
            event=PromiseEvent.RENEGOTIATED if place else PromiseEvent.MADE,
            promise=promise,
            term=term,
        )
        for place, (day, term) in enumerate(zip(days, terms, strict=True))
    ]
    ended = promise.done.day if promise.done else promise.broken_on
    if ended is not None:
        event = PromiseEvent.KEPT if promise.done else PromiseEvent.BROKEN
        found.append(PromiseStep(on=ended, event=event, promise=promise, term=promise.by))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A promise with the one it was made to, and whether they can still be reached."""

    promise: Promise
    name: str
    organisation: str = ""
    deceased: bool = False
    binned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseCounts:
    """What became of the promises made in one year or month (`2026`, `2026-11`).

    `overdue` are open past their day, `waiting` open and not yet due; with them the counts add up
    to `made`. `renegotiated` says of how many the term was agreed anew, whatever became of them.
    """

    period: str
    made: int
    kept: int
    late: int
    other_means: int
    broken: int
    overdue: int
    waiting: int
    renegotiated: int


def checked(promise: Promise) -> Promise:
    """Return a promise that is new. Raises `WrongValueError` when it says nothing or is past."""
    what = " ".join(promise.what.split())
    if not what:
        raise WrongValueError("Say what was promised. Nothing was noted yet.")
    _check_coming(promise.by.day, promise.made_on)
    return replace(promise, what=what)


def means_of_touch(kind: TouchKind) -> Means | None:
    """Return by which means something done in that way was done; None where that says nothing."""
    return _MEANS.get(kind)


_MEANS: Mapping[TouchKind, Means] = {
    TouchKind.CALL: Means.PHONE,
    TouchKind.MEETING: Means.VISIT,
    TouchKind.VISIT: Means.VISIT,
    TouchKind.EMAIL: Means.EMAIL,
    TouchKind.LETTER: Means.LETTER,
    TouchKind.CARD: Means.LETTER,
}


def _check_coming(day: date, today: date) -> None:
    if day < today:
        raise WrongValueError(
            f"{day} is past, so nobody can be promised anything by then. Nothing was noted;"
            " check the day."
        )


def _after(done: Term, by: Term) -> bool:
    if done.day != by.day or done.at is None or by.at is None:
        return done.day > by.day
    return done.at > by.at
