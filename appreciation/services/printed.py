"""What a print run made, or a reprint."""

from dataclasses import dataclass
from pathlib import Path

from appreciation.domain.batches import Batch, BatchFile, PaperWarning, Piece, PieceState
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


def on_paper(batch: Batch) -> tuple[Piece, ...]:
    """Return the pieces of a batch that its PDFs show; those of forgotten people are gone."""
    return tuple(
        each for each in batch.pieces if each.state is not PieceState.LEFT_OUT and each.contact_ids
    )
