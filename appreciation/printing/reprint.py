"""Takes some pieces out of a kept PDF again, as they were."""

import re
from collections.abc import Collection, Sequence
from io import BytesIO
from typing import cast

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from appreciation.printing.geometry import POINTS_PER_MM

_WHOLE_PAGE = re.compile(rb"/Piece <</Number (\d+)>> DP")
_PART = re.compile(rb"/(FormXob\.piece-(\d+)-\d+) Do")
"""How a page says whose it is, and how a shared one calls for a part; `pages` writes them so."""


def pieces_on(content: bytes) -> dict[int, int]:
    """The pieces in a kept PDF, each with the first page it stands on, from 1."""
    found: dict[int, int] = {}
    for page_number, page in enumerate(PdfReader(BytesIO(content)).pages, 1):
        for number in _numbers(page):
            found.setdefault(number, page_number)
    return found


def page_count(content: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(BytesIO(content)).pages)


def page_size_mm(content: bytes) -> tuple[float, float]:
    """Width and height of the pages of a PDF, as its first one has them."""
    box = PdfReader(BytesIO(content)).pages[0].mediabox
    return float(box.width) / POINTS_PER_MM, float(box.height) / POINTS_PER_MM


def with_only(content: bytes, numbers: Collection[int]) -> bytes:
    """The pages of a kept PDF on which these pieces stand.

    On sheets they share with others, the places of the others are blank, and their words are not
    in the file. Pages without any piece (a check list) are left out. With all the pieces there
    are, the bytes are those of `content`; with none of them, there are none at all.
    """
    reader = PdfReader(BytesIO(content))
    there = [_numbers(page) for page in reader.pages]
    wanted = set(numbers)
    if all(on_page and wanted.issuperset(on_page) for on_page in there):
        return content
    kept = [page for page, on in zip(reader.pages, there, strict=True) if wanted.intersection(on)]
    if not kept:
        return b""
    for page in kept:
        _blank_all_but(page, wanted)
    return with_pages(reader, kept)


def with_pages(reader: PdfReader, pages: Sequence[PageObject]) -> bytes:
    """A PDF of these pages of another, to be printed as that one is."""
    writer = PdfWriter()
    for page in pages:
        writer.add_page(page)
    root = reader.root_object
    if "/ViewerPreferences" in root:
        preferences = root["/ViewerPreferences"].clone(writer)
        writer.root_object[NameObject("/ViewerPreferences")] = preferences
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _numbers(page: PageObject) -> list[int]:
    drawn = instructions(page)
    numbers = _WHOLE_PAGE.findall(drawn)
    numbers += [number for _, number in _PART.findall(drawn)]
    return [int(number) for number in numbers]


def instructions(page: PageObject) -> bytes:
    """What a page draws, as it stands in the file."""
    contents = page.get_contents()
    return contents.get_data() if contents is not None else b""


def _blank_all_but(page: PageObject, wanted: Collection[int]) -> None:
    """Drop the calls for the other pieces, and the pieces themselves from the page's resources."""
    drawn = instructions(page)
    unwanted = {name for name, number in _PART.findall(drawn) if int(number) not in wanted}
    if not unwanted:
        return
    stream = StreamObject()
    stream.set_data(_PART.sub(lambda call: b"" if call[1] in unwanted else call[0], drawn))
    page[NameObject("/Contents")] = stream
    forms = cast(DictionaryObject, cast(DictionaryObject, page["/Resources"])["/XObject"])
    for name in unwanted:
        del forms[NameObject(f"/{name.decode()}")]
