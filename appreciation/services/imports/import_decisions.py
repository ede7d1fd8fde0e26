"""What the owner decided while looking through an import, carried out together with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from appreciation.domain.contacts import ContactId
from appreciation.domain.households import Household
from appreciation.interchange.people import ImportedPerson
from appreciation.services.people.duplicates import joined
from appreciation.services.people.households import formed
from appreciation.store.transactions import Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a file a new person stands: they have no id yet."""

    file: str
    where: str


Who = ContactId | Place
"""Somebody in the book, or somebody new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Pairs who are one person, pairs who are not, and groups who share a home."""

    same: tuple[tuple[Who, Who], ...] = ()
    apart: tuple[tuple[Who, Who], ...] = ()
    households: tuple[tuple[Who, ...], ...] = ()


NOTHING_DECIDED = Decisions()


def place_of(person: ImportedPerson) -> Place:
    """Return where somebody new stands."""
    return Place(file=person.file, where=person.where)


def carry_out(
    book: Writing,
    decisions: Decisions,
    new: Sequence[ImportedPerson],
    ids: Sequence[ContactId],
    on: date,
) -> None:
    """Carry the decisions out on the people just stored; `ids` are those of `new`, in order.

    Who is not among them any more was found in the book meanwhile, which settles it.
    """
    stored = dict(zip(map(place_of, new), ids, strict=True))
    kept: dict[ContactId, ContactId] = {}
    for pair in _stored(decisions.same, stored):
        first, second = sorted(kept.get(each, each) for each in pair)
        if first != second:
            kept = {each: first if one == second else one for each, one in kept.items()}
            kept[second] = first
            joined(book, first, second, on=on)
    book.not_same.add_many((pair[0], pair[1]) for pair in _stored(decisions.apart, stored))
    for home in _stored(decisions.households, stored):
        members = tuple(dict.fromkeys(kept.get(each, each) for each in home))
        if len(members) > 1:
            formed(book, Household(member_ids=members), on=on)


def _stored(
    groups: Sequence[tuple[Who, ...]], stored: Mapping[Place, ContactId]
) -> Iterator[tuple[ContactId, ...]]:
    for group in groups:
        ids = tuple(stored.get(each) if isinstance(each, Place) else each for each in group)
        found = tuple(each for each in ids if each is not None)
        if len(found) == len(group):
            yield found
