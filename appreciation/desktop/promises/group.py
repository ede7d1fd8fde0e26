"""A part of the page Promises: a heading, and its promises a few at a time."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.shared.more import MoreColumn
from appreciation.desktop.shared.promise_row import PromiseRow
from appreciation.desktop.shared.widgets import (
    GRID,
    card,
    column,
    hairline,
    label,
    number,
    section,
)
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.promises import Promised


class PromiseGroup(QWidget):
    """Promises that belong together; `moved` carries a row and how many rows on the keyboard goes.

    `row` makes a row of a promise; `about` stands below the heading.
    """

    moved = Signal(object, int)

    def __init__(
        self,
        theme: Theme,
        title: str,
        found: Sequence[Promised],
        row: Callable[[Promised], PromiseRow],
        about: str = "",
    ) -> None:
        super().__init__()
        self._row = row
        self._has_rows = False
        self.heading = section(f"{title}: {number(len(found))}")
        rows: MoreColumn[Promised] = MoreColumn(theme, self._made, at_a_time=25, gap=0)
        rows.show_items(found)
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(rows)
        layout = column(self.heading, gap=GRID)
        if about:
            layout.addWidget(label(about, "small", wrap=True))
        layout.addWidget(frame)
        self.setLayout(layout)

    def rows(self) -> list[PromiseRow]:
        """Return the rows that are shown, from above."""
        return self.findChildren(PromiseRow)

    def _made(self, promised: Promised) -> QWidget:
        made = self._row(promised)
        made.moved.connect(partial(self.moved.emit, made))
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        if self._has_rows:
            lines.addWidget(hairline())
        lines.addWidget(made)
        self._has_rows = True
        return holder
