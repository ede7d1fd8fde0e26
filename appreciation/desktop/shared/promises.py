"""What was promised, in words."""

from datetime import date, time

from PySide6.QtCore import QLocale, QTime

from appreciation.desktop.shared.days import full_day, near_day, short_day
from appreciation.desktop.shared.widgets import counted, translated
from appreciation.domain.promises import (
    Means,
    Promise,
    Promised,
    PromiseEvent,
    PromiseState,
    PromiseStep,
    Term,
)

MEANS_ICONS = {
    Means.PHONE: "phone",
    Means.EMAIL: "mail",
    Means.LETTER: "file-text",
    Means.VISIT: "map-pin",
    Means.MESSAGE: "message-square",
}


def means_words(means: Means) -> str:
    """Return as `by phone`."""
    return {
        Means.PHONE: _tr("by phone"),
        Means.EMAIL: _tr("by e-mail"),
        Means.LETTER: _tr("by letter"),
        Means.VISIT: _tr("in person"),
        Means.MESSAGE: _tr("by message"),
    }[means]


def clock_words(at: time) -> str:
    """Return a time as the locale writes it, as `16:00`."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def promise_day(day: date, today: date) -> str:
    """Return a day near today: `today`, `tomorrow`, `Tue 24 Nov`, or with its year."""
    if (day - today).days == 1:
        return _tr("tomorrow")
    if (today - day).days in {0, 1}:
        return near_day(day, today)
    return short_day(day) if day.year == today.year else full_day(day)


def when_words(term: Term, today: date) -> str:
    """Return as `today 16:00`, or the day alone."""
    day = promise_day(term.day, today)
    return f"{day} {clock_words(term.at)}" if term.at else day


def term_words(term: Term, today: date) -> str:
    """Return as `today 16:00, by phone`."""
    return f"{when_words(term, today)}, {means_words(term.means)}"


def promise_words(promise: Promise, today: date) -> str:
    """Return as `call back · today 16:00, by phone`."""
    return f"{promise.what} · {term_words(promise.by, today)}"


def state_words(promise: Promise, today: date) -> str:
    """Return what became of a promise, as `Kept 2 days late, by e-mail`."""
    if promise.broken_on is not None:
        on = near_day(promise.broken_on, today)
        return _tr("Broken, noted {day}").format(day=on)
    if promise.done is None:
        return ""
    on = near_day(promise.done.day, today)
    return _tr("Kept {day}, {how}").format(day=on, how=how_kept_words(promise))


def how_kept_words(promise: Promise) -> str:
    """Return how a promise was kept, as `2 days late, by e-mail`; empty for one that was not."""
    if promise.done is None:
        return ""
    how = means_words(promise.done.means)
    match promise.state:
        case PromiseState.OTHER_MEANS:
            return _tr("{how} and not {promised}").format(
                how=how, promised=means_words(promise.by.means)
            )
        case PromiseState.LATE:
            late = (promise.done.day - promise.by.day).days
            words = counted(late, _tr("1 day late"), _tr("{n} days late"))
            if not late and promise.done.at:
                words = _tr("late, at {time}").format(time=clock_words(promise.done.at))
            return f"{words}, {how}"
    return how


def former_words(promise: Promise, today: date) -> str:
    """Return what was agreed before, the latest first; empty where nothing was."""
    return "\n".join(
        _tr("Until {day}: {term}").format(
            day=near_day(each.changed_on, today), term=term_words(each.term, today)
        )
        for each in reversed(promise.former)
    )


def step_words(step: PromiseStep) -> tuple[str, str, str]:
    """Return the icon of what happened with a promise, what it was, and the rest of it."""
    of = step.promise
    match step.event:
        case PromiseEvent.KEPT:
            return "circle-check", _tr("Promise kept"), f"{of.what} · {how_kept_words(of)}"
        case PromiseEvent.BROKEN:
            words = " · ".join(part for part in (of.what, of.broken_why) if part)
            return "circle-slash", _tr("Promise broken"), words
    anew = step.event is PromiseEvent.RENEGOTIATED
    what = _tr("Promise agreed anew") if anew else _tr("Promised")
    return "handshake", what, f"{of.what} · {term_words(step.term, step.on)}"


def gone_words(promised: Promised) -> str:
    """Return why they cannot be reached any more; empty where they can."""
    if promised.deceased:
        return _tr("They have died.")
    return _tr("They are in the bin.") if promised.binned else ""


def _tr(text: str) -> str:
    return translated("Promises", text)
