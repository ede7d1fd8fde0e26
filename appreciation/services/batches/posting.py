"""After the printer: posted, spoilt, come back. Printed is not posted (law 5)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from appreciation.domain.batches import (
    GOES_OUT,
    ON_THE_WAY,
    SENT,
    Batch,
    BatchState,
    Piece,
    PieceKind,
    PieceState,
)
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import Contact
from appreciation.domain.errors import UserError
from appreciation.domain.touches import Touch, TouchKind
from appreciation.printing.addresses import shows
from appreciation.services.batches.printed import on_paper
from appreciation.services.desk import Desk
from appreciation.store.transactions import Reading, Writing

_TOUCHES = {
    PieceKind.CARD: TouchKind.CARD,
    PieceKind.POSTCARD: TouchKind.CARD,
    PieceKind.LETTER: TouchKind.LETTER,
}


class NotPossibleError(UserError):
    """The piece or batch is not in a state that allows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A batch after a mark was set, and what kinds of things that touched."""

    batch: Batch
    changes: Changes


def post(
    desk: Desk, batch_id: int, numbers: Collection[int] = (), *, written: Collection[int] = ()
) -> Marked:
    """Mark the printed pieces of a batch as posted: all of them, or those of the given numbers.

    On the pieces of the numbers in `written` somebody wrote a line by hand: these alone count as
    personal contact (law 3). They may have been posted before.
    """
    with desk.book.writing(f"Post batch {batch_id}") as book:
        batch = book.batches.batch(batch_id)
        if batch.state is BatchState.DRAFT:
            raise NotPossibleError(f"Batch {batch_id} is not printed yet; print it first.")
        wanted = chosen_pieces(batch, numbers)
        posted = [each for each in wanted if each.state is PieceState.PRINTED]
        never = [each.number for each in wanted if each.state not in ON_THE_WAY]
        if numbers and never:
            raise NotPossibleError(
                f"Piece {never[0]} cannot be posted: it is {_words(batch, never[0])}."
            )
        book.batches.save_pieces([replace(each, state=PieceState.POSTED) for each in posted])
        settle(book, batch, desk)
        _record_lines(book, batch_id, written, desk)
        return _marked(book, batch_id)


def _record_lines(book: Writing, batch_id: int, numbers: Collection[int], desk: Desk) -> None:
    """Count the pieces that somebody wrote on by hand as personal contact, each once."""
    pieces = {each.number: each for each in book.batches.batch(batch_id).pieces}
    for number in sorted(numbers):
        piece = pieces.get(number)
        if piece is None or piece.state is not PieceState.POSTED:
            raise NotPossibleError(
                f"Piece {number} of batch {batch_id} is not posted, so no line on it counts."
            )
        for contact_id in piece.contact_ids:
            known = book.touches.of_contact(contact_id)
            if not any(each.piece == number and each.personal for each in known):
                book.touches.add(
                    Touch(
                        contact_id=contact_id,
                        kind=_TOUCHES[piece.kind],
                        on=desk.today,
                        piece=number,
                    )
                )


def spoil(desk: Desk, number: int, *more: int) -> Marked:
    """Mark pieces of one batch as spoilt; they keep their claims and can be printed again."""
    numbers = (number, *more)
    what = f"piece {number}" if not more else f"{len(numbers)} pieces"
    with desk.book.writing(f"Mark {what} as spoilt") as book:
        pieces = [_piece(book, each, ON_THE_WAY) for each in numbers]
        book.batches.save_pieces([replace(each, state=PieceState.SPOILT) for each in pieces])
        for each in pieces:
            book.touches.remove_written(each)
        settle(book, book.batches.batch(pieces[0].batch_id), desk)
        return _marked(book, pieces[0].batch_id)


def take_back(desk: Desk, number: int, reason: str) -> Marked:
    """Mark a piece as returned and the address it went to as undeliverable.

    Only the address as printed is marked: one that the owner has learnt since stays good.
    """
    with desk.book.writing(f"Mark piece {number} as returned") as book:
        piece = _piece(book, number, GOES_OUT)
        book.batches.save_pieces([replace(piece, state=PieceState.RETURNED, reason=reason)])
        book.touches.count_as_tried(piece)
        for contact in _living_there(book, piece):
            book.contacts.save(_undeliverable(contact, piece, desk, reason), on=desk.today)
        settle(book, book.batches.batch(piece.batch_id), desk)
        return _marked(book, piece.batch_id)


def chosen_pieces(batch: Batch, numbers: Collection[int]) -> tuple[Piece, ...]:
    """Return the pieces on paper of the given numbers, or all; raise for one that is not there."""
    pieces = on_paper(batch)
    if not numbers:
        return pieces
    unknown = set(numbers) - {each.number for each in pieces}
    if unknown:
        raise NotPossibleError(f"Batch {batch.id} has no piece {min(unknown)} on paper.")
    return tuple(each for each in pieces if each.number in numbers)


def _piece(book: Reading, number: int, states: Collection[PieceState]) -> Piece:
    piece = book.batches.piece(number)
    if piece.state not in states:
        batch = book.batches.batch(piece.batch_id)
        raise NotPossibleError(f"Piece {number} is {_words(batch, number)}, so it stays as it is.")
    return piece


def _words(batch: Batch, number: int) -> str:
    state = next(each.state for each in batch.pieces if each.number == number)
    return {PieceState.PLANNED: "not printed yet"}.get(state, state.replace("_", " "))


def settle(book: Writing, batch: Batch, desk: Desk) -> None:
    """Let the batch follow its pieces: posted when none of them still waits for the post."""
    batch = book.batches.batch(batch.id)
    waiting = any(
        each.state in {PieceState.PRINTED, PieceState.PLANNED} for each in on_paper(batch)
    )
    gone = any(each.state in SENT for each in batch.pieces)
    state = BatchState.POSTED if gone and not waiting else BatchState.PRINTED
    if state is not batch.state:
        posted_on = desk.today if state is BatchState.POSTED else None
        book.batches.save(replace(batch, state=state, posted_on=posted_on))


def _marked(book: Reading, batch_id: int) -> Marked:
    changes = frozenset({Kind.BATCH, Kind.CONTACT, Kind.TOUCH})
    return Marked(batch=book.batches.batch(batch_id), changes=changes)


def _living_there(book: Reading, piece: Piece) -> list[Contact]:
    """Return those the piece names who have its address, else those of their household."""
    named = book.contacts.contacts(piece.contact_ids).values()
    households = {each.household_id for each in named if each.household_id is not None}
    ids = [id_ for each in book.households.of_ids(households).values() for id_ in each.member_ids]
    return _with_address(named, piece) or _with_address(book.contacts.contacts(ids).values(), piece)


def _with_address(people: Iterable[Contact], piece: Piece) -> list[Contact]:
    return [
        each
        for each in people
        if any(shows(piece.address_lines, address) for address in each.addresses)
    ]


def _undeliverable(contact: Contact, piece: Piece, desk: Desk, reason: str) -> Contact:
    """Return the contact with the address on this piece marked, whichever of theirs it is."""
    addresses = tuple(
        replace(each, undeliverable_on=desk.today, undeliverable_reason=reason)
        if each.usable and shows(piece.address_lines, each)
        else each
        for each in contact.addresses
    )
    return replace(contact, addresses=addresses)
