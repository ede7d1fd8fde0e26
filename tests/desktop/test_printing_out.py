"""Pages reach the printer in their own size, whichever way the system has."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from appreciation.desktop.printing_out import lp
from appreciation.desktop.printing_out.lp import LpPrinters
from appreciation.desktop.printing_out.printers import PrinterError, PrintJob
from appreciation.desktop.printing_out.qt_printers import QtPrinters, draw
from appreciation.desktop.shared.background import Stopped
from appreciation.printing.trial import trial_sheet
from tests.desktop.loopback import QUEUE, arrived, loopback_printer, missing
from tests.printing.pdf_reading import page_sizes, picture_of, place_of

A4 = (210.0, 297.0)
C6 = (162.0, 114.0)
DL = (220.0, 110.0)


def job(stock: str, size: tuple[float, float], *, two_sided: bool = False) -> PrintJob:
    width_mm, height_mm = size
    return PrintJob(
        title=f"Test {stock}",
        content=trial_sheet(stock, width_mm, height_mm, two_sided=two_sided),
        stock=stock,
        width_mm=width_mm,
        height_mm=height_mm,
        two_sided=two_sided,
    )


def never_mind(_done: int, _total: int) -> None:
    return


def stop(_done: int, _total: int) -> None:
    raise Stopped


def on_paper(file: Path) -> QPrinter:
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(file))
    return device


@pytest.mark.parametrize(
    ("stock", "size", "media"),
    [
        ("A4", A4, "iso_a4_210x297mm"),
        ("Letter", (215.9, 279.4), "na_letter_8.5x11in"),
        ("C6", C6, "iso_c6_114x162mm"),
        ("", (155.5, 220.0), "Custom.155.5x220mm"),
    ],
)
def test_media_sides_and_scaling_are_always_said(
    stock: str, size: tuple[float, float], media: str
) -> None:
    said = lp.options(job(stock, size))
    assert said == ["-o", f"media={media}", "-o", "sides=one-sided", "-o", "print-scaling=none"]
    assert "sides=two-sided-long-edge" in lp.options(job(stock, size, two_sided=True))


@pytest.mark.parametrize(("stock", "size", "pages"), [("A4", A4, 2), ("C6", C6, 1)])
def test_a_page_drawn_by_qt_has_its_size_to_a_tenth_of_a_millimetre(
    qapp: QApplication, tmp_path: Path, stock: str, size: tuple[float, float], pages: int
) -> None:
    asked = job(stock, size, two_sided=pages == 2)
    counted = []
    draw(on_paper(tmp_path / "out.pdf"), asked, lambda *done: counted.append(done))
    printed = (tmp_path / "out.pdf").read_bytes()
    assert page_sizes(printed) == [pytest.approx(size, abs=0.15)] * pages
    assert counted == [(page, pages) for page in range(pages)]
    ruler = place_of(asked.content, 1, "from end to end 80 mm").top_mm - 4
    across = picture_of(printed, 1, dots_per_inch=254).convert("L")  # ten dots a millimetre
    row = across.tobytes()[round((ruler + 1.5) * 10) * across.width :][: across.width]
    dark = [x for x, grey in enumerate(row) if grey < 100]
    inner = [x for x in dark if 120 < x < across.width - 120]
    assert inner[-1] - inner[0] == pytest.approx(800, abs=2)


def test_printing_by_qt_can_be_stopped(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        draw(on_paper(tmp_path / "out.pdf"), job("A4", A4), stop)


@pytest.mark.qt_log_ignore("^QPainter::begin", extend=True)
def test_a_printer_that_is_not_there_takes_nothing(qapp: QApplication, tmp_path: Path) -> None:
    nowhere = on_paper(tmp_path / "missing" / "folder" / "out.pdf")
    with pytest.raises(PrinterError, match="did not take the pages"):
        draw(nowhere, job("A4", A4), never_mind)
    assert all(QtPrinters().names())


def test_a_printing_system_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    none = LpPrinters(str(tmp_path / "lp"), str(tmp_path / "lpstat"))
    with pytest.raises(PrinterError, match="does not answer"):
        none.names()
    with pytest.raises(PrinterError, match="nothing was printed"):
        none.print_out("Office", job("A4", A4), never_mind)


@pytest.mark.skipif(bool(missing()), reason=missing() or "there is a printer")
def test_a_real_printer_gets_every_page_in_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with loopback_printer(tmp_path / "cups") as (server, jobs):
        monkeypatch.setenv("CUPS_SERVER", server)
        printers = LpPrinters("lp", "lpstat")
        assert printers.names() == (QUEUE,)
        with pytest.raises(Stopped):
            printers.print_out(QUEUE, job("A4", A4), stop)
        printers.print_out(QUEUE, job("A4", A4), never_mind)
        printers.print_out(QUEUE, job("DL", DL), never_mind)
        with pytest.raises(PrinterError, match="Nothing counts as printed"):
            printers.print_out("Nobody's", job("A4", A4), never_mind)
        sheet, envelope = (each.read_bytes() for each in arrived(jobs, 2))
    assert page_sizes(sheet) == [pytest.approx(A4, abs=0.1)]
    ((width, height),) = page_sizes(envelope)
    assert sorted((width, height)) == pytest.approx(sorted(DL), abs=0.1)
    asked = place_of(job("A4", A4).content, 1, "from end to end 80 mm")
    found = place_of(sheet, 1, "from end to end 80 mm")
    assert found.width_mm == pytest.approx(asked.width_mm, abs=0.1)
    assert found.left_mm == pytest.approx(asked.left_mm, abs=0.1)
