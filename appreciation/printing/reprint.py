"""Takes some pieces out of a kept PDF again, as they were."""

import re
from collections.abc import Collection
from io import BytesIO
from typing import cast

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

_CALL = re.compile(rb"/(FormXob\.piece-(\d+)-\d+) Do")
"""How a page calls for what belongs to a piece; `pages` writes it so."""


def pieces_on(content: bytes) -> dict[int, int]:
    """The pieces in a kept PDF, each with the first page it stands on, from 1."""
    found: dict[int, int] = {}
    for page_number, page in enumerate(PdfReader(BytesIO(content)).pages, 1):
        for number in _numbers(page):
            found.setdefault(number, page_number)
    return found


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
    writer = PdfWriter()
    for page in kept:
        writer.add_page(page)
    root = reader.root_object
    if "/ViewerPreferences" in root:
        preferences = root["/ViewerPreferences"].clone(writer)
        writer.root_object[NameObject("/ViewerPreferences")] = preferences
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _numbers(page: PageObject) -> list[int]:
    return [int(number) for _, number in _CALL.findall(_instructions(page))]


def _instructions(page: PageObject) -> bytes:
    contents = page.get_contents()
    return contents.get_data() if contents else b""


def _blank_all_but(page: PageObject, wanted: Collection[int]) -> None:
    """Drop the calls for the other pieces, and the pieces themselves from the page's resources."""
    instructions = _instructions(page)
    unwanted = {name for name, number in _CALL.findall(instructions) if int(number) not in wanted}
    if not unwanted:
        return
    stream = StreamObject()
    stream.set_data(_CALL.sub(lambda call: b"" if call[1] in unwanted else call[0], instructions))
    page[NameObject("/Contents")] = stream
    forms = cast("DictionaryObject", cast("DictionaryObject", page["/Resources"])["/XObject"])
    for name in unwanted:
        del forms[NameObject(f"/{name.decode()}")]
