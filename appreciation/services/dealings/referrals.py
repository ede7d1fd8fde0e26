"""Who sent us whom, whom we sent to somebody, and the thanks that are due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from appreciation.domain.batches import PieceState
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.noted_days import day_gone_by
from appreciation.domain.referrals import Balance, Link, Referral, SendTo, chain
from appreciation.services.desk import Desk
from appreciation.store.transactions import Reading

_TOUCHED = frozenset({Kind.REFERRAL})


class Thanks(StrEnum):
    """How it stands with the thanks for a referral; nobody asks again after `DECLINED`.

    None are owed to an event, to the dead, and to those in the bin.
    """

    NONE = "none"
    DUE = "due"
    PREPARED = "prepared"
    DECLINED = "declined"
    CAME_BACK = "came_back"
    GIVEN = "given"


STILL_TO_GIVE = frozenset({Thanks.DUE, Thanks.CAME_BACK, Thanks.DECLINED})
"""Thanks for which a card or letter can be prepared."""

_OF_A_LETTER: Mapping[PieceState | None, Thanks] = {
    PieceState.POSTED: Thanks.GIVEN,
    PieceState.RETURNED: Thanks.CAME_BACK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralLine:
    """A referral with the names of its people. `name` is the contact's, or what the event is."""

    referral: Referral
    name: str
    other: str
    thanks: Thanks


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLine:
    """One link of a chain in words: so many steps away, `name` sent `other`."""

    steps: int
    name: str
    other: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralsOf:
    """What one person has to do with referrals: each of them, the balance, and the chain."""

    lines: tuple[ReferralLine, ...]
    balance: Balance
    came_by: tuple[ChainLine, ...]
    brought: tuple[ChainLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A referral after a change."""

    line: ReferralLine
    changes: Changes = _TOUCHED


def note(desk: Desk, new: Referral) -> Noted:
    """Note a referral. Raises `ContactGoneError`, and `WrongValueError` for a day still to come."""
    day_gone_by(new.on, desk.today)
    with desk.book.writing("Note a referral") as book:
        other = book.contacts.contact(new.other_id).full_name
        name = new.event
        if new.contact_id is not None:
            name = book.contacts.contact(new.contact_id).full_name
        verb = f"{name} sent us {other}" if new.received else f"we sent {other} to {name}"
        book.relabel(f"Note that {verb}")
        return _noted(book, book.referrals.add(new))


def mark_thanked(desk: Desk, referral_id: int, on: date) -> Noted:
    """Note that somebody was thanked for a referral, in whatever way.

    A letter that was prepared for it, and is not on paper yet, is not sent as well. Raises
    `WrongValueError` where nobody is to be thanked, and for a day still to come.
    """
    day_gone_by(on, desk.today)
    with desk.book.writing("Note that somebody was thanked") as book:
        found = book.referrals.referral(referral_id)
        who = _to_be_thanked(book, found)
        book.relabel(f"Note that {who.full_name} was thanked")
        letters = _waiting_letters(book, found)
        book.letters.withdraw(letters)
        changed = replace(found, thanked_on=on)
        book.referrals.save(changed)
        return _noted(book, changed, {Kind.LETTER} if letters else ())


def take_back(desk: Desk, referral_id: int) -> Noted:
    """Take a referral out of the book that was noted by mistake, and a letter not yet on paper."""
    with desk.book.writing("Take a referral out") as book:
        found = book.referrals.referral(referral_id)
        line = _lines(book, [found])[0]
        letters = _waiting_letters(book, found)
        book.letters.withdraw(letters)
        book.referrals.remove(found.id)
        return Noted(line=line, changes=_TOUCHED | ({Kind.LETTER} if letters else set()))


def noted(desk: Desk) -> tuple[ReferralLine, ...]:
    """Return every referral, the newest first."""
    with desk.book.reading() as book:
        return _lines(book, book.referrals.all())


def thanks_due(desk: Desk) -> tuple[ReferralLine, ...]:
    """Return the received referrals whose senders are still to be thanked."""
    with desk.book.reading() as book:
        return tuple(each for each in to_be_thanked_for(book) if each.thanks is Thanks.DUE)


def to_be_thanked_for(book: Reading) -> tuple[ReferralLine, ...]:
    """Return those for which thanks can still be prepared, the newest first."""
    lines = _lines(book, book.referrals.not_thanked())
    return tuple(each for each in lines if each.thanks in STILL_TO_GIVE)


def to_send_to(desk: Desk, limit: int) -> tuple[SendTo, ...]:
    """Return the partners and former customers to whom business is owed most."""
    with desk.book.reading() as book:
        return book.referrals.to_send_to(limit)


def referrals_of(book: Reading, contact_id: ContactId) -> ReferralsOf:
    """Return what somebody has to do with referrals."""
    links = chain(contact_id, book.referrals.connected(contact_id))
    names = _names(book, [each.referral for each in (*links.came_by, *links.brought)])
    return ReferralsOf(
        lines=referral_lines(book, contact_id),
        balance=book.referrals.balance(contact_id),
        came_by=_chain_lines(links.came_by, names),
        brought=_chain_lines(links.brought, names),
    )


def referral_lines(book: Reading, contact_id: ContactId) -> tuple[ReferralLine, ...]:
    """Return the referrals somebody has a part in, the newest first."""
    return _lines(book, book.referrals.of_contact(contact_id))


def referrals_of_contact(desk: Desk, contact_id: ContactId) -> ReferralsOf:
    """Return what somebody has to do with referrals; raise `ContactGoneError`."""
    with desk.book.reading() as book:
        book.contacts.contact(contact_id)
        return referrals_of(book, contact_id)


def _to_be_thanked(book: Reading, found: Referral) -> Contact:
    if not found.received or found.contact_id is None:
        raise WrongValueError(
            "Nobody is to be thanked for this: it is no person who sent us somebody. Nothing was"
            " changed."
        )
    return book.contacts.contact(found.contact_id)


def _waiting_letters(book: Reading, found: Referral) -> list[int]:
    letters = book.referrals.letters_of([found.id]).values()
    return [id_ for id_ in letters if id_ is not None]


def _noted(book: Reading, found: Referral, more: Iterable[Kind] = ()) -> Noted:
    (line,) = _lines(book, [found])
    return Noted(line=line, changes=_TOUCHED | set(more))


def _lines(book: Reading, referrals: Sequence[Referral]) -> tuple[ReferralLine, ...]:
    names, thanks = _names(book, referrals), _thanks(book, referrals)
    return tuple(
        ReferralLine(
            referral=each,
            name=_name(each, names),
            other=names[each.other_id],
            thanks=thanks[each.id],
        )
        for each in referrals
    )


def _names(book: Reading, referrals: Iterable[Referral]) -> dict[ContactId, str]:
    ends = {end for each in referrals for end in (each.contact_id, each.other_id)}
    return book.contacts.names(end for end in ends if end is not None)


def _name(found: Referral, names: Mapping[ContactId, str]) -> str:
    return found.event if found.contact_id is None else names[found.contact_id]


def _chain_lines(links: Sequence[Link], names: Mapping[ContactId, str]) -> tuple[ChainLine, ...]:
    return tuple(
        ChainLine(
            steps=each.steps,
            name=_name(each.referral, names),
            other=names[each.referral.other_id],
            on=each.referral.on,
        )
        for each in links
    )


def _thanks(book: Reading, referrals: Sequence[Referral]) -> dict[int, Thanks]:
    asked = [each for each in referrals if each.received and each.contact_id is not None]
    letters = book.referrals.letters_of(each.id for each in asked)
    states = book.letters.states(id_ for id_ in letters.values() if id_ is not None)
    people = book.candidates.recipients({each.contact_id for each in asked if each.contact_id})
    found = dict.fromkeys((each.id for each in referrals), Thanks.NONE)
    for each in asked:
        letter = letters.get(each.id)
        sender = people.get(each.contact_id or ContactId(0))
        if each.thanked_on:
            found[each.id] = Thanks.GIVEN
        elif letter:
            found[each.id] = _OF_A_LETTER.get(states[letter], Thanks.PREPARED)
        elif each.id in letters:
            found[each.id] = Thanks.DECLINED
        elif sender and not (sender.deceased or sender.binned):
            found[each.id] = Thanks.DUE
    return found
