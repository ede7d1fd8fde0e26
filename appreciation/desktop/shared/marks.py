"""Avatars and status shapes as widgets of their own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from appreciation.desktop.shared.avatars import paint_avatar
from appreciation.desktop.shared.faces import LARGE, Faces, paint_face
from appreciation.desktop.shared.statuses import paint_status
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import ContactId, Status


class AvatarMark(QWidget):
    """The initials of somebody in a disc, `side` pixels wide at the usual size of text."""

    def __init__(self, theme: Theme, name: str, side: int) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._side = side
        self._face: Callable[[], QImage | None] = lambda: None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_face(self, faces: Faces, contact_id: ContactId) -> None:
        """Show the photo of somebody in place of the initials, once it is there."""
        self._face = partial(faces.face, contact_id, LARGE)
        faces.came.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._side), self._theme.px(self._side))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        where = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if (picture := self._face()) is not None:
            paint_face(painter, where, picture)
        else:
            paint_avatar(painter, where, self._name, self._theme.font(bold=True))


class StatusMark(QWidget):
    """The shape of a status, as high as quiet text; the word stands beside it."""

    def __init__(self, theme: Theme, status: Status) -> None:
        super().__init__()
        self._theme = theme
        self._status = status
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(12), self._theme.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = self.width()
        where = QRectF(0, (self.height() - side) / 2, side, side)
        paint_status(QPainter(self), where, self._status, self._theme.colour("quiet"))


class IconMark(QWidget):
    """An icon beside a text, in the colours and the size of the text."""

    def __init__(self, theme: Theme, icon: str, ink: str = "quiet", size: int = 18) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._ink = ink
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._size), self._theme.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._theme.px(self._size)
        picture = self._theme.pixmap(self._icon, self._ink, self._size)
        QPainter(self).drawPixmap(0, (self.height() - side) // 2, picture)
