"""What happens to paper after it was printed: what must not go out, and what came back."""

from collections.abc import Sequence
from dataclasses import dataclass

from appreciation.domain.batches import Batch, BatchLine, Piece
from appreciation.domain.eligibility import Refusal
from appreciation.services.desk import Desk
from appreciation.services.rule.recheck import refused_pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOut:
    """A printed piece that must not be posted: for whom, and why."""

    piece: Piece
    name: str
    refusal: Refusal


def batches(desk: Desk) -> tuple[BatchLine, ...]:
    """Return every batch in a line, the newest first."""
    with desk.book.reading() as book:
        return book.batches.lines()


def whole_batches(desk: Desk) -> tuple[Batch, ...]:
    """Return every batch with its pieces, the newest last."""
    with desk.book.reading() as book:
        return book.batches.all()


def batch(desk: Desk, batch_id: int) -> Batch:
    """Return a batch with its pieces; raise `WrongValueError` if there is none."""
    with desk.book.reading() as book:
        return book.batches.batch(batch_id)


def piece(desk: Desk, number: int) -> Piece:
    """Return a piece by the number printed on it; raise `WrongValueError` if there is none."""
    with desk.book.reading() as book:
        return book.batches.piece(number)


def unposted(desk: Desk) -> tuple[Piece, ...]:
    """Return the pieces that are printed and wait for the post, by number."""
    with desk.book.reading() as book:
        return book.batches.unposted()


def take_outs(desk: Desk) -> tuple[TakeOut, ...]:
    """Return the pieces that wait for the post and must not go out, because somebody died, say."""
    with desk.book.reading() as book:
        waiting = book.batches.unposted()
        refused = refused_pieces(book, waiting, desk.today)
    return tuple(
        TakeOut(piece=each, name=refused[each.number][1], refusal=refused[each.number][2])
        for each in waiting
        if each.number in refused
    )


def written_on(desk: Desk, pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the numbers of pieces that are known to have a line written by hand."""
    with desk.book.reading() as book:
        return book.touches.written_on(pieces)
