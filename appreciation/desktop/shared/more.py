"""Many things shown a few at a time, with `and n more` while there are others."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import GRID, button, card, number, set_text
from appreciation.desktop.theme.theme import Theme

Item = TypeVar("Item")


class MoreColumn(QWidget, Generic[Item]):
    """Shows the first things of a long row of them; a button shows as many again."""

    def __init__(
        self,
        theme: Theme,
        make: Callable[[Item], QWidget],
        at_a_time: int = 25,
        gap: int = GRID,
    ) -> None:
        super().__init__()
        self._make = make
        self._at_a_time = at_a_time
        self._items: Sequence[Item] = ()
        self._shown = 0
        self._more = button(theme, "", kind="more")
        self._more.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)
        self._column.addWidget(self._more)
        self._column.addStretch(1)
        self._more.hide()

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these from their beginning, in place of those before."""
        while self._shown:
            gone = self._column.takeAt(0)
            self._shown -= 1
            if gone is not None and (widget := gone.widget()):
                widget.hide()
                widget.deleteLater()
        self._items = items
        self._add()

    def _add(self) -> None:
        for item in self._items[self._shown : self._shown + self._at_a_time]:
            self._column.insertWidget(self._shown, self._make(item))
            self._shown += 1
        left = len(self._items) - self._shown
        self._more.setVisible(left > 0)
        set_text(self._more, self.tr("and {n} more").format(n=number(left)))


class MoreRows(QWidget, Generic[Item]):
    """Rows of two lines, as high as they are, for a page that scrolls."""

    def __init__(
        self,
        theme: Theme,
        says: str,
        row_of: Callable[[Item], TwoLines],
        items: Sequence[Item],
        at_a_time: int = 100,
    ) -> None:
        super().__init__()
        self._items = items
        self._at_a_time = at_a_time
        self._model: RowModel[Item] = RowModel(row_of, self)
        self.rows = RowList(theme, says, whole=True)
        self.rows.setModel(self._model)
        self._more = button(theme, "", kind="more")
        self._more.clicked.connect(self._add)
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.rows)
        inside.addWidget(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        layout.addStretch(1)
        self._add()

    def _add(self) -> None:
        self._model.show_items(self._items[: self._model.rowCount() + self._at_a_time])
        left = len(self._items) - self._model.rowCount()
        self._more.setVisible(left > 0)
        set_text(self._more, self.tr("and {n} more").format(n=number(left)))
