"""A list of a hundred thousand lines that holds a few hundred of them."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtGui import QStandardItemModel
from typing_extensions import override

from appreciation.desktop.shared.two_lines import ITEM_ROLE, Index, TwoLines, row_data

Line = TypeVar("Line")

BLOCK = 100
"""Lines read at a time."""

_BLOCKS_KEPT = 24
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Lines that are wanted: `limit` of them, `skip` lines after the one with the key `after`.

    `after` is None for the top of the list. `generation` tells lists apart: give it back.
    """

    generation: int
    block: int
    after: Any
    skip: int
    limit: int = BLOCK


class WindowedModel(QStandardItemModel, Generic[Line]):
    """Shows a long list of which only the part in sight is read, by key.

    The page sets `load`, which is asked for windows and answers later with `fill`. Reading on is by
    key alone; after a jump the first window skips from the nearest key known.

    Qt counts the rows itself, as so many empty places: a list view asks for their number twice for
    each row it lays out, and 200,000 answers by Python would take 190 ms instead of 4.
    """

    def __init__(
        self,
        row_of: Callable[[Line], TwoLines],
        key_of: Callable[[Line], Any],
        load: Callable[[Window], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(0, 1, parent)
        self._row_of = row_of
        self._key_of = key_of
        self._load = load
        self._total = 0
        self._generation = 0
        self._blocks: OrderedDict[int, tuple[Line, ...]] = OrderedDict()
        self._keys: dict[int, Any] = {0: None}
        self._asked: set[int] = set()

    def begin(self, total: int, first: Sequence[Line]) -> None:
        """Show another list: how long it is, and its first lines (up to `BLOCK`)."""
        self.beginResetModel()
        self._generation += 1
        self._total = total
        self._blocks.clear()
        self._asked.clear()
        self._keys = {0: None}
        if first:
            self._keep(0, first)
        with QSignalBlocker(self):  # the reset says it all
            self.setRowCount(0)
            self.setRowCount(total)
        self.endResetModel()

    def fill(self, window: Window, lines: Sequence[Line]) -> None:
        """Take the lines of a window; those of a list no longer shown are dropped."""
        if window.generation != self._generation:
            return
        self._asked.discard(window.block)
        self._keep(window.block, lines)
        first = window.block * BLOCK
        last = min(first + len(lines), self._total) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def dismiss(self, window: Window) -> None:
        """Give up a window that was asked for; it is asked for again when it is in sight."""
        if window.generation == self._generation:
            self._asked.discard(window.block)

    def extend(self, total: int) -> None:
        """Say how long the list really is, where only its first lines were known."""
        if total > self._total:
            known, self._total = self._total, total
            self.insertRows(known, total - known)

    def window(self, block: int) -> Window:
        """Return the window of a block, as `load` is asked for it."""
        nearest = max(each for each in self._keys if each <= block)
        return Window(
            generation=self._generation,
            block=block,
            after=self._keys[nearest],
            skip=(block - nearest) * BLOCK,
        )

    def line(self, row: int) -> Line | None:
        """Return the line in a row, or None while it has not been read; then it is asked for."""
        block, place = divmod(row, BLOCK)
        lines = self._blocks.get(block)
        if lines is None:
            self._want(block)
            return None
        self._blocks.move_to_end(block)
        return lines[place] if place < len(lines) else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.line(index.row())
        if line is None:
            return None
        return line if role == ITEM_ROLE else row_data(self._row_of(line), role)

    def _want(self, block: int) -> None:
        if block in self._asked:
            return
        self._asked.add(block)
        self._load(self.window(block))

    def _keep(self, block: int, lines: Sequence[Line]) -> None:
        self._blocks[block] = tuple(lines)
        self._blocks.move_to_end(block)
        if len(lines) == BLOCK:
            self._keys[block + 1] = self._key_of(lines[-1])
        while len(self._blocks) > _BLOCKS_KEPT:
            self._blocks.popitem(last=False)
