"""People with an occasion near, as light values: the planning query and what it asks besides."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, exists, false, func, select

from appreciation.domain.candidates import Candidate, Member, Recipient
from appreciation.domain.contacts import ContactId, MailState
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.store.contact_rows import OCCASION_KINDS, STATUSES, plain_date
from appreciation.store.letters import claim_of_letter, letter_of_row
from appreciation.store.practice_schema import letter
from appreciation.store.rows import chunks
from appreciation.store.schema import contact, greeting, occasion, piece, piece_greeting

_AT_HOME = contact.alias("at_home")
_WITH_A_HOME = (contact.c.mail_state == MailState.NONE.value) & contact.c.household_id.is_not(None)
_MAIL_COUNTRY = case(
    (
        _WITH_A_HOME,
        func.coalesce(
            select(func.min(_AT_HOME.c.mail_country))
            .where(
                _AT_HOME.c.household_id == contact.c.household_id,
                _AT_HOME.c.mail_state == MailState.USABLE.value,
            )
            .scalar_subquery(),
            "",
        ),
    ),
    else_=contact.c.mail_country,
)
"""Where their post goes: without an address of their own, to that of their household."""

_RECIPIENT = (
    contact.c.id,
    contact.c.full_name,
    contact.c.prefix,
    contact.c.given_name,
    contact.c.family_name,
    contact.c.suffix,
    contact.c.envelope_name,
    contact.c.language,
    contact.c.status,
    contact.c.greet,
    contact.c.do_not_mail,
    contact.c.deceased,
    (contact.c.approved & (contact.c.met != "")).label("approved"),
    contact.c.holiday_set,
    contact.c.household_id,
    _MAIL_COUNTRY.label("mail_country"),
    contact.c.mail_state,
    contact.c.entered_on,
    contact.c.binned_on,
)
_OCCASION = (
    occasion.c.kind,
    occasion.c.label,
    occasion.c.month,
    occasion.c.day,
    occasion.c.year,
)
_MAIL_STATES = {state.value: state for state in MailState}
_NOT_MERGED_AWAY = contact.c.merged_into.is_(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """Those with no greeting for the occasion in a year yet, who were in the book by some day.

    What the batches `except_batches` have claimed is not counted.
    """

    year: int
    entered_by: date
    except_batches: Collection[int] = ()


class Candidates:
    """Those a plan may concern, seen through one open transaction.

    People in the bin are among them, so that the rule can say so; entries that were merged into
    others are not.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def celebrating(
        self,
        month_days: Collection[int],
        *,
        home: str,
        abroad: bool | None,
        missed: Missed | None = None,
    ) -> Iterator[Candidate]:
        """Yield every occasion with one of these `month_day` keys, of people at home or abroad.

        Somebody is abroad when their mail goes to another country than `home`, both being known;
        `abroad` None asks for everybody. With `missed`, only those it describes.
        """
        query = select(*_OCCASION, *_RECIPIENT).join_from(occasion, contact)
        query = query.where(occasion.c.month_day.in_(month_days), _NOT_MERGED_AWAY)
        if abroad is not None:
            query = query.where(goes_abroad(home) if abroad else ~goes_abroad(home))
        if missed:
            query = query.where(~_claimed(missed.year, missed.except_batches))
            query = query.where(contact.c.entered_on <= missed.entered_by.isoformat())
        for kind, label, month, day, year, *who in self._connection.execute(query).all():
            yield Candidate(
                recipient=_recipient(*who), occasion=_occasion(kind, label, month, day, year)
            )

    def written_to(
        self, until: date, *, since: date | None, except_batches: Collection[int] = ()
    ) -> list[Candidate]:
        """Return every letter due until a day that is neither withdrawn nor in a batch yet.

        With `since`, only those due from that day on. What is in the batches `except_batches`
        counts as in none.
        """
        in_a_batch = exists().where(claim_of_letter())
        if except_batches:
            in_a_batch = in_a_batch.where(~made_by(except_batches))
        query = select(letter, *_RECIPIENT).join_from(letter, contact)
        query = query.where(letter.c.due_on <= until.isoformat(), ~letter.c.withdrawn, ~in_a_batch)
        if since is not None:
            query = query.where(letter.c.due_on >= since.isoformat())
        found = []
        for row in self._connection.execute(query.order_by(letter.c.due_on, letter.c.id)).all():
            columns = len(letter.c)
            written = letter_of_row(dict(zip(letter.c.keys(), row[:columns], strict=True)))
            found.append(
                Candidate(
                    recipient=_recipient(*row[columns:]),
                    occasion=written.occasion,
                    letter=written,
                )
            )
        return found

    def holiday_groups(self) -> tuple[tuple[str, str], ...]:
        """Return every pair of holiday set and mail country that there are people with."""
        own = select(contact.c.holiday_set, contact.c.mail_country).distinct()
        at_home = select(contact.c.holiday_set, _MAIL_COUNTRY).where(_WITH_A_HOME).distinct()
        pairs = [*self._connection.execute(own).all(), *self._connection.execute(at_home).all()]
        return tuple(dict.fromkeys((holiday_set, country) for holiday_set, country in pairs))

    def holiday_group(self, holiday_set: str, mail_country: str) -> list[Recipient]:
        """Return everybody with this holiday set and mail country, in the order of their ids."""
        return self._recipients(
            select(*_RECIPIENT)
            .where(contact.c.holiday_set == holiday_set)
            .where(
                contact.c.mail_country.in_({mail_country, ""}), _MAIL_COUNTRY.in_([mail_country])
            )
            .where(_NOT_MERGED_AWAY)
            .order_by(contact.c.id)
        )

    def recipients(self, ids: Iterable[int]) -> dict[ContactId, Recipient]:
        """Return these contacts as the rule sees them; those that are gone are left out."""
        found = [
            recipient
            for chunk in chunks(ids)
            for recipient in self._recipients(select(*_RECIPIENT).where(contact.c.id.in_(chunk)))
        ]
        return {recipient.id: recipient for recipient in found}

    def members(self, household_ids: Iterable[int]) -> dict[int, tuple[Member, ...]]:
        """Return everybody in these households, in the order of their ids, the bin included."""
        members: defaultdict[int, list[Member]] = defaultdict(list)
        married = exists().where(
            occasion.c.contact_id == contact.c.id, occasion.c.kind == OccasionKind.WEDDING.value
        )
        for chunk in chunks(household_ids):
            query = select(married.label("married"), *_RECIPIENT).order_by(contact.c.id)
            query = query.where(contact.c.household_id.in_(chunk), _NOT_MERGED_AWAY)
            for has_wedding, *who in self._connection.execute(query).all():
                recipient = _recipient(*who)
                members[recipient.household_id or 0].append(
                    Member(recipient=recipient, has_wedding=bool(has_wedding))
                )
        return {id_: tuple(each) for id_, each in members.items()}

    def _recipients(self, query: Select[Any]) -> list[Recipient]:
        return [_recipient(*row) for row in self._connection.execute(query).all()]


