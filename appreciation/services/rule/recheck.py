"""Asking the rule again about pieces that are on paper already."""

from collections.abc import Collection
from datetime import date

from appreciation.domain.batches import Piece
from appreciation.domain.contacts import ContactId
from appreciation.domain.eligibility import DOUBLED, Refusal
from appreciation.domain.household_rule import piece_refusal
from appreciation.services.rule.letter_holds import halted_pieces
from appreciation.store.transactions import Reading


def refused_pieces(
    book: Reading, pieces: Collection[Piece], today: date
) -> dict[int, tuple[ContactId, str, Refusal]]:
    """Return the pieces that must not go out, by number: the person by id and name, and the no."""
    halts = halted_pieces(book, pieces, today)
    people = book.candidates.recipients({each for piece in pieces for each in piece.contact_ids})
    households = {who.household_id for who in people.values() if who.household_id is not None}
    members = book.candidates.members(households)
    confirmed = confirmed_by_household(book, households)
    doubled = book.greetings.doubled([piece.number for piece in pieces])
    refused = {}
    for piece in pieces:
        named = [people[contact_id] for contact_id in piece.contact_ids if contact_id in people]
        if no := piece_refusal(piece.occasion, named, members, confirmed):
            refused[piece.number] = no
        elif piece.number in halts and named:
            refused[piece.number] = named[0].id, named[0].full_name, halts[piece.number]
        elif piece.number in doubled and named:
            refused[piece.number] = named[0].id, named[0].full_name, DOUBLED
    return refused


def to_take_out(
    book: Reading, contact_ids: Collection[ContactId], today: date
) -> tuple[Piece, ...]:
    """Return the pieces that wait for the post, name one of these people, and must not go out."""
    named = frozenset(contact_ids)
    waiting = [each for each in book.batches.unposted() if not named.isdisjoint(each.contact_ids)]
    refused = refused_pieces(book, waiting, today)
    return tuple(piece for piece in waiting if piece.number in refused)


def confirmed_by_household(book: Reading, ids: Collection[int]) -> dict[int, bool]:
    """Return for each household whether the owner has confirmed how it is addressed."""
    return {id_: each.confirmed for id_, each in book.households.of_ids(ids).items()}
