"""Where panels, postcards and labels land on their sheets."""

from dataclasses import dataclass

import pytest
from hypothesis import given, strategies as st

from appreciation.printing.geometry import POINTS_PER_MM, Placement, Rect
from appreciation.printing.imposition import (
    Panel,
    label_slots,
    mirrored,
    postcard_slots,
    quarter_fold,
)
from appreciation.printing.stock import Paper, label_sheets, paper, papers
from tests.printing.pdf_reading import inside


@dataclass(frozen=True)
class _Folded:
    """A point of the sheet after folding, seen from the front; `layer` 0 is on top."""

    x_mm: float
    y_mm: float
    layer: int
    faces_front: bool


def _fold(sheet: Paper, x_mm: float, y_mm: float) -> _Folded:
    """Fold the top half back, then the left half behind, and find a printed point again."""
    layer, faces_front = 0, True
    if y_mm < sheet.height_mm / 2:
        y_mm, layer, faces_front = sheet.height_mm - y_mm, 1, False
    if x_mm < sheet.width_mm / 2:
        x_mm, layer, faces_front = sheet.width_mm - x_mm, 3 - layer, not faces_front
    return _Folded(x_mm, y_mm, layer, faces_front)


def _as_read(sheet: Paper, point: _Folded) -> tuple[float, float]:
    """The point from the top left of the panel, by somebody who looks at that face of it."""
    across_mm = point.x_mm - sheet.width_mm / 2
    if not point.faces_front:
        across_mm = sheet.width_mm / 2 - across_mm
    return across_mm, point.y_mm - sheet.height_mm / 2


@pytest.mark.parametrize("sheet", papers().values(), ids=lambda sheet: sheet.name)
def test_every_panel_of_a_folded_card_is_upright_and_on_the_right_page(sheet: Paper) -> None:
    layers = {}
    for panel, placement in quarter_fold(sheet).items():
        for across_mm, down_mm in ((1, 1), (10, 1), (1, 10), (52, 69), (90, 130)):
            folded = _fold(sheet, *placement.on_sheet(across_mm, down_mm))
            assert _as_read(sheet, folded) == pytest.approx((across_mm, down_mm), abs=0.01)
            layers[panel] = (folded.layer, folded.faces_front)
    assert layers == {
        Panel.FRONT: (0, True),
        Panel.INSIDE_LEFT: (1, False),
        Panel.INSIDE_RIGHT: (2, True),
        Panel.BACK: (3, False),
    }


@pytest.mark.parametrize("sheet", papers().values(), ids=lambda sheet: sheet.name)
def test_the_four_panels_cover_the_sheet(sheet: Paper) -> None:
    rects = [placement.rect for placement in quarter_fold(sheet).values()]
    assert sum(rect.width_mm * rect.height_mm for rect in rects) == pytest.approx(
        sheet.width_mm * sheet.height_mm
    )
    assert len({(rect.left_mm, rect.top_mm) for rect in rects}) == 4


@given(
    turn=st.sampled_from([0, 90, 180]),
    across_mm=st.floats(0, 50),
    down_mm=st.floats(0, 50),
    left_mm=st.floats(0, 100),
    top_mm=st.floats(0, 100),
)
def test_the_pdf_matrix_and_the_arithmetic_agree(
    turn: int, across_mm: float, down_mm: float, left_mm: float, top_mm: float
) -> None:
    rect = Rect(left_mm=left_mm, top_mm=top_mm, width_mm=70, height_mm=50)
    placement = Placement(rect=rect, turn=turn)
    a, b, c, d, e, f = placement.matrix(297)
    x = across_mm * POINTS_PER_MM
    y = (placement.panel.height_mm - down_mm) * POINTS_PER_MM
    on_paper = (
        (a * x + c * y + e) / POINTS_PER_MM,
        297 - (b * x + d * y + f) / POINTS_PER_MM,
    )
    assert on_paper == pytest.approx(placement.on_sheet(across_mm, down_mm), abs=1e-6)


def test_a_turned_panel_covers_its_place_and_nothing_else() -> None:
    rect = Rect(left_mm=5, top_mm=7, width_mm=70, height_mm=50)
    for turn in (0, 90, 180):
        placement = Placement(rect=rect, turn=turn)
        panel = placement.panel
        corners = [
            placement.on_sheet(across, down)
            for across in (0, panel.width_mm)
            for down in (0, panel.height_mm)
        ]
        assert sorted(corners) == [(5, 7), (5, 57), (75, 7), (75, 57)]


def test_two_postcards_share_a_sheet_and_one_cut_parts_them() -> None:
    slots = list(postcard_slots(paper("A4"), 3))
    assert [slot.sheet for slot in slots] == [0, 0, 1]
    assert slots[0].rect.bottom_mm == slots[1].rect.top_mm == 148.5


def test_the_back_of_a_sheet_is_mirrored_about_its_long_edge() -> None:
    rect = Rect(left_mm=10, top_mm=20, width_mm=50, height_mm=30)
    back = mirrored(rect, paper("A4"))
    assert (back.left_mm, back.top_mm) == (150, 20)
    assert mirrored(back, paper("A4")) == rect


def test_labels_go_on_row_by_row_from_where_the_sheet_is_still_whole() -> None:
    sheet = label_sheets()["5160"]
    slots = list(label_slots(sheet, 40, 29))
    assert [slot.sheet for slot in slots] == [0] * 2 + [1] * 30 + [2] * 8
    first = slots[0].rect
    assert (first.left_mm, first.top_mm) == pytest.approx((4.7625 + 69.85, 12.7 + 9 * 25.4))
    assert slots[2].rect.left_mm == sheet.left_mm
    assert slots[2].rect.top_mm == sheet.top_mm


@given(start=st.integers(1, 21), count=st.integers(0, 100))
def test_no_label_is_printed_twice_or_beside_the_sheet(start: int, count: int) -> None:
    sheet = label_sheets()["L7160"]
    slots = list(label_slots(sheet, count, start))
    assert len({(slot.sheet, slot.rect) for slot in slots}) == count
    assert all(inside(paper("A4").rect, slot.rect) for slot in slots)
    if slots:
        assert slots[-1].sheet == (start - 1 + count - 1) // sheet.slots
