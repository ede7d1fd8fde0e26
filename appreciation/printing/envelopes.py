"""The face of an envelope."""

from dataclasses import replace

from appreciation.domain.batches import Piece
from appreciation.printing.address_blocks import (
    USPS_CLEAR_BELOW_MM,
    USPS_HIGHEST_MM,
    address_block,
)
from appreciation.printing.copyfit import set_line
from appreciation.printing.drawables import GREY, Block, Side
from appreciation.printing.geometry import Rect
from appreciation.printing.stationery import Stationery, lettering
from appreciation.printing.stock import Envelope

_MARGIN_MM = 8.0
_ADDRESS_LEFT = 0.42
_ADDRESS_TOP = 0.42
_SIDE_MARGIN_MM = 13.0
"""USPS wants half an inch free on both sides; Royal Mail 15 mm all round from the franking."""


def envelope_face(piece: Piece, envelope: Envelope, stationery: Stationery) -> Side:
    """Where it goes, where it comes from, and the piece's number to know it by when it returns.

    Raises DoesNotFitError when the address is too long.
    """
    left_mm = envelope.width_mm * _ADDRESS_LEFT
    top_mm = max(envelope.height_mm * _ADDRESS_TOP, envelope.height_mm - USPS_HIGHEST_MM)
    box = Rect(
        left_mm=left_mm,
        top_mm=top_mm,
        width_mm=envelope.width_mm - left_mm - _SIDE_MARGIN_MM,
        height_mm=envelope.height_mm - top_mm - USPS_CLEAR_BELOW_MM,
    )
    address = address_block(piece, box, stationery, (12, 10))
    return Side(things=(*_sender(piece, envelope, stationery), address))


def _sender(piece: Piece, envelope: Envelope, stationery: Stationery) -> tuple[Block, ...]:
    box = Rect(
        left_mm=_MARGIN_MM,
        top_mm=_MARGIN_MM,
        width_mm=envelope.width_mm * 0.5,
        height_mm=envelope.height_mm * 0.3,
    )
    number = set_line(box, str(piece.number), lettering("sans", 6.5, colour=GREY))
    if not stationery.return_lines:
        return (number,)
    lines = "\n".join(stationery.return_lines)
    sender = set_line(box, lines, lettering("sans", 8, colour=GREY))
    return sender, replace(number, top_mm=sender.bottom_mm + 0.8)
