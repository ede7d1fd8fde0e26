"""Promises in the book."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, time

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select, true
from sqlalchemy.engine import RowMapping

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.promises import (
    FormerTerm,
    Means,
    Promise,
    PromiseCounts,
    Promised,
    Term,
)
from appreciation.store.journal import Journal
from appreciation.store.practice_schema import promise, promise_term
from appreciation.store.rows import Row, rows_by_id
from appreciation.store.schema import contact, organisation

_IS_OPEN = and_(promise.c.done_on.is_(None), promise.c.broken_on.is_(None))
_YEAR, _MONTH = 4, 7  # letters of an ISO day


class Promises:
    """The promises, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def promised(self, id_: int) -> Promised:
        """Return one promise. Raises `WrongValueError` when it is not in the book."""
        for found in self._promised(_LISTED.where(promise.c.id == id_)):
            return found
        raise WrongValueError(f"Promise {id_} is not in the book. Nothing was changed.")

    def open(self, *, until: date | None = None) -> tuple[Promised, ...]:
        """Return all that is still to be kept, the most urgent first, or what is due until a day.

        A promise without a time comes before those of its day that have one.
        """
        query = _LISTED.where(_IS_OPEN)
        if until is not None:
            query = query.where(promise.c.by_day <= until.isoformat())
        return self._promised(query.order_by(promise.c.by_day, promise.c.by_time, promise.c.id))

    def timed_on(self, day: date) -> tuple[Promised, ...]:
        """Return what is still to be kept at a time of a day, to people who can be reached."""
        query = _LISTED.where(
            _IS_OPEN,
            promise.c.by_day == day.isoformat(),
            promise.c.by_time != "",
            ~contact.c.deceased,
            contact.c.binned_on.is_(None),
        )
        return self._promised(query.order_by(promise.c.by_time, promise.c.id))

    def open_count(self, *, until: date) -> int:
        """Return how many are still to be kept that are due until a day."""
        query = select(func.count()).where(_IS_OPEN, promise.c.by_day <= until.isoformat())
        return self._connection.execute(query).scalar_one()

    def settled(self, most: int | None) -> tuple[Promised, ...]:
        """Return the promises settled last, kept or broken, the latest first.

        At most so many, or all of them.
        """
        kept = _LISTED.where(promise.c.done_on.is_not(None)).order_by(promise.c.done_on.desc())
        broken = _LISTED.where(promise.c.done_on.is_(None), promise.c.broken_on.is_not(None))
        broken = broken.order_by(promise.c.broken_on.desc())
        found = (
            *self._promised(kept.order_by(promise.c.id.desc()).limit(most)),
            *self._promised(broken.order_by(promise.c.id.desc()).limit(most)),
        )
        latest = sorted(found, key=lambda each: each.promise.id, reverse=True)
        return tuple(sorted(latest, key=_settled_on, reverse=True)[:most])

    def of_contact(self, contact_id: int) -> tuple[Promise, ...]:
        """Return what was promised to somebody, in the order of the days."""
        query = _LISTED.where(promise.c.contact_id == contact_id)
        query = query.order_by(promise.c.by_day, promise.c.by_time, promise.c.id)
        return tuple(each.promise for each in self._promised(query))

    def counts(
        self, today: date, *, by_month: bool = False, since: date | None = None
    ) -> tuple[PromiseCounts, ...]:
        """Return what became of the promises of each year or month they were made in.

        Of all, or of those made since a day.
        """
        made = promise.c.made_on >= since.isoformat() if since else true()
        period = func.substr(promise.c.made_on, 1, _MONTH if by_month else _YEAR).label("period")
        late = or_(
            promise.c.done_on > promise.c.by_day,
            and_(
                promise.c.done_on == promise.c.by_day,
                promise.c.by_time != "",
                promise.c.done_time > promise.c.by_time,
            ),
        )
        kept = promise.c.done_on.is_not(None)
        past = promise.c.by_day < today.isoformat()
        cases = {
            "late": and_(kept, late),
            "other_means": and_(kept, ~late, promise.c.done_means != promise.c.means),
            "kept": and_(kept, ~late, promise.c.done_means == promise.c.means),
            "broken": promise.c.broken_on.is_not(None),
            "overdue": and_(_IS_OPEN, past),
            "waiting": and_(_IS_OPEN, ~past),
        }
        sums = [func.sum(case((each, 1), else_=0)).label(name) for name, each in cases.items()]
        query = select(period, func.count().label("made"), *sums).where(made).group_by("period")
        renegotiated = self._renegotiated(made, _MONTH if by_month else _YEAR)
        return tuple(
            PromiseCounts(**row, renegotiated=renegotiated.get(row["period"], 0))
            for row in self._connection.execute(query.order_by("period")).mappings()
        )

    def _renegotiated(self, made: ColumnElement[bool], letters: int) -> Mapping[str, int]:
        period = func.substr(promise.c.made_on, 1, letters).label("period")
        query = (
            select(period, func.count(promise.c.id.distinct()).label("number"))
            .join(promise_term, promise_term.c.promise_id == promise.c.id)
            .where(made)
            .group_by("period")
        )
        return {row.period: row.number for row in self._connection.execute(query)}

    def _promised(self, query: "Select[tuple[object, ...]]") -> tuple[Promised, ...]:
        rows = self._connection.execute(query).mappings().all()
        former = self._former([row["id"] for row in rows])
        return tuple(
            Promised(
                promise=_promise(row, tuple(former[row["id"]])),
                name=row["full_name"] or row["organisation"] or "",
                organisation=row["organisation"] or "",
                deceased=row["deceased"],
                binned=row["binned_on"] is not None,
            )
            for row in rows
        )

    def _former(self, ids: Collection[int]) -> Mapping[int, list[FormerTerm]]:
        found: defaultdict[int, list[FormerTerm]] = defaultdict(list)
        rows = rows_by_id(self._connection, promise_term, ids, key="promise_id")
        for row in sorted(rows, key=lambda row: row["id"]):
            term = _term(row["by_day"], row["by_time"], row["means"])
            on = date.fromisoformat(row["changed_on"])
            found[row["promise_id"]].append(FormerTerm(changed_on=on, term=term))
        return found


