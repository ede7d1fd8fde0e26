"""Organisations in the book, with whom we know there and whom they have lost."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, false, func, literal, select

from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.errors import WrongValueError
from appreciation.domain.organisations import (
    Footing,
    How,
    KnownThere,
    Loss,
    Organisation,
    OrganisationLine,
    OrganisationQuery,
    footing,
)
from appreciation.domain.touches import TouchKind
from appreciation.store.contact_rows import STATUSES, day_of_text
from appreciation.store.journal import Journal
from appreciation.store.organisation_names import organisation_key
from appreciation.store.practice_schema import departure, organisation_loss, promise
from appreciation.store.rows import rows_by_id
from appreciation.store.schema import contact, organisation, touch
from appreciation.store.words import words

_COUNTED_ON = ~contact.c.deceased & (contact.c.status != Status.FORMER_CUSTOMER.value)
_COUNT = func.count().filter(_COUNTED_ON)


class Organisations:
    """The organisations, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def organisations(self) -> tuple[Organisation, ...]:
        """Return those with anybody outside the bin, by name."""
        members = func.count().label("members")
        query = (
            select(organisation.c.id, organisation.c.name, members)
            .join(contact, contact.c.organisation_id == organisation.c.id)
            .where(contact.c.binned_on.is_(None))
            .group_by(organisation.c.id)
            .order_by(organisation.c.name_key)
        )
        return tuple(
            Organisation(id=row.id, name=row.name, members=row.members)
            for row in self._connection.execute(query)
        )

    def page(
        self, query: OrganisationQuery, after: str | None = None, *, skip: int = 0, limit: int = 100
    ) -> tuple[OrganisationLine, ...]:
        """Return the next lines of a list by name, after the key of the last one seen."""
        if query.footing is None:
            # Of a page alone the people are counted; to know the footing, all are.
            ids = _beyond(_with_somebody(query), after).offset(skip).limit(limit)
            wanted = _lines(query).where(organisation.c.id.in_(ids.scalar_subquery()))
            wanted = wanted.order_by(organisation.c.name_key)
        else:
            wanted = _beyond(_lines(query), after).offset(skip).limit(limit)
        return tuple(map(_line, self._connection.execute(wanted)))

    def count(self, query: OrganisationQuery) -> int:
        """Return how many lines a list has in all."""
        found = _with_somebody(query) if query.footing is None else _lines(query)
        counted = select(func.count()).select_from(found.subquery())
        return int(self._connection.execute(counted).scalar_one())

    def footings(self) -> dict[Footing, int]:
        """Return at how many organisations our footing is of each kind, in one look."""
        each = (
            select(_COUNT.label("counted_on"))
            .where(contact.c.organisation_id.is_not(None), contact.c.binned_on.is_(None))
            .group_by(contact.c.organisation_id)
            .subquery()
        )
        query = select(each.c.counted_on, func.count()).group_by(each.c.counted_on)
        found = dict.fromkeys(Footing, 0)
        for counted_on, organisations in self._connection.execute(query):
            found[footing(counted_on)] += organisations
        return found

    def line(self, id_: int) -> OrganisationLine:
        """Return one organisation; raise `WrongValueError` where nobody was ever known there."""
        row = self._connection.execute(
            _lines(OrganisationQuery()).where(organisation.c.id == id_)
        ).first()
        if row is not None:
            return _line(row)
        for each in rows_by_id(self._connection, organisation, [id_]):
            return OrganisationLine(
                id=id_,
                name=each["name"],
                known=0,
                counted_on=0,
                the_one=None,
                last_reached=None,
                key=each["name_key"],
            )
        raise WrongValueError(f"There is no organisation {id_} in the book.")

    def known_at(self, id_: int) -> tuple[KnownThere, ...]:
        """Return everyone known at an organisation, outside the bin, by name."""
        reached_by = (
            select(touch.c.kind)
            .where(touch.c.contact_id == contact.c.id, ~touch.c.attempt, touch.c.personal)
            .order_by(touch.c.on_day.desc(), touch.c.id.desc())
            .limit(1)
            .scalar_subquery()
        )
        columns = (
            contact.c.id,
            contact.c.full_name,
            contact.c.job_title,
            contact.c.status,
            contact.c.deceased,
            contact.c.last_reached,
            contact.c.last_attempt,
            reached_by.label("reached_by"),
            _how_many(promise, promise.c.done_on.is_(None), promise.c.broken_on.is_(None)),
            _how_many(departure, departure.c.outcome == ""),
        )
        query = select(*columns).where(
            contact.c.organisation_id == id_, contact.c.binned_on.is_(None)
        )
        return tuple(
            KnownThere(
                contact_id=ContactId(row.id),
                name=row.full_name,
                job_title=row.job_title,
                status=STATUSES[row.status],
                deceased=row.deceased,
                last_reached=day_of_text(row.last_reached),
                last_attempt=day_of_text(row.last_attempt),
                reached_by=TouchKind(row.reached_by) if row.reached_by else None,
                promises=row.promise,
                departures=row.departure,
            )
            for row in self._connection.execute(query.order_by(contact.c.sort_key, contact.c.id))
        )

    def losses(self, id_: int) -> tuple[Loss, ...]:
        """Return whom an organisation has lost, the latest first."""
        lost = organisation_loss
        query = (
            select(lost.c.contact_id, contact.c.full_name, lost.c.how, lost.c.on_day)
            .join(contact, contact.c.id == lost.c.contact_id)
            .where(lost.c.organisation_id == id_)
            .order_by(lost.c.on_day.desc(), lost.c.id.desc())
        )
        return tuple(
            Loss(
                contact_id=ContactId(row.contact_id),
                name=row.full_name,
                how=How(row.how),
                on=date.fromisoformat(row.on_day),
            )
            for row in self._connection.execute(query)
        )

    def lost_since(self, day: date) -> tuple[int, ...]:
        """Return the organisations at which, since a day, the last one we counted on has gone."""
        left = select(contact.c.id).where(
            contact.c.organisation_id == organisation_loss.c.organisation_id,
            contact.c.binned_on.is_(None),
            _COUNTED_ON,
        )
        query = (
            select(organisation_loss.c.organisation_id)
            .where(organisation_loss.c.on_day >= day.isoformat(), ~left.exists())
            .group_by(organisation_loss.c.organisation_id)
            .order_by(func.max(organisation_loss.c.on_day), organisation_loss.c.organisation_id)
        )
        return tuple(self._connection.execute(query).scalars())

    def id_of(self, name: str) -> int | None:
        """Return the organisation of a name, or None where none is called so."""
        query = select(organisation.c.id).where(organisation.c.name_key == organisation_key(name))
        return self._connection.execute(query).scalar() if name.strip() else None

    def people_at(self, name: str) -> tuple[ContactId, ...]:
        """Return the contacts outside the bin who work at the organisation of a name, by name."""
        if not name.strip():
            return ()
        query = (
            select(contact.c.id)
            .join(organisation)
            .where(organisation.c.name_key == organisation_key(name), contact.c.binned_on.is_(None))
        )
        return tuple(self._connection.execute(query.order_by(contact.c.sort_key)).scalars())


