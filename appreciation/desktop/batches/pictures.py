"""The faces of pieces as upright pictures, drawn from the PDFs of their batch."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage, QTransform

from appreciation.desktop.shared.pdf_pictures import Part, PdfPictures
from appreciation.domain.batches import FileKind
from appreciation.services.batches.batch_pages import BatchPages
from appreciation.services.batches.faces import Face

Drawn = Callable[[QImage], None]


class BatchPictures(QObject):
    """The pages of one batch. A PDF is opened when something of it is first wanted."""

    def __init__(self, pages: BatchPages, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._opened: dict[FileKind, PdfPictures] = {}

    def faces(self, number: int) -> tuple[Face, ...]:
        """Return the faces of a piece that can be shown."""
        found = self._pages.faces.get(number, ())
        return tuple(face for face in found if face.kind in self._pages.contents)

    def size(self, face: Face, width: int) -> QSize:
        """Return how large a face is on the screen when it is so wide, upright."""
        shape = self._pdf(face.kind).shape(_part(face, 1000, 1.0))
        across, down = shape.width(), shape.height()
        if face.turn == 90:
            across, down = down, across
        return QSize(width, round(width * down / max(1, across)))

    def draw(self, face: Face, width: int, ratio: float, then: Drawn) -> None:
        """Draw a face so many pixels wide; `then` gets it upright, on the window's thread."""
        lying = self.size(face, width).height() if face.turn == 90 else width
        self._pdf(face.kind).draw(_part(face, lying, ratio), partial(_upright, face, then))

    def _pdf(self, kind: FileKind) -> PdfPictures:
        if kind not in self._opened:
            self._opened[kind] = PdfPictures(self._pages.contents[kind], self)
        return self._opened[kind]


def is_blank(picture: QImage) -> bool:
    """Return whether there is nothing on a page."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    bits = bytes(grey.constBits())
    return bits.count(255) + grey.height() * (grey.bytesPerLine() - grey.width()) >= len(bits)


def _part(face: Face, width: int, ratio: float) -> Part:
    return Part(page=face.page, share=face.share, width=width, ratio=ratio)


def _upright(face: Face, then: Drawn, picture: QImage) -> None:
    if face.turn:
        ratio = picture.devicePixelRatio()
        picture = picture.transformed(QTransform().rotate(face.turn))
        picture.setDevicePixelRatio(ratio)
    then(picture)
