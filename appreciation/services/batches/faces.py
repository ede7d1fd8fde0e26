"""Where on its sheets the faces of a piece are, so that a picture can show them upright."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from appreciation.domain.batches import ENVELOPES, Batch, FileKind, Format, Piece
from appreciation.printing.geometry import Placement, Rect
from appreciation.printing.imposition import (
    Panel,
    label_slots,
    mirrored,
    postcard_slots,
    quarter_fold,
)
from appreciation.printing.stock import LabelSheet, Paper, paper

Share = tuple[float, float, float, float]

WHOLE: Share = (0.0, 0.0, 1.0, 1.0)


class Side(StrEnum):
    """What somebody who holds the piece is looking at."""

    FRONT = "front"
    INSIDE_LEFT = "inside left"
    INSIDE = "inside"
    WORDS = "words"
    BACK = "back"
    ENVELOPE = "envelope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One face of a piece: the part of a page (from 1) of one of the batch's files.

    `share` is left, top, width and height as shares of the page; `turn` how far the part has to be
    turned clockwise to stand upright: 0, 90 or 180 degrees.
    """

    side: Side
    kind: FileKind
    page: int
    share: Share = WHOLE
    turn: int = 0


def faces(batch: Batch, pieces: Sequence[Piece], labels: LabelSheet) -> dict[int, tuple[Face, ...]]:
    """Return the faces of the pieces on paper by number, the one that is seen first in front.

    `pieces` are all that are on the pages, in the order of the pages.
    """
    sheet = paper(batch.paper)
    letters = [each for each in pieces if batch.format_of(each) is Format.LETTER]
    others = [each for each in pieces if batch.format_of(each) is not Format.LETTER]
    found: dict[int, tuple[Face, ...]] = {
        each.number: (Face(side=Side.FRONT, kind=FileKind.LETTERS, page=each.page),)
        for each in letters
    }
    match batch.format:
        case Format.QUARTER_FOLD:
            panels = _card(sheet)
            found |= {each.number: _at(panels, each.page) for each in others}
        case Format.POSTCARD:
            found |= _postcards(others, sheet)
        case Format.LETTER:
            return found
        case Format.LABELS:
            found |= _labels(others, batch.start, labels)
    return found


def with_envelopes(
    faces: Mapping[int, tuple[Face, ...]],
    batch: Batch,
    pieces: Sequence[Piece],
    kinds: Collection[FileKind],
) -> dict[int, tuple[Face, ...]]:
    """Return the faces with those of the envelopes of these kinds, which come in the same order."""
    found = dict(faces)
    for kind in ENVELOPES.intersection(kinds):
        main = kind is FileKind.ENVELOPES
        inside = [each for each in pieces if (batch.format_of(each) is batch.format) is main]
        for page, piece in enumerate(inside, start=1):
            face = Face(side=Side.ENVELOPE, kind=kind, page=page)
            found[piece.number] = (*found[piece.number], face)
    return found


def _card(sheet: Paper) -> tuple[Face, ...]:
    places = quarter_fold(sheet)
    shown = (
        (Side.FRONT, Panel.FRONT),
        (Side.INSIDE_LEFT, Panel.INSIDE_LEFT),
        (Side.INSIDE, Panel.INSIDE_RIGHT),
        (Side.BACK, Panel.BACK),
    )
    return tuple(_face(side, FileKind.CARDS, places[panel], sheet) for side, panel in shown)


def _at(panels: tuple[Face, ...], page: int) -> tuple[Face, ...]:
    return tuple(
        Face(side=each.side, kind=each.kind, page=page, share=each.share, turn=each.turn)
        for each in panels
    )


def _postcards(pieces: Sequence[Piece], sheet: Paper) -> dict[int, tuple[Face, ...]]:
    found: dict[int, tuple[Face, ...]] = {}
    for piece, slot in zip(pieces, postcard_slots(sheet, len(pieces)), strict=True):
        front = Placement(rect=slot.rect, turn=90)
        back = Placement(rect=mirrored(slot.rect, sheet))
        found[piece.number] = (
            _face(Side.FRONT, FileKind.POSTCARDS, front, sheet, piece.page),
            _face(Side.WORDS, FileKind.POSTCARDS, back, sheet, piece.page + 1),
        )
    return found


def _labels(pieces: Sequence[Piece], start: int, labels: LabelSheet) -> dict[int, tuple[Face, ...]]:
    sheet = paper(labels.paper)
    slots = label_slots(labels, len(pieces), start)
    return {
        piece.number: (
            _face(Side.FRONT, FileKind.LABELS, Placement(rect=slot.rect), sheet, piece.page),
        )
        for piece, slot in zip(pieces, slots, strict=True)
    }


def _face(side: Side, kind: FileKind, place: Placement, sheet: Paper, page: int = 0) -> Face:
    return Face(side=side, kind=kind, page=page, share=share(place.rect, sheet), turn=place.turn)


def share(rect: Rect, sheet: Paper) -> Share:
    """Return a place on a sheet as shares of its width and height."""
    return (
        rect.left_mm / sheet.width_mm,
        rect.top_mm / sheet.height_mm,
        rect.width_mm / sheet.width_mm,
        rect.height_mm / sheet.height_mm,
    )
