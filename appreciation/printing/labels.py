"""One address label."""

from dataclasses import replace

from appreciation.domain.batches import Piece
from appreciation.printing.address_blocks import address_block
from appreciation.printing.copyfit import set_line
from appreciation.printing.drawables import GREY, Side
from appreciation.printing.geometry import Rect
from appreciation.printing.stationery import Stationery, lettering
from appreciation.printing.stock import LabelSheet
from appreciation.printing.text.paragraphs import Align

_ACROSS_MM = 4.0
_DOWN_MM = 1.8
_NUMBER_MM = 8.0


def label(piece: Piece, sheet: LabelSheet, stationery: Stationery) -> Side:
    """The address in the middle of the height, and the piece's number in the corner.

    Raises DoesNotFitError when the address is too long.
    """
    panel = Rect(width_mm=sheet.width_mm, height_mm=sheet.height_mm)
    box = panel.inset(_ACROSS_MM, _DOWN_MM)
    address = address_block(piece, box, stationery, (11, 8))
    address = replace(address, top_mm=box.top_mm + (box.height_mm - address.height_mm) / 2)
    corner = Rect(
        left_mm=panel.right_mm - _NUMBER_MM - 1.8,
        top_mm=panel.top_mm + 1.6,
        width_mm=_NUMBER_MM,
        height_mm=2.5,
    )
    small = lettering("sans", 5, colour=GREY, align=Align.RIGHT)
    return Side(things=(address, set_line(corner, str(piece.number), small)))
