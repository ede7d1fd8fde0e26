"""The recipient's address as the post wants it: plain letters, one line each, flush left."""

from appreciation.domain.batches import Piece
from appreciation.printing.copyfit import Lettering, set_in
from appreciation.printing.drawables import Block
from appreciation.printing.geometry import Rect
from appreciation.printing.stationery import Stationery, east_asian
from appreciation.printing.text.paragraphs import Align, TextStyle

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

    Raises DoesNotFitError when it is too long even at the smaller one.
    """
    style = TextStyle(
        face=ADDRESS_FACE,
        size=sizes[0],
        leading=_LEADING,
        align=Align.LEFT,
        language=east_asian(piece, stationery.settings.country),
    )
    lettering = Lettering(style=style, smallest=sizes[1])
    return set_in(box, address_text(piece), lettering, what="the address is")
