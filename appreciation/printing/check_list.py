"""The check list that lies on top of a batch: what is in it, and who is not and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from appreciation.domain.batches import Batch, Format, Piece
from appreciation.domain.planning import LeftOut
from appreciation.printing.copyfit import Lettering, set_line
from appreciation.printing.drawables import BLACK, GREY, PALE, Block, Outline, Side
from appreciation.printing.geometry import Placement, Rect
from appreciation.printing.pages import Pages
from appreciation.printing.sheets import Sheets
from appreciation.printing.stationery import Stationery, east_asian, lettering
from appreciation.printing.text.paragraphs import Align

_MARGIN_MM = 15.0
_GAP_MM = 3.0
_ROW_GAP_MM = 1.6
_TICK_MM = 3.6
_SHEETS_NAMES = {
    Format.QUARTER_FOLD: "cards and envelopes",
    Format.LETTER: "letters and envelopes",
    Format.POSTCARD: "postcards",
    Format.LABELS: "labels",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    title: str
    share: float
    align: Align = Align.START


_PIECES = (
    _Column(title="", share=0.03),
    _Column(title="No.", share=0.07, align=Align.RIGHT),
    _Column(title="For", share=0.24),
    _Column(title="Occasion", share=0.20),
    _Column(title="Day", share=0.13),
    _Column(title="Address", share=0.33),
)
_LEFT_OUT = (
    _Column(title="Not in this batch", share=0.24),
    _Column(title="Occasion", share=0.20),
    _Column(title="Day", share=0.13),
    _Column(title="Why, and how to mend it", share=0.43),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Things with their tops at 0, to be moved down to where the row comes to lie."""

    things: tuple[Block | Outline, ...]
    height_mm: float
    heads: bool = False


def check_list(
    batch: Batch,
    pieces: Sequence[Piece],
    unprintable: Sequence[Piece],
    left_out: Sequence[LeftOut],
    stationery: Stationery,
) -> Sheets:
    """The list on as many pages as it takes, a row for every piece and everybody left out."""
    rows = [*_title(batch, pieces, stationery), _heads(_PIECES, stationery)]
    rows += [_piece_row(piece, stationery) for piece in pieces]
    if unprintable or left_out:
        rows += [_space(5.0), _heads(_LEFT_OUT, stationery)]
        rows += [_unprintable_row(piece, stationery) for piece in unprintable]
        rows += [_left_out_row(each, stationery) for each in left_out]
    pages = Pages(f"Batch {batch.id}: check list", {})
    paper = stationery.paper
    sides = list(_paged(rows, paper.height_mm - 2 * _MARGIN_MM))
    for number, things in enumerate(sides, 1):
        foot = _foot(f"Batch {batch.id}  ·  page {number} of {len(sides)}", stationery)
        with pages.page(paper.rect):
            pages.draw(Side(things=(*things, foot)), Placement(rect=paper.rect))
    return Sheets(content=pages.content(), pages=pages.count, first_pages={})


def occasion_words(piece_label: str, occasion: str, years: int | None) -> str:
    """The occasion in plain words, as the check list names it."""
    words = piece_label.replace("_", " ") or occasion.replace("_", " ")
    words = words[:1].upper() + words[1:]
    return f"{words}, {years}" if years else words


def _title(batch: Batch, pieces: Sequence[Piece], stationery: Stationery) -> list[_Row]:
    box = _line_box(stationery)
    made = stationery.day(stationery.made_on)
    count = f"{len(pieces)} {'piece' if len(pieces) == 1 else 'pieces'}"
    what = f"{count}: {_SHEETS_NAMES[batch.format]}. Week {batch.week}, printed {made}."
    head = set_line(box, f"Batch {batch.id}", lettering("serif-semibold", 18))
    line = set_line(
        replace(box, top_mm=head.height_mm + 0.5), what, lettering("sans", 10, colour=GREY)
    )
    return [_Row(things=(head, line), height_mm=line.bottom_mm), _space(4.0)]


def _heads(columns: Sequence[_Column], stationery: Stationery) -> _Row:
    cells = [column.title for column in columns]
    row = _row(columns, cells, stationery, "sans-bold", None)
    rule = replace(_line_box(stationery), top_mm=row.height_mm - 0.6, height_mm=0)
    line = Outline(rect=rule, colour=BLACK, thickness=0.7)
    return replace(row, things=(*row.things, line), heads=True)


