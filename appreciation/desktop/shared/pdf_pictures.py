"""Pages of a PDF as pictures, drawn by Qt away from the window's thread: the preview is the PDF."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

_FINE = 200
"""Narrower pictures are drawn larger and made small: else a margin of two dots is three or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which part of which page is wanted, and how large.

    `page` counts from 1; `share` is left, top, width and height of the part as shares of the page;
    `width` is in pixels of the screen, `ratio` how many dots each of them has.
    """

    page: int
    share: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    width: int
    ratio: float = 1.0


class PdfPictures(QObject):
    """One PDF. Asked for a part of a page, it calls back with the picture when that is drawn."""

    def __init__(self, content: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf = QPdfDocument(self)
        self._pdf.load(self._buffer)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setDocument(self._pdf)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._on_rendered)
        self._asked: dict[int, tuple[Callable[[QImage], None], QSize, float]] = {}

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return self._pdf.pageCount()

    def shape(self, part: Part) -> QSize:
        """Return the size of a part on the screen."""
        whole = self._pdf.pagePointSize(part.page - 1)
        _, _, width, height = part.share
        tall = part.width * (whole.height() * height) / max(1.0, whole.width() * width)
        return QSize(part.width, round(tall))

    def draw(self, part: Part, then: Callable[[QImage], None]) -> None:
        """Draw a part of a page, and give its picture to `then` on the window's thread."""
        left, top, across, down = part.share
        shape = self.shape(part) * part.ratio
        finer = max(1, round(_FINE / max(1, shape.width())))
        width, height = shape.width() * finer, shape.height() * finer
        whole = QSize(round(width / across), round(height / down))
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(whole)
        options.setScaledClipRect(
            QRect(round(left * whole.width()), round(top * whole.height()), width, height)
        )
        number = self._renderer.requestPage(part.page - 1, QSize(width, height), options)
        self._asked[number] = (then, shape, part.ratio)

    def _on_rendered(
        self,
        _page: int,
        _size: QSize,
        picture: QImage,
        _options: QPdfDocumentRenderOptions,
        number: int,
    ) -> None:
        then, shape, ratio = self._asked.pop(number)
        white = QImage(picture.size(), QImage.Format.Format_RGB32)
        white.fill("white")
        painter = QPainter(white)
        painter.drawImage(0, 0, picture)
        painter.end()
        if white.size() != shape:
            way = Qt.TransformationMode.SmoothTransformation
            white = white.scaled(shape, Qt.AspectRatioMode.IgnoreAspectRatio, way)
        white.setDevicePixelRatio(ratio)
        then(white)
