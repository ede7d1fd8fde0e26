"""The folder of a customer who left, on paper: who they are, how long they stayed, what passed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from appreciation.printing.copyfit import parted, set_balanced, set_line
from appreciation.printing.drawables import BLACK, GREY, PALE, Block, Outline, Side
from appreciation.printing.geometry import POINTS_PER_MM, Placement, Rect
from appreciation.printing.pages import Pages
from appreciation.printing.stationery import lettering
from appreciation.printing.stock import Paper
from appreciation.printing.tables import Row, paged, space
from appreciation.printing.text.paragraphs import Align, Paragraph, TextStyle, set_whole

_PLUM = "#7A3E5D"
_MARGIN_MM = 25.0
_HEAD_MM = 74.0
_FOOT_MM = 22.0
_LABEL_MM = 38.0
_LONGEST_MM = 120.0
_SIZE = 10.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the folder: what stands beside it, and the words. Both may be empty."""

    beside: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the folder."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What the folder says. `business` may be empty."""

    business: str
    name: str
    about: str
    sections: tuple[Section, ...]
    foot: str


def dossier(folder: Dossier, paper: Paper) -> tuple[bytes, int]:
    """Return the folder as a PDF, and how many pages it has. Same folder, same bytes."""
    width = Rect(left_mm=_MARGIN_MM, width_mm=paper.width_mm - 2 * _MARGIN_MM, height_mm=0)
    rows = [space(_HEAD_MM - _MARGIN_MM)]
    for section in folder.sections:
        rows += _section(section, width)
    filled = list(paged(rows, _MARGIN_MM, paper.height_mm - _MARGIN_MM - _FOOT_MM))
    pages = Pages(folder.name, {})
    for number, things in enumerate(filled, start=1):
        head = _head(folder, width) if number == 1 else ()
        foot = replace(width, top_mm=paper.height_mm - 13)
        text = f"{folder.foot}  ·  page {number} of {len(filled)}"
        line = set_line(foot, text, lettering("sans", 7.5, colour=GREY, align=Align.CENTRE))
        with pages.page(paper.rect):
            side = Side(things=(*head, *things, line))
            pages.draw(side, Placement(rect=paper.rect))
    return pages.content(), pages.count


def _head(folder: Dossier, width: Rect) -> tuple[Block | Outline, ...]:
    """The name as on a title page, between the business and a fine line."""
    business = set_line(
        replace(width, top_mm=22),
        folder.business,
        lettering("sans", 9, colour=GREY, align=Align.CENTRE),
    )
    name = set_balanced(
        replace(width, top_mm=31, height_mm=18),
        folder.name,
        lettering("serif-semibold", 26, 12, colour=_PLUM, align=Align.CENTRE),
        what="name",
    )
    about = set_balanced(
        replace(width, top_mm=50, height_mm=12),
        folder.about,
        lettering("serif-italic", 12.5, 8, align=Align.CENTRE),
        what="line below the name",
    )
    rule = Rect(
        left_mm=width.left_mm + width.width_mm / 3,
        top_mm=66,
        width_mm=width.width_mm / 3,
        height_mm=0,
    )
    return (*((business,) if folder.business else ()), name, about, Outline(rect=rule, colour=PALE))


def _section(section: Section, width: Rect) -> list[Row]:
    title = set_line(width, section.title, lettering("serif-semibold", 13, colour=_PLUM))
    heading = Row(things=(title,), height_mm=title.bottom_mm + 2.2)
    rows = [row for entry in section.entries for row in _entry(entry, width)]
    if not rows:
        return []
    # The heading and what follows it stay together: one row of both.
    first = Row(
        things=(*heading.things, *_lowered(rows[0], heading.height_mm)),
        height_mm=heading.height_mm + rows[0].height_mm,
    )
    return [first, *rows[1:], space(5.0)]


def _entry(entry: Entry, width: Rect) -> Iterator[Row]:
    """The rows of an entry: a long text goes on over the page."""
    room_mm = width.width_mm - _LABEL_MM
    style = TextStyle(face="serif", size=_SIZE, leading=1.35)
    rest: Paragraph | None = set_whole(entry.text or "-", style, room_mm * POINTS_PER_MM)
    beside = entry.beside
    while rest is not None:
        shown, rest = parted(rest, _LONGEST_MM)
        if shown is None:
            return
        text = Block(paragraph=shown, left_mm=width.left_mm + _LABEL_MM, top_mm=0, colour=BLACK)
        things = [text]
        if beside:
            column = replace(width, top_mm=0.7, width_mm=_LABEL_MM - 5)
            things.append(set_line(column, beside, lettering("sans", 8.5, colour=GREY)))
        beside = ""
        height_mm = max(each.bottom_mm for each in things)
        yield Row(things=tuple(things), height_mm=height_mm + (1.6 if rest is None else 0))


def _lowered(row: Row, by_mm: float) -> Sequence[Block]:
    return [
        replace(each, top_mm=each.top_mm + by_mm) for each in row.things if isinstance(each, Block)
    ]
