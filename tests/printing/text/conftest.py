"""Unicode's own test files, and pages to read back."""

import bz2
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest

from appreciation.printing.text.canvas import blank_canvas
from appreciation.printing.text.paragraphs import Paragraph
from appreciation.printing.text.pen import Pen

PAGE = (595, 842)


@pytest.fixture
def unicode_file() -> Callable[[str], Iterator[str]]:
    """The lines of a file of Debian's unicode-data package, without comments."""

    def lines(name: str) -> Iterator[str]:
        if sys.platform != "linux":
            pytest.skip("Unicode's test files come with Debian's package unicode-data")
        path = Path("/usr/share/unicode") / name
        packed = path.with_name(path.name + ".bz2")
        data = path.read_bytes() if path.exists() else bz2.decompress(packed.read_bytes())
        for line in data.decode().splitlines():
            content = line.partition("#")[0].strip()
            if content:
                yield content

    return lines


@pytest.fixture
def printed() -> Callable[[Sequence[Paragraph]], bytes]:
    """A one-page PDF with paragraphs below each other, 40 points from the left edge."""

    def pdf(paragraphs: Sequence[Paragraph]) -> bytes:
        target = io.BytesIO()
        canvas = blank_canvas(target, PAGE)
        pen = Pen(canvas)
        top = PAGE[1] - 40.0
        for paragraph in paragraphs:
            pen.write(paragraph, 40, top)
            top -= paragraph.height
        canvas.save()
        return target.getvalue()

    return pdf


@pytest.fixture
def page_text() -> Callable[[bytes], list[str]]:
    """The lines another program reads off the first page."""

    def lines(pdf: bytes) -> list[str]:
        document = pypdfium2.PdfDocument(pdf)
        text = str(document[0].get_textpage().get_text_bounded())
        document.close()
        return text.splitlines()

    return lines
