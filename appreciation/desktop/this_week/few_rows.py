"""Beside the week: the first few of what there is to do, and a way to the others."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from appreciation.desktop.shared.link import Link
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import (
    GRID,
    breakable,
    button,
    card,
    clear,
    hairline,
    label,
    number,
    translated,
)
from appreciation.desktop.this_week.panel import Panel

Item = TypeVar("Item")

FEW = 3
"""So many are shown at first."""


class FewRows(Panel, Generic[Item]):
    """The first few rows; the others where there is room for them."""

    def __init__(self, shell: Shell, title: str) -> None:
        super().__init__(shell, title)
        self._items: Sequence[Item] = ()
        frame, self._rows = card()
        self.body.addWidget(frame)

    def show_items(
        self, items: Sequence[Item], *, shown: int = FEW, in_all: int | None = None
    ) -> None:
        """Show these in place of those before; `in_all` are more than these where given."""
        self._items = items
        clear(self._rows)
        for place, each in enumerate(items[:shown]):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self.row(each))
        more = (len(items) if in_all is None else in_all) - min(shown, len(items))
        if more > 0:
            self._rows.addWidget(hairline())
            words = translated("FewRows", "and {n} more").format(n=number(more))
            others = button(self.shell.theme, words, kind="more")
            others.clicked.connect(self.show_others)
            self._rows.addWidget(others)
        self.setVisible(bool(items))

    def show_others(self) -> None:
        """Show all of them here; a panel with a page for them leads there instead."""
        self.show_items(self._items, shown=len(self._items))

    def row(self, item: Item) -> QWidget:
        """Return one of them as a row."""
        raise NotImplementedError

    def made_row(self, mark: QWidget, head: Link, about: QWidget, *actions: QWidget) -> QWidget:
        """Return a row with its head, what is said below it, and what can be done.

        In a book that can only be read nothing can.
        """
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(head)
        lines.addWidget(about)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(GRID + 6, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(mark)
        row.addLayout(lines, 1)
        for each in () if self.shell.office.standing.read_only else actions:
            row.addWidget(each)
        return made

    @staticmethod
    def quietly(words: str) -> QWidget:
        """Return what is said below the head of a row."""
        said = label(breakable(words), "small", wrap=True)
        said.setContentsMargins(3, 0, 0, 0)  # as the name above it, which is a link
        return said
