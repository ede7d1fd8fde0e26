"""What the batches ask for and change. Runs away from the window's thread."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from appreciation.desktop.shared.occasions import occasion_words
from appreciation.desktop.shared.widgets import translated
from appreciation.domain.batches import (
    BatchLine,
    BatchState,
    Format,
    Piece,
    PieceKind,
)
from appreciation.domain.errors import WrongValueError
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.weeks import Week, Weeks
from appreciation.services.batches.post_desk import TakeOut
from appreciation.services.batches.posting import Marked
from appreciation.services.batches.reviewing import Review, Words
from appreciation.services.desk import Desk

Change = Callable[[Desk], Piece]
"""A change of one piece."""

"""The files whose printing makes a batch a printed one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The batches there are, and the pieces that must not be posted."""

    batches: tuple[BatchLine, ...]
    take_outs: tuple[TakeOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A batch as its page shows it: `holidays` names the holidays its pieces are for, by label.

    `written` has the numbers of the pieces that are known to have a line written by hand.
    """

    review: Review
    holidays: Mapping[str, str]
    take_outs: Mapping[int, TakeOut]
    written: frozenset[int]

    def words(self, piece: Piece) -> str:
        """Return what a piece is for, as `Birthday, 50`."""
        words = occasion_words(
            piece.occasion, self.holidays.get(piece.label, piece.label), piece.years
        )
        letter = piece.occasion is OccasionKind.LETTER and piece.kind is PieceKind.LETTER
        return translated("Batches", "{what}, letter").format(what=words) if letter else words


def listed(desk: Desk) -> Listed:
    """Return the batches there are."""
    from appreciation.services.batches import post_desk

    return Listed(batches=post_desk.batches(desk), take_outs=post_desk.take_outs(desk))


def current_week(desk: Desk) -> Week:
    """Return the week that today lies in."""
    from appreciation.services.batches import week

    return week.current_week(desk)


def begun(desk: Desk, weeks: Weeks | None) -> Shown:
    """Make the draft of some weeks, or go on with it; None for the current week."""
    from appreciation.services.batches import reviewing

    chosen = weeks or Weeks.following(current_week(desk), 1)
    return _shown(desk, reviewing.begun(desk, chosen))


def shown(desk: Desk, batch_id: int) -> Shown | None:
    """Return a batch with its pages, a draft planned afresh; None when it is not there any more."""
    from appreciation.services.batches import reviewing

    try:
        return _shown(desk, reviewing.review(desk, batch_id))
    except WrongValueError:
        return None  # its making was undone


def put_on(desk: Desk, batch_id: int, format_: Format, paper: str, start: int) -> Review:
    """Make a draft for another format, paper or first label."""
    from appreciation.services.batches import reviewing

    return reviewing.put_on(desk, batch_id, format_, paper, start)


def words(desk: Desk, number: int) -> Words:
    """Return what is written on a piece."""
    from appreciation.services.batches import post_desk, reviewing

    return reviewing.words_of(post_desk.piece(desk, number))


def take_outs(desk: Desk) -> tuple[TakeOut, ...]:
    """Return the pieces that wait for the post and must not go there."""
    from appreciation.services.batches import post_desk

    return post_desk.take_outs(desk)


def posted(
    desk: Desk, batch_id: int, numbers: Sequence[int], written: Sequence[int] = ()
) -> Marked:
    """Mark pieces of a batch as posted, and those of them that somebody wrote on by hand."""
    from appreciation.services.batches import posting

    return posting.post(desk, batch_id, numbers, written=written)


def taken_out(desk: Desk, numbers: Sequence[int]) -> Marked:
    """Mark pieces of one batch as spoilt, so that they are not posted; it is one change."""
    from appreciation.services.batches import posting

    return posting.spoil(desk, *numbers)


def taken_back(desk: Desk, number: int, reason: str) -> Marked:
    """Mark a piece as come back, and the address it went to as undeliverable."""
    from appreciation.services.batches import posting

    return posting.take_back(desk, number, reason)


def found(desk: Desk, number: int) -> tuple[Piece, str]:
    """Return a piece by the number printed on it, and what it is for in words."""
    from appreciation.services import supplied
    from appreciation.services.batches import post_desk

    piece = post_desk.piece(desk, number)
    label = piece.label
    if piece.occasion is OccasionKind.HOLIDAY:
        label = supplied.holiday_rules().name(label, "en")
    return piece, occasion_words(piece.occasion, label, piece.years)


def _shown(desk: Desk, review: Review) -> Shown:
    from appreciation.services import supplied
    from appreciation.services.batches import post_desk

    pieces = review.batch.pieces if review.batch else ()
    labels = {each.label for each in pieces if each.occasion is OccasionKind.HOLIDAY}
    labels |= {
        each.occasion.label
        for each in review.left_out
        if each.occasion.kind is OccasionKind.HOLIDAY
    }
    printed_ones = review.batch is not None and review.batch.state is BatchState.PRINTED
    found = post_desk.take_outs(desk) if printed_ones else ()
    return Shown(
        review=review,
        holidays={each: supplied.holiday_rules().name(each, "en") for each in labels},
        take_outs={each.piece.number: each for each in found},
        written=post_desk.written_on(desk, pieces),
    )
