"""Batches and pieces as rows, and back."""

import json
from collections.abc import Sequence
from datetime import date

from appreciation.domain.batches import (
    Batch,
    BatchFile,
    BatchState,
    FileKind,
    Format,
    Piece,
    PieceKind,
    PieceState,
)
from appreciation.domain.contacts import ContactId
from appreciation.domain.occasions import OccasionKind
from appreciation.store.contact_rows import day_of_text, text_of_day
from appreciation.store.rows import Row


def batch_row(batch: Batch) -> Row:
    """Return a batch's own row, without id and version."""
    return {
        "week": batch.week,
        "state": batch.state.value,
        "format": batch.format.value,
        "paper": batch.paper,
        "start": batch.start,
        "made_on": batch.made_on.isoformat(),
        "posted_on": text_of_day(batch.posted_on),
    }


def batch_of_rows(row: Row, pieces: Sequence[Piece], files: Sequence[BatchFile]) -> Batch:
    """Return the batch of its own row, with its pieces and files."""
    return Batch(
        id=row["id"],
        week=row["week"],
        state=BatchState(row["state"]),
        format=Format(row["format"]),
        paper=row["paper"],
        start=row["start"],
        made_on=date.fromisoformat(row["made_on"]),
        posted_on=day_of_text(row["posted_on"]),
        pieces=tuple(pieces),
        files=tuple(files),
        version=row["version"],
    )


def file_of_row(row: Row) -> BatchFile:
    """Return what is known of a kept file."""
    return BatchFile(
        kind=FileKind(row["kind"]), name=row["name"], pages=row["pages"], sha256=row["sha256"]
    )


def piece_row(piece: Piece) -> Row:
    """Return a piece's row, without id, version and batch."""
    return {
        "kind": piece.kind.value,
        "state": piece.state.value,
        "recipient": piece.recipient,
        "address_lines": json.dumps(piece.address_lines, ensure_ascii=False),
        "country": piece.country,
        "language": piece.language,
        "occasion": piece.occasion.value,
        "identity": piece.identity,
        "label": piece.label,
        "date": piece.date.isoformat(),
        "years": piece.years,
        "design": piece.design,
        "front": piece.front,
        "salutation": piece.salutation,
        "text": piece.text,
        "edited": piece.edited,
        "reason": piece.reason,
        "page": piece.page,
    }


def piece_of_row(row: Row, contact_ids: Sequence[int]) -> Piece:
    """Return the piece of a row."""
    return Piece(
        number=row["id"],
        batch_id=row["batch_id"],
        kind=PieceKind(row["kind"]),
        state=PieceState(row["state"]),
        contact_ids=tuple(map(ContactId, contact_ids)),
        recipient=row["recipient"],
        address_lines=tuple(json.loads(row["address_lines"])),
        country=row["country"],
        language=row["language"],
        occasion=OccasionKind(row["occasion"]),
        identity=row["identity"],
        label=row["label"],
        date=date.fromisoformat(row["date"]),
        years=row["years"],
        design=row["design"],
        front=row["front"],
        salutation=row["salutation"],
        text=row["text"],
        edited=bool(row["edited"]),
        reason=row["reason"],
        page=row["page"],
    )
