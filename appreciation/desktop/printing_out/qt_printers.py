"""Printing through Qt where there is no CUPS: each page drawn at the printer's own resolution."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from appreciation.desktop.printing_out.printers import Counted, PrinterError, PrintJob

_FINEST = 600
"""Dots per inch beyond which nothing is gained and a page would take a gigabyte."""

_BAND = 512
"""Rows of dots drawn at a time."""


class QtPrinters:
    """The printers that Qt knows."""

    def names(self) -> tuple[str, ...]:
        """Return the printers there are, the usual one first."""
        usual = QPrinterInfo.defaultPrinterName()
        names = QPrinterInfo.availablePrinterNames()
        return tuple(sorted(names, key=lambda each: (each != usual, each.casefold())))

    def print_out(self, printer: str, job: PrintJob, counted: Counted) -> None:
        """Hand a job over; raise `PrinterError` when the printer does not take it."""
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setPrinterName(printer)
        device.setDocName(job.title)
        device.setCopyCount(job.copies)
        draw(device, job, counted)


def draw(device: QPrinter, job: PrintJob, counted: Counted) -> None:
    """Draw the pages of a job on a device, each to its full size and never scaled.

    Raises `PrinterError`, and whatever `counted` raises to stop it.
    """
    prepare(device, job)
    kept = QBuffer()
    kept.setData(QByteArray(job.content))
    kept.open(QIODevice.OpenModeFlag.ReadOnly)
    pdf = QPdfDocument()
    pdf.load(kept)
    painter = QPainter()
    _require(painter.begin(device), device)
    try:
        for page in range(pdf.pageCount()):
            counted(page, pdf.pageCount())
            _require(not page or device.newPage(), device)
            _draw_page(painter, pdf, page, job, device.resolution())
    except BaseException:
        device.abort()
        raise
    finally:
        painter.end()


def _require(accepted: bool, device: QPrinter) -> None:  # noqa: FBT001 - what Qt has answered
    if not accepted:
        raise PrinterError(
            f"The printer “{device.printerName()}” did not take the pages. Nothing counts as"
            " printed; check the printer and try again, or save the PDF."
        )


def prepare(device: QPrinter, job: PrintJob) -> None:
    """Tell a device the paper, the sides and that pages go to its very edges."""
    device.setResolution(min(device.resolution(), _FINEST))
    size = QSizeF(min(job.width_mm, job.height_mm), max(job.width_mm, job.height_mm))
    lies = QPageLayout.Orientation
    device.setPageLayout(
        QPageLayout(
            QPageSize(size, QPageSize.Unit.Millimeter, job.stock),
            lies.Landscape if job.width_mm > job.height_mm else lies.Portrait,
            QMarginsF(),
        )
    )
    device.setFullPage(True)
    modes = QPrinter.DuplexMode
    device.setDuplex(modes.DuplexLongSide if job.two_sided else modes.DuplexNone)


def _draw_page(
    painter: QPainter, pdf: QPdfDocument, page: int, job: PrintJob, dots_an_inch: int
) -> None:
    whole = QSize(_dots(job.width_mm, dots_an_inch), _dots(job.height_mm, dots_an_inch))
    for top in range(0, whole.height(), _BAND):
        band = QRect(0, top, whole.width(), min(_BAND, whole.height() - top))
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(whole)
        options.setScaledClipRect(band)
        painter.drawImage(band.topLeft(), pdf.render(page, band.size(), options))


def _dots(length_mm: float, dots_an_inch: int) -> int:
    return round(length_mm / 25.4 * dots_an_inch)
