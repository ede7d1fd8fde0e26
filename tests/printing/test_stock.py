"""Paper, envelopes and sheets of labels."""

import pytest

from appreciation.domain.batches import Format
from appreciation.printing.stock import (
    LabelSheet,
    StockError,
    envelope,
    envelopes,
    folded,
    label_sheet,
    label_sheets,
    paper,
    papers,
)


@pytest.mark.parametrize("sheet", label_sheets().values(), ids=lambda sheet: sheet.name)
def test_labels_add_up_to_the_sheet_they_are_on(sheet: LabelSheet) -> None:
    whole = paper(sheet.paper)
    right_mm = sheet.left_mm + (sheet.columns - 1) * sheet.step_x_mm + sheet.width_mm
    bottom_mm = sheet.top_mm + (sheet.rows - 1) * sheet.step_y_mm + sheet.height_mm
    assert whole.width_mm - right_mm == pytest.approx(sheet.left_mm, abs=0.05)
    assert whole.height_mm - bottom_mm == pytest.approx(sheet.top_mm, abs=0.05)
    assert sheet.step_x_mm >= sheet.width_mm
    assert sheet.step_y_mm >= sheet.height_mm


def test_the_sheets_most_owners_have_were_checked_by_hand() -> None:
    assert label_sheets()["5160"].verified
    assert label_sheets()["L7160"].verified
    assert label_sheets()["5160"].slots == 30
    assert label_sheets()["L7160"].slots == 21


def test_every_piece_of_stock_names_where_its_figures_come_from() -> None:
    sources = {name: each.source for name, each in papers().items()}
    sources |= {name: each.source for name, each in envelopes().items()}
    sources |= {name: each.source for name, each in label_sheets().items()}
    assert all(sources.values())


@pytest.mark.parametrize("paper_name", ["A4", "Letter"])
@pytest.mark.parametrize("format_", [Format.QUARTER_FOLD, Format.LETTER])
def test_what_is_printed_goes_into_its_usual_envelope(paper_name: str, format_: Format) -> None:
    assert envelope("", paper_name, format_).takes(folded(paper_name, format_))


def test_the_usual_envelopes() -> None:
    assert envelope("", "A4", Format.QUARTER_FOLD).name == "C6"
    assert envelope("", "Letter", Format.QUARTER_FOLD).name == "A2"
    assert envelope("", "A4", Format.LETTER).name == "DL"
    assert envelope("", "Letter", Format.LETTER).name == "#10"


def test_stock_is_found_whatever_its_capitals() -> None:
    assert envelope(" dl ", "A4", Format.LETTER).name == "DL"
    assert label_sheet("l7160", "A4").name == "L7160"


def test_unknown_stock_is_refused_in_words() -> None:
    with pytest.raises(StockError, match=r"no sheet of labels “9999”.*5160"):
        label_sheet("9999", "A4")
    with pytest.raises(StockError, match="no envelope “Z9”"):
        envelope("Z9", "A4", Format.LETTER)
    with pytest.raises(StockError, match="no paper “B5”"):
        paper("B5")
