"""Businesses we know people at: on whom our footing rests, and what to do when they go."""

from dataclasses import dataclass, replace
from datetime import date

from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import Contact
from appreciation.domain.organisations import (
    LOSS_MATTERS,
    Footing,
    KnownThere,
    Loss,
    OrganisationLine,
    OrganisationQuery,
    what_to_do,
)
from appreciation.services.desk import Desk
from appreciation.services.outcomes import Edited
from appreciation.store.transactions import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationTop:
    """The top of a list, and how long it is."""

    lines: tuple[OrganisationLine, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationTally:
    """How many rest on one person, and how many on nobody any more."""

    on_one: int
    on_nobody: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Foothold:
    """How we stand at an organisation.

    `the_one` is the name of the one on whom all rests. `loss` is the last one we could count on,
    where nobody is left, and `steps` what to do then; `due` while it is lately that they went.
    """

    line: OrganisationLine
    the_one: str = ""
    loss: Loss | None = None
    steps: tuple[str, ...] = ()
    due: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDetails:
    """One organisation: how we stand there, who is known, and who is no longer there."""

    foothold: Foothold
    people: tuple[KnownThere, ...]
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rested:
    """An organisation whose losses are let rest."""

    name: str
    changes: Changes = frozenset({Kind.ORGANISATION})


def top(desk: Desk, query: OrganisationQuery, *, limit: int) -> OrganisationTop:
    """Return the first lines of a list."""
    with desk.book.reading() as book:
        return OrganisationTop(
            lines=book.organisations.page(query, limit=limit),
            total=book.organisations.count(query),
        )


def lines(
    desk: Desk, query: OrganisationQuery, after: str | None, *, skip: int, limit: int
) -> tuple[OrganisationLine, ...]:
    """Return lines of a list, leaving out `skip` after a key (None: from the top)."""
    with desk.book.reading() as book:
        return book.organisations.page(query, after, skip=skip, limit=limit)


def tally(desk: Desk) -> OrganisationTally:
    """Return at how many organisations our footing is weak."""
    with desk.book.reading() as book:
        found = book.organisations.footings()
    return OrganisationTally(on_one=found[Footing.ONE], on_nobody=found[Footing.NOBODY])


def details(desk: Desk, organisation_id: int) -> OrganisationDetails:
    """Return what is known of an organisation; raise `WrongValueError` when there is none."""
    with desk.book.reading() as book:
        line = book.organisations.line(organisation_id)
        people = book.organisations.known_at(organisation_id)
        losses = book.organisations.losses(organisation_id)
        known = {each.contact_id for each in people}
        return OrganisationDetails(
            foothold=_foothold(book, line, losses, desk.today),
            people=people,
            losses=tuple(each for each in losses if each.contact_id not in known),
        )


def foothold_of(book: Reading, contact: Contact, today: date) -> Foothold | None:
    """Return how we stand where somebody works; None where that is nothing to be warned of."""
    organisation_id = book.organisations.id_of(contact.organisation)
    if organisation_id is None or contact.binned_on:
        return None
    line = book.organisations.line(organisation_id)
    if line.footing is Footing.SEVERAL:
        return None
    return _foothold(book, line, book.organisations.losses(organisation_id), today)


def to_be_called(desk: Desk) -> tuple[Foothold, ...]:
    """Return where the last one we could count on has lately gone, the longest ago first."""
    with desk.book.reading() as book:
        found = book.organisations.lost_since(desk.today - LOSS_MATTERS)
        return tuple(
            _foothold(
                book, book.organisations.line(each), book.organisations.losses(each), desk.today
            )
            for each in found
        )


def let_rest(desk: Desk, organisation_id: int) -> Rested:
    """Ask no more what is to be done about whom an organisation has lost."""
    with desk.book.writing("Let an organisation rest") as book:
        name = book.organisations.line(organisation_id).name
        book.relabel(f"Let {name} rest")
        book.organisations.forget_losses(organisation_id)
        return Rested(name=name)


def add_there(desk: Desk, organisation_id: int, new: Contact) -> Edited:
    """Put somebody new into the book who works at an organisation. Raises `WrongValueError`."""
    from appreciation.services.people import contact_editing

    with desk.book.reading() as book:
        name = book.organisations.line(organisation_id).name
    return contact_editing.add(desk, replace(new, organisation=name))


def _foothold(
    book: Reading, line: OrganisationLine, losses: tuple[Loss, ...], today: date
) -> Foothold:
    if line.the_one is not None:
        names = book.contacts.names([line.the_one])
        return Foothold(line=line, the_one=names[line.the_one])
    if line.footing is Footing.SEVERAL:
        return Foothold(line=line)
    if not losses:
        return Foothold(line=line, steps=what_to_do(None))
    loss = losses[0]
    due = loss.on >= today - LOSS_MATTERS
    return Foothold(line=line, loss=loss, steps=what_to_do(loss.how), due=due)
