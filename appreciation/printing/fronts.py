"""The front of a card and the picture side of a postcard: the art and its words."""

from functools import lru_cache

from appreciation.domain.batches import Piece
from appreciation.printing.copyfit import Lettering, set_balanced
from appreciation.printing.designs import Frame, Look
from appreciation.printing.drawables import Art, Block, Side
from appreciation.printing.geometry import POINTS_PER_MM, Rect
from appreciation.printing.text.paragraphs import Align, TextStyle

BORDER_MM = 7.0
"""White left around the art: printers leave 4 to 6 mm of the sheet unprinted."""

ART_WIDTH = 425.0
ART_HEIGHT = 550.0


def front(piece: Piece, look: Look, panel: Rect, language: str | None) -> Side:
    """The art within its white border, and the words where the design wants them.

    Raises DoesNotFitError when the words are too long for their frame.
    """
    years = str(piece.years or "") if look.years else ""
    return _front(look, piece.front, years, panel, language)


@lru_cache(maxsize=512)
def _front(look: Look, text: str, years: str, panel: Rect, language: str | None) -> Side:
    place = panel.inset(BORDER_MM)
    words, second = text, ""
    if look.second:
        words, _, second = text.partition("\n")
    framed = ((look.words, words), (look.second, second), (look.years, years))
    blocks = (
        _in_frame(text.strip(), frame, place, language)
        for frame, text in framed
        if frame and text.strip()
    )
    art = Art(path=look.art, background=look.background, rect=place)
    return Side(things=(art, *blocks), shared_as=(look.art, text, years, panel, language))


def _in_frame(text: str, frame: Frame, place: Rect, language: str | None) -> Block:
    unit_mm = place.width_mm / ART_WIDTH
    left, top, width, height = frame.box
    box = Rect(
        left_mm=place.left_mm + left * unit_mm,
        top_mm=place.top_mm + (place.height_mm - ART_HEIGHT * unit_mm) / 2 + top * unit_mm,
        width_mm=width * unit_mm,
        height_mm=height * unit_mm,
    )
    style = TextStyle(
        face=frame.face,
        size=round(frame.size * unit_mm * POINTS_PER_MM, 2),
        leading=1.24,
        align=Align.CENTRE,
        language=language,
    )
    smallest = round(frame.smallest * unit_mm * POINTS_PER_MM, 2)
    lettering = Lettering(style=style, smallest=smallest, colour=frame.colour)
    return set_balanced(box, text, lettering, what="the words on the front are")
