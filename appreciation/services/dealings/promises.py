"""What was promised, and what became of it."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import ContactId
from appreciation.domain.date_order import DateOrder, usual_order
from appreciation.domain.errors import ChangedElsewhereError, WrongValueError
from appreciation.domain.promise_lines import Understood, understood
from appreciation.domain.promises import (
    Means,
    Promise,
    PromiseCounts,
    Promised,
    PromiseState,
    Term,
    checked,
    means_of_touch,
)
from appreciation.domain.touches import Touch
from appreciation.services.desk import Desk
from appreciation.services.files_out import write_whole
from appreciation.store.transactions import Reading, Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseChange:
    """A promise as it is now, after something became of it."""

    promised: Promised
    changes: Changes = frozenset({Kind.PROMISE})


@dataclass(frozen=True, slots=True, kw_only=True)
class AtATouch:
    """What was promised while somebody was reached, and which promises that kept."""

    what: str = ""
    by: Term | None = None
    keeps: tuple[int, ...] = ()


NO_PROMISE = AtATouch()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """The promise that a touch made, if any, and those it kept."""

    made: Promise | None
    kept: tuple[Promise, ...]

    @property
    def changes(self) -> Changes:
        """The kinds of things that changed with it."""
        return frozenset({Kind.PROMISE} if self.made or self.kept else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """All that is still to be kept, the most urgent first, at the moment `now`."""

    now: datetime
    promises: tuple[Promised, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is due by the day of `now`: how many in all, and what has a time today.

    `now` is a time of the owner's clock without a zone, as the promised times are. Nobody is
    reminded of what was promised to the dead or to people in the bin.
    """

    now: datetime
    count: int
    timed: tuple[Promised, ...]


def date_order(desk: Desk) -> DateOrder | None:
    """Return how the owner's country writes dates; None where that differs or is not known."""
    with desk.book.reading() as book:
        return usual_order(book.settings.settings().country)


def line(desk: Desk, text: str) -> Understood:
    """Return what a line says, dates read as the owner's country writes them."""
    return understood(text, desk.today, date_order(desk))


def make(desk: Desk, contact_id: ContactId, what: str, by: Term) -> PromiseChange:
    """Note a promise. Raises `WrongValueError`, `ContactGoneError`."""
    with desk.book.writing("Promise") as book:
        name = book.contacts.contact(contact_id).full_name
        book.relabel(f"Promise to {name}")
        new = Promise(contact_id=contact_id, what=what, made_on=desk.today, by=by)
        kept = book.promises.add(checked(new))
        return PromiseChange(promised=book.promises.promised(kept.id))


def note_with(book: Writing, touch: Touch, about: AtATouch, now: datetime) -> Noted:
    """Note within a change under way what a touch promised and what it kept.

    What it kept was kept when it began, or now where no clock ran, by its means. Raises
    `WrongValueError`, and `ChangedElsewhereError` for a promise that is not open any more.
    """
    if touch.attempt and about.keeps:
        raise WrongValueError(
            "They were not reached, so that kept no promise. Nothing was logged; take the tick"
            " away."
        )
    kept: list[Promise] = []
    for id_ in about.keeps:
        before = book.promises.promised(id_).promise
        if before.state is not PromiseState.OPEN or before.contact_id != touch.contact_id:
            raise ChangedElsewhereError(
                f"“{before.what}” is not an open promise to them any more. Nothing was logged;"
                " take the tick away."
            )
        means = means_of_touch(touch.kind) or before.by.means
        done = Term(day=touch.on, at=touch.at or _clock(now, touch.on), means=means)
        kept.append(before.kept(done, now.date()))
        book.promises.save(kept[-1])
    made: Promise | None = None
    if about.what or about.by:
        if about.by is None:
            raise WrongValueError("Say by which day and means you promised it.")
        new = Promise(contact_id=touch.contact_id, what=about.what, made_on=touch.on, by=about.by)
        made = book.promises.add(checked(new))
    return Noted(made=made, kept=tuple(kept))


def _clock(now: datetime, day: date) -> time | None:
    """Return the time of the moment, to the minute; None for what was on another day."""
    return now.time().replace(second=0, microsecond=0) if day == now.date() else None


