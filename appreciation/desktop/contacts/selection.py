"""What can be done with several people at once, in the place of the one who is looked at."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.statuses import status_words
from appreciation.desktop.shared.widgets import GRID, button, counted, label, section
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Status


class Selection(QWidget):
    """Buttons for all who are chosen. The signals carry the wish; the page knows for whom.

    They are made when several are chosen for the first time.
    """

    status_wished = Signal(object)
    greeting_wished = Signal()
    no_greeting_wished = Signal()
    bin_wished = Signal()
    restore_wished = Signal()
    merge_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._choices: _Choices | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_count(self, count: int, *, binned: bool) -> None:
        """Show for how many it would be."""
        if self._choices is None:
            self._choices = _Choices(self._theme, self)
            self._layout.addWidget(self._choices)
        self._choices.show_count(count, binned=binned)


class _Choices(QWidget):
    def __init__(self, theme: Theme, wishes: Selection) -> None:
        super().__init__()
        self._theme = theme
        self._wishes = wishes
        self._title = label(kind="name")
        self._merge = self._button(self.tr("Merge the two"), "merge", wishes.merge_wished.emit)
        self._bin = self._button(self.tr("Put into the bin"), "trash-2", wishes.bin_wished.emit)
        self._restore = self._button(
            self.tr("Take out of the bin"), "undo-2", wishes.restore_wished.emit
        )
        self._living = self._changes()
        hint = self.tr("One Undo takes back what is done here. A backup is made before.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._title)
        layout.addWidget(label(hint, "small", wrap=True))
        layout.addWidget(self._living)
        layout.addLayout(Flow(self._merge, self._bin, self._restore))
        layout.addStretch(1)

    def show_count(self, count: int, *, binned: bool) -> None:
        words = counted(count, self.tr("1 person chosen"), self.tr("{n} people chosen"))
        self._title.setText(words)
        self._living.setVisible(not binned)
        self._bin.setVisible(not binned)
        self._merge.setVisible(not binned and count == 2)
        self._restore.setVisible(binned)

    def _changes(self) -> QWidget:
        statuses = [
            self._button(
                self.tr("Make {status}").format(status=status_words(status)),
                "",
                partial(self._wishes.status_wished.emit, status),
            )
            for status in Status
        ]
        greet = self._button(self.tr("Greet them"), "mail", self._wishes.greeting_wished.emit)
        greet_no_more = self._button(
            self.tr("Greet no more"), "circle-slash", self._wishes.no_greeting_wished.emit
        )
        changes = QWidget()
        layout = QVBoxLayout(changes)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(section(self.tr("Status")))
        layout.addLayout(Flow(*statuses))
        layout.addSpacing(GRID)
        layout.addWidget(section(self.tr("Greetings")))
        layout.addLayout(Flow(greet, greet_no_more))
        return changes

    def _button(self, text: str, icon: str, pressed: Callable[[], object]) -> QPushButton:
        made = button(self._theme, text, icon)
        made.clicked.connect(lambda _checked=False: pressed())
        return made
