"""The photo of somebody, to be chosen, pasted, dropped or removed."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy
from typing_extensions import override

from appreciation.desktop.shared.avatars import paint_avatar
from appreciation.desktop.shared.faces import LARGE, Faces, paint_face
from appreciation.desktop.shared.menu_below import open_once_below
from appreciation.desktop.shared.widgets import tip
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import ContactId

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp"})


class PhotoMark(QAbstractButton):
    """Shows the photo, or initials. The signals say what is to become the photo, or that none is.

    `side` is in pixels at the usual size of text.
    """

    choose_wished = Signal()
    file_given = Signal(object)
    picture_given = Signal(object)
    remove_wished = Signal()

    def __init__(
        self, theme: Theme, faces: Faces, contact_id: ContactId, name: str, side: int
    ) -> None:
        super().__init__()
        self._theme = theme
        self._faces = faces
        self._contact_id = contact_id
        self._name = name
        self._side = side
        says = self.tr("Photo of {name}: choose, paste or drop a picture").format(name=name)
        self.setAccessibleName(says)
        self.setToolTip(tip(says))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(True)
        self.clicked.connect(self._pop_up)
        faces.came.connect(self.update)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._side), self._theme.px(self._side))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        where = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        picture = self._faces.face(self._contact_id, LARGE)
        if picture is None:
            paint_avatar(painter, where, self._name, self._theme.font(bold=True))
        else:
            paint_face(painter, where, picture)
        if self.hasFocus() or self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawEllipse(where.adjusted(1, 1, -1, -1))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.matches(QKeySequence.StandardKey.Delete) and self._has_photo:
            self.remove_wished.emit()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasImage() or _picture_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._give(event.mimeData())
        event.acceptProposedAction()

    @property
    def _has_photo(self) -> bool:
        return self._faces.has_face(self._contact_id)

    def _pop_up(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("&Choose a picture…"), self.choose_wished.emit)
        paste = menu.addAction(self.tr("&Paste a picture"), self._paste)
        copied = _copied()
        paste.setEnabled(
            copied is not None and (copied.hasImage() or _picture_in(copied) is not None)
        )
        if self._has_photo:
            menu.addAction(self.tr("&Remove the photo"), self.remove_wished.emit)
        open_once_below(self, menu)

    def _paste(self) -> None:
        if (copied := _copied()) is not None:
            self._give(copied)

    def _give(self, data: QMimeData) -> None:
        path = _picture_in(data)
        if path is not None:
            self.file_given.emit(path)
        elif data.hasImage() and isinstance(picture := data.imageData(), QImage):
            self.picture_given.emit(picture)


def _copied() -> QMimeData | None:
    """Return what was copied last; Qt has nothing to give while that is nothing."""
    return QGuiApplication.clipboard().mimeData()


def _picture_in(data: QMimeData) -> Path | None:
    """Return the one picture file that is dropped or was copied."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    pictures = [path for path in paths if path.suffix.casefold() in _PICTURES]
    return pictures[0] if len(paths) == len(pictures) == 1 else None
