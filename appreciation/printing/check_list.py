"""The check list that lies on top of a batch: what is in it, and who is not and why."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from appreciation.domain.batches import Batch, Format, Piece, PieceKind
from appreciation.domain.letters import Purpose
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.planning import LeftOut
from appreciation.printing.copyfit import set_line
from appreciation.printing.drawables import BLACK, GREY, Outline, Side
from appreciation.printing.geometry import Placement, Rect
from appreciation.printing.pages import Pages
from appreciation.printing.sheets import Sheets
from appreciation.printing.stationery import Stationery, east_asian, lettering
from appreciation.printing.tables import Column, Row, heads, paged, ruled_row, space
from appreciation.printing.text.paragraphs import Align

_MARGIN_MM = 15.0
_POSTCODE = 9
"""As long as most are at the most, such as 06011-000 of Brazil; SW1A 1AA is not to be parted."""

_TICK = Rect(left_mm=_MARGIN_MM, top_mm=0.6, width_mm=3.6, height_mm=3.6)
_WHAT = {
    Format.QUARTER_FOLD: "cards and envelopes",
    Format.LETTER: "letters and envelopes",
    Format.POSTCARD: "postcards",
    Format.LABELS: "labels",
}
_PIECES = (
    Column(title="", share=0.03),
    Column(title="No.", share=0.07, align=Align.RIGHT),
    Column(title="For", share=0.24),
    Column(title="Occasion", share=0.19),
    Column(title="Day", share=0.13),
    Column(title="Address", share=0.34),
)
_LEFT_OUT = (
    Column(title="Not in this batch", share=0.24),
    Column(title="Occasion", share=0.19),
    Column(title="Day", share=0.13),
    Column(title="Why, and how to mend it", share=0.44),
)


def check_list(
    batch: Batch,
    pieces: Sequence[Piece],
    unprintable: Sequence[Piece],
    left_out: Sequence[LeftOut],
    stationery: Stationery,
) -> Sheets:
    """The list on as many pages as it takes, a row for every piece and everybody left out."""
    paper = stationery.paper
    width = Rect(left_mm=_MARGIN_MM, width_mm=paper.width_mm - 2 * _MARGIN_MM, height_mm=0)
    rows = [_title(batch, pieces, stationery, width), heads(_PIECES, width)]
    rows += [_piece_row(piece, stationery, width) for piece in pieces]
    if unprintable or left_out:
        rows += [space(5.0), heads(_LEFT_OUT, width)]
        rows += [_unprintable_row(piece, stationery, width) for piece in unprintable]
        rows += [_left_out_row(each, stationery, width) for each in left_out]
    filled = list(paged(rows, _MARGIN_MM, paper.height_mm - 2 * _MARGIN_MM))
    pages = Pages(f"Batch {batch.id}: check list", {})
    for number, things in enumerate(filled, 1):
        foot = replace(width, top_mm=paper.height_mm - 11)
        text = f"Batch {batch.id}  ·  page {number} of {len(filled)}"
        line = set_line(foot, text, lettering("sans", 7.5, colour=GREY))
        with pages.page(paper.rect):
            pages.draw(Side(things=(*things, line)), Placement(rect=paper.rect))
    return Sheets(content=pages.content(), pages=pages.count, first_pages={})


def _title(batch: Batch, pieces: Sequence[Piece], stationery: Stationery, width: Rect) -> Row:
    count = f"{len(pieces)} {'piece' if len(pieces) == 1 else 'pieces'}"
    made = stationery.day(stationery.made_on)
    what = f"{count}: {_what(batch, pieces)}. {_weeks(batch)}, printed {made}."
    name = set_line(width, f"Batch {batch.id}", lettering("serif-semibold", 18))
    below = replace(width, top_mm=name.height_mm + 0.5)
    line = set_line(below, what, lettering("sans", 10, colour=GREY))
    return Row(things=(name, line), height_mm=line.bottom_mm + 4.0)


def _what(batch: Batch, pieces: Sequence[Piece]) -> str:
    letters = [each for each in pieces if batch.format_of(each) is Format.LETTER]
    if batch.format is Format.LETTER or len(letters) == len(pieces):
        return _WHAT[Format.LETTER]
    if not letters:
        return _WHAT[batch.format]
    more = (
        "1 letter with its envelope" if len(letters) == 1 else f"{len(letters)} letters with theirs"
    )
    return f"{_WHAT[batch.format]}, and {more}"


def _weeks(batch: Batch) -> str:
    first, _, last = batch.week.partition("/")
    return f"Weeks {first} to {last}" if last else f"Week {first}"


def _piece_row(piece: Piece, stationery: Stationery, width: Rect) -> Row:
    cells = (
        "",
        str(piece.number),
        piece.recipient,
        f"{_occasion(piece.label, piece.occasion, piece.years)}{_form(piece)}",
        _day(piece.occasion, piece.date, stationery),
        ", ".join(map(_whole, piece.address_lines)),
    )
    row = ruled_row(_PIECES, cells, width, east_asian(piece, stationery.settings.country))
    return replace(row, things=(Outline(rect=_TICK, colour=BLACK, thickness=0.6), *row.things))


def _whole(line: str) -> str:
    """Return a line of an address, unbroken if it is as short as a postcode."""
    return line.replace(" ", "\N{NO-BREAK SPACE}") if len(line) <= _POSTCODE else line


def _unprintable_row(piece: Piece, stationery: Stationery, width: Rect) -> Row:
    cells = (
        f"{piece.recipient} (No. {piece.number})",
        _occasion(piece.label, piece.occasion, piece.years),
        _day(piece.occasion, piece.date, stationery),
        piece.reason,
    )
    return ruled_row(_LEFT_OUT, cells, width, east_asian(piece, stationery.settings.country))


def _left_out_row(left_out: LeftOut, stationery: Stationery, width: Rect) -> Row:
    reason = left_out.refusal.reason
    cells = (
        left_out.name,
        _occasion(left_out.occasion.label, left_out.occasion.kind, None),
        _day(left_out.occasion.kind, left_out.day, stationery),
        f"{reason[:1].upper()}{reason[1:]}. {left_out.refusal.mend}".strip(),
    )
    return ruled_row(_LEFT_OUT, cells, width)


def _form(piece: Piece) -> str:
    """Return what tells a letter to somebody from a card that thanks."""
    letter = piece.occasion is OccasionKind.LETTER and piece.kind is PieceKind.LETTER
    return ", letter" if letter else ""


def _day(kind: OccasionKind, day: date, stationery: Stationery) -> str:
    return "Any day" if kind is OccasionKind.LETTER else stationery.day(day, style="medium")


def _occasion(label: str, kind: OccasionKind, years: int | None) -> str:
    if kind is OccasionKind.LETTER and label:
        return Purpose(label).words
    words = (label or kind).replace("_", " ")
    words = words[:1].upper() + words[1:]
    return f"{words}, {years}" if years else words
