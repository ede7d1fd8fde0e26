"""The big picture of one piece: what somebody who holds it sees."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from appreciation.desktop.batches.pictures import BatchPictures, is_blank
from appreciation.desktop.shared.widgets import GRID
from appreciation.desktop.theme.theme import Theme
from appreciation.services.batches.faces import Face, Side

_REDRAW_MS = 60
_SHADOW = 6


class PreviewPane(QWidget):
    """Faces side by side, as large as there is room for. An empty left inside is not shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pictures: BatchPictures | None = None
        self._faces: tuple[Face, ...] = ()
        self._drawn: dict[Face, QImage] = {}
        self._blank: set[Face] = set()
        self._wanted = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._later = QTimer(self, singleShot=True, interval=_REDRAW_MS)
        self._later.timeout.connect(self._draw)
        theme.changed.connect(self.updateGeometry)

    def show_faces(self, pictures: BatchPictures | None, faces: Sequence[Face]) -> None:
        """Show these faces in place of those before; the old ones stay until they are drawn."""
        self._pictures = pictures
        self._faces = tuple(faces)
        self._drawn = {}
        self._blank = set()
        self._draw()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(420), self._theme.px(320))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(200))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for face, where in self._places().items():
            _shadow(painter, where)
            painter.fillRect(where, QColor("#FFFFFF"))
            if face in self._drawn:
                painter.drawImage(where, self._drawn[face])

    def _shown(self) -> tuple[Face, ...]:
        return tuple(
            face
            for face in self._faces
            if face.side is not Side.INSIDE_LEFT
            or (face in self._drawn and face not in self._blank)
        )

    def _places(self) -> dict[Face, QRect]:
        """Return where each face lies: side by side, none wider than the others are high."""
        faces = self._shown()
        if self._pictures is None or not faces:
            return {}
        gap, margin = self._theme.px(28), self._theme.px(3 * GRID)
        room = QSize(self.width() - 2 * margin - gap * (len(faces) - 1), self.height() - 2 * margin)
        shapes = [self._pictures.size(face, 1000) for face in faces]
        across = sum(1000 / shape.height() for shape in shapes)
        high = min(room.height(), room.width() / across)
        widths = [round(high * 1000 / shape.height()) for shape in shapes]
        left = (self.width() - sum(widths) - gap * (len(faces) - 1)) // 2
        places = {}
        for face, width in zip(faces, widths, strict=True):
            places[face] = QRect(left, (self.height() - round(high)) // 2, width, round(high))
            left += width + gap
        return places

    def _draw(self) -> None:
        if self._pictures is None:
            return
        self._wanted += 1
        places = self._places()
        for face in self._faces:
            width = places[face].width() if face in places else self._theme.px(200)
            then = partial(self._put, self._wanted, face)
            self._pictures.draw(face, max(1, width), self.devicePixelRatioF(), then)

    def _put(self, wanted: int, face: Face, picture: QImage) -> None:
        if wanted != self._wanted:
            return
        again = face.side is Side.INSIDE_LEFT and face not in self._drawn
        self._drawn[face] = picture
        if is_blank(picture):
            self._blank.add(face)
        elif again:
            self._later.start()
        self.update()


def _shadow(painter: QPainter, where: QRect) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(_SHADOW, 0, -1):
        painter.setBrush(QColor(0, 0, 0, 9))
        spread = where.adjusted(-step + 2, -step + 4, step - 2, step - 1)
        painter.drawRoundedRect(spread, step, step)
