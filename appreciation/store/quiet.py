"""Who has not heard from us for too long: one question, whoever asks it."""

from collections.abc import Iterator
from datetime import date, timedelta
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, not_, or_, select

from appreciation.domain.cadence import usual_cadences
from appreciation.domain.contacts import ContactId
from appreciation.store.practice_schema import care
from appreciation.store.schema import contact
from appreciation.store.settings import BookSettings


def quiet_on(connection: Connection, today: date) -> list[ColumnElement[bool]]:
    """Return the conditions that a contact is going quiet on a day, by the cadence that holds.

    The dead, people in the bin, those put off until later and those not watched over never are.
    """
    return [*_present(), *_silent(connection, today, _SINCE)]


def longest_quiet(connection: Connection, today: date, limit: int | None) -> Iterator[ContactId]:
    """Yield who is going quiet, whoever has waited longest first.

    Those reached at some time and those never reached are each read in the order of an index.
    """
    parts = []
    for never, since in ((False, contact.c.last_reached), (True, contact.c.entered_on)):
        reached = contact.c.last_reached.is_(None) if never else contact.c.last_reached.is_not(None)
        query = select(since.label("since"), contact.c.id)
        query = query.where(reached, *_present(), *_silent(connection, today, since))
        ordered = query.order_by(since, contact.c.id).limit(limit)
        parts.append((row.since, row.id) for row in connection.execute(ordered))
    for _, id_ in islice(merge(*parts), limit):
        yield ContactId(id_)


def how_many_quiet(connection: Connection, today: date) -> int:
    """Return how many are going quiet."""
    query = select(func.count()).select_from(contact).where(*quiet_on(connection, today))
    return int(connection.execute(query).scalar_one())


_SINCE = func.coalesce(contact.c.last_reached, contact.c.entered_on)
_THEIRS = care.c.contact_id == contact.c.id


def _present() -> tuple[ColumnElement[bool], ...]:
    return (contact.c.merged_into.is_(None), contact.c.binned_on.is_(None), ~contact.c.deceased)


def _silent(
    connection: Connection, today: date, since: ColumnElement[Any]
) -> Iterator[ColumnElement[bool]]:
    """Yield what their cadence and what was chosen for them say of a silence since a day."""
    usual = {
        status.value: (today - cadence.ideal).isoformat()
        for status, cadence in usual_cadences(BookSettings(connection).settings()).items()
    }
    chosen = select(care.c.ideal_days).where(care.c.ideal_days.is_not(None)).distinct()
    own = {
        days: (today - timedelta(days=days)).isoformat()
        for days in connection.execute(chosen).scalars()
    }
    yield since < max([*usual.values(), *own.values()])
    by_status = since < case(usual, value=contact.c.status)
    if own:
        has_own = select(care.c.id).where(_THEIRS, care.c.ideal_days.is_not(None)).exists()
        by_person = since < case(own, value=care.c.ideal_days)
        quiet = select(care.c.id).where(_THEIRS, by_person).exists()
        yield or_(and_(by_status, not_(has_own)), quiet)
    else:
        yield by_status
    away = or_(~care.c.watched, care.c.quiet_until > today.isoformat())
    yield ~select(care.c.id).where(_THEIRS, away).exists()
