"""Pages that have left the program without a printer: the owner says whether they are printed."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.widgets import GRID, button, column, label
from appreciation.desktop.theme.theme import Theme


class SavedCard(QFrame):
    """Says where the pages are. `printed` when the owner has said that they are on paper."""

    printed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "tinted")
        self._where = label("", wrap=True)
        self._answer = button(theme, self.tr("They are printed"), "check")
        self._answer.clicked.connect(self.printed)
        inside = column(self._where)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        inside.addLayout(Flow(self._answer))
        self.setLayout(inside)
        self.say_where(None)
        self.hide()

    def ask(self, *, waits: bool) -> None:
        """Show the card while pages wait for the owner's word."""
        if waits == self.isHidden():
            self.setVisible(waits)
            if waits:
                self._answer.setFocus()  # what comes next

    def say_where(self, folder: Path | None) -> None:
        """Say into which folder the pages were saved, None where that is not known any more."""
        if folder is None:
            said = self.tr("These pages were made, and have not been counted as printed yet.")
        else:
            form = self.tr("The PDFs are in {folder}. When you have printed them, say so.")
            said = form.format(folder=str(folder))
        self._where.setText(said)

    def offer(self, *, answer: bool) -> None:
        """Let it be said here, or not where the main button of the page says so."""
        self._answer.setVisible(answer)
