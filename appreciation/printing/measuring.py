"""The measuring page: a cross to be measured from two edges of the sheet with a ruler."""

from appreciation.printing.copyfit import set_line
from appreciation.printing.drawables import BLACK, GREY, Block, Outline, Side
from appreciation.printing.geometry import Placement, Rect
from appreciation.printing.pages import Pages
from appreciation.printing.stationery import lettering
from appreciation.printing.stock import Paper

_NEAREST_MM = 8.0
_TICKS_MM = 10


def measuring_page(sheet: Paper, cross_mm: float) -> bytes:
    """Return a PDF of one page with a cross so many mm from its left and from its top edge."""
    rect = Rect(width_mm=sheet.width_mm, height_mm=sheet.height_mm)
    pages = Pages("Measuring page", {})
    with pages.page(rect):
        pages.draw(_side(rect, cross_mm), Placement(rect=rect))
    return pages.content()


def _side(rect: Rect, at_mm: float) -> Side:
    right_mm, foot_mm = rect.width_mm - _NEAREST_MM, rect.height_mm - _NEAREST_MM
    return Side(
        things=(
            _line(at_mm, _NEAREST_MM, 0, foot_mm - _NEAREST_MM),
            _line(_NEAREST_MM, at_mm, right_mm - _NEAREST_MM, 0),
            *_ticks(at_mm, at_mm),
            *_words(rect, at_mm),
        )
    )


def _ticks(across_mm: float, down_mm: float) -> list[Outline]:
    """Return marks one millimetre apart on both sides of both lines, the fifth ones longer."""
    marks = []
    for step in range(-_TICKS_MM, _TICKS_MM + 1):
        long_mm = 3.0 if step % 5 == 0 else 1.5
        marks.append(_line(across_mm + step, down_mm + 60 - long_mm, 0, 2 * long_mm, 0.3))
        marks.append(_line(across_mm + 60 - long_mm, down_mm + step, 2 * long_mm, 0, 0.3))
    return marks


def _words(rect: Rect, at_mm: float) -> list[Block]:
    large, small = lettering("sans", 14), lettering("sans", 10, colour=GREY)
    lines = (
        (large, "This edge up"),
        (small, "1. Measure from the left edge of the sheet to the upright line."),
        (small, "2. Measure from the top edge of the sheet to the line across."),
        (small, f"Both are meant to be {at_mm:.1f} mm; a mark is one millimetre."),
        (small, "3. Write both where you printed this page from, to a tenth of a millimetre."),
    )
    left_mm, width_mm = at_mm + 8, rect.width_mm - at_mm - 8 - _NEAREST_MM
    return [
        set_line(
            Rect(left_mm=left_mm, top_mm=at_mm + 80 + 9 * row, width_mm=width_mm, height_mm=8),
            text,
            style,
        )
        for row, (style, text) in enumerate(lines)
    ]


def _line(
    left_mm: float, top_mm: float, width_mm: float, height_mm: float, thickness: float = 0.4
) -> Outline:
    rect = Rect(left_mm=left_mm, top_mm=top_mm, width_mm=width_mm, height_mm=height_mm)
    return Outline(rect=rect, colour=BLACK, thickness=thickness)
