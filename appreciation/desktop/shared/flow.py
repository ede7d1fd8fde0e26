"""Things in a row that goes on below where it does not fit, as words do."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

_Line = list[tuple[QLayoutItem, QSize]]


class Flow(QLayout):
    """A row that wraps. What is added with `at_right` stands at the right end of its line."""

    def __init__(self, *things: QWidget, gap: int = 8, line_gap: int | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._right: set[QWidget] = set()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        self._line_gap = gap if line_gap is None else line_gap
        for thing in things:
            self.addWidget(thing)

    def add_at_right(self, widget: QWidget) -> None:
        """Add a widget that stands at the right end, after those there already."""
        self._right.add(widget)
        self.addWidget(widget)

    def add_at_left(self, widget: QWidget) -> None:
        """Add a widget before all that stand at the right end."""
        self.addWidget(widget)
        self._items.sort(key=lambda item: item.widget() in self._right)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(_height(line) for line in lines) + self._line_gap * max(0, len(lines) - 1)

    @override
    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        gaps = self.spacing() * max(0, len(sizes) - 1)
        width = sum(size.width() for size in sizes) + gaps
        return QSize(width, max((size.height() for size in sizes), default=0))

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            height = _height(line)
            self._place(line, QRect(rect.left(), top, rect.width(), height))
            top += height + self._line_gap

    def _place(self, line: _Line, rect: QRect) -> None:
        used = sum(size.width() for _, size in line) + self.spacing() * (len(line) - 1)
        left = rect.left()
        pushed = False
        for item, size in line:
            if item.widget() in self._right and not pushed:
                left += max(0, rect.width() - used)
                pushed = True
            top = rect.top() + (rect.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self.spacing()

    def _lines(self, width: int) -> list[_Line]:
        lines: list[_Line] = []
        left = 0
        for item in self._shown():
            size = item.sizeHint()
            if size.width() > width and item.hasHeightForWidth():
                size = QSize(width, item.heightForWidth(width))
            elif size.width() > width:
                narrowest = max(width, item.minimumSize().width())
                size = QSize(min(size.width(), narrowest), size.height())
            if not lines or left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((item, size))
            left += size.width() + self.spacing()
        return lines

    def _shown(self) -> Sequence[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]


def _height(line: _Line) -> int:
    return max(size.height() for _, size in line)
