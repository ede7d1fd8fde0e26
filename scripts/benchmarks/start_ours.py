"""The program itself, watched: `python -m benchmarks.start_ours BOOK DAY PAGE [rest]`."""

import sys
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication
from typing_extensions import override

from appreciation import app
from appreciation.desktop import start
from appreciation.desktop.main_window import MainWindow

from benchmarks.stopwatch import resident_memory

BOOK, DAY, PAGE, *REST = sys.argv[1:]
_SHOWS = {"contacts": "ContactList", "this_week": "PostDayGroup"}
_REST_MS = 5_000


class Watched(QApplication):
    """Says when the first list was painted, and ends the program."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._painted = 0.0
        self.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, MainWindow):
            QTimer.singleShot(0, lambda: watched.go(PAGE))
        if event.type() is QEvent.Type.Paint and not self._painted and _has_rows(watched):
            self._painted = -1.0
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self._painted = monotonic()
        QTimer.singleShot(_REST_MS if REST else 0, self._end)

    def _end(self) -> None:
        sys.stdout.write(f"{self._painted} {resident_memory()}\n")
        self.closeAllWindows()


def _has_rows(watched: QObject) -> bool:
    for shown in (watched, watched.parent()):
        if type(shown).__name__ == _SHOWS[PAGE]:
            return not isinstance(shown, QAbstractItemView) or shown.model().rowCount() > 0
    return False


if __name__ == "__main__":
    vars(start)["QApplication"] = Watched  # what `run` will make
    sys.exit(app.main(["--book", BOOK, "--today", DAY]))
