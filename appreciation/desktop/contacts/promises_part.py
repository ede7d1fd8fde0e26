"""What somebody was promised and is still owed, and how to promise them something."""

from collections.abc import Sequence
from datetime import datetime, time
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.contacts.words import named
from appreciation.desktop.shared.keeping import Keeping
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.promise_row import PromiseRow
from appreciation.desktop.shared.widgets import GRID, button, card, hairline, section
from appreciation.domain.contacts import Contact
from appreciation.domain.promises import Promise, Promised


class PromisesPart(QWidget):
    """The open promises, each with Kept; below them the way to another."""

    def __init__(
        self, shell: Shell, keeping: Keeping, contact: Contact, found: Sequence[Promise]
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        if found:
            layout.addWidget(section(self.tr("Promised")))
            frame, inside = card()
            now = datetime.combine(shell.office.today(), time.min)
            for place, each in enumerate(found):
                if place:
                    inside.addWidget(hairline())
                inside.addWidget(PromiseRow(shell, keeping, Promised(promise=each, name=""), now))
            layout.addWidget(frame)
        else:
            self.hide()
        self.begin: tuple[QPushButton, ...] = ()
        if not (contact.deceased or shell.office.standing.read_only):
            new = button(shell.theme, self.tr("Promise something"), kind="link")
            new.clicked.connect(partial(keeping.ask_what, contact.id, named(contact)))
            self.begin = (new,)
