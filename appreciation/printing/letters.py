"""The plain letter on letterhead, its address where the window of the envelope is."""

from dataclasses import dataclass, replace

from appreciation.domain.batches import Piece
from appreciation.printing.address_blocks import address_block
from appreciation.printing.copyfit import DoesNotFitError, parted, set_line
from appreciation.printing.drawables import GREY, PALE, Block, Outline, Picture, Side
from appreciation.printing.geometry import POINTS_PER_MM, Rect
from appreciation.printing.messages import SIGNATURE_MM, message
from appreciation.printing.stationery import Stationery, east_asian, lettering
from appreciation.printing.text.paragraphs import Align, Paragraph, TextStyle, typeset

_FOOT_MM = 22.0
_HEAD_MM = 24.0
_SIZES = (11.5, 11.0, 10.5, 10.0)
_MOST_PAGES = 4
_LOGO = Rect(width_mm=48, height_mm=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """Where things stand on a kind of paper, in millimetres from its top left corner.

    A4 after DIN 5008 form B: window 85 x 45 mm, 20 mm from the left, 45 mm from the top. Letter:
    what shows in a #10 window envelope (4 1/2 x 1 1/8 in, 7/8 in from its left, 1/2 in from its
    lower edge) when the sheet is folded in three.
    """

    left_mm: float
    address: Rect
    return_line_mm: float
    day_mm: float
    text_mm: float
    folds_mm: tuple[float, float]


_SHEETS = {
    "A4": _Sheet(
        left_mm=25,
        address=Rect(left_mm=25, top_mm=62.7, width_mm=78, height_mm=27.3),
        return_line_mm=57.5,
        day_mm=98.5,
        text_mm=110,
        folds_mm=(99.0, 198.0),
    ),
    "Letter": _Sheet(
        left_mm=25.4,
        address=Rect(left_mm=25.4, top_mm=53, width_mm=106, height_mm=27.5),
        return_line_mm=0,
        day_mm=89,
        text_mm=100,
        folds_mm=(93.1, 186.3),
    ),
}


def letter(piece: Piece, stationery: Stationery) -> tuple[Side, ...]:
    """The pages of a letter; a long one goes on over further sheets, signed on the last.

    Raises DoesNotFitError when the address does not fit its window or the text is endless.
    """
    sheet = _SHEETS[stationery.paper.name]
    head = (
        *_letterhead(stationery, sheet),
        *_folds(sheet),
        *_return_line(stationery, sheet),
        address_block(piece, sheet.address, stationery, (11, 9)),
        _day(piece, stationery, sheet),
    )
    texts = _text(piece, stationery, sheet)
    number = _number(piece, stationery)
    return tuple(
        Side(things=(*(head if page == 0 else ()), *things, number))
        for page, things in enumerate(texts)
    )


def _text(piece: Piece, stationery: Stationery, sheet: _Sheet) -> list[tuple[Block | Picture, ...]]:
    """On one page if a smaller size does it, else at a good size on as many as it takes."""
    for size in _SIZES:
        pages = _pages(piece, stationery, sheet, size)
        if len(pages) == 1:
            return pages
    pages = _pages(piece, stationery, sheet, _SIZES[1])
    if len(pages) > _MOST_PAGES:
        raise DoesNotFitError("the letter is")
    return pages


def _pages(
    piece: Piece, stationery: Stationery, sheet: _Sheet, size: float
) -> list[tuple[Block | Picture, ...]]:
    words = message(piece)
    style = TextStyle(
        face="serif",
        size=size,
        leading=1.45,
        language=east_asian(piece, stationery.settings.country),
    )
    paper = stationery.paper
    width_mm = paper.width_mm - 2 * sheet.left_mm
    text = "\n\n".join((words.salutation, *words.body))
    whole = typeset(text, style, width_mm * POINTS_PER_MM)
    if not whole.fits_width:
        raise DoesNotFitError("the letter is")
    rest: Paragraph | None = whole
    pages: list[tuple[Block | Picture, ...]] = []
    top_mm = sheet.text_mm
    while True:
        height_mm = paper.height_mm - _FOOT_MM - top_mm
        here = Rect(left_mm=sheet.left_mm, top_mm=top_mm, width_mm=width_mm, height_mm=height_mm)
        ending, ending_mm = _ending(words.close, style, here, stationery)
        used_mm = _height_mm(rest)
        if used_mm + ending_mm <= height_mm:
            return [*pages, (*_blocks(rest, here), *(_moved(each, used_mm) for each in ending))]
        if rest is None and pages:
            raise DoesNotFitError("what stands below the signature is")
        first, rest = parted(rest, height_mm) if rest is not None else (None, None)
        pages.append(_blocks(first, here))
        top_mm = _HEAD_MM


def _ending(
    close: str, style: TextStyle, here: Rect, stationery: Stationery
) -> tuple[tuple[Block | Picture, ...], float]:
    """The close, the room to sign (or the owner's signature) and who signed; and the height."""
    settings = stationery.settings
    gap_mm = style.size * style.leading / POINTS_PER_MM
    closing = typeset(close, style, here.width_mm * POINTS_PER_MM) if close else None
    top_mm = here.top_mm + gap_mm
    things: list[Block | Picture] = []
    if closing:
        things.append(Block(paragraph=closing, left_mm=here.left_mm, top_mm=top_mm))
        top_mm += closing.height / POINTS_PER_MM
    if stationery.signature:
        room = Rect(
            left_mm=here.left_mm, top_mm=top_mm + 1, width_mm=60, height_mm=SIGNATURE_MM - 2
        )
        things.append(Picture(name=stationery.signature, rect=room, align=Align.LEFT))
    names = "\n".join(filter(None, (settings.signer, settings.name)))
    foot_mm = top_mm + SIGNATURE_MM
    if names:
        block = set_line(replace(here, top_mm=foot_mm), names, lettering("serif", 10, colour=GREY))
        things.append(block)
        foot_mm = block.bottom_mm
    return tuple(things), foot_mm - here.top_mm


def _moved(thing: Block | Picture, by_mm: float) -> Block | Picture:
    if isinstance(thing, Picture):
        return replace(thing, rect=replace(thing.rect, top_mm=thing.rect.top_mm + by_mm))
    return replace(thing, top_mm=thing.top_mm + by_mm)


def _height_mm(paragraph: Paragraph | None) -> float:
    return paragraph.height / POINTS_PER_MM if paragraph is not None else 0.0


def _blocks(paragraph: Paragraph | None, here: Rect) -> tuple[Block, ...]:
    if paragraph is None:
        return ()
    return (Block(paragraph=paragraph, left_mm=here.left_mm, top_mm=here.top_mm),)


def _letterhead(stationery: Stationery, sheet: _Sheet) -> tuple[Block | Picture, ...]:
    settings = stationery.settings
    width_mm = stationery.paper.width_mm - 2 * sheet.left_mm
    room_mm = width_mm - (_LOGO.width_mm + 6 if stationery.logo else 0)
    box = Rect(left_mm=sheet.left_mm, top_mm=15, width_mm=room_mm, height_mm=26)
    things: list[Block | Picture] = []
    if settings.name:
        name = set_line(box, settings.name, lettering("serif-semibold", 16))
        things.append(name)
        box = replace(box, top_mm=name.bottom_mm + 0.8)
    ways = "  ·  ".join(filter(None, (settings.phone, settings.email, settings.website)))
    contact = "\n".join(filter(None, (", ".join(stationery.address_lines), ways)))
    if contact:
        things.append(set_line(box, contact, lettering("sans", 8, colour=GREY)))
    if stationery.logo:
        rect = replace(
            _LOGO,
            left_mm=stationery.paper.width_mm - sheet.left_mm - _LOGO.width_mm,
            top_mm=13.0,
        )
        things.append(Picture(name=stationery.logo, rect=rect, align=Align.RIGHT))
    return tuple(things)


def _return_line(stationery: Stationery, sheet: _Sheet) -> tuple[Block | Outline, ...]:
    """The sender in one small line at the head of the window, as DIN 5008 has it."""
    if not (sheet.return_line_mm and stationery.return_lines):
        return ()
    box = replace(sheet.address, top_mm=sheet.return_line_mm)
    line = set_line(box, ", ".join(stationery.return_lines), lettering("sans", 6.5, colour=GREY))
    line = replace(line, top_mm=box.top_mm + 3.2 - line.height_mm)
    rule = replace(box, top_mm=line.bottom_mm + 0.3, height_mm=0)
    return line, Outline(rect=rule, thickness=0.3)


def _folds(sheet: _Sheet) -> tuple[Outline, ...]:
    return tuple(
        Outline(rect=Rect(left_mm=6, top_mm=fold_mm, width_mm=4, height_mm=0), colour=PALE)
        for fold_mm in sheet.folds_mm
    )


def _day(piece: Piece, stationery: Stationery, sheet: _Sheet) -> Block:
    box = Rect(
        left_mm=sheet.left_mm,
        top_mm=sheet.day_mm,
        width_mm=stationery.paper.width_mm - 2 * sheet.left_mm,
        height_mm=8,
    )
    day = stationery.day(stationery.made_on, piece.language)
    return set_line(box, day, lettering("serif", 11))


def _number(piece: Piece, stationery: Stationery) -> Block:
    paper = stationery.paper
    box = Rect(left_mm=paper.width_mm - 45, top_mm=paper.height_mm - 13, width_mm=33, height_mm=4)
    return set_line(box, str(piece.number), lettering("sans", 6.5, colour=GREY, align=Align.RIGHT))
