"""Offers of work to people, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from appreciation.domain.changes import Changes, Kind
from appreciation.domain.noted_days import day_gone_by
from appreciation.domain.proposals import Outcome, Proposal, ProposalYear
from appreciation.services.desk import Desk
from appreciation.store.transactions import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """A proposal with the name of whom it was made to."""

    proposal: Proposal
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A proposal after a change."""

    line: ProposalLine
    changes: Changes = frozenset({Kind.PROPOSAL})


def make(desk: Desk, new: Proposal) -> Made:
    """Note a proposal, in the currency of the owner's country unless it names one.

    One that is won or lost was settled on the day it was made, unless it says otherwise. Raises
    `ContactGoneError`, and `WrongValueError` for a day still to come.
    """
    day_gone_by(new.on, desk.today)
    settled = None if new.outcome is Outcome.OPEN else new.settled_on or new.on
    with desk.book.writing("Note a proposal") as book:
        name = book.contacts.contact(new.contact_id).full_name
        book.relabel(f"Note a proposal to {name}")
        currency = new.currency or currency_in(book.settings.settings().country, new.on)
        made = book.proposals.add(replace(new, currency=currency, settled_on=settled))
        return Made(line=ProposalLine(proposal=made, name=name))


def settle(desk: Desk, proposal_id: int, outcome: Outcome, on: date, reason: str = "") -> Made:
    """Note what became of a proposal and why; `OPEN` makes it open again.

    Raises `WrongValueError` for a day still to come or before it was made.
    """
    day_gone_by(on, desk.today)
    with desk.book.writing("Settle a proposal") as book:
        found = book.proposals.proposal(proposal_id)
        name = book.contacts.contact(found.contact_id).full_name
        book.relabel(f"Note that the proposal to {name} is {outcome}")
        day = None if outcome is Outcome.OPEN else on
        changed = replace(found, outcome=outcome, settled_on=day, reason=reason)
        book.proposals.save(changed)
        return Made(line=ProposalLine(proposal=changed, name=name))


def take_back(desk: Desk, proposal_id: int) -> Made:
    """Take a proposal out of the book that was noted by mistake."""
    with desk.book.writing("Take a proposal out") as book:
        found = book.proposals.proposal(proposal_id)
        name = book.contacts.contact(found.contact_id).full_name
        book.relabel(f"Take out a proposal to {name}")
        book.proposals.remove(proposal_id)
        return Made(line=ProposalLine(proposal=found, name=name))


def made(desk: Desk, outcome: Outcome | None = None) -> tuple[ProposalLine, ...]:
    """Return every proposal, or those of an outcome; the newest first."""
    with desk.book.reading() as book:
        return _lines(book, book.proposals.all(outcome))


def by_year(desk: Desk) -> tuple[ProposalYear, ...]:
    """Return how many were made in each year, and how many of these were won and lost."""
    with desk.book.reading() as book:
        return book.proposals.by_year()


@cache
def currency_in(country: str, on: date) -> str:
    """Return the code of what a country pays with on a day; empty for a country not known."""
    from babel.numbers import get_territory_currencies

    found = get_territory_currencies(country, start_date=on) if country else []
    return str(found[0]) if found else ""


def _lines(book: Reading, proposals: Sequence[Proposal]) -> tuple[ProposalLine, ...]:
    names = book.contacts.names({each.contact_id for each in proposals})
    return tuple(ProposalLine(proposal=each, name=names[each.contact_id]) for each in proposals)