class EditableOrganisations(Organisations):
    """The organisations, and what can be done about them."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def forget_losses(self, id_: int) -> None:
        """Let it rest whom an organisation has lost."""
        rows = rows_by_id(self._connection, organisation_loss, [id_], key="organisation_id")
        self._journal.delete(organisation_loss, list(rows))


def _lines(query: OrganisationQuery) -> Select[Any]:
    """Return the question for lines; SQLite walks the names, and their people by the index."""
    wanted = (
        select(
            organisation.c.id,
            organisation.c.name,
            organisation.c.name_key,
            func.count().label("known"),
            _COUNT.label("counted_on"),
            func.max(contact.c.id).filter(_COUNTED_ON).label("the_one"),
            func.max(contact.c.last_reached).label("last_reached"),
        )
        .join(contact, contact.c.organisation_id == organisation.c.id)
        .where(contact.c.binned_on.is_(None))
        .group_by(organisation.c.name_key, organisation.c.id, organisation.c.name)
    )
    wanted = wanted.where(*_named(query.search))
    limits: dict[Footing, ColumnElement[bool]] = {
        Footing.NOBODY: _COUNT == 0,
        Footing.ONE: _COUNT == 1,
        Footing.SEVERAL: _COUNT > 1,
    }
    return wanted.having(limits[query.footing]) if query.footing else wanted


def _how_many(table: Table, *conditions: ColumnElement[bool]) -> Any:
    """Return how many rows of a table a contact has, under the name of the table."""
    found = select(func.count()).select_from(table)
    mine = found.where(table.c.contact_id == contact.c.id, *conditions)
    return mine.correlate(contact).scalar_subquery().label(table.name)


def _with_somebody(query: OrganisationQuery) -> Select[Any]:
    """Return the question for the ids of those at which anybody is known."""
    somebody = select(contact.c.id).where(
        contact.c.organisation_id == organisation.c.id, contact.c.binned_on.is_(None)
    )
    return select(organisation.c.id).where(somebody.exists(), *_named(query.search))


def _beyond(query: Select[Any], after: str | None) -> Select[Any]:
    """Return a question in the order of the names, from after a name on."""
    query = query.order_by(organisation.c.name_key)
    return query if after is None else query.where(organisation.c.name_key > after)


def _named(search: str) -> list[ColumnElement[bool]]:
    """Return the conditions that a name has all the words typed; none has what is no word."""
    if not search.strip():
        return []
    name = literal(" ") + organisation.c.name_key
    return [name.contains(f" {word}") for word in words(search)] or [false()]


def _line(row: Any) -> OrganisationLine:
    return OrganisationLine(
        id=row.id,
        name=row.name,
        known=row.known,
        counted_on=row.counted_on,
        the_one=ContactId(row.the_one) if row.counted_on == 1 else None,
        last_reached=day_of_text(row.last_reached),
        key=row.name_key,
    )
