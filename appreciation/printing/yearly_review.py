"""The yearly review: two pages of figures, charts and words, to be framed (A17)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from appreciation.printing.copyfit import Lettering, set_balanced, set_in, set_line
from appreciation.printing.drawables import GREY, PALE, Block, Fill, Outline, Side
from appreciation.printing.geometry import Placement, Rect
from appreciation.printing.pages import Pages
from appreciation.printing.stationery import lettering
from appreciation.printing.stock import Paper
from appreciation.printing.text.paragraphs import Align

PLUM, GREEN, RED, SAND = "#7A3E5D", "#2F6B4F", "#A33A2B", "#D8CFC0"

_MARGIN_MM = 20.0
_GAP_MM = 6.0
_LINE_MM = 5.0
_LABEL_MM = 46.0
_PAIR_MM = 10.5
_BAR_MM = 3.4

Things = Iterator[Block | Outline | Fill]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A large number, what it counts, and what may be said of it."""

    number: str
    caption: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Bars side by side under one name, in the order of the legend."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One of our counts, and how it is `said`, above the figure often quoted for it in percent."""

    name: str
    count: int
    said: str
    quoted: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What stands on the two pages, in words. `years` has the latest last.

    `sentence` sums the year up; `reasons_notes` and `forgotten_note` say what the figures cannot;
    `remarks` are words from the interviews, without names: it may hang on a wall.
    """

    business: str
    year: str
    title: str
    sentence: str
    figures: tuple[Figure, ...]
    years_title: str
    legend: tuple[str, ...]
    years: tuple[Bars, ...]
    reasons_title: str
    reasons: tuple[Pair, ...]
    reasons_notes: tuple[str, ...]
    remarks_title: str
    remarks: tuple[str, ...]
    stays_title: str
    stays: tuple[Bars, ...]
    forgotten_title: str
    forgotten: tuple[Bars, ...]
    thanks: str
    foot: str


def yearly_review(review: Review, paper: Paper) -> bytes:
    """Return the two pages as a PDF. Same review, same bytes."""
    pages = Pages(f"{review.title} {review.year}", {})
    inside = paper.rect.inset(_MARGIN_MM)
    for number, things in enumerate((_first(review, inside), _second(review, inside)), start=1):
        foot = Rect(
            left_mm=inside.left_mm,
            top_mm=paper.height_mm - 13,
            width_mm=inside.width_mm,
            height_mm=4,
        )
        text = f"{review.foot}  ·  {number}"
        line = set_line(foot, text, lettering("sans", 7.5, colour=GREY, align=Align.CENTRE))
        with pages.page(paper.rect):
            pages.draw(Side(things=(*things, line)), Placement(rect=paper.rect))
    return pages.content()


def _first(review: Review, inside: Rect) -> Things:
    rows = _Rows(inside)
    yield set_balanced(
        rows.next(8),
        review.business,
        lettering("sans", 11, 6, colour=GREY, align=Align.CENTRE),
        what="name",
    )
    yield set_in(
        rows.next(27),
        review.year,
        lettering("serif-semibold", 60, 30, colour=PLUM, align=Align.CENTRE),
        what="",
    )
    yield set_balanced(
        rows.next(9),
        review.title,
        lettering("serif-italic", 17, 8, align=Align.CENTRE),
        what="title",
    )
    rows.next(5)
    yield Outline(rect=replace(rows.next(0), left_mm=inside.left_mm), colour=PALE)
    rows.next(8)
    yield from _figures(review.figures, rows.next(36))
    yield Outline(rect=rows.next(0), colour=PALE)
    rows.next(8)
    yield from _heading(review.years_title, rows)
    yield from _columns(review.years, rows.next(62), (GREEN, RED, PLUM))
    yield from _legend(review.legend, rows.next(9), (GREEN, RED, PLUM))
    rows.next(5)
    rest = rows.rest()
    yield set_balanced(
        rest, review.sentence, lettering("serif", 14, 8, align=Align.CENTRE), what="sentence"
    )


def _second(review: Review, inside: Rect) -> Things:
    rows = _Rows(inside)
    yield from _heading(review.reasons_title, rows)
    yield from _pairs(review.reasons, rows.next(_PAIR_MM * len(review.reasons)))
    for note in review.reasons_notes:
        yield rows.set(note, lettering("sans", 8.5, colour=GREY), 1.2)
    rows.next(5)
    half_mm = (inside.width_mm - 2 * _GAP_MM) / 2
    tops = rows.next(54)
    for title, bars, left_mm in (
        (review.stays_title, review.stays, inside.left_mm),
        (review.forgotten_title, review.forgotten, inside.left_mm + half_mm + 2 * _GAP_MM),
    ):
        column = _Rows(replace(tops, left_mm=left_mm, width_mm=half_mm))
        yield from _heading(title, column)
        yield from _columns(bars, column.rest(), (PLUM,))
    rows.next(7)
    yield from _heading(review.remarks_title, rows)
    room_mm = rows.rest().height_mm - 24
    for remark in review.remarks:
        block = set_line(rows.peek(), remark, lettering("serif-italic", 11.5))
        room_mm -= block.height_mm + 2.5
        if room_mm < 0:
            break
        yield rows.set(remark, lettering("serif-italic", 11.5), 2.5)
    foot = rows.rest()
    thanks = replace(foot, top_mm=foot.bottom_mm - 14, height_mm=12)
    style = lettering("script", 22, 12, colour=PLUM, align=Align.CENTRE)
    yield set_balanced(thanks, review.thanks, style, what="thanks")


class _Rows:
    """A column that is filled from the top."""

    def __init__(self, box: Rect) -> None:
        self._box = box
        self._top_mm = box.top_mm

    def peek(self) -> Rect:
        return replace(self._box, top_mm=self._top_mm, height_mm=0)

    def next(self, height_mm: float) -> Rect:
        row = replace(self._box, top_mm=self._top_mm, height_mm=height_mm)
        self._top_mm += height_mm
        return row

    def rest(self) -> Rect:
        return replace(self._box, top_mm=self._top_mm, height_mm=self._box.bottom_mm - self._top_mm)

    def set(self, text: str, style: Lettering, after_mm: float) -> Block:
        block = set_line(self.peek(), text, style)
        self.next(block.height_mm + after_mm)
        return block


def _heading(text: str, rows: _Rows) -> Things:
    yield rows.set(text, lettering("serif-semibold", 13), 3.5)


def _figures(figures: Sequence[Figure], box: Rect) -> Things:
    width_mm = (box.width_mm - _GAP_MM * (len(figures) - 1)) / len(figures)
    for place, each in enumerate(figures):
        left_mm = box.left_mm + place * (width_mm + _GAP_MM)
        column = _Rows(replace(box, left_mm=left_mm, width_mm=width_mm))
        number = lettering("serif-semibold", 30, 12, align=Align.CENTRE)
        yield set_in(column.next(13), each.number, number, what="number")
        yield column.set(each.caption, lettering("sans-bold", 9, align=Align.CENTRE), 0.8)
        if each.remark:
            grey = lettering("sans", 8, colour=GREY, align=Align.CENTRE)
            yield column.set(each.remark, grey, 0)


def _columns(groups: Sequence[Bars], box: Rect, colours: Sequence[str]) -> Things:
    """Groups of upright bars, each with its count above and its name below."""
    if not groups:
        return
    floor_mm = box.bottom_mm - _LINE_MM * 1.6
    highest = max((count for each in groups for count in each.counts), default=0) or 1
    room_mm = floor_mm - box.top_mm - _LINE_MM
    group_mm = box.width_mm / len(groups)
    bar_mm = min(9.0, group_mm * 0.8 / len(colours))
    small = lettering("sans", 8, 4, align=Align.CENTRE)
    for place, each in enumerate(groups):
        left_mm = box.left_mm + place * group_mm
        first_mm = left_mm + (group_mm - bar_mm * len(each.counts)) / 2
        for at, (count, colour) in enumerate(zip(each.counts, colours, strict=False)):
            height_mm = max(room_mm * count / highest, 0.4)
            bar = Rect(
                left_mm=first_mm + at * bar_mm + 0.4,
                top_mm=floor_mm - height_mm,
                width_mm=bar_mm - 0.8,
                height_mm=height_mm,
            )
            yield Fill(rect=bar, colour=colour)
            above = replace(
                bar,
                left_mm=bar.left_mm - 4,
                width_mm=bar.width_mm + 8,
                top_mm=bar.top_mm - _LINE_MM + 0.6,
                height_mm=_LINE_MM,
            )
            yield set_line(above, f"{count:,}", small)
        below = Rect(left_mm=left_mm, top_mm=floor_mm + 1, width_mm=group_mm, height_mm=_LINE_MM)
        yield set_line(below, each.name, lettering("sans", 8, colour=GREY, align=Align.CENTRE))
    yield Outline(rect=replace(box, top_mm=floor_mm, height_mm=0), colour=PALE)


def _legend(names: Sequence[str], box: Rect, colours: Sequence[str]) -> Things:
    width_mm = 32.0
    left_mm = box.left_mm + (box.width_mm - width_mm * len(names)) / 2
    for name, colour in zip(names, colours, strict=True):
        square = Rect(left_mm=left_mm, top_mm=box.top_mm + 3.6, width_mm=2.6, height_mm=2.6)
        yield Fill(rect=square, colour=colour)
        beside = Rect(
            left_mm=left_mm + 4.2, top_mm=box.top_mm + 3, width_mm=width_mm, height_mm=_LINE_MM
        )
        yield set_line(beside, name, lettering("sans", 8.5))
        left_mm += width_mm


def _pairs(pairs: Sequence[Pair], box: Rect) -> Things:
    """Our count above the quoted share. Each is measured by the greatest of its own kind."""
    left_mm = box.left_mm + _LABEL_MM
    room_mm = box.width_mm - _LABEL_MM - 34
    most = max((each.count for each in pairs), default=0) or 1
    quoted = max((each.quoted or 0 for each in pairs), default=0) or 1
    for place, each in enumerate(pairs):
        top_mm = box.top_mm + place * _PAIR_MM
        name = Rect(left_mm=box.left_mm, top_mm=top_mm + 1, width_mm=_LABEL_MM - 4, height_mm=8)
        yield set_in(name, each.name, lettering("sans", 10, 7, align=Align.RIGHT), what="reason")
        lines = [(each.count / most, each.said, PLUM, top_mm)]
        if each.quoted is not None:
            text = f"often quoted: {each.quoted} %"
            lines.append((each.quoted / quoted, text, SAND, top_mm + _BAR_MM + 1))
        for part, text, colour, at_mm in lines:
            bar = Rect(
                left_mm=left_mm,
                top_mm=at_mm,
                width_mm=max(room_mm * part, 0.5),
                height_mm=_BAR_MM,
            )
            yield Fill(rect=bar, colour=colour)
            beside = Rect(
                left_mm=bar.right_mm + 2, top_mm=at_mm - 0.4, width_mm=34, height_mm=_LINE_MM
            )
            yield set_line(beside, text, lettering("sans", 8.5 if colour == PLUM else 7.5))
