"""A picture of how paper goes into the printer."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from appreciation.desktop.theme.theme import Theme
from appreciation.domain.printer_fit import EnvelopeSide, PrinterFit
from appreciation.services.batches.batch_pages import Stack

_WIDTH, _HEIGHT = 148, 150
_SLOT = 30


class LoadingPicture(QWidget):
    """A sheet on its way into the printer, the page it will carry on it, seen from above.

    What lies on its long side, an envelope, goes in with its short side first.
    """

    def __init__(self, theme: Theme, stack: Stack) -> None:
        super().__init__()
        self._theme = theme
        self._stack = stack
        self._page: QImage | None = None
        self._fit = PrinterFit()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How the paper goes into the printer"))
        theme.changed.connect(self.updateGeometry)

    def show_page(self, picture: QImage) -> None:
        """Show the page that is printed first."""
        self._page = picture
        self.update()

    def show_fit(self, fit: PrinterFit) -> None:
        """Show envelopes as they go into the printer that is chosen."""
        self._fit = fit
        self.update()

    @property
    def _lies(self) -> bool:
        return self._stack.width_mm > self._stack.height_mm

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        theme = self._theme
        slot = QRectF(theme.px(4), 0, self.width() - theme.px(8), theme.px(_SLOT))
        sheet = self._sheet(slot.bottom())
        for step in range(min(3, self._stack.sheets) - 1, 0, -1):
            self._paint_sheet(painter, sheet.translated(step * theme.px(3), step * theme.px(3)))
        self._paint_sheet(painter, sheet)
        self._paint_side(painter, sheet)
        painter.setPen(QPen(theme.colour("border"), 1.5))
        painter.setBrush(theme.colour("side"))
        painter.drawRoundedRect(slot.adjusted(0, 1, 0, 0), theme.px(6), theme.px(6))
        painter.setPen(QPen(theme.colour("ink"), 2))
        line = slot.bottom() - theme.px(7)
        painter.drawLine(
            QPointF(slot.left() + theme.px(14), line), QPointF(slot.right() - theme.px(14), line)
        )
        self._paint_arrow(painter, slot)

    def _sheet(self, top: float) -> QRectF:
        """Return where the sheet lies, a little of it already in the printer."""
        wide, high = sorted((self._stack.width_mm, self._stack.height_mm))
        top -= self._theme.px(8)
        scale = min(
            (self.height() - top - self._theme.px(8)) / high,
            (self.width() - self._theme.px(44)) / wide,
        )
        width, height = wide * scale, high * scale
        return QRectF((self.width() - width) / 2, top, width, height)

    def _paint_sheet(self, painter: QPainter, sheet: QRectF) -> None:
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRect(sheet)

    def _paint_side(self, painter: QPainter, sheet: QRectF) -> None:
        """Paint what is seen from above: the page, or of an envelope its flap."""
        if self._lies and self._fit.envelope_side is EnvelopeSide.DOWN:
            self._paint_flap(painter, sheet)
        elif self._page is not None:
            page = self._page
            if self._lies:
                page = page.transformed(QTransform().rotate(270 if self._turned else 90))
                page.setDevicePixelRatio(self._page.devicePixelRatio())
            painter.drawImage(sheet.adjusted(1, 1, -1, -1), page)

    @property
    def _turned(self) -> bool:
        return self._fit.envelopes_turned

    def _paint_flap(self, painter: QPainter, sheet: QRectF) -> None:
        edge = sheet.right() if self._turned else sheet.left()
        tip = QPointF((edge + sheet.center().x()) / 2, sheet.center().y())
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawPolyline([QPointF(edge, sheet.top()), tip, QPointF(edge, sheet.bottom())])

    def _paint_arrow(self, painter: QPainter, slot: QRectF) -> None:
        across, size = self.width() - self._theme.px(11), float(self._theme.px(7))
        top = slot.bottom() + self._theme.px(12)
        painter.setPen(QPen(self._theme.colour("accent"), 2.5))
        painter.drawLine(QPointF(across, top + size), QPointF(across, top + size * 5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        head = [
            QPointF(across, top),
            QPointF(across - size, top + size * 1.4),
            QPointF(across + size, top + size * 1.4),
        ]
        painter.drawPolygon(QPolygonF(head))
