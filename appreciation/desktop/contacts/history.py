"""What happened with somebody, the newest on top."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.contacts.words import entry_words, when_words
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.widgets import GRID, breakable, button, counted, hairline, label
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.attachments import Attachment
from appreciation.domain.batches import Piece
from appreciation.services.dealings.timeline import Entry

_AT_FIRST = 12


class EntryRow(QWidget):
    """One thing that happened."""

    def __init__(self, theme: Theme, entry: Entry, today: date) -> None:
        super().__init__()
        self._theme = theme
        icon, what, note = entry_words(entry)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setHorizontalSpacing(GRID + 2)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        layout.addWidget(IconMark(theme, icon, "accent"), 0, 0, Qt.AlignmentFlag.AlignTop)
        when = label(f"· {when_words(entry, today)}", "small")
        layout.addLayout(Flow(label(breakable(what), "strong"), when, gap=5), 0, 1)
        self._links = Flow(gap=5)
        layout.addLayout(self._links, 2, 1)
        if note:
            layout.addWidget(label(breakable(note), "small", wrap=True), 1, 1)

    def offer(self, verb: str, name: str, wish: SignalInstance, what: object) -> None:
        """Let something be done with it, and say what with."""
        link = button(self._theme, verb, kind="link")
        link.setAccessibleName(f"{verb}: {name}")
        link.clicked.connect(partial(wish.emit, what))
        self._links.addWidget(link)


class History(QWidget):
    """The timeline: a few entries at first, and the others when wanted.

    The signals carry the piece whose page, or the attachment that is wished for.
    """

    page_wished = Signal(object)
    open_wished = Signal(object)
    save_wished = Signal(object)
    remove_wished = Signal(object)

    def __init__(
        self, theme: Theme, entries: Sequence[Entry], today: date, *, read_only: bool
    ) -> None:
        super().__init__()
        self._read_only = read_only
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
            row = EntryRow(self._theme, entry, self._today)
            self._let_open(row, entry)
            self._layout.addWidget(row)
        left = len(self._entries) - first - count
        if left > 0:
            words = counted(left, self.tr("and 1 more"), self.tr("and {n} more"))
            self._more = button(self._theme, words, kind="link")
            self._more.clicked.connect(self._on_more)
            self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def _let_open(self, row: EntryRow, entry: Entry) -> None:
        match entry.what:
            case Piece() as piece:
                name = self.tr("piece {n}").format(n=piece.number)
                row.offer(self.tr("See the page"), name, self.page_wished, piece)
            case Attachment() as kept:
                row.offer(self.tr("Open"), kept.name, self.open_wished, kept)
                row.offer(self.tr("Save as…"), kept.name, self.save_wished, kept)
                if not self._read_only:
                    row.offer(self.tr("Remove"), kept.name, self.remove_wished, kept)

    def _on_more(self) -> None:
        if self._more is not None:
            self._more.hide()
            self._more.deleteLater()
            self._more = None
            self._show(_AT_FIRST, len(self._entries))
