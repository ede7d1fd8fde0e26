"""Referrals in the book."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    case,
    func,
    or_,
    select,
)

from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.errors import WrongValueError
from appreciation.domain.referrals import Balance, Referral, SendTo
from appreciation.store.contact_rows import STATUSES, day_of_text, text_of_day
from appreciation.store.journal import Journal
from appreciation.store.naming_letters import pieces_naming
from appreciation.store.practice_schema import letter, referral
from appreciation.store.rows import Row, chunks, rows_by_id
from appreciation.store.schema import contact

_NEWEST_FIRST = (referral.c.on_day.desc(), referral.c.id.desc())
_SENT_BUSINESS = (Status.PARTNER.value, Status.FORMER_CUSTOMER.value)


class Referrals:
    """The referrals, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def referral(self, id_: int) -> Referral:
        """Return a referral; raise `WrongValueError` when there is none of that id."""
        for row in rows_by_id(self._connection, referral, [id_]):
            return _referral(row)
        raise WrongValueError(f"There is no referral {id_} in the book.")

    def all(self) -> tuple[Referral, ...]:
        """Return every referral, the newest first."""
        return self._found(select(referral))

    def of_contact(self, contact_id: int) -> tuple[Referral, ...]:
        """Return those that somebody has a part in, whether they sent or were sent."""
        either = or_(referral.c.contact_id == contact_id, referral.c.other_id == contact_id)
        return self._found(select(referral).where(either))

    def not_thanked(self) -> tuple[Referral, ...]:
        """Return those somebody sent us without it being noted that they were thanked.

        A letter may thank for one all the same.
        """
        return self._found(
            select(referral).where(
                referral.c.received,
                referral.c.contact_id.is_not(None),
                referral.c.thanked_on.is_(None),
            )
        )

    def letters_of(self, ids: Iterable[int]) -> dict[int, int | None]:
        """Return the last letter that thanks for each referral; None where all were withdrawn.

        Those for which none was ever prepared are left out.
        """
        found: dict[int, int | None] = {}
        for chunk in chunks(f"referral:{id_}" for id_ in ids):
            query = select(letter.c.cause, letter.c.id, letter.c.withdrawn)
            query = query.where(letter.c.cause.in_(chunk)).order_by(letter.c.id)
            for row in self._connection.execute(query):
                id_ = int(row.cause.partition(":")[2])
                found[id_] = found.get(id_) if row.withdrawn else row.id
        return found

    def pieces_naming(self, contact_id: ContactId) -> dict[int, int]:
        """Return the pieces of letters that thank for having sent somebody, with their batches."""
        return pieces_naming(self._connection, contact_id)

    def connected(self, contact_id: int) -> tuple[Referral, ...]:
        """Return the received ones that lead to somebody, and those that lead on from them."""
        ends = ((referral.c.other_id, "contact_id"), (referral.c.contact_id, "other_id"))
        found: dict[int, Row] = {}
        for asked, other in ends:
            seen, reached = {contact_id}, {contact_id}
            while reached:
                rows = [dict(row) for row in self._received_at(asked, reached)]
                found.update((row["id"], row) for row in rows)
                reached = {row[other] for row in rows} - {None} - seen
                seen |= reached
        return tuple(map(_referral, found.values()))

    def balance(self, contact_id: int) -> Balance:
        """Return what somebody sent us and was sent by us."""
        counts = select(*_COUNTS).where(referral.c.contact_id == contact_id)
        row = self._connection.execute(counts).one()
        return _balance(row.received, row.given, row.last_given)

    def to_send_to(self, limit: int) -> tuple[SendTo, ...]:
        """Return the partners and former customers to whom business is owed most.

        First those who sent us more than they were sent; among equals whoever waits longest.
        """
        sums = (
            select(referral.c.contact_id, *_COUNTS).group_by(referral.c.contact_id).subquery("sums")
        )
        received, given = func.coalesce(sums.c.received, 0), func.coalesce(sums.c.given, 0)
        waits_since = func.coalesce(sums.c.last_given, "")
        query = (
            select(
                contact.c.id,
                contact.c.full_name,
                contact.c.organisation,
                contact.c.status,
                received.label("received"),
                given.label("given"),
                sums.c.last_given,
            )
            .outerjoin(sums, sums.c.contact_id == contact.c.id)
            .where(
                contact.c.status.in_(_SENT_BUSINESS),
                ~contact.c.deceased,
                contact.c.binned_on.is_(None),
            )
            .order_by((given - received), waits_since, contact.c.sort_key, contact.c.id)
        )
        return tuple(
            SendTo(
                contact_id=ContactId(row.id),
                name=row.full_name,
                organisation=row.organisation,
                status=STATUSES[row.status],
                balance=_balance(row.received, row.given, row.last_given),
            )
            for row in self._connection.execute(query.limit(limit))
        )

    def _received_at(self, end: ColumnElement[int], ids: Iterable[int]) -> list[Any]:
        query = select(referral).where(referral.c.received)
        return [
            row
            for chunk in chunks(ids)
            for row in self._connection.execute(query.where(end.in_(chunk))).mappings()
        ]

    def _found(self, query: Select[Any]) -> tuple[Referral, ...]:
        rows = self._connection.execute(query.order_by(*_NEWEST_FIRST)).mappings()
        return tuple(_referral(dict(row)) for row in rows)


class EditableReferrals(Referrals):
    """The referrals, and how they are noted."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add(self, new: Referral) -> Referral:
        """Note a referral; return it with its id."""
        (id_,) = self.add_many([new])
        return replace(new, id=id_)

    def add_many(self, new: Sequence[Referral]) -> list[int]:
        """Note referrals quickly; return their ids in the same order."""
        return self._journal.insert(referral, [_row(each) for each in new])

    def save(self, changed: Referral) -> None:
        """Write a referral over what is stored."""
        for row in rows_by_id(self._connection, referral, [changed.id]):
            self._journal.update(referral, [(row, _row(changed))])

    def remove(self, id_: int) -> None:
        """Take a referral out again that was noted by mistake."""
        self._journal.delete(referral, list(rows_by_id(self._connection, referral, [id_])))


_COUNTS = (
    func.coalesce(func.sum(case((referral.c.received, 1), else_=0)), 0).label("received"),
    func.coalesce(func.sum(case((referral.c.received, 0), else_=1)), 0).label("given"),
    func.max(case((referral.c.received, None), else_=referral.c.on_day)).label("last_given"),
)


def _balance(received: int, given: int, last_given: str | None) -> Balance:
    return Balance(received=received, given=given, last_given=day_of_text(last_given))


def _referral(row: Row) -> Referral:
    return Referral(
        id=row["id"],
        contact_id=row["contact_id"],
        other_id=ContactId(row["other_id"]),
        event=row["event"],
        received=bool(row["received"]),
        on=date.fromisoformat(row["on_day"]),
        note=row["note"],
        thanked_on=day_of_text(row["thanked_on"]),
    )


def _row(value: Referral) -> Row:
    return {
        "contact_id": value.contact_id,
        "other_id": value.other_id,
        "event": value.event,
        "received": value.received,
        "on_day": value.on.isoformat(),
        "note": value.note,
        "thanked_on": text_of_day(value.thanked_on),
    }
