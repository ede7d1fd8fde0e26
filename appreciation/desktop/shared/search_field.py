"""The field to find somebody by."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.theme.theme import Theme

_WIDTH = 270


class SearchField(QLineEdit):
    """Says so with every letter. Down leads into what was found, Enter opens the first."""

    down_wished = Signal()
    left = Signal()

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__(placeholderText=hint, clearButtonEnabled=True)
        self._theme = theme
        self.setAccessibleName(hint)
        self._glass = IconMark(theme, "search")
        self._glass.setParent(self)
        theme.changed.connect(self._fit)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._glass.move(self._theme.px(10), (self.height() - self._glass.height()) // 2)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_wished.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self._glass.resize(self._glass.sizeHint())
        self.setTextMargins(self._theme.px(24), 0, 0, 0)
        self.setMinimumWidth(self._theme.px(_WIDTH))
