"""Pairs of entries that may be one person, as the book proposes them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from appreciation.desktop.contacts.merging import Done, MergeWindow
from appreciation.desktop.contacts.sizes import fitting
from appreciation.desktop.contacts.words import named
from appreciation.desktop.shared.long_work import Progress
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import GRID, button, counted, label
from appreciation.services.desk import Desk
from appreciation.services.people.merging import Twins, proposed_twins

_WIDTH, _HEIGHT = 800, 480


class TwinsWindow(QDialog):
    """A list of pairs; Enter or a double-click lays one side by side."""

    def __init__(self, shell: Shell, then: Done, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Who may be in the book twice"))
        self._shell = shell
        self._then = then
        self._said = label(self.tr("Looking through everybody…"), wrap=True)
        self._model: RowModel[Twins] = RowModel(_row, self)
        self._list = RowList(shell.theme, self.windowTitle())
        self._list.setModel(self._model)
        self._list.opened.connect(self._on_opened)
        close = button(shell.theme, self.tr("Close"))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label(self.windowTitle(), "name", wrap=True))
        layout.addWidget(self._said)
        layout.addWidget(self._list, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        theme = shell.theme
        self.resize(fitting(parent, theme.px(_WIDTH), theme.px(_HEIGHT)))
        self._look()

    def _look(self) -> None:
        self._shell.office.work(_proposed, self._on_found, key="twins")

    def _on_found(self, found: tuple[Twins, ...]) -> None:
        self._model.show_items(found)
        if found:
            self._list.choose(0)
        pairs = counted(
            len(found),
            self.tr("1 pair. Open it to lay the two side by side."),
            self.tr("{n} pairs, the likeliest first. Open one to lay the two side by side."),
        )
        self._said.setText(pairs if found else self.tr("Nobody seems to be here twice."))

    def _on_opened(self, twins: Twins) -> None:
        window = MergeWindow(self._shell, twins, self._then, self)
        window.accepted.connect(self._look)
        window.open()


def _proposed(desk: Desk, _progress: Progress) -> tuple[Twins, ...]:
    return proposed_twins(desk)


def _row(twins: Twins) -> TwoLines:
    return TwoLines(
        title=" · ".join(dict.fromkeys((named(twins.first), named(twins.second)))),
        subtitle=twins.why,
        avatar=named(twins.first),
    )
