"""Reads PDFs back: where words really stand, and what is embedded."""

import ctypes
from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from appreciation.printing.geometry import POINTS_PER_MM, Rect


def inside(outer: Rect, inner: Rect) -> bool:
    """Whether a place lies wholly inside another, a hair's breadth allowed."""
    return (
        inner.left_mm >= outer.left_mm - 0.01
        and inner.top_mm >= outer.top_mm - 0.01
        and inner.right_mm <= outer.right_mm + 0.01
        and inner.bottom_mm <= outer.bottom_mm + 0.01
    )


def words_on(content: bytes, page: int) -> str:
    """The text of a page, pages counted from 1."""
    document = pypdfium2.PdfDocument(content)
    return str(document[page - 1].get_textpage().get_text_bounded())


def place_of(content: bytes, page: int, words: str) -> Rect:
    """Where these words stand on a page, in millimetres from its top left corner."""
    return places_of(content, page, words)[0]


def places_of(content: bytes, page: int, words: str) -> list[Rect]:
    """Every place where these words stand on a page, from the top."""
    sheet = pypdfium2.PdfDocument(content)[page - 1]
    text = sheet.get_textpage()
    search = text.search(words, match_case=True)
    places = []
    while (found := search.get_next()) is not None:
        boxes = [text.get_charbox(index, loose=False) for index in range(found[0], sum(found))]
        boxes = [box for box in boxes if box[2] > box[0]]
        left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
        places.append(
            Rect(
                left_mm=left / POINTS_PER_MM,
                top_mm=(sheet.get_height() - top) / POINTS_PER_MM,
                width_mm=(right - left) / POINTS_PER_MM,
                height_mm=(top - bottom) / POINTS_PER_MM,
            )
        )
    return sorted(places, key=lambda place: (round(place.top_mm), place.left_mm))


def origin_of(content: bytes, page: int, words: str) -> tuple[float, float]:
    """Where the pen began these words: left and baseline, in millimetres from the top left."""
    sheet = pypdfium2.PdfDocument(content)[page - 1]
    text = sheet.get_textpage()
    first, _ = text.search(words, match_case=True).get_next()
    x, y = ctypes.c_double(), ctypes.c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(text, first, x, y)
    return x.value / POINTS_PER_MM, (sheet.get_height() - y.value) / POINTS_PER_MM


def page_sizes(content: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in millimetres."""
    document = pypdfium2.PdfDocument(content)
    return [
        (round(page.get_width() / POINTS_PER_MM, 2), round(page.get_height() / POINTS_PER_MM, 2))
        for page in document
    ]


def picture_of(content: bytes, page: int, *, dots_per_inch: int = 60) -> Image.Image:
    """A page as a picture."""
    rendered = pypdfium2.PdfDocument(content)[page - 1].render(scale=dots_per_inch / 72)
    picture: Image.Image = rendered.to_pil()
    return picture.convert("RGB")


def fonts_not_embedded(content: bytes) -> set[str]:
    """The names of fonts the file asks the printer for."""
    missing = set()
    reader = PdfReader(BytesIO(content))
    for number in reader.xref[0]:
        thing: Any = reader.get_object(number)
        if isinstance(thing, dict) and thing.get("/Type") == "/Font":
            own = thing.get("/DescendantFonts", [thing])[0].get_object()
            descriptor = own.get("/FontDescriptor", DictionaryObject()).get_object()
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor):
                missing.add(str(thing.get("/BaseFont")))
    return missing
