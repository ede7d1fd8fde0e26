"""A part of the column beside the week: a heading, and under it what is to be done."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, section
from appreciation.domain.changes import Changes


class Panel(QWidget):
    """One panel of the side. It asks for what it shows itself, and is hidden with nothing to show.

    `concerns` are the kinds of things whose change makes it ask again; what it shows goes into
    `body`, below the heading.
    """

    concerns: Changes = frozenset()

    def __init__(self, shell: Shell, title: str) -> None:
        super().__init__()
        self.shell = shell
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GRID)
        self.body.addWidget(section(title))
        self.hide()

    def refresh(self) -> None:
        """Ask again for what is shown, and show or hide the panel by the answer."""
        raise NotImplementedError
