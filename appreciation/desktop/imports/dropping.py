"""Files of people dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from appreciation.desktop.shared.page import Shell


class Dropping(QObject):
    """Opens the import for files that are dropped on a window."""

    def __init__(self, window: QWidget, shell: Shell) -> None:
        super().__init__(window)
        self._window = window
        self._shell = shell
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and _files(event):
            event.acceptProposedAction()
            return True
        # A drag enter is a drop event as well, so the type decides.
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            if files := _files(event):
                event.acceptProposedAction()
                self._open(files)
            return True
        return super().eventFilter(watched, event)

    def _open(self, files: list[Path]) -> None:
        from appreciation.desktop.imports.window import ImportWindow

        ImportWindow(self._window, self._shell, files).show()


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
