"""F1: what there is to know, and every shortcut."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from appreciation.desktop.shared.widgets import GRID, label, scrolling, section, unmarked

_NATIVE = QKeySequence.SequenceFormat.NativeText


class HelpWindow(QDialog):
    """How a week goes, and the shortcuts of every menu. Does not block."""

    def __init__(self, parent: QWidget, actions: Iterable[QAction]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help and shortcuts"))
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(label(self.tr("Help"), "title"))
        for text in self._week():
            layout.addWidget(label(text, wrap=True))
        layout.addSpacing(GRID)
        layout.addWidget(section(self.tr("Keys")))
        layout.addLayout(_table([*self._everywhere(), *_of_menus(actions)]))
        layout.addStretch(1)
        area = scrolling(content)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("Help and shortcuts"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        wanted = content.sizeHint() + QSize(5 * GRID, 0)
        self.resize(wanted.boundedTo(parent.size() - QSize(0, 4 * GRID)))

    def _week(self) -> tuple[str, ...]:
        return (
            self.tr(
                "This week shows whom you greet, by the day the cards have to be in the post. One"
                " button makes the cards, the envelopes and a check list."
            ),
            self.tr(
                "Sign each card by hand, and mark the batch as posted when it has gone. Printed is"
                " not posted: what waits stays in sight."
            ),
            self.tr("Everything can be undone. Nothing leaves this computer."),
        )

    def _everywhere(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Enter", self.tr("Open what is chosen")),
            ("Ctrl+Enter", self.tr("Log, save, or go on with a batch")),
            ("Esc", self.tr("Back, or close a window")),
            ("Del", self.tr("Put what is chosen into the bin")),
            ("Tab", self.tr("To the next field or button")),
            ("Alt", self.tr("To the menus")),
        )


def _of_menus(actions: Iterable[QAction]) -> list[tuple[str, str]]:
    return [
        (
            " · ".join(each.toString(_NATIVE) for each in action.shortcuts()[:1]),
            unmarked(action.text()),
        )
        for action in actions
        if action.shortcuts()
    ]


def _table(lines: Iterable[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * GRID)
    grid.setVerticalSpacing(GRID // 2)
    for row, (keys, what) in enumerate(lines):
        grid.addWidget(label(keys, "strong"), row, 0)
        grid.addWidget(label(what), row, 1)
    grid.setColumnStretch(1, 1)
    return grid
