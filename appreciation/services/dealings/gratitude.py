"""Thanks that are due: proposed from what happened, and for the owner to send or to decline."""

from calendar import isleap
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from appreciation.domain.batches import PieceKind
from appreciation.domain.candidates import Recipient
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import ContactId
from appreciation.domain.eligibility import Reason, personal_refusal
from appreciation.domain.errors import WrongValueError
from appreciation.domain.gratitude import (
    DAYS_AHEAD,
    DAYS_TO_THANK,
    YEARS_WITH_US,
    Purchase,
    ThanksDue,
    declined,
    years_cause,
)
from appreciation.domain.letters import Letter, Purpose
from appreciation.domain.noted_days import day_gone_by
from appreciation.services.dealings.referrals import to_be_thanked_for
from appreciation.services.desk import Desk
from appreciation.services.letters.letters import LetterLine, day_to_come, prepared
from appreciation.store.transactions import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """An order after it was noted."""

    purchase: Purchase
    name: str
    changes: Changes = frozenset({Kind.PURCHASE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Thanks that were accepted, each with its letter, or declined."""

    due: tuple[ThanksDue, ...]
    letters: tuple[LetterLine, ...] = ()
    changes: Changes = frozenset({Kind.LETTER, Kind.PURCHASE, Kind.REFERRAL})


def note_order(
    desk: Desk, contact_id: ContactId, *, what: str = "", amount: str = "", on: date | None = None
) -> Noted:
    """Note an order; it proposes a thank-you. Raises `WrongValueError` for a day still to come."""
    day = day_gone_by(on, desk.today)
    with desk.book.writing("Note an order") as book:
        name = book.contacts.contact(contact_id).full_name
        book.relabel(f"Note an order of {name}")
        new = Purchase(contact_id=contact_id, on=day, what=what.strip(), amount=amount.strip())
        return Noted(purchase=book.purchases.add(new), name=name)


def thanks_due(desk: Desk) -> tuple[ThanksDue, ...]:
    """Return whom one might thank and for what, the latest first; nothing is prepared."""
    with desk.book.reading() as book:
        return _due(book, desk.today)


def accept(
    desk: Desk,
    keys: Collection[str],
    *,
    form: PieceKind = PieceKind.CARD,
    on: date | None = None,
) -> Answered:
    """Prepare a card or letter of thanks for each key, for the batch of the week of a day.

    What was declined, or came back, can still be sent. Raises `WrongValueError` for a key that
    names no reason to thank, and where thanks are on their way already.
    """
    with desk.book.writing("Prepare thanks") as book:
        chosen = _chosen(_reasons(book, desk.today), keys)
        book.relabel(_label("Prepare thanks to", chosen))
        lines = [
            prepared(
                book,
                Letter(
                    contact_id=each.contact_id,
                    purpose=each.purpose,
                    form=form,
                    due_on=day_to_come(on, desk.today),
                    cause=each.cause,
                ),
                book.contacts.contact(each.contact_id),
                desk.today,
            )
            for each in chosen
        ]
    return Answered(due=tuple(chosen), letters=tuple(lines))


def decline(desk: Desk, keys: Collection[str]) -> Answered:
    """Leave thanks be, for good; raise `WrongValueError` for a key that is not due."""
    with desk.book.writing("Decline thanks") as book:
        chosen = _chosen(_due(book, desk.today), keys)
        book.relabel(_label("Decline thanks to", chosen))
        for each in chosen:
            book.letters.add(declined(each, desk.today))
    return Answered(due=tuple(chosen))


def _chosen(reasons: Iterable[ThanksDue], keys: Collection[str]) -> list[ThanksDue]:
    due = {each.key: each for each in reasons}
    unknown = [key for key in keys if key not in due]
    if unknown:
        raise WrongValueError(
            f"No thanks are due for “{unknown[0]}”: it was answered already, or there is no such"
            " reason. Nothing was changed."
        )
    return [due[key] for key in dict.fromkeys(keys)]


def _label(verb: str, chosen: Sequence[ThanksDue]) -> str:
    return f"{verb} {chosen[0].name if len(chosen) == 1 else f'{len(chosen)} people'}"


def _due(book: Reading, today: date) -> tuple[ThanksDue, ...]:
    """Return what to propose: nothing that was answered, and nothing for who wants no post."""
    answered = book.purchases.causes()
    found = [
        each for each in _reasons(book, today) if (each.contact_id, each.cause) not in answered
    ]
    people = book.candidates.recipients({each.contact_id for each in found})
    wanted = [
        each
        for each in found
        if each.contact_id in people and not _unwanted(people[each.contact_id])
    ]
    return tuple(sorted(wanted, key=lambda each: (each.on, each.key), reverse=True))


def _reasons(book: Reading, today: date) -> list[ThanksDue]:
    """Return every reason to thank somebody, answered or not, with their names."""
    found = [*_orders(book, today), *_referrals(book), *_years(book, today)]
    names = book.contacts.names({each.contact_id for each in found})
    return [replace(each, name=names[each.contact_id]) for each in found]


def _orders(book: Reading, today: date) -> Iterator[ThanksDue]:
    for each in book.purchases.since(today - timedelta(days=DAYS_TO_THANK)):
        what = ", ".join(part for part in (each.what, each.amount) if part)
        yield ThanksDue(
            contact_id=each.contact_id,
            name="",
            purpose=Purpose.THANKS_ORDER,
            cause=each.cause,
            why=f"They ordered: {what}" if what else "They placed an order",
            on=each.on,
        )


def _referrals(book: Reading) -> Iterator[ThanksDue]:
    for each in to_be_thanked_for(book):
        found = each.referral
        if found.contact_id is not None:
            yield ThanksDue(
                contact_id=found.contact_id,
                name=each.name,
                purpose=Purpose.THANKS_REFERRAL,
                cause=found.cause,
                why=f"They sent us {each.other}",
                on=found.on,
            )


def _years(book: Reading, today: date) -> Iterator[ThanksDue]:
    began: dict[date, tuple[int, date]] = {}
    for ahead in range(-DAYS_TO_THANK, DAYS_AHEAD + 1):
        day = today + timedelta(days=ahead)
        for years in YEARS_WITH_US:
            for then in _days_years_ago(day, years):
                began[then] = (years, day)
    for contact_id, since in book.purchases.customers_since(list(began)):
        years, day = began[since]
        much = "a year" if years == 1 else f"{years} years"
        yield ThanksDue(
            contact_id=contact_id,
            name="",
            purpose=Purpose.THANKS_YEARS,
            cause=years_cause(years),
            why=f"They have been with us for {much}",
            on=day,
        )


def _days_years_ago(day: date, years: int) -> Iterator[date]:
    """Yield the days so many years earlier; 29 February is kept on the 28th of other years."""
    then = day.year - years
    if (day.month, day.day) == (2, 28) and not isleap(day.year) and isleap(then):
        yield date(then, 2, 29)
    if (day.month, day.day) != (2, 29) or isleap(then):
        yield date(then, day.month, day.day)


def _unwanted(who: Recipient) -> bool:
    """Whether thanks by post are not for them; where only the address is amiss, that is mended."""
    no = personal_refusal(who)
    return no is not None and no.reason not in {Reason.NO_ADDRESS, Reason.UNDELIVERABLE}
