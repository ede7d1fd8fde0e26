"""The recipient's address as the post wants it: plain letters, one line each, flush left."""

import math
from dataclasses import replace

from appreciation.domain.batches import Piece
from appreciation.printing.copyfit import Lettering, set_in
from appreciation.printing.drawables import Block
from appreciation.printing.geometry import POINTS_PER_MM, Rect
from appreciation.printing.stationery import Stationery, east_asian
from appreciation.printing.text.breaks import hard_lines
from appreciation.printing.text.paragraphs import Align, TextStyle, line_count, typeset

USPS_CLEAR_BELOW_MM = 17.0
"""USPS keeps the lowest 5/8 inch for its barcode (15.9 mm)."""

USPS_HIGHEST_MM = 69.85
"""USPS reads the address no higher than 2 3/4 inches above the lower edge."""

_LEADING = 1.24

ADDRESS_FACE = "sans"
"""Without a slash in its zero, which the readers of the post take for an 8."""


def address_text(piece: Piece) -> str:
    """The name and the address, a line each."""
    return "\n".join(filter(None, (piece.recipient, *piece.address_lines)))


def address_block(
    piece: Piece, box: Rect, stationery: Stationery, sizes: tuple[float, float]
) -> Block:
    """The address in a box, between two sizes in points, the larger one first.

    It would rather be smaller than break a line. Raises DoesNotFitError when it is too long even
    at the smaller one.
    """
    style = TextStyle(
        face=ADDRESS_FACE,
        size=sizes[0],
        leading=_LEADING,
        align=Align.LEFT,
        language=east_asian(piece, stationery.settings.country),
    )
    text = address_text(piece)
    width = box.width_mm * POINTS_PER_MM
    if line_count(text, style, width) != len(hard_lines(text)):
        unbroken = sizes[0] * width / max(typeset(text, style, math.inf).width, 1.0)
        if unbroken >= sizes[1]:
            style = replace(style, size=math.floor(unbroken * 4) / 4)
    lettering = Lettering(style=style, smallest=sizes[1])
    return set_in(box, text, lettering, what="the address is")
