"""Departures in lists: who left, what comes next, and what they say most."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from appreciation.domain.departure_lines import DepartureCounts, DepartureLine
from appreciation.domain.departure_reasons import Reason, reason_of_code
from appreciation.domain.win_back import Step
from appreciation.services.desk import Desk
from appreciation.store.interviews import Tries
from appreciation.store.transactions import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A departure in a list, with its reason, its next step and how often they were asked."""

    line: DepartureLine
    reason: Reason
    next_step: Step | None
    tries: Tries


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureList:
    """A list of departures, how many there are in all, and what they say most.

    `themes` has how many departures each theme was noted for, out of `with_themes`.
    """

    lines: tuple[Listed, ...]
    counts: DepartureCounts
    themes: tuple[tuple[str, int], ...]
    with_themes: int


def departure_list(desk: Desk, *, settled: bool = False, limit: int = 100) -> DepartureList:
    """Return the departures with a step left by the day of the next one, or the settled ones."""
    with desk.book.reading() as book:
        lists = book.departure_lists
        lines = lists.settled(limit=limit) if settled else lists.open(limit=limit)
        return DepartureList(
            lines=_listed(book, lines),
            counts=lists.counts(),
            themes=book.interviews.theme_counts(),
            with_themes=book.interviews.departures_with_themes(),
        )


def due(desk: Desk, until: date) -> tuple[Listed, ...]:
    """Return the departures whose next step is due by a day and has to be done by somebody.

    A letter that is prepared goes out with its batch by itself and is none of them.
    """
    with desk.book.reading() as book:
        listed = _listed(book, book.departure_lists.open(until=until))
        steps = [each.next_step.id for each in listed if each.next_step]
        prepared = book.departure_lists.prepared(steps)
        return tuple(
            each for each in listed if each.next_step and each.next_step.id not in prepared
        )


def _listed(book: Reading, lines: Sequence[DepartureLine]) -> tuple[Listed, ...]:
    ids = [each.departure.id for each in lines]
    own = book.departures.own_reasons()
    steps, tries = book.departure_lists.next_steps(ids), book.interviews.tries(ids)
    return tuple(
        Listed(
            line=each,
            reason=reason_of_code(each.departure.reason, own),
            next_step=steps.get(each.departure.id) if each.next_on else None,
            tries=tries.get(each.departure.id, Tries()),
        )
        for each in lines
    )