class EditablePromises(Promises):
    """The promises, and how they are changed."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add(self, new: Promise) -> Promise:
        """Note a promise; return it with its id."""
        (id_,) = self.add_many([new])
        return replace(new, id=id_)

    def add_many(self, new: Sequence[Promise]) -> list[int]:
        """Note any number of promises; return their ids."""
        ids = self._journal.insert(promise, [_row(each) for each in new])
        for id_, each in zip(ids, new, strict=True):
            self._add_terms(replace(each, id=id_), each.former)
        return ids

    def save(self, changed: Promise) -> None:
        """Store what became of a promise; terms it had before are only ever added to."""
        (row,) = rows_by_id(self._connection, promise, [changed.id])
        self._journal.update(promise, [(row, _row(changed))])
        known = len(self._former([changed.id])[changed.id])
        self._add_terms(changed, changed.former[known:])

    def _add_terms(self, of: Promise, new: Collection[FormerTerm]) -> None:
        self._journal.insert(
            promise_term,
            [
                {
                    "promise_id": of.id,
                    "contact_id": of.contact_id,
                    "changed_on": each.changed_on.isoformat(),
                    **_columns(each.term, "by_day", "by_time", "means"),
                }
                for each in new
            ],
        )


_LISTED: "Select[tuple[object, ...]]" = (
    select(
        promise,
        contact.c.full_name,
        contact.c.deceased,
        contact.c.binned_on,
        organisation.c.name.label("organisation"),
    )
    .join(contact, contact.c.id == promise.c.contact_id)
    .outerjoin(organisation, organisation.c.id == contact.c.organisation_id)
)


def _promise(row: RowMapping, former: tuple[FormerTerm, ...]) -> Promise:
    return Promise(
        id=row["id"],
        contact_id=ContactId(row["contact_id"]),
        what=row["what"],
        made_on=date.fromisoformat(row["made_on"]),
        by=_term(row["by_day"], row["by_time"], row["means"]),
        done=_term(row["done_on"], row["done_time"], row["done_means"]) if row["done_on"] else None,
        broken_on=date.fromisoformat(row["broken_on"]) if row["broken_on"] else None,
        broken_why=row["broken_why"],
        former=former,
    )


def _row(of: Promise) -> Row:
    return {
        "contact_id": of.contact_id,
        "what": of.what,
        "made_on": of.made_on.isoformat(),
        **_columns(of.by, "by_day", "by_time", "means"),
        "done_on": None,
        "done_time": "",
        "done_means": "",
        **(_columns(of.done, "done_on", "done_time", "done_means") if of.done else {}),
        "broken_on": of.broken_on.isoformat() if of.broken_on else None,
        "broken_why": of.broken_why,
    }


def _term(day: str, at: str, means: str) -> Term:
    return Term(
        day=date.fromisoformat(day),
        at=time.fromisoformat(at) if at else None,
        means=Means(means),
    )


def _columns(term: Term, day: str, at: str, means: str) -> Row:
    """Return a term as columns of these names."""
    clock = term.at.isoformat("minutes") if term.at else ""
    return {day: term.day.isoformat(), at: clock, means: term.means.value}


def _settled_on(each: Promised) -> date:
    of = each.promise
    return of.done.day if of.done else of.broken_on or of.made_on