def _piece_row(piece: Piece, stationery: Stationery) -> _Row:
    cells = (
        "",
        str(piece.number),
        piece.recipient,
        occasion_words(piece.label, piece.occasion, piece.years),
        stationery.day(piece.date, style="medium"),
        ", ".join(piece.address_lines),
    )
    language = east_asian(piece, stationery.settings.country)
    row = _row(_PIECES, cells, stationery, "sans", language)
    tick = Outline(
        rect=Rect(left_mm=_MARGIN_MM, top_mm=0.4, width_mm=_TICK_MM, height_mm=_TICK_MM),
        colour=BLACK,
        thickness=0.6,
    )
    return _ruled(replace(row, things=(tick, *row.things)), stationery)


def _unprintable_row(piece: Piece, stationery: Stationery) -> _Row:
    cells = (
        f"{piece.recipient} (No. {piece.number})",
        occasion_words(piece.label, piece.occasion, piece.years),
        stationery.day(piece.date, style="medium"),
        piece.reason,
    )
    language = east_asian(piece, stationery.settings.country)
    return _ruled(_row(_LEFT_OUT, cells, stationery, "sans", language), stationery)


def _left_out_row(left_out: LeftOut, stationery: Stationery) -> _Row:
    reason = left_out.refusal.reason
    cells = (
        left_out.name,
        occasion_words(left_out.occasion.label, left_out.occasion.kind, None),
        stationery.day(left_out.day, style="medium"),
        f"{reason[:1].upper()}{reason[1:]}. {left_out.refusal.mend}".strip(),
    )
    return _ruled(_row(_LEFT_OUT, cells, stationery, "sans", None), stationery)


def _row(
    columns: Sequence[_Column],
    cells: Sequence[str],
    stationery: Stationery,
    face: str,
    language: str | None,
) -> _Row:
    whole = _line_box(stationery)
    left_mm = whole.left_mm
    blocks = []
    for column, text in zip(columns, cells, strict=True):
        width_mm = whole.width_mm * column.share
        box = Rect(left_mm=left_mm, width_mm=width_mm - _GAP_MM, height_mm=0)
        if text:
            blocks.append(set_line(box, text, _lettering(face, column, language)))
        left_mm += width_mm
    height_mm = max((block.height_mm for block in blocks), default=0.0)
    return _Row(things=tuple(blocks), height_mm=max(height_mm, _TICK_MM + 0.8) + _ROW_GAP_MM)


def _lettering(face: str, column: _Column, language: str | None) -> Lettering:
    plain = lettering(face, 9, align=column.align)
    return replace(plain, style=replace(plain.style, language=language))


def _ruled(row: _Row, stationery: Stationery) -> _Row:
    rule = replace(_line_box(stationery), top_mm=row.height_mm - 0.7, height_mm=0)
    line = Outline(rect=rule, colour=PALE, thickness=0.3)
    return replace(row, things=(*row.things, line))


def _space(height_mm: float) -> _Row:
    return _Row(things=(), height_mm=height_mm)


def _paged(rows: Sequence[_Row], height_mm: float) -> Iterable[list[Block | Outline]]:
    """Fill pages with rows; the heads of the columns stand again on top of each further page."""
    page: list[Block | Outline] = []
    heads: _Row | None = None
    used_mm = 0.0
    for index, row in enumerate(rows):
        heads = row if row.heads else heads
        following = rows[index + 1].height_mm if row.heads and index + 1 < len(rows) else 0.0
        if page and used_mm + row.height_mm + following > height_mm:
            yield page
            page, used_mm = [], 0.0
            if heads and not row.heads:
                page += _lowered(heads, 0.0)
                used_mm = heads.height_mm
        page += _lowered(row, used_mm)
        used_mm += row.height_mm
    yield page


def _lowered(row: _Row, by_mm: float) -> list[Block | Outline]:
    down_mm = _MARGIN_MM + by_mm
    return [
        replace(thing, top_mm=thing.top_mm + down_mm)
        if isinstance(thing, Block)
        else replace(thing, rect=replace(thing.rect, top_mm=thing.rect.top_mm + down_mm))
        for thing in row.things
    ]


def _foot(text: str, stationery: Stationery) -> Block:
    box = replace(_line_box(stationery), top_mm=stationery.paper.height_mm - 11)
    return set_line(box, text, lettering("sans", 7.5, colour=GREY))


def _line_box(stationery: Stationery) -> Rect:
    width_mm = stationery.paper.width_mm - 2 * _MARGIN_MM
    return Rect(left_mm=_MARGIN_MM, width_mm=width_mm, height_mm=0)
