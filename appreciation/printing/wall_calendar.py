"""A calendar for the wall: one month on a page, lying on its long side."""

from collections.abc import Sequence
from dataclasses import dataclass

from appreciation.printing.copyfit import set_line
from appreciation.printing.drawables import BLACK, GREY, PALE, Block, Outline, Side
from appreciation.printing.geometry import POINTS_PER_MM, Placement, Rect
from appreciation.printing.pages import Pages
from appreciation.printing.stationery import lettering
from appreciation.printing.stock import Paper
from appreciation.printing.text.paragraphs import Align, TextStyle, typeset

_MARGIN_MM = 12.0
_TITLE_MM = 16.0
_HEADS_MM = 6.0
_PAD_MM = 1.4
_NUMBER_MM = 6.0
_NAME_SIZES = (8.5, 7.5, 6.5)
"""Names are set in the largest of these sizes, in points, in which a day holds them all."""

_SMALLEST = _NAME_SIZES[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class WallDay:
    """A day: its number, what kind of day it is (`notes`, in grey), and whose it is.

    `more` counts those who are not among the `names`.
    """

    number: int
    notes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    more: int = 0
    is_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WallMonth:
    """A month: its title, the names of seven weekdays, and its days after `blanks` empty places."""

    title: str
    weekdays: tuple[str, ...]
    blanks: int
    days: tuple[WallDay, ...]


def wall_calendar(title: str, months: Sequence[WallMonth], paper: Paper, foot: str) -> bytes:
    """Return the calendar as a PDF. What a day has no room for is counted in its last line."""
    sheet = Rect(width_mm=paper.height_mm, height_mm=paper.width_mm)
    pages = Pages(title, {})
    for month in months:
        with pages.page(sheet):
            pages.draw(Side(things=tuple(_page(month, sheet, foot))), Placement(rect=sheet))
    return pages.content()


def _page(month: WallMonth, sheet: Rect, foot: str) -> list[Block | Outline]:
    inside = sheet.inset(_MARGIN_MM)
    things: list[Block | Outline] = [
        set_line(inside, month.title, lettering("serif-semibold", 26)),
        set_line(
            Rect(
                left_mm=inside.left_mm,
                top_mm=inside.bottom_mm + 2.5,
                width_mm=inside.width_mm,
                height_mm=4,
            ),
            foot,
            lettering("sans", 7, colour=GREY, align=Align.RIGHT),
        ),
    ]
    rows = -(-(month.blanks + len(month.days)) // 7)
    width_mm = inside.width_mm / 7
    top_mm = inside.top_mm + _TITLE_MM + _HEADS_MM
    height_mm = (inside.bottom_mm - top_mm) / rows
    for column, name in enumerate(month.weekdays):
        box = Rect(
            left_mm=inside.left_mm + column * width_mm,
            top_mm=top_mm - _HEADS_MM + 0.8,
            width_mm=width_mm,
            height_mm=_HEADS_MM,
        )
        things.append(set_line(box, name, lettering("sans", 9, colour=GREY, align=Align.CENTRE)))
    for place, day in enumerate(month.days, start=month.blanks):
        cell = Rect(
            left_mm=inside.left_mm + place % 7 * width_mm,
            top_mm=top_mm + place // 7 * height_mm,
            width_mm=width_mm,
            height_mm=height_mm,
        )
        things += [Outline(rect=cell, colour=PALE, thickness=0.4), *_day(day, cell)]
    return things


def _day(day: WallDay, cell: Rect) -> list[Block]:
    inside = cell.inset(_PAD_MM, 1.0)
    colour = GREY if day.is_off else BLACK
    number = set_line(inside, str(day.number), lettering("sans-bold", 11, colour=colour))
    below = Rect(
        left_mm=inside.left_mm,
        top_mm=inside.top_mm + _NUMBER_MM,
        width_mm=inside.width_mm,
        height_mm=inside.height_mm - _NUMBER_MM,
    )
    for size in _NAME_SIZES:
        blocks = _lines(day, below, size)
        if not day.more and _bottom_mm(blocks, below) <= below.bottom_mm:
            return [number, *blocks]
    return [number, *_as_many_as_fit(day, below)]


def _lines(day: WallDay, box: Rect, size: float) -> list[Block]:
    lines = [(note, GREY) for note in day.notes] + [(name, BLACK) for name in day.names]
    return _stacked(lines, box, size)


def _as_many_as_fit(day: WallDay, box: Rect) -> list[Block]:
    """Return the lines that fit in the smallest letters, the last of them telling how many do not.

    Notes come first and count as nobody.
    """
    for kept in range(len(day.names), -1, -1):
        left = len(day.names) - kept + day.more
        lines = [(note, GREY) for note in day.notes]
        lines += [(name, BLACK) for name in day.names[:kept]]
        if left:
            lines.append((f"and {left} more" if kept else f"{left} people", GREY))
        blocks = _stacked(lines, box, _SMALLEST)
        if _bottom_mm(blocks, box) <= box.bottom_mm or not kept:
            return blocks
    return []


def _stacked(lines: Sequence[tuple[str, str]], box: Rect, size: float) -> list[Block]:
    blocks = []
    top_mm = box.top_mm
    style = TextStyle(face="sans", size=size, align=Align.LEFT)
    for text, colour in lines:
        paragraph = typeset(text, style, box.width_mm * POINTS_PER_MM)
        block = Block(paragraph=paragraph, left_mm=box.left_mm, top_mm=top_mm, colour=colour)
        blocks.append(block)
        top_mm = block.bottom_mm
    return blocks


def _bottom_mm(blocks: Sequence[Block], box: Rect) -> float:
    return blocks[-1].bottom_mm if blocks else box.top_mm
