"""Files dropped on somebody, to be kept with them."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_OF_PEOPLE = frozenset({".vcf", ".csv", ".xlsx", ".ldif", ".ics"})


class FileDrops(QObject):
    """Lets a widget take files; an address book is left to the window, which imports it.

    `dropped` carries the paths.
    """

    dropped = Signal(object)

    def __init__(self, on: QWidget) -> None:
        super().__init__(on)
        on.setAcceptDrops(True)
        on.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A drag enter is a drop event as well, so the type decides.
        if isinstance(event, QDropEvent) and (files := _files_to_keep(event.mimeData())):
            if event.type() is QEvent.Type.DragEnter:
                event.acceptProposedAction()
                return True
            if event.type() is QEvent.Type.Drop:
                event.acceptProposedAction()
                self.dropped.emit(files)
                return True
        return super().eventFilter(watched, event)


def _files_to_keep(dropped: QMimeData) -> list[Path]:
    """Return the files dropped; none when one of them is an address book."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    kept = [path for path in paths if path.suffix.casefold() not in _OF_PEOPLE and path.is_file()]
    return kept if len(kept) == len(paths) else []
