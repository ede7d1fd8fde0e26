"""Tables on paper: columns, rows as high as their text, and page after page of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from appreciation.printing.copyfit import parted, stacked
from appreciation.printing.drawables import BLACK, PALE, Block, Outline
from appreciation.printing.geometry import POINTS_PER_MM, Rect
from appreciation.printing.text.paragraphs import Align, TextStyle, set_whole, typeset

_SIZE = 9.0
_SMALLEST = 5.0
_HIGHEST_MM = 60.0
_COLUMN_GAP_MM = 3.0
_ROW_GAP_MM = 1.6
_LOWEST_ROW_MM = 4.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: what it is called, its share of the width, and how it is aligned."""

    title: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Things with their tops at 0, moved down to where the row comes to lie.

    `heads` marks the titles of the columns, which stand again on top of each further page.
    """

    things: tuple[Block | Outline, ...]
    height_mm: float
    heads: bool = False


def heads(columns: Sequence[Column], width: Rect) -> Row:
    """The titles of the columns, underlined. Only the left and the width of `width` count."""
    titles = row(columns, [column.title for column in columns], width, face="sans-bold")
    line = _rule(titles, width, 0.6, Outline(rect=width, colour=BLACK, thickness=0.7))
    return replace(titles, things=(*titles.things, line), heads=True)


def ruled_row(
    columns: Sequence[Column], cells: Sequence[str], width: Rect, language: str | None = None
) -> Row:
    """A row with a fine line below it."""
    plain = row(columns, cells, width, language=language)
    line = _rule(plain, width, 0.7, Outline(rect=width, colour=PALE, thickness=0.3))
    return replace(plain, things=(*plain.things, line))


def row(
    columns: Sequence[Column],
    cells: Sequence[str],
    width: Rect,
    *,
    face: str = "sans",
    language: str | None = None,
) -> Row:
    """A row as high as its highest cell. A word too wide for its column is set smaller.

    One that would become too small to read is broken; of a text as long as a page there stands the
    beginning, and how long it is.
    """
    left_mm = width.left_mm
    blocks = []
    for column, text in zip(columns, cells, strict=True):
        column_mm = width.width_mm * column.share
        style = TextStyle(face=face, size=_SIZE, align=column.align, language=language)
        if text:
            blocks.append(_cell(text, style, left_mm, column_mm - _COLUMN_GAP_MM))
        left_mm += column_mm
    highest_mm = max((block.height_mm for block in blocks), default=0.0)
    return Row(things=tuple(blocks), height_mm=max(highest_mm, _LOWEST_ROW_MM) + _ROW_GAP_MM)


def space(height_mm: float) -> Row:
    """An empty row."""
    return Row(things=(), height_mm=height_mm)


def paged(rows: Sequence[Row], top_mm: float, height_mm: float) -> Iterator[list[Block | Outline]]:
    """Fill pages with rows, from `top_mm` down; titles never stand alone at the foot of one."""
    page: list[Block | Outline] = []
    titles: Row | None = None
    used_mm = 0.0
    for index, each in enumerate(rows):
        titles = each if each.heads else titles
        following_mm = rows[index + 1].height_mm if each.heads and index + 1 < len(rows) else 0.0
        if page and used_mm + each.height_mm + following_mm > height_mm:
            yield page
            page, used_mm = [], 0.0
            if titles and not each.heads:
                page += _lowered(titles, top_mm)
                used_mm = titles.height_mm
        page += _lowered(each, top_mm + used_mm)
        used_mm += each.height_mm
    yield page


def _cell(text: str, style: TextStyle, left_mm: float, width_mm: float) -> Block:
    width = width_mm * POINTS_PER_MM
    paragraph = typeset(text, style, width)
    if not paragraph.fits_width:
        smaller = int(style.size * width / paragraph.width * 10) / 10
        style = replace(style, size=max(smaller, _SMALLEST))
        paragraph = set_whole(text, style, width)
    if paragraph.height > _HIGHEST_MM * POINTS_PER_MM:
        beginning, _ = parted(paragraph, _HIGHEST_MM)
        length = typeset(f"… ({len(text)} letters in all)", style, width)
        paragraph = stacked([*filter(None, [beginning]), length], width)
    return Block(paragraph=paragraph, left_mm=left_mm, top_mm=0.0)


def _rule(above: Row, width: Rect, up_mm: float, line: Outline) -> Outline:
    rect = replace(width, top_mm=above.height_mm - up_mm, height_mm=0)
    return replace(line, rect=rect)


def _lowered(row: Row, by_mm: float) -> list[Block | Outline]:
    return [
        replace(thing, top_mm=thing.top_mm + by_mm)
        if isinstance(thing, Block)
        else replace(thing, rect=replace(thing.rect, top_mm=thing.rect.top_mm + by_mm))
        for thing in row.things
    ]
