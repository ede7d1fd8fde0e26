"""From sides to the files of a batch: one function for each kind of file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from appreciation.printing.drawables import Side
from appreciation.printing.geometry import Placement
from appreciation.printing.imposition import (
    Panel,
    label_slots,
    mirrored,
    postcard_slots,
    quarter_fold,
)
from appreciation.printing.pages import Pages
from appreciation.printing.pictures import PrintablePicture
from appreciation.printing.stock import Envelope, LabelSheet, Paper

Pictures = Mapping[str, PrintablePicture]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """A finished file: its bytes, how many pages, and the first page of each piece."""

    content: bytes
    pages: int
    first_pages: Mapping[int, int]


def card_sheets(
    title: str, cards: Mapping[int, Sequence[Side]], paper: Paper, pictures: Pictures
) -> Sheets:
    """One sheet for each folded card, by piece number, printed on one side.

    The sides of a card come in the order of `Panel`.
    """
    pages = Pages(title, pictures)
    places = quarter_fold(paper)
    first_pages = {}
    for number, sides in cards.items():
        with pages.page(paper.rect, number):
            for panel, side in zip(Panel, sides, strict=True):
                pages.draw(side, places[panel])
        first_pages[number] = pages.count
    return Sheets(content=pages.content(), pages=pages.count, first_pages=first_pages)


def whole_sheets(
    title: str, letters: Mapping[int, Sequence[Side]], stock: Paper | Envelope, pictures: Pictures
) -> Sheets:
    """Letters or envelopes: every side on a page of its own."""
    pages = Pages(title, pictures)
    first_pages = {}
    for number, sides in letters.items():
        first_pages[number] = pages.count + 1
        for side in sides:
            with pages.page(stock.rect, number):
                pages.draw(side, Placement(rect=stock.rect))
    return Sheets(content=pages.content(), pages=pages.count, first_pages=first_pages)


def postcard_sheets(
    title: str, postcards: Mapping[int, Sequence[Side]], paper: Paper, pictures: Pictures
) -> Sheets:
    """Two to a sheet: a page of pictures, then their other sides for turning over the long edge."""
    pages = Pages(title, pictures, duplex=True)
    first_pages = {}
    placed = zip(postcards.items(), postcard_slots(paper, len(postcards)), strict=True)
    for _, group in groupby(placed, key=lambda pair: pair[1].sheet):
        sheet = list(group)
        with pages.page(paper.rect):
            for (number, (picture, _)), slot in sheet:
                first_pages[number] = pages.count
                with pages.part(number):
                    pages.draw(picture, Placement(rect=slot.rect, turn=90))
        with pages.page(paper.rect):
            for (number, (_, words)), slot in sheet:
                with pages.part(number):
                    pages.draw(words, Placement(rect=mirrored(slot.rect, paper)))
    return Sheets(content=pages.content(), pages=pages.count, first_pages=first_pages)


def labels_on_sheets(
    title: str, labels: Mapping[int, Sequence[Side]], stock: LabelSheet, paper: Paper, start: int
) -> Sheets:
    """Labels row by row, the first on position `start` (from 1) of the first sheet."""
    pages = Pages(title, {})
    first_pages = {}
    placed = zip(labels.items(), label_slots(stock, len(labels), start), strict=True)
    for _, group in groupby(placed, key=lambda pair: pair[1].sheet):
        with pages.page(paper.rect):
            for (number, (side,)), slot in group:
                first_pages[number] = pages.count
                with pages.part(number):
                    pages.draw(side, Placement(rect=slot.rect))
    return Sheets(content=pages.content(), pages=pages.count, first_pages=first_pages)
