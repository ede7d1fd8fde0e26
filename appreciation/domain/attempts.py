"""Asking why somebody left: who should ask, and when to try again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from appreciation.domain.touches import Touch

_LATER = timedelta(days=8)
_DAY = timedelta(days=1)
_SATURDAY = 5
_TIMES = (time(10, 30), time(15), time(17, 30))


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAttempt:
    """When to try next."""

    on: date
    at: time


def next_attempt(asked: Collection[Touch], today: date) -> NextAttempt | None:
    """Return when to try again: about a week later, on another weekday and at another time.

    `asked` are the touches that asked about the departure. None before the first of them, for then
    the plan says when. Never a Saturday or Sunday, and never a day gone by.
    """
    latest = max(asked, key=lambda each: (each.on, each.id), default=None)
    if latest is None:
        return None
    on = max(latest.on + _LATER, today)
    while on.weekday() >= _SATURDAY or on.weekday() == latest.on.weekday():
        on += _DAY
    at = _TIMES[len(asked) % len(_TIMES)] if latest.at is None else _far_from(latest.at)
    return NextAttempt(on=on, at=at)


def met_before(
    touches: Iterable[Touch], interviewer: str, *, signer: str, departure_id: int
) -> date | None:
    """Return the day on which an interviewer last had to do with somebody; None if never.

    `touches` are everything that passed with them. Somebody who never worked with them hears more:
    what was printed, what reached nobody, and the questions about this departure do not count. The
    owner is the interviewer without a name, and so is the `signer` of the book.
    """
    name = _same(interviewer, signer)
    days = [
        each.on
        for each in touches
        if each.personal
        and not each.attempt
        and each.departure_id != departure_id
        and _same(each.by, signer) == name
    ]
    return max(days, default=None)


def _same(name: str, signer: str) -> str:
    plain = " ".join(name.casefold().split())
    return "" if plain == " ".join(signer.casefold().split()) else plain


def _far_from(last: time) -> time:
    """Return the time of day that is farthest from one."""
    minutes = last.hour * 60 + last.minute
    return max(_TIMES, key=lambda each: abs(each.hour * 60 + each.minute - minutes))
