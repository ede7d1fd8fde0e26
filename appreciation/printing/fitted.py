"""Pages made to fit a printer: moved, or turned upside down, and otherwise as they were."""

from collections.abc import Callable
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.generic import NameObject, StreamObject

from appreciation.printing.geometry import POINTS_PER_MM
from appreciation.printing.reprint import instructions, with_pages

_Matrix = tuple[float, float, float, float, float, float]


def moved(content: bytes, right_mm: float, down_mm: float) -> bytes:
    """Return a PDF with what is on its upright pages moved.

    Pages that lie on their long side stay: which way a printer turns them is not known.
    """
    right, down = right_mm * POINTS_PER_MM, down_mm * POINTS_PER_MM

    def matrix(width: float, height: float) -> _Matrix | None:
        return (1, 0, 0, 1, right, -down) if height >= width else None

    return _placed(content, matrix)


def turned(content: bytes) -> bytes:
    """Return a PDF with every page upside down."""
    return _placed(content, lambda width, height: (-1, 0, 0, -1, width, height))


def _placed(content: bytes, matrix: Callable[[float, float], _Matrix | None]) -> bytes:
    reader = PdfReader(BytesIO(content))
    pages = list(reader.pages)
    for page in pages:
        box = page.mediabox
        if (wanted := matrix(float(box.width), float(box.height))) is not None:
            _place(page, wanted)
    return with_pages(reader, pages)


def _place(page: PageObject, matrix: _Matrix) -> None:
    numbers = " ".join(f"{each:.4f}" for each in matrix)
    stream = StreamObject()
    stream.set_data(f"q {numbers} cm\n".encode("ascii") + instructions(page) + b"\nQ")
    page[NameObject("/Contents")] = stream.flate_encode()
