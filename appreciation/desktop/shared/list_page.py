"""A page with a list at one side, and the one that is chosen beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.shared.page import Page, Shell
from appreciation.desktop.shared.search_field import SearchField
from appreciation.desktop.shared.widgets import GRID, button

_SIDE_BY_SIDE = 800


class ListPage(Page):
    """The list at the left, the one that is chosen at the right.

    Where there is no room for both, one of them is shown; Esc goes back to the list.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "")
        self._is_open = False

    def arrange(
        self, search: SearchField, filters: QWidget, left: QWidget, right: QWidget, rows: QWidget
    ) -> None:
        """Put the filters above the list in `left`, and `right` beside it.

        The keyboard goes from the search to `rows`, and with Esc back to them.
        """
        self._search, self._rows = search, rows
        self._with_list = (left, filters)
        self._back = button(self.shell.theme, self.tr("Back to the list"), "chevron-left")
        self._back.clicked.connect(self.to_list)
        self._right = QWidget()
        beside = QVBoxLayout(self._right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GRID)
        beside.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(right, 1)
        both = QHBoxLayout()
        both.setSpacing(3 * GRID)
        both.addWidget(left, 4)
        both.addWidget(self._right, 3)
        self.body.addWidget(filters)
        self.body.addLayout(both, 1)
        search.down_wished.connect(self.to_list)
        search.left.connect(self.to_list)
        self.shell.theme.changed.connect(self._fit)
        self._fit()

    def show_one(self) -> None:
        """Show the one that is chosen where there is no room for both."""
        self._is_open = True
        self._fit()

    def show_list(self) -> None:
        """Show the list where there is no room for both."""
        self._is_open = False
        self._fit()

    def to_list(self) -> None:
        """Go back to the list."""
        self.show_list()
        self._rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def start_search(self) -> None:
        self.show_list()
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.to_list()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self.shell.theme.px(_SIDE_BY_SIDE)
        for each in self._with_list:
            each.setVisible(not narrow or not self._is_open)
        self._right.setVisible(not narrow or self._is_open)
        self._back.setVisible(narrow)
