"""Waiting until something is in sight, for what is better done after it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_SHOWN_MS = 20
"""What was painted is on the screen by then."""


def once_painted(widget: QWidget, then: Callable[[], None]) -> None:
    """Call `then` once, when the whole window is on the screen with a widget in it."""
    _FirstPaint(widget, then)


class _FirstPaint(QObject):
    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(_SHOWN_MS, self, self._end)
        return False

    def _end(self) -> None:
        self._then()
        self.deleteLater()
