"""Text into boxes: as large as it may, never smaller than it must, never cut (law 8)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from appreciation.printing.drawables import BLACK, Block
from appreciation.printing.geometry import POINTS_PER_MM, Rect
from appreciation.printing.text.paragraphs import (
    Align,
    Line,
    Paragraph,
    TextStyle,
    fitted,
    line_count,
    set_whole,
    typeset,
)

_NEAR_ENOUGH = 4.0  # points


class DoesNotFitError(Exception):
    """A text is too long for its place even at the smallest size. `what` says which, in words."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Upright(StrEnum):
    """Where a text stands in a box that is higher than it."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """A style, the smallest size it may shrink to, and its colour. Sizes in points."""

    style: TextStyle
    smallest: float
    colour: str = BLACK

    def at(self, size: float) -> TextStyle:
        """The style at another size."""
        return replace(self.style, size=size)


def set_in(
    box: Rect, text: str, lettering: Lettering, *, what: str, upright: Upright = Upright.TOP
) -> Block:
    """The text in the box. Raises DoesNotFitError, naming it `what`."""
    paragraph = fitted(
        text,
        lettering.style,
        width=box.width_mm * POINTS_PER_MM,
        height=box.height_mm * POINTS_PER_MM,
        smallest=lettering.smallest,
    )
    if paragraph is None:
        raise DoesNotFitError(what)
    return _stood(box, paragraph, lettering.colour, upright)


def set_balanced(box: Rect, text: str, lettering: Lettering, *, what: str) -> Block:
    """A few words in the middle of the box, their lines about equally long."""
    block = set_in(box, text, lettering, what=what, upright=Upright.MIDDLE)
    paragraph = balanced(text, block.paragraph.style, block.paragraph.measure)
    indent_mm = (block.paragraph.measure - paragraph.measure) / POINTS_PER_MM / 2
    return replace(block, paragraph=paragraph, left_mm=block.left_mm + indent_mm)


@lru_cache(maxsize=256)  # more would be megabytes, and no quicker
def balanced(text: str, style: TextStyle, width: float) -> Paragraph:
    """The text in as many lines as `typeset` makes, but about equally long: no word left alone.

    Its measure is the smaller width, unless lines run from the right, whose place hangs on it.
    """
    paragraph = typeset(text, style, width)
    lines = paragraph.lines
    if len(lines) == 1 or (style.align is Align.START and any(line.x for line in lines)):
        return paragraph
    narrow, wide = sum(line.width for line in lines) / len(lines), paragraph.width
    while wide - narrow > _NEAR_ENOUGH:
        middle = (narrow + wide) / 2
        if line_count(text, style, middle) == len(lines):
            wide = middle
        else:
            narrow = middle
    return typeset(text, style, wide) if wide < paragraph.width else paragraph


def set_line(box: Rect, text: str, lettering: Lettering) -> Block:
    """Small print of ours: wrapped in the width of the box, however high that becomes."""
    paragraph = set_whole(text, lettering.style, box.width_mm * POINTS_PER_MM)
    return Block(
        paragraph=paragraph, left_mm=box.left_mm, top_mm=box.top_mm, colour=lettering.colour
    )


def parted(paragraph: Paragraph, height_mm: float) -> tuple[Paragraph | None, Paragraph | None]:
    """The lines that go into this height, and the rest; None where there are none."""
    line_height = paragraph.style.size * paragraph.style.leading
    count = max(int((height_mm * POINTS_PER_MM + 0.01) // line_height), 0)
    kept, rest = paragraph.lines[:count], paragraph.lines[count:]
    while rest and not rest[0].runs:  # a gap between paragraphs is not carried over
        rest = rest[1:]
    moved = (len(paragraph.lines) - len(rest)) * line_height
    return (
        replace(paragraph, lines=kept) if kept else None,
        replace(paragraph, lines=tuple(_lowered(line, -moved) for line in rest)) if rest else None,
    )


def stacked(paragraphs: Sequence[Paragraph], measure: float) -> Paragraph:
    """Paragraphs of one style below one another, as one in a column this many points wide."""
    lines: list[Line] = []
    height = 0.0
    for paragraph in paragraphs:
        lines += [_lowered(line, height) for line in paragraph.lines]
        height += paragraph.height
    return replace(paragraphs[0], measure=measure, lines=tuple(lines))


def _lowered(line: Line, by: float) -> Line:
    return replace(line, baseline=line.baseline + by)


def _stood(box: Rect, paragraph: Paragraph, colour: str, upright: Upright) -> Block:
    room_mm = box.height_mm - paragraph.height / POINTS_PER_MM
    share = {Upright.TOP: 0.0, Upright.MIDDLE: 0.5, Upright.BOTTOM: 1.0}[upright]
    return Block(
        paragraph=paragraph,
        left_mm=box.left_mm,
        top_mm=box.top_mm + share * room_mm,
        colour=colour,
    )
