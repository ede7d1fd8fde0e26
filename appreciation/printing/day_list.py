"""A list of birthdays by the day of the year, with room for a note by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from appreciation.printing.copyfit import set_line
from appreciation.printing.drawables import GREY, Side
from appreciation.printing.geometry import Placement, Rect
from appreciation.printing.pages import Pages
from appreciation.printing.stationery import lettering
from appreciation.printing.stock import Paper
from appreciation.printing.tables import Column, Row, heads, paged, ruled_row, space

_MARGIN_MM = 15.0
_COLUMNS = (
    Column(title="Day", share=0.17),
    Column(title="Name", share=0.4),
    Column(title="Born", share=0.1),
    Column(title="Turns", share=0.1),
    Column(title="Note", share=0.23),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDay:
    """A line: the day, whose it is, the year of birth and the age, each as it is printed."""

    day: str
    name: str
    born: str
    turns: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMonth:
    """A month and its lines."""

    title: str
    days: tuple[ListedDay, ...]


def day_list(
    title: str, months: Sequence[ListedMonth], paper: Paper, counted: Callable[[int, int], None]
) -> bytes:
    """Return the list as a PDF; months without a line are left out.

    `counted` is told how many of how many months are set; it raises to stop.
    """
    width = Rect(left_mm=_MARGIN_MM, width_mm=paper.width_mm - 2 * _MARGIN_MM, height_mm=0)
    rows = [_heading(title, 18, width)]
    for number, month in enumerate(months, start=1):
        counted(number, len(months))
        if month.days:
            rows += [_heading(month.title, 12, width), heads(_COLUMNS, width)]
            rows += [_line(each, width) for each in month.days]
            rows.append(space(3.0))
    pages = Pages(title, {})
    filled = list(paged(rows, _MARGIN_MM, paper.height_mm - 2 * _MARGIN_MM))
    for number, things in enumerate(filled, start=1):
        foot = replace(width, top_mm=paper.height_mm - 11)
        text = f"{title}  ·  page {number} of {len(filled)}"
        line = set_line(foot, text, lettering("sans", 7.5, colour=GREY))
        with pages.page(paper.rect):
            pages.draw(Side(things=(*things, line)), Placement(rect=paper.rect))
    return pages.content()


def _heading(text: str, size: float, width: Rect) -> Row:
    line = set_line(width, text, lettering("serif-semibold", size))
    return Row(things=(line,), height_mm=line.bottom_mm + 2.5)


def _line(listed: ListedDay, width: Rect) -> Row:
    return ruled_row(_COLUMNS, (listed.day, listed.name, listed.born, listed.turns, ""), width)
