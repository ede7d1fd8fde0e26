"""A link that gives way where there is no room for all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from appreciation.desktop.shared.widgets import plain, tip
from appreciation.desktop.theme.theme import Theme

_LEAST = 60
_PADDING = 12


class Link(QPushButton):
    """Shows as much of a text as there is room for; all of it is its tool tip and its name."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(plain(text))
        self._theme = theme
        self._whole = text
        self.setProperty("kind", "link")
        self.setAccessibleName(text)
        self.setToolTip(tip(text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole) + self._theme.px(_PADDING)
        return QSize(width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        least = min(self._theme.px(_LEAST), self.sizeHint().width())
        return QSize(least, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._theme.px(_PADDING) + 2
        end = Qt.TextElideMode.ElideRight
        self.setText(plain(self.fontMetrics().elidedText(self._whole, end, room)))
