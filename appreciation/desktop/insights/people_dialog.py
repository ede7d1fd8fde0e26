"""Who is behind a bar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import GRID, button, card, counted, label
from appreciation.domain.insights import Named

_WIDTH, _HEIGHT = 520, 480


class PeopleDialog(QDialog):
    """Lists people; Enter or double-click shows one of them. Esc closes it."""

    def __init__(
        self, shell: Shell, parent: QWidget, title: str, people: tuple[Named, ...]
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._model: RowModel[Named] = RowModel(_row, self)
        self._model.show_items(people)
        self.rows = RowList(shell.theme, title)
        self.rows.setModel(self._model)
        self.rows.opened.connect(self._open)
        close = button(shell.theme, self.tr("Close"))
        close.clicked.connect(self.reject)
        foot = Flow()
        foot.add_at_right(close)
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label(title, "name", wrap=True))
        how_many = counted(len(people), self.tr("1 person"), self.tr("{n} people"))
        layout.addWidget(label(how_many, "small"))
        layout.addWidget(frame, 1)
        layout.addLayout(foot)
        px = shell.theme.px
        self.resize(min(px(_WIDTH), parent.width()), min(px(_HEIGHT), parent.height()))
        if people:
            self.rows.choose(0)
        self.rows.setFocus()

    def _open(self, who: Named) -> None:
        self._shell.go("contacts", who.contact_id)
        self.accept()


def _row(who: Named) -> TwoLines:
    return TwoLines(title=who.name, subtitle=" ".join(who.what.split()), avatar=who.name)
