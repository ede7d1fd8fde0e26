"""What a window asks every few seconds: whether the book changed, and what Undo would take back."""

from dataclasses import dataclass

from appreciation.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the book stands.

    `version` grows with every change by anybody. `undo` and `redo` name the change that would be
    taken back or made again; empty when there is none. `name` is what the book is called.
    """

    version: int = 0
    undo: str = ""
    redo: str = ""
    name: str = ""
    read_only: bool = False


def standing(desk: Desk) -> Standing:
    """Return how the book stands now."""
    book = desk.book
    return Standing(
        version=book.data_version(),
        undo=book.undo_label() or "",
        redo=book.redo_label() or "",
        name=book.name,
        read_only=book.read_only,
    )
