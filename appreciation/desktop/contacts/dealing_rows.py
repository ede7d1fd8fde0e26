"""What passed between somebody and the business, a row for each."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.widgets import breakable, button, column, counted, label, row
from appreciation.desktop.theme.theme import Theme

Item = TypeVar("Item")

_AT_FIRST = 4


class DealingRows(QWidget, Generic[Item]):
    """The first few, and all the others when they are wanted."""

    def __init__(
        self, theme: Theme, items: Sequence[Item], make: Callable[[Item], QWidget]
    ) -> None:
        super().__init__()
        self._make = make
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        layout = column(gap=2)
        layout.addLayout(self._rows)
        self.setLayout(layout)
        self._show(items[:_AT_FIRST])
        if left := items[_AT_FIRST:]:
            words = counted(len(left), self.tr("and 1 more"), self.tr("and {n} more"))
            more = button(theme, words, kind="link")
            more.clicked.connect(more.hide)
            more.clicked.connect(partial(self._show, left))
            layout.addLayout(Flow(more))

    def _show(self, items: Sequence[Item], *_checked: bool) -> None:
        for each in items:
            self._rows.addWidget(self._make(each))


def dealing_row(
    mark: IconMark, words: str, below: Iterable[tuple[str, str]], more: QWidget | None
) -> QWidget:
    """Return a row: what it is, what is said below it with the kind of each label, what to do."""
    texts = column(label(breakable(words), wrap=True), gap=0)
    for text, kind in below:
        texts.addWidget(label(breakable(text), kind, wrap=True))
    inner = row(mark)
    inner.addLayout(texts, 1)
    if more is not None:
        inner.addWidget(more)
    made = QWidget()
    made.setLayout(inner)
    return made
