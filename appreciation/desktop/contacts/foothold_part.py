"""That all rests on one person where somebody works, or on nobody any more."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.footholds import foothold_words
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, breakable, button, label
from appreciation.domain.contacts import Contact
from appreciation.services.dealings.organisations import Foothold


class FootholdPart(QFrame):
    """The warning with what to do next, and the way to the organisation."""

    def __init__(self, shell: Shell, foothold: Foothold, contact: Contact) -> None:
        super().__init__()
        self.setProperty("kind", "sunken")
        lines = QVBoxLayout()
        lines.setSpacing(2)
        words = foothold_words(foothold, contact.id)
        lines.addWidget(label(breakable(words), "small", wrap=True))
        for number, step in enumerate(foothold.steps, start=1):
            lines.addWidget(label(f"{number}. {step}", "small", wrap=True))
        name = foothold.line.name
        to = button(shell.theme, self.tr("Open {name}").format(name=name), kind="link")
        to.clicked.connect(partial(shell.go, "organisations", foothold.line.id))
        lines.addLayout(Flow(to))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID + 2, 2 * GRID, GRID)
        layout.setSpacing(GRID + 2)
        ink = "alert" if foothold.steps else "careful"
        icon = IconMark(shell.theme, "triangle-alert", ink)
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 1)
