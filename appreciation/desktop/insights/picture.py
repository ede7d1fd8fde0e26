"""A chart on a page: a picture whose bars can be clicked."""

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from appreciation.desktop.insights.chart_values import Chart, Place
from appreciation.desktop.shared.widgets import tip
from appreciation.desktop.theme.theme import Theme

_AFTER_MS = 150


class ChartPicture(QWidget):
    """Shows a chart and stretches the old one until the new one comes.

    `size_wanted` says that it should be drawn anew for its size, `chosen` gives the key of a bar
    that was clicked. The table beside it does the same for the keyboard.
    """

    size_wanted = Signal()
    chosen = Signal(object)

    def __init__(self, theme: Theme, says: str) -> None:
        super().__init__()
        self._theme = theme
        self._height = 0
        self._image = QImage()
        self._places: tuple[Place, ...] = ()
        self._waiting = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._waiting.timeout.connect(self.size_wanted)
        self.setAccessibleName(says)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def set_height(self, height: int) -> None:
        """Take so many pixels at the usual scale."""
        self._height = height
        self.setFixedHeight(self._theme.px(height))

    def show_chart(self, chart: Chart) -> None:
        """Show a chart that was drawn."""
        image = QImage(
            chart.pixels,
            chart.width,
            chart.height,
            4 * chart.width,
            QImage.Format.Format_RGBA8888,
        )
        self._image = image.copy()  # the bytes above are Python's
        self._image.setDevicePixelRatio(chart.ratio)
        self._places = chart.places
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._image.isNull():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self._image)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._places = ()
        self._waiting.start()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        shape = Qt.CursorShape.PointingHandCursor if place else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.setToolTip(tip(place.says) if place else "")

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if place and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(place.key)

    def _place(self, at: QPointF) -> Place | None:
        return next(
            (
                each
                for each in self._places
                if each.left <= at.x() <= each.right and each.top <= at.y() <= each.bottom
            ),
            None,
        )

    def _on_theme(self) -> None:
        self.setFixedHeight(self._theme.px(self._height))
        self._waiting.start()
