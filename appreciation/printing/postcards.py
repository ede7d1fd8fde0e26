"""The postcard: a picture side, and a side with the words and the address."""

from dataclasses import replace

from appreciation.domain.batches import Piece
from appreciation.printing.address_blocks import (
    USPS_CLEAR_BELOW_MM,
    USPS_HIGHEST_MM,
    address_block,
)
from appreciation.printing.copyfit import set_line
from appreciation.printing.designs import Look
from appreciation.printing.drawables import GREY, Block, Outline, Side
from appreciation.printing.fronts import front
from appreciation.printing.geometry import Placement, Rect
from appreciation.printing.imposition import postcard_slots
from appreciation.printing.messages import signed_message
from appreciation.printing.stationery import Stationery, east_asian, lettering

_MARGIN_MM = 12.0
_STAMP = Rect(width_mm=22, height_mm=26)


def postcard(piece: Piece, look: Look, stationery: Stationery) -> tuple[Side, Side]:
    """The picture side, upright, and the other side, which lies on its long edge.

    Raises DoesNotFitError when words or address are too long.
    """
    slot = next(postcard_slots(stationery.paper, 1)).rect
    upright = Placement(rect=slot, turn=90).panel
    language = east_asian(piece, stationery.settings.country)
    return front(piece, look, upright, language), _message_side(piece, slot, stationery)


def _message_side(piece: Piece, panel: Rect, stationery: Stationery) -> Side:
    """The words on the left, the address on the right, and room for a stamp."""
    middle_mm = panel.width_mm / 2
    words = Rect(
        left_mm=_MARGIN_MM,
        top_mm=_MARGIN_MM,
        width_mm=middle_mm - _MARGIN_MM - 7.0,
        height_mm=panel.height_mm - 2 * _MARGIN_MM,
    )
    stamp = replace(_STAMP, left_mm=panel.width_mm - _STAMP.width_mm - 9.0, top_mm=9.0)
    divider = Rect(left_mm=middle_mm, top_mm=18, width_mm=0, height_mm=panel.height_mm - 36)
    sender = Rect(left_mm=middle_mm + 7, top_mm=_MARGIN_MM, width_mm=58, height_mm=20)
    return Side(
        things=(
            *signed_message(piece, words, stationery),
            Outline(rect=divider),
            Outline(rect=stamp),
            set_line(sender, _sender(piece, stationery), lettering("sans", 7, colour=GREY)),
            _address(piece, panel, stationery),
        )
    )


def _sender(piece: Piece, stationery: Stationery) -> str:
    return "\n".join((*stationery.return_lines, str(piece.number)))


def _address(piece: Piece, panel: Rect, stationery: Stationery) -> Block:
    left_mm = panel.width_mm / 2 + 13
    box = Rect(
        left_mm=left_mm,
        top_mm=panel.height_mm - USPS_HIGHEST_MM,
        width_mm=panel.width_mm - left_mm - _MARGIN_MM,
        height_mm=USPS_HIGHEST_MM - USPS_CLEAR_BELOW_MM,
    )
    return address_block(piece, box, stationery, (12, 10))
