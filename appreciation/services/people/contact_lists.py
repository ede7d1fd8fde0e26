"""The list of contacts as a window shows it: a page at a time, with its counts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from appreciation.domain.contact_lines import ContactLine, ContactQuery, PageKey, Tally
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import ChangedElsewhereError
from appreciation.services.desk import Desk

_FEW = 100
"""So many people are looked for one by one; for more, the list is read through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Top:
    """The top of a list. `total` is None when there is more, which has not been counted."""

    lines: tuple[ContactLine, ...]
    total: int | None


def top(desk: Desk, query: ContactQuery, *, limit: int) -> Top:
    """Return the first lines of a list; a short list is thereby counted."""
    with desk.book.reading() as book:
        lines = book.contacts.page(_as_of(desk, query), limit=limit + 1)
    return Top(lines=lines[:limit], total=None if len(lines) > limit else len(lines))


def lines(
    desk: Desk, query: ContactQuery, after: PageKey | None, *, skip: int, limit: int
) -> tuple[ContactLine, ...]:
    """Return lines of a list, leaving out `skip` after a key (None: from the top)."""
    with desk.book.reading() as book:
        return book.contacts.page(_as_of(desk, query), after, skip=skip, limit=limit)


def count(desk: Desk, query: ContactQuery) -> int:
    """Return how many lines a list has."""
    with desk.book.reading() as book:
        return book.contacts.count(_as_of(desk, query))


def place(desk: Desk, query: ContactQuery, contact_id: ContactId) -> int | None:
    """Return at which place of a list, from 0, somebody stands; None when they do not."""
    with desk.book.reading() as book:
        return book.contacts.place(_as_of(desk, query), contact_id)


def tally(desk: Desk) -> Tally:
    """Return how many each list of one filter has."""
    with desk.book.reading() as book:
        return book.contacts.tally(desk.today)


def chosen(
    desk: Desk, query: ContactQuery, places: Sequence[tuple[int, int]], *, total: int
) -> tuple[ContactId, ...]:
    """Return who stands at places of a list: pairs of the first and the last, from 0.

    Raises `ChangedElsewhereError` when the list no longer has as many lines as were shown, since
    others may stand there now.
    """
    query = _as_of(desk, query)
    with desk.book.reading() as book:
        if book.contacts.count(query) != total:
            raise ChangedElsewhereError(
                "The list has changed in the meantime, so others may be chosen now. Nothing was"
                " done; look at the list again."
            )
        return tuple(
            line.id
            for first, last in places
            for line in book.contacts.page(query, skip=first, limit=last - first + 1)
        )


def _as_of(desk: Desk, query: ContactQuery) -> ContactQuery:
    """Return a query that goes by the day it is asked on, however long ago it was put together."""
    return replace(query, on=desk.today) if query.going_quiet else query


def places(
    desk: Desk, query: ContactQuery, ids: Collection[ContactId]
) -> tuple[tuple[int, int], ...]:
    """Return where people stand in a list, as `chosen` takes it; those not in it are left out."""
    wanted, query = set(ids), _as_of(desk, query)
    with desk.book.reading() as book:
        if len(wanted) <= _FEW:
            found = [book.contacts.place(query, each) for each in wanted]
            return _ranges(sorted(each for each in found if each is not None))
        total = book.contacts.count(query)
        every = book.contacts.page(query, limit=total)
        return _ranges([place for place, line in enumerate(every) if line.id in wanted])


def _ranges(places: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return places in order as pairs of the first and the last of those in a row.

    >>> _ranges([1, 2, 3, 7])
    ((1, 3), (7, 7))
    """
    found: list[tuple[int, int]] = []
    for each in places:
        if found and found[-1][1] == each - 1:
            found[-1] = (found[-1][0], each)
        else:
            found.append((each, each))
    return tuple(found)
