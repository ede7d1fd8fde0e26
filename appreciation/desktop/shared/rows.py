"""Models of two-line rows, and the list that shows them."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView
from typing_extensions import override

from appreciation.desktop.shared.two_lines import (
    ITEM_ROLE,
    Index,
    TwoLineDelegate,
    TwoLines,
    row_data,
)
from appreciation.desktop.theme.theme import Theme

Item = TypeVar("Item")


class RowModel(QAbstractListModel, Generic[Item]):
    """A short list of values, each shown as two lines. `ITEM_ROLE` gives the value back."""

    def __init__(self, row_of: Callable[[Item], TwoLines], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._row_of = row_of
        self._items: tuple[Item, ...] = ()

    def show_items(self, items: Sequence[Item]) -> None:
        """Replace everything shown."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def touch(self) -> None:
        """Say that the rows look otherwise, such as when their pictures have come."""
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        return item if role == ITEM_ROLE else row_data(self._row_of(item), role)


class RowList(QListView):
    """Shows rows of two lines. Enter and double-click say which one was `opened`.

    With `whole` it is as high as its rows and the page around it scrolls; else it scrolls itself.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, says: str, *, whole: bool = False, height: int = 58) -> None:
        super().__init__()
        self._theme = theme
        self._whole = whole
        self._height = height
        self.setAccessibleName(says)
        self.setItemDelegate(TwoLineDelegate(theme, self, height=height))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setProperty("kind", "bare")
        self.activated.connect(self._on_activated)
        theme.changed.connect(self._on_theme_changed)

    @override
    def setModel(self, model: Any) -> None:
        super().setModel(model)
        if self._whole:
            model.modelReset.connect(self._fit)
            self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        opens = opens and self.currentIndex().isValid()
        super().keyPressEvent(event)
        if opens:
            event.accept()  # the row was opened: a window's own button is not pressed besides

    def current_item(self) -> Any:
        """Return the value behind the chosen row, or None."""
        return self.currentIndex().data(ITEM_ROLE) if self.currentIndex().isValid() else None

    def choose(self, row: int) -> None:
        """Choose a row."""
        self.setCurrentIndex(self.model().index(row, 0))

    def _fit(self) -> None:
        self.setFixedHeight(self.model().rowCount() * self._theme.px(self._height))

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        if self._whole and self.model() is not None:
            self._fit()

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ITEM_ROLE))
