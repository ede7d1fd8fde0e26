"""Where panels, postcards and labels land on their sheets. Pure arithmetic, in millimetres."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from appreciation.printing.geometry import Placement, Rect
from appreciation.printing.stock import LabelSheet, Paper

POSTCARDS_A_SHEET = 2


class Panel(StrEnum):
    """The four faces of a folded card."""

    FRONT = "front"
    BACK = "back"
    INSIDE_LEFT = "inside left"
    INSIDE_RIGHT = "inside right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place on one of several sheets; `sheet` counts from 0."""

    sheet: int
    rect: Rect


def quarter_fold(paper: Paper) -> Mapping[Panel, Placement]:
    """The four panels on one side of one sheet: top half folded back, then left half behind.

    The inside is printed head down, because the first fold turns it over.
    """
    width_mm, height_mm = paper.width_mm / 2, paper.height_mm / 2

    def quarter(column: int, row: int) -> Rect:
        return Rect(
            left_mm=column * width_mm,
            top_mm=row * height_mm,
            width_mm=width_mm,
            height_mm=height_mm,
        )

    return {
        Panel.FRONT: Placement(rect=quarter(1, 1)),
        Panel.BACK: Placement(rect=quarter(0, 1)),
        Panel.INSIDE_LEFT: Placement(rect=quarter(1, 0), turn=180),
        Panel.INSIDE_RIGHT: Placement(rect=quarter(0, 0), turn=180),
    }


def postcard_slots(paper: Paper, count: int) -> Iterator[Slot]:
    """Where each of `count` postcards lies: two halves of a sheet, parted by one cut."""
    height_mm = paper.height_mm / POSTCARDS_A_SHEET
    for place in range(count):
        sheet, row = divmod(place, POSTCARDS_A_SHEET)
        top_mm = row * height_mm
        rect = Rect(top_mm=top_mm, width_mm=paper.width_mm, height_mm=height_mm)
        yield Slot(sheet=sheet, rect=rect)


def mirrored(rect: Rect, paper: Paper) -> Rect:
    """The same place seen from the other side of a sheet that was turned over its long edge."""
    return Rect(
        left_mm=paper.width_mm - rect.right_mm,
        top_mm=rect.top_mm,
        width_mm=rect.width_mm,
        height_mm=rect.height_mm,
    )


def label_slots(sheet: LabelSheet, count: int, start: int) -> Iterator[Slot]:
    """Where each of `count` labels lies, row by row, the first on position `start` (from 1)."""
    for position in range(start - 1, start - 1 + count):
        number, place = divmod(position, sheet.slots)
        row, column = divmod(place, sheet.columns)
        rect = Rect(
            left_mm=sheet.left_mm + column * sheet.step_x_mm,
            top_mm=sheet.top_mm + row * sheet.step_y_mm,
            width_mm=sheet.width_mm,
            height_mm=sheet.height_mm,
        )
        yield Slot(sheet=number, rect=rect)