def keep(
    desk: Desk,
    promise_id: int,
    *,
    on: date | None = None,
    at: time | None = None,
    means: Means | None = None,
) -> PromiseChange:
    """Note that a promise was kept: at this moment and as promised, where nothing else is said.

    Raises `WrongValueError`, also for a day that is still to come.
    """
    day = on or desk.today
    when = at if on else at or _clock(desk.now, day)

    def kept(promise: Promise) -> Promise:
        done = Term(day=day, at=when, means=means or promise.by.means)
        return promise.kept(done, desk.today)

    return _change(desk, promise_id, "Keep the promise to", kept)


def break_off(desk: Desk, promise_id: int, *, why: str = "") -> PromiseChange:
    """Note that a promise was broken, and why."""
    return _change(
        desk,
        promise_id,
        "Note the broken promise to",
        lambda promise: promise.broken(desk.today, why.strip()),
    )


def renegotiate(desk: Desk, promise_id: int, by: Term) -> PromiseChange:
    """Agree a promise anew; what was agreed before stays in its history.

    Raises `WrongValueError` where nothing would be new, and for a day that is past.
    """
    return _change(
        desk,
        promise_id,
        "Agree anew with",
        lambda promise: promise.renegotiated(by, desk.today),
    )


def reopen(desk: Desk, promise_id: int) -> PromiseChange:
    """Take back that a promise was kept or broken, however long ago that was noted."""
    return _change(desk, promise_id, "Open the promise again to", Promise.reopened)


def promised(desk: Desk, promise_id: int) -> Promised:
    """Return one promise. Raises `WrongValueError` when it is not in the book."""
    with desk.book.reading() as book:
        return book.promises.promised(promise_id)


def owed(desk: Desk) -> Owed:
    """Return everything that is still to be kept, overdue or not: nothing leaves by itself."""
    with desk.book.reading() as book:
        return Owed(now=desk.now, promises=book.promises.open())


def owed_until(desk: Desk, day: date) -> Owed:
    """Return what is overdue or due until a day."""
    with desk.book.reading() as book:
        return Owed(now=desk.now, promises=book.promises.open(until=day))


def due(desk: Desk) -> Due:
    """Return how many promises are due by today, and those of today that have a time."""
    with desk.book.reading() as book:
        return Due(
            now=desk.now.replace(tzinfo=None),
            count=book.promises.open_count(until=desk.today),
            timed=book.promises.timed_on(desk.today),
        )


def settled(desk: Desk, most: int | None = None) -> tuple[Promised, ...]:
    """Return what was kept or broken last, the latest first, all of it or at most so many."""
    with desk.book.reading() as book:
        return book.promises.settled(most)


def open_with(desk: Desk, contact_id: ContactId) -> tuple[Promise, ...]:
    """Return what is owed to one person, the most urgent first."""
    with desk.book.reading() as book:
        return open_promises(book, contact_id)


def open_promises(book: Reading, contact_id: ContactId) -> tuple[Promise, ...]:
    """Return what is owed to one person, in a book that is being read."""
    of = book.promises.of_contact(contact_id)
    return tuple(each for each in of if each.state is PromiseState.OPEN)


def promise_counts(
    desk: Desk, *, by_month: bool = False, since: date | None = None
) -> tuple[PromiseCounts, ...]:
    """Return what became of the promises of each year, or month, in which any was made.

    Of all, or of those made since a day.
    """
    with desk.book.reading() as book:
        return book.promises.counts(desk.today, by_month=by_month, since=since)


def _change(
    desk: Desk, promise_id: int, label: str, changed: Callable[[Promise], Promise]
) -> PromiseChange:
    with desk.book.writing(label) as book:
        before = book.promises.promised(promise_id)
        book.relabel(f"{label} {before.name}")
        book.promises.save(changed(before.promise))
        return PromiseChange(promised=book.promises.promised(promise_id))


def save_event(desk: Desk, promise_id: int, path: Path) -> None:
    """Write one promise as a calendar file, for the calendar the owner uses.

    Raises `WrongValueError`, `NotWrittenError`.
    """
    from appreciation.interchange.calendar_writing import write_promise

    out = io.BytesIO()
    write_promise(promised(desk, promise_id), out, desk.today)
    write_whole(path, out.getvalue())
