"""Pages side by side, as pictures."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from appreciation.desktop.theme.theme import Theme

PICTURE_WIDTH = 104
_GAP = 14
_SHADOW = 5


class Strip(QWidget):
    """The fronts of some cards in a row, as many as fit; until they are drawn, empty paper."""

    def __init__(self, theme: Theme, says: str, count: int) -> None:
        super().__init__()
        self._theme = theme
        self._pictures: list[QImage | None] = [None] * count
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def put(self, place: int, picture: QImage) -> None:
        """Show a picture in its place."""
        self._pictures[place] = picture
        self.update()

    @override
    def sizeHint(self) -> QSize:
        count = len(self._pictures)
        width, height = self._size()
        return QSize(count * (width + self._theme.px(_GAP)), height + 2 * _SHADOW)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self._size()
        step = width + self._theme.px(_GAP)
        for place, picture in enumerate(self._pictures):
            where = QRect(place * step + 1, 2, width, height)
            if where.right() > self.width():
                break
            self._shadow(painter, where)
            painter.fillRect(where, QColor("#FFFFFF"))
            if picture is not None:
                painter.drawImage(where, picture)

    def _size(self) -> tuple[int, int]:
        width = self._theme.px(PICTURE_WIDTH)
        first = next((each for each in self._pictures if each is not None), None)
        shape = first.height() / first.width() if first else 297 / 210
        return width, round(width * shape)

    def _shadow(self, painter: QPainter, where: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(_SHADOW, 0, -1):
            painter.setBrush(QColor(0, 0, 0, 10))
            spread = where.adjusted(-step + 2, -step + 4, step - 2, step - 1)
            painter.drawRoundedRect(spread, step, step)
