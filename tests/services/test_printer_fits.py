"""An owner measures a printer once, and pages fit from then on."""

from pathlib import Path

import pytest
from PIL import ImageChops

from appreciation.domain.printer_fit import EnvelopeSide, PrinterFit
from appreciation.printing.trial import trial_sheet
from appreciation.services.batches import printer_fits
from appreciation.services.batches.printer_fits import UnreadableFitsError
from appreciation.services.desk import Desk
from tests.printing.pdf_reading import page_sizes, picture_of, place_of, words_on

OFF = PrinterFit(right_mm=-1.5, down_mm=0.4)
TURNED = PrinterFit(envelopes_turned=True, envelope_side=EnvelopeSide.DOWN)
SAYS = "from end to end 80 mm"


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(printer_fits, "data_folder", lambda: tmp_path)


def sheet(width_mm: float, height_mm: float) -> bytes:
    return trial_sheet("", width_mm, height_mm, two_sided=False)


def test_each_printer_keeps_what_it_needs() -> None:
    assert printer_fits.fit("Office") == PrinterFit()
    printer_fits.keep("Office", OFF)
    printer_fits.keep("Kitchen", TURNED)
    assert printer_fits.fit("Office") == OFF
    assert printer_fits.fit("Kitchen") == TURNED


def test_a_page_is_moved_by_what_the_printer_is_off() -> None:
    before, after = sheet(210, 297), printer_fits.fitted(sheet(210, 297), OFF, envelopes=False)
    was, is_ = place_of(before, 1, SAYS), place_of(after, 1, SAYS)
    assert is_.left_mm - was.left_mm == pytest.approx(-1.5, abs=0.02)
    assert is_.top_mm - was.top_mm == pytest.approx(0.4, abs=0.02)
    assert is_.width_mm == pytest.approx(was.width_mm, abs=0.02)
    assert page_sizes(after) == page_sizes(before)
    assert b"/PrintScaling /None" in after


def test_an_envelope_goes_in_with_its_other_end_first() -> None:
    before = sheet(162, 114)
    after = printer_fits.fitted(before, TURNED, envelopes=True)
    assert page_sizes(after) == page_sizes(before)
    was, is_ = (picture_of(each, 1).convert("L") for each in (before, after))
    differing = ImageChops.difference(was.rotate(180), is_).tobytes()
    assert sum(differing) / len(differing) < 2
    assert sum(ImageChops.difference(was, is_).tobytes()) > 10 * sum(differing)


def test_what_needs_nothing_is_sent_byte_for_byte() -> None:
    content = sheet(210, 297)
    assert printer_fits.fitted(content, PrinterFit(), envelopes=False) is content
    assert printer_fits.fitted(content, TURNED, envelopes=False) is content
    assert printer_fits.fitted(content, OFF, envelopes=True) is content


def test_a_sheet_that_lies_on_its_long_side_stays_as_it_is() -> None:
    content = sheet(297, 210)
    moved = printer_fits.fitted(content, OFF, envelopes=False)
    assert place_of(moved, 1, SAYS) == place_of(content, 1, SAYS)


def test_the_measuring_page_has_its_cross_where_it_says(either_desk: Desk) -> None:
    page = printer_fits.measuring_page(either_desk)
    assert page_sizes(page.content) == [pytest.approx((page.width_mm, page.height_mm), abs=0.1)]
    assert "meant to be 30.0 mm" in words_on(page.content, 1)


def test_what_was_not_measured_in_millimetres_is_told() -> None:
    wrong = printer_fits.wrong_measures({"across": "1.2", "down": "29,7"})
    assert set(wrong) == {"across"}
    assert "between 20 and 40" in wrong["across"]
    assert printer_fits.wrong_measures({"down": "an inch"})
    assert printer_fits.wrong_measures({"down": "nan"})


@pytest.mark.parametrize("kept", ["{", "[]", '{"Office": {"right_mm": "far"}}'])
def test_a_file_that_was_spoilt_is_told_and_nothing_is_printed(tmp_path: Path, kept: str) -> None:
    (tmp_path / "printers.json").write_text(kept)
    with pytest.raises(UnreadableFitsError, match="Nothing was printed"):
        printer_fits.fit("Office")
