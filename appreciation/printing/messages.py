"""The words inside: set as large as they may, with room for a pen (law 3)."""

from dataclasses import dataclass, replace
from functools import lru_cache

from appreciation.domain.batches import Piece
from appreciation.printing.copyfit import (
    DoesNotFitError,
    balanced,
    parted,
    set_line,
    stacked,
)
from appreciation.printing.drawables import GREY, Block
from appreciation.printing.geometry import POINTS_PER_MM, Rect
from appreciation.printing.stationery import Stationery, east_asian, lettering
from appreciation.printing.text.paragraphs import Paragraph, TextStyle, typeset

PEN_LINE_MM = 14.0
"""Room between the words and the close, for a line written by hand."""

SIGNATURE_MM = 19.0
"""Room below the close, for a real signature."""

_SIZES = (13.0, 10.0)
_STEP = 0.5
_LEADING = 1.42


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The words of a piece. `body` has a paragraph in each."""

    salutation: str
    body: tuple[str, ...]
    close: str

    @property
    def opening(self) -> str:
        """All that comes before the close."""
        return "\n".join((self.salutation, "", *self.body)) if self.body else self.salutation


def message(piece: Piece) -> Message:
    """Take the words of a piece apart: the first line greets, the last one closes."""
    lines = [line.strip() for line in piece.text.splitlines() if line.strip()]
    if not lines:
        return Message(salutation=piece.salutation, body=(), close="")
    close = lines.pop() if len(lines) > 2 else ""
    return Message(salutation=lines[0], body=tuple(lines[1:]), close=close)


def printed_names(box: Rect, stationery: Stationery) -> Block | None:
    """Who signs, in small print at the foot of the box: a signature alone is seldom readable."""
    settings = stationery.settings
    names = "\n".join(filter(None, (settings.signer, settings.name)))
    if not names:
        return None
    block = set_line(box, names, lettering("serif-italic", 8.5, colour=GREY))
    return replace(block, top_mm=box.bottom_mm - block.height_mm)


def signed_message(piece: Piece, box: Rect, stationery: Stationery) -> tuple[Block, ...]:
    """The whole message in one box, with room to write and to sign.

    Raises DoesNotFitError when it is too long for that.
    """
    words = message(piece)
    names = printed_names(box, stationery)
    foot_mm = names.height_mm if names else 0.0
    free_mm = box.height_mm - foot_mm - PEN_LINE_MM - SIGNATURE_MM
    salutation, body, close = _fitted(words, _style(piece, stationery), box.width_mm, free_mm)
    gap_mm = _gap_mm(salutation) if body is not None else 0.0
    body_mm = _height_mm(salutation) + gap_mm
    used_mm = body_mm + _height_mm(body) + _height_mm(close)
    top_mm = box.top_mm + (free_mm - used_mm) * 0.4
    pen_line_mm = PEN_LINE_MM + (free_mm - used_mm) * 0.15
    close_top_mm = top_mm + body_mm + _height_mm(body) + pen_line_mm
    return _filled(
        _block(salutation, box, top_mm),
        _block(body, box, top_mm + body_mm),
        _block(close, box, close_top_mm),
        names,
    )


def spread_message(
    piece: Piece, left: Rect, right: Rect, stationery: Stationery
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """A long message over both inner panels: it begins on the left one and is signed on the right.

    Raises DoesNotFitError when even that is too small.
    """
    words = message(piece)
    names = printed_names(right, stationery)
    foot_mm = names.height_mm if names else 0.0
    largest = _style(piece, stationery)
    for size in (12.0, 11.0, _SIZES[1]):
        style = replace(largest, size=size)
        opening = typeset(words.opening, style, left.width_mm * POINTS_PER_MM)
        close = _close(words, style, right.width_mm)
        below_mm = PEN_LINE_MM + _height_mm(close) + SIGNATURE_MM + foot_mm
        for share in (0.6, 1.0):  # about half on each panel if it can be, else the left one full
            first, rest = parted(opening, min(left.height_mm, share * _height_mm(opening)))
            rest_mm = _height_mm(rest)
            if opening.fits_width and rest_mm + below_mm <= right.height_mm:
                ended = _block(rest, right, right.top_mm)
                closed = _block(close, right, right.top_mm + rest_mm + PEN_LINE_MM)
                return _filled(_block(first, left, left.top_mm)), _filled(ended, closed, names)
    raise DoesNotFitError("the words inside are")


def _style(piece: Piece, stationery: Stationery) -> TextStyle:
    language = east_asian(piece, stationery.settings.country)
    return TextStyle(face="serif", size=_SIZES[0], leading=_LEADING, language=language)


def _fitted(
    words: Message, style: TextStyle, width_mm: float, height_mm: float
) -> tuple[Paragraph, Paragraph | None, Paragraph | None]:
    """Salutation, body and close at one size, the largest at which all go into the height."""
    width = width_mm * POINTS_PER_MM
    size = style.size
    while size >= _SIZES[1]:
        chosen = replace(style, size=size)
        salutation = typeset(words.salutation, chosen, width)
        body = _body(words.body, chosen, width) if words.body else None
        close = _close(words, chosen, width_mm)
        parts = [part for part in (salutation, body, close) if part is not None]
        needed_mm = sum(_height_mm(part) for part in parts)
        needed_mm += _gap_mm(salutation) if body is not None else 0.0
        if needed_mm <= height_mm and all(part.fits_width for part in parts):
            return salutation, body, close
        size -= _STEP
    raise DoesNotFitError("the words inside are")


@lru_cache(maxsize=256)  # more would be megabytes, and no quicker
def _body(paragraphs: tuple[str, ...], style: TextStyle, width: float) -> Paragraph:
    """The paragraphs, each with its lines about equally long, as one sets a few words by hand."""
    return stacked([balanced(text, style, width) for text in paragraphs], width)


def _gap_mm(paragraph: Paragraph) -> float:
    """An empty line."""
    return paragraph.style.size * paragraph.style.leading / POINTS_PER_MM


def _close(words: Message, style: TextStyle, width_mm: float) -> Paragraph | None:
    return typeset(words.close, style, width_mm * POINTS_PER_MM) if words.close else None


def _height_mm(paragraph: Paragraph | None) -> float:
    return paragraph.height / POINTS_PER_MM if paragraph is not None else 0.0


def _block(paragraph: Paragraph | None, box: Rect, top_mm: float) -> Block | None:
    if paragraph is None:
        return None
    return Block(paragraph=paragraph, left_mm=box.left_mm, top_mm=top_mm)


def _filled(*blocks: Block | None) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block)
