"""Pages for the owner, ready to be printed or saved."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPages:
    """A finished PDF: its pages are `width_mm` by `height_mm`, on sheets of `stock`.

    `people` counts those who are named in it, and those it only counts.
    """

    title: str
    content: bytes
    pages: int
    people: int
    stock: str
    width_mm: float
    height_mm: float
