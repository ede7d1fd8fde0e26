"""What happened with somebody, the newest on top."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.contacts.words import entry_words, when_words
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.widgets import GRID, breakable, button, counted, hairline, label
from appreciation.desktop.theme.theme import Theme
from appreciation.services.timeline import Entry

_AT_FIRST = 12


class History(QWidget):
    """The timeline: a few entries at first, and the others when wanted."""

    def __init__(self, theme: Theme, entries: Sequence[Entry], today: date) -> None:
        super().__init__()
        self._theme = theme
        self._entries = entries
        self._today = today
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID)
        self._more: QPushButton | None = None
        self._show(0, _AT_FIRST)

    def _show(self, first: int, count: int) -> None:
        for entry in self._entries[first : first + count]:
            self._layout.addWidget(hairline())
            self._layout.addWidget(EntryRow(self._theme, entry, self._today))
        left = len(self._entries) - first - count
        if left > 0:
            words = counted(left, self.tr("and 1 more"), self.tr("and {n} more"))
            self._more = button(self._theme, words, kind="link")
            self._more.clicked.connect(self._on_more)
            self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more(self) -> None:
        if self._more is not None:
            self._more.hide()
            self._more.deleteLater()
            self._more = None
            self._show(_AT_FIRST, len(self._entries))


class EntryRow(QWidget):
    """One thing that happened."""

    def __init__(self, theme: Theme, entry: Entry, today: date) -> None:
        super().__init__()
        icon, what, note = entry_words(entry)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setHorizontalSpacing(GRID + 2)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        layout.addWidget(IconMark(theme, icon, "accent"), 0, 0, Qt.AlignmentFlag.AlignTop)
        head = Flow(label(what, "strong"), label(f"· {when_words(entry, today)}", "small"), gap=5)
        layout.addLayout(head, 0, 1)
        if note:
            layout.addWidget(label(breakable(note), "small", wrap=True), 1, 1)
