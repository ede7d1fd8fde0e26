"""What became of a change of people."""

from dataclasses import dataclass

from appreciation.domain.batches import Piece
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A contact after a change.

    `to_take_out` are pieces on paper and not yet posted that must not go out any more.
    """

    contact: Contact
    to_take_out: tuple[Piece, ...]
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """How many people were changed, and which printed pieces must not go out any more.

    Those who were that way already are not counted.
    """

    count: int
    to_take_out: tuple[Piece, ...]
    changes: Changes = frozenset({Kind.CONTACT})
