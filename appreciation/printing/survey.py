"""The page of questions that goes with a letter, with a slip to send back (A11).

It carries the number of its piece twice, so that an answer finds the departure it belongs to,
whether or not somebody wrote their name.
"""

from collections.abc import Iterator
from dataclasses import replace

from appreciation.domain.batches import Piece
from appreciation.domain.guides import Guide, SurveyQuestion
from appreciation.printing.copyfit import DoesNotFitError, Lettering, set_line
from appreciation.printing.drawables import GREY, PALE, Block, Outline, Side
from appreciation.printing.geometry import Rect
from appreciation.printing.stationery import Stationery, east_asian, lettering
from appreciation.printing.text.paragraphs import Align

_MARGIN_MM = 22.0
_TOP_MM = 16.0
_FOOT_MM = 12.0
_TICK_MM = 3.2
_LINE_MM = 7.6
_SLIP_LINE_MM = 9.0
_DASH_MM = 3.0
_WAYS = ((10.5, 3), (10.5, 2), (10.0, 2), (9.5, 2), (9.5, 1), (9.0, 1))
"""Sizes of the words, with the lines to write on: the first that fits the page is taken."""

Things = list[Block | Outline]


def survey_page(guide: Guide, piece: Piece, stationery: Stationery) -> Side:
    """Return the page in the words of a guide. Raises DoesNotFitError when it is too long."""
    paper = stationery.paper
    width = Rect(left_mm=_MARGIN_MM, width_mm=paper.width_mm - 2 * _MARGIN_MM, height_mm=0)
    slip = _slip(guide, piece, stationery, width)
    slip_mm = max(_foot(each) for each in slip) - min(_head(each) for each in slip)
    foot_mm = paper.height_mm - _FOOT_MM
    language = east_asian(piece, stationery.settings.country)
    for size, lines in _WAYS:
        page = _Page(replace(width, top_mm=_TOP_MM), size, lines, language)
        things = page.things(guide, stationery.settings.name)
        if page.foot_mm + slip_mm + 4 <= foot_mm:
            by_mm = foot_mm - slip_mm
            lowered = (_lowered(each, by_mm) for each in slip)
            return Side(things=(_number(piece, stationery), *things, *lowered))
    raise DoesNotFitError("the page of questions is")


class _Page:
    """The questions from the top down, in one size."""

    def __init__(self, top: Rect, size: float, lines: int, language: str | None) -> None:
        self._width = top
        self._size = size
        self._lines = lines
        self._language = language
        self.foot_mm = top.top_mm

    def things(self, guide: Guide, business: str) -> Things:
        """Return everything above the slip; `foot_mm` is where it ends."""
        body = self._styled("serif", self._size)
        things: Things = []
        if business:
            things.append(self._set(business, lettering("sans", 8.5, colour=GREY), 1.5))
        things.append(self._set(guide.title, self._styled("serif-semibold", 17), 2.5))
        things += [self._set(line, body, 2.5) for line in guide.opening]
        for number, question in enumerate(guide.survey_questions, start=1):
            things += self._question(number, question)
        self.foot_mm += 2.0
        return things + [self._set(line, body, 1.0) for line in guide.closing]

    def _question(self, number: int, question: SurveyQuestion) -> Iterator[Block | Outline]:
        self.foot_mm += 1.6
        yield self._set(f"{number}.  {question.text}", self._styled("sans-bold", self._size), 1.4)
        if question.answers:
            yield from self._ticks(question.answers)
        else:
            for _ in range(self._lines):
                self.foot_mm += _LINE_MM
                yield Outline(rect=replace(self._width, top_mm=self.foot_mm), colour=PALE)
            self.foot_mm += 1.2

    def _ticks(self, answers: tuple[str, ...]) -> Iterator[Block | Outline]:
        """Boxes to tick, two beside each other."""
        half_mm = self._width.width_mm / 2
        style = self._styled("sans", self._size - 0.5)
        for first in range(0, len(answers), 2):
            highest_mm = _TICK_MM
            for place, answer in enumerate(answers[first : first + 2]):
                left_mm = self._width.left_mm + place * half_mm
                box = Rect(
                    left_mm=left_mm,
                    top_mm=self.foot_mm + 0.6,
                    width_mm=_TICK_MM,
                    height_mm=_TICK_MM,
                )
                yield Outline(rect=box, colour=GREY)
                beside = Rect(
                    left_mm=box.right_mm + 2,
                    top_mm=self.foot_mm,
                    width_mm=half_mm - _TICK_MM - 5,
                    height_mm=0,
                )
                block = set_line(beside, answer, style)
                highest_mm = max(highest_mm, block.height_mm)
                yield block
            self.foot_mm += highest_mm + 1.0
        self.foot_mm += 0.6

    def _styled(self, face: str, size: float) -> Lettering:
        styled = lettering(face, size)
        return replace(styled, style=replace(styled.style, language=self._language))

    def _set(self, text: str, style: Lettering, after_mm: float) -> Block:
        block = set_line(replace(self._width, top_mm=self.foot_mm), text, style)
        self.foot_mm = block.bottom_mm + after_mm
        return block


def _slip(guide: Guide, piece: Piece, stationery: Stationery, width: Rect) -> Things:
    """The reply slip, its cutting line at 0: lines to fill in, where it goes, and the number."""
    things: Things = []
    left_mm = width.left_mm
    while left_mm < width.left_mm + width.width_mm:
        dash = Rect(left_mm=left_mm, top_mm=0, width_mm=_DASH_MM, height_mm=0)
        things.append(Outline(rect=dash, colour=GREY, thickness=0.4))
        left_mm += 2 * _DASH_MM
    fields_mm = width.width_mm * 0.6
    for place, title in enumerate(guide.slip, start=1):
        line = Rect(
            left_mm=width.left_mm,
            top_mm=place * _SLIP_LINE_MM + 2,
            width_mm=fields_mm,
            height_mm=0,
        )
        things.append(Outline(rect=line, colour=PALE))
        below = replace(line, top_mm=line.top_mm + 0.5)
        things.append(set_line(below, title, lettering("sans", 7, colour=GREY)))
    right = Rect(
        left_mm=width.left_mm + fields_mm + 8,
        top_mm=6,
        width_mm=width.width_mm - fields_mm - 8,
        height_mm=0,
    )
    address = "\n".join(stationery.return_lines) or stationery.settings.name
    to = set_line(right, address, lettering("serif", 10)) if address else None
    if to:
        things.append(to)
    number = f"No. {piece.number}"
    below = replace(right, top_mm=(to.bottom_mm if to else right.top_mm) + 2.5)
    things.append(set_line(below, number, lettering("sans-bold", 11)))
    return things


def _number(piece: Piece, stationery: Stationery) -> Block:
    box = Rect(
        left_mm=stationery.paper.width_mm - _MARGIN_MM - 30,
        top_mm=_TOP_MM,
        width_mm=30,
        height_mm=4,
    )
    style = lettering("sans", 8.5, colour=GREY, align=Align.RIGHT)
    return set_line(box, f"No. {piece.number}", style)


def _head(thing: Block | Outline) -> float:
    return thing.top_mm if isinstance(thing, Block) else thing.rect.top_mm


def _foot(thing: Block | Outline) -> float:
    return thing.bottom_mm if isinstance(thing, Block) else thing.rect.bottom_mm


def _lowered(thing: Block | Outline, by_mm: float) -> Block | Outline:
    if isinstance(thing, Block):
        return replace(thing, top_mm=thing.top_mm + by_mm)
    return replace(thing, rect=replace(thing.rect, top_mm=thing.rect.top_mm + by_mm))
