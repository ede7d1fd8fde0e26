"""The list at the left of the contacts."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView
from typing_extensions import override

from appreciation.desktop.contacts.contact_model import ContactModel
from appreciation.desktop.shared.rows import RowList
from appreciation.desktop.shared.two_lines import ITEM_ROLE
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contact_lines import ContactLine

_COLUMNS_FROM = 500
"""So wide a list has the status in a column of its own."""

_STATUS_AT = 0.52


class ContactList(RowList):
    """Rows of contacts. Enter opens one, a double-click calls; what is typed is searched for."""

    call_wished = Signal(object)
    bin_wished = Signal()
    typed = Signal(str)
    chosen = Signal()

    def __init__(self, theme: Theme, model: ContactModel, says: str) -> None:
        super().__init__(theme, says)
        self._contacts = model
        self._theme = theme
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setModel(model)
        model.in_sight = self.rows_in_sight
        model.faces.came.connect(self.viewport().update)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())

    def rows_in_sight(self) -> tuple[int, int]:
        """Return the first and the last row that can be seen."""
        return self._row_at(1), self._row_at(self.viewport().height() - 2)

    def ranges(self) -> list[tuple[int, int]]:
        """Return the first and last rows of what is selected, in order."""
        selection = self.selectionModel().selection()
        each = [selection.at(at) for at in range(selection.count())]
        return sorted((found.top(), found.bottom()) for found in each)

    def choose_ranges(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Select these rows, each pair the first and the last of some in a row."""
        model, chosen = self._contacts, QItemSelection()
        for first, last in ranges:
            chosen.select(model.index(first, 0), model.index(last, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(model.index(ranges[0][0], 0), flags.NoUpdate)
        self.selectionModel().select(chosen, flags.ClearAndSelect)

    def current_line(self) -> ContactLine | None:
        """Return the contact in the current row, or None while there is none."""
        found = self.current_item()
        return found if isinstance(found, ContactLine) else None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.indexAt(event.position().toPoint()).data(ITEM_ROLE)
        if event.button() is Qt.MouseButton.LeftButton and isinstance(line, ContactLine):
            self.call_wished.emit(line)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit(self.current_line())
        elif event.key() == Qt.Key.Key_Delete:
            self.bin_wished.emit()
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        # Qt would look through every row; what is typed goes to the search field instead.
        if search.strip():
            self.typed.emit(search)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_COLUMNS_FROM)
        self._contacts.status_at = _STATUS_AT if wide else 0.0

    def _row_at(self, y: int) -> int:
        index: QModelIndex = self.indexAt(QPoint(4, y))
        return index.row() if index.isValid() else max(0, self._contacts.rowCount() - 1)
