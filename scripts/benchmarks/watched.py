"""The window, which says when its first list was painted and how much memory it took."""

import sys
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication
from typing_extensions import override

from appreciation.desktop import main_window, start
from appreciation.desktop.pages import page_entries

from benchmarks.stopwatch import resident_memory

_SHOWS = {"contacts": "ContactList", "this_week": "PostDayGroup"}
_REST_MS = 5_000


def watch(page: str, *, rests: bool) -> None:
    """Watch the window to be made, whose first page is this one; see to its memory after a rest."""

    def made(arguments: list[str]) -> QApplication:
        return _Watched(arguments, _SHOWS[page], _REST_MS if rests else 0)

    entries = tuple(sorted(page_entries(), key=lambda entry: entry.name != page))
    vars(main_window)["page_entries"] = lambda: entries
    vars(start)["QApplication"] = made


class _Watched(QApplication):
    def __init__(self, arguments: list[str], shows: str, rest_ms: int) -> None:
        super().__init__(arguments)
        self._shows = shows
        self._rest_ms = rest_ms
        self._painted = 0.0
        self.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self._painted and self._has_rows(watched):
            self._painted = -1.0
            QTimer.singleShot(0, self._on_painted)
        return False

    def _has_rows(self, watched: QObject) -> bool:
        for shown in (watched, watched.parent()):
            if type(shown).__name__ == self._shows:
                return not isinstance(shown, QAbstractItemView) or shown.model().rowCount() > 0
        return False

    def _on_painted(self) -> None:
        self._painted = monotonic()
        QTimer.singleShot(self._rest_ms, self._end)

    def _end(self) -> None:
        sys.stdout.write(f"{self._painted} {resident_memory()}\n")
        sys.stdout.flush()
        self.closeAllWindows()
