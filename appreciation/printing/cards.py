"""The folded card: its four panels."""

from dataclasses import replace

from appreciation.domain.batches import Piece
from appreciation.printing.copyfit import DoesNotFitError, set_line
from appreciation.printing.designs import Look
from appreciation.printing.drawables import GREY, Block, Picture, Side
from appreciation.printing.fronts import front
from appreciation.printing.geometry import Rect
from appreciation.printing.imposition import Panel, quarter_fold
from appreciation.printing.messages import signed_message, spread_message
from appreciation.printing.stationery import Stationery, east_asian, lettering
from appreciation.printing.text.paragraphs import Align

_MARGIN_ACROSS_MM = 14.0
_MARGIN_DOWN_MM = 16.0
_LOGO = Rect(width_mm=30, height_mm=12)


def card(piece: Piece, look: Look, stationery: Stationery) -> tuple[Side, ...]:
    """What stands on each panel, in the order of `Panel`.

    The words stand on the right inside; long ones begin on the left inside. Raises
    DoesNotFitError when they fit neither way, or when the words on the front do not.
    """
    panel = quarter_fold(stationery.paper)[Panel.FRONT].panel
    language = east_asian(piece, stationery.settings.country)
    inside = panel.inset(_MARGIN_ACROSS_MM, _MARGIN_DOWN_MM)
    try:
        left: tuple[Block, ...] = ()
        right = signed_message(piece, inside, stationery)
    except DoesNotFitError:
        left, right = spread_message(piece, inside, inside, stationery)
    sides = {
        Panel.FRONT: front(piece, look, panel, language),
        Panel.BACK: _back(panel, piece, stationery),
        Panel.INSIDE_LEFT: Side(things=left),
        Panel.INSIDE_RIGHT: Side(things=right),
    }
    return tuple(sides[each] for each in Panel)


def _back(panel: Rect, piece: Piece, stationery: Stationery) -> Side:
    """The business's name and the number of the piece, small, at the foot."""
    box = panel.inset(_MARGIN_ACROSS_MM, 10.0)
    foot = lettering("sans", 6.5, colour=GREY, align=Align.CENTRE)
    number = set_line(box, str(piece.number), foot)
    number = replace(number, top_mm=box.bottom_mm - number.height_mm)
    things: list[Block | Picture] = [number]
    top_mm = number.top_mm - 2.0
    settings = stationery.settings
    imprint = "\n".join(filter(None, (settings.name, settings.website)))
    if imprint:
        line = lettering("serif", 8, colour=GREY, align=Align.CENTRE)
        block = set_line(box, imprint, line)
        top_mm -= block.height_mm
        things.append(replace(block, top_mm=top_mm))
    if stationery.logo:
        rect = replace(
            _LOGO,
            left_mm=(panel.width_mm - _LOGO.width_mm) / 2,
            top_mm=top_mm - 2.0 - _LOGO.height_mm,
        )
        things.append(Picture(name=stationery.logo, rect=rect))
    return Side(things=tuple(things))