def goes_abroad(home: str) -> ColumnElement[bool]:
    """Return the condition that a contact's mail goes to another country than `home`."""
    if not home:
        return false()
    return _MAIL_COUNTRY.not_in(["", home])


def _claimed(year: int, except_batches: Collection[int]) -> ColumnElement[bool]:
    claims = exists().where(
        greeting.c.contact_id == occasion.c.contact_id,
        greeting.c.identity == occasion.c.identity,
        greeting.c.year == year,
    )
    return claims.where(~made_by(except_batches)) if except_batches else claims


def made_by(batches: Collection[int]) -> ColumnElement[bool]:
    """Return the condition that a greeting was claimed by a piece of one of these batches."""
    return (
        exists()
        .where(piece_greeting.c.greeting_id == greeting.c.id)
        .where(piece.c.id == piece_greeting.c.piece_id, piece.c.batch_id.in_(batches))
    )


@lru_cache(maxsize=50_000)
def _occasion(kind: str, label: str, month: int, day: int | None, year: int | None) -> Occasion:
    return Occasion(kind=OCCASION_KINDS[kind], label=label, date=plain_date(month, day, year))


_day = lru_cache(maxsize=20_000)(date.fromisoformat)


def _recipient(*row: Any) -> Recipient:
    """Return the recipient of a row with the columns of `_RECIPIENT`."""
    return Recipient(
        id=row[0],
        full_name=row[1],
        prefix=row[2],
        given_name=row[3],
        family_name=row[4],
        suffix=row[5],
        envelope_name=row[6],
        language=row[7],
        status=STATUSES[row[8]],
        greet=row[9],
        do_not_mail=row[10],
        deceased=row[11],
        approved=row[12],
        holiday_set=row[13],
        household_id=row[14],
        mail_country=row[15],
        mail_state=_MAIL_STATES[row[16]],
        entered_on=_day(row[17]),
        binned=row[18] is not None,
    )
