"""The counts behind a chart, as a table that the keyboard reaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView
from typing_extensions import override

from appreciation.desktop.theme.theme import Theme

_ROW = 34
_MOST_ROWS = 14
_LEAST = 52
"""A year is not cut."""
_KEY = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A text, and what choosing it means."""

    text: str
    key: object = None


class CountModel(QAbstractTableModel):
    """Rows of cells under heads: a name, and counts."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self._rows: tuple[Sequence[Cell], ...] = ()

    def show_rows(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Replace everything shown."""
        self.beginResetModel()
        self._heads, self._rows = tuple(heads), tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._heads)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if index.column() else _LEFT
            case _ if role == _KEY:
                return cell.key
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._heads):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._heads[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if section else _LEFT
        return None


class CountTable(QTableView):
    """Names at the left, counts at the right. Enter and double-click give the key of a cell."""

    opened = Signal(object)

    def __init__(self, theme: Theme, says: str) -> None:
        super().__init__()
        self._theme = theme
        self._counts = CountModel(self)
        self.setModel(self._counts)
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(says)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.activated.connect(self._on_activated)
        theme.changed.connect(self._fit)

    def show_rows(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these rows in place of those before."""
        self._counts.show_rows(heads, rows)
        modes = QHeaderView.ResizeMode
        for column in range(len(heads)):
            mode = modes.ResizeToContents if column else modes.Stretch
            self.horizontalHeader().setSectionResizeMode(column, mode)
        self._fit()

    def _fit(self) -> None:
        height = self._theme.px(_ROW)
        self.verticalHeader().setDefaultSectionSize(height)
        shown = min(self._counts.rowCount(), _MOST_ROWS)
        self.horizontalHeader().setMinimumSectionSize(self._theme.px(_LEAST))
        self.setFixedHeight(shown * height + self.horizontalHeader().sizeHint().height() + 4)

    def _on_activated(self, index: QModelIndex) -> None:
        if (key := index.data(_KEY)) is not None:
            self.opened.emit(key)
