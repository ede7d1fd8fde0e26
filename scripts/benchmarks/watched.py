"""The window, which says when its first list was painted and how much memory it took.

Only the list itself is watched: an eye on every event would have Qt's events made known to Python,
which takes longer than anything that is seen.
"""

import sys
from importlib import import_module
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from appreciation.desktop import main_window
from appreciation.desktop.pages import page_entries

from benchmarks.stopwatch import resident_memory

_SHOWS = {
    "contacts": ("appreciation.desktop.contacts.contact_list", "ContactList"),
    "this_week": ("appreciation.desktop.this_week.groups", "PostDayGroup"),
}
_PAINTS = "paintEvent"
_REST_MS = 5_000


def watch(page: str, *, rests: bool) -> None:
    """Watch the window to be made, whose first page is this one; see to its memory after a rest."""
    entries = tuple(sorted(page_entries(), key=lambda entry: entry.name != page))
    vars(main_window)["page_entries"] = lambda: entries
    module, name = _SHOWS[page]
    shown = getattr(import_module(module), name)
    eyes = _Eyes(_REST_MS if rests else 0)
    paints = getattr(shown, _PAINTS)

    def paint_event(widget: QWidget, event: QPaintEvent) -> None:
        paints(widget, event)
        eyes.see(widget)

    setattr(shown, _PAINTS, paint_event)


class _Eyes:
    def __init__(self, rest_ms: int) -> None:
        self._rest_ms = rest_ms
        self._painted = 0.0
        self._has_seen = False

    def see(self, widget: QWidget) -> None:
        """Look at what was painted: an empty list is none yet."""
        is_there = not isinstance(widget, QAbstractItemView) or widget.model().rowCount() > 0
        if is_there and not self._has_seen:
            self._has_seen = True
            QTimer.singleShot(0, self._on_painted)  # once the whole window has been painted

    def _on_painted(self) -> None:
        self._painted = monotonic()
        QTimer.singleShot(self._rest_ms, self._end)

    def _end(self) -> None:
        sys.stdout.write(f"{self._painted} {resident_memory()}\n")
        sys.stdout.flush()
        QApplication.closeAllWindows()
