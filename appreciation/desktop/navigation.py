"""The list of pages at the left."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from appreciation.desktop.pages import PageEntry
from appreciation.desktop.shared.widgets import GRID, PressedByEnter, label, number, plain
from appreciation.desktop.theme.theme import Theme

_WIDTH = 210


class Navigation(QWidget):
    """One button a page; `wished` carries the name of the page."""

    wished = Signal(str)

    def __init__(self, theme: Theme, entries: tuple[PageEntry, ...]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._theme = theme
        self._entries = {entry.name: entry for entry in entries}
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._badges = {entry.name: label(kind="badge") for entry in entries}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 2 * GRID, 10, 2 * GRID)
        layout.setSpacing(2)
        for entry in entries:
            if not entry.at_foot:
                layout.addWidget(self._button(entry))
        layout.addStretch(1)
        for entry in entries:
            if entry.at_foot:
                layout.addWidget(self._button(entry))
        self._group.idToggled.connect(self._dress)
        theme.changed.connect(self._dress)
        self._dress()

    def choose(self, name: str) -> None:
        """Mark the page that is shown."""
        self._buttons[name].setChecked(True)

    def badge(self, name: str, count: int) -> None:
        """Show a number beside a page; 0 shows none."""
        entry = self._entries[name]
        self._badges[name].setText(number(count) if count else "")
        said = f"{entry.title}, {number(count)}" if count else entry.title
        self._buttons[name].setAccessibleName(said)

    def _button(self, entry: PageEntry) -> QPushButton:
        made = PressedByEnter(f"  {plain(entry.title)}")
        made.setProperty("kind", "nav")
        made.setCheckable(True)
        made.setAccessibleName(entry.title)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda: self.wished.emit(entry.name))
        inner = QHBoxLayout(made)
        inner.setContentsMargins(0, 0, 12, 0)
        inner.addStretch(1)
        inner.addWidget(self._badges[entry.name])
        self._group.addButton(made)
        self._buttons[entry.name] = made
        return made

    def _dress(self) -> None:
        for name, made in self._buttons.items():
            ink = "accent" if made.isChecked() else "quiet"
            made.setIcon(QIcon(self._theme.pixmap(self._entries[name].icon, ink)))
            made.setIconSize(QSize(self._theme.px(20), self._theme.px(20)))
        # Half of the growth: large text needs its room on the page. No name is cut all the same.
        self.setMinimumWidth((_WIDTH + self._theme.px(_WIDTH)) // 2)
