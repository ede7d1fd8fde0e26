"""What a print run made, or a reprint, as values."""

from dataclasses import dataclass
from pathlib import Path

from appreciation.domain.batches import Batch, BatchFile, PaperWarning, Piece, PieceState
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.planning import LeftOut


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """One PDF put where the owner wanted it."""

    file: BatchFile
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedBatch:
    """What a print run made. `batch` is None, with no files, when nobody was due."""

    batch: Batch | None
    files: tuple[WrittenFile, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[PaperWarning, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A draft whose PDFs are kept, and what the owner should know of it.

    `withheld` are the numbers of pieces that are not on paper, each with the reason in words:
    somebody may no longer be greeted, or the words do not fit.
    """

    batch: Batch
    withheld: dict[int, str]
    warnings: tuple[PaperWarning, ...]
    changes: Changes = frozenset({Kind.BATCH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Kept pages to be printed once more: the files with their bytes, and who is withheld.

    `pieces` are those on them, each with its page there.
    """

    batch: Batch
    pieces: tuple[Piece, ...]
    files: tuple[tuple[BatchFile, bytes], ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[PaperWarning, ...]


def on_paper(batch: Batch) -> tuple[Piece, ...]:
    """Return the pieces of a batch that its PDFs show; those of forgotten people are gone."""
    return tuple(
        each for each in batch.pieces if each.state is not PieceState.LEFT_OUT and each.contact_ids
    )
