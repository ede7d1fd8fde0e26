"""Approving the first greeting of a prospect, with how they met."""

from PySide6.QtWidgets import QLineEdit, QWidget

from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, button, row
from appreciation.domain.contacts import ContactId
from appreciation.services.outcomes import Edited
from appreciation.services.people import contacts


class Approval(QWidget):
    """How they met, and one button. What the book says already stands there."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._contact_id: ContactId | None = None
        self._met = QLineEdit()
        self._met.setAccessibleName(self.tr("How you met"))
        self._met.textChanged.connect(self._allow)
        self._met.returnPressed.connect(self.approve)
        self._button = button(shell.theme, self.tr("Approve their first greeting"), "check")
        self._button.clicked.connect(self.approve)
        line = row(self._met, self._button, gap=GRID)
        line.setStretch(0, 1)
        self.setLayout(line)
        self._allow()

    def show_prospect(self, contact_id: ContactId, name: str, met: str | None = None) -> None:
        """Ask for somebody; without `met` the book is asked how they met."""
        if contact_id == self._contact_id and met is None:
            return
        self._contact_id = contact_id
        self._met.setText(met or "")
        self._met.setPlaceholderText(self.tr("How did you meet {name}?").format(name=name))
        if met is None:
            self._shell.office.ask(
                lambda desk: contacts.contact(desk, contact_id).met,
                self._on_met,
                key="how they met",
            )

    def approve(self) -> None:
        """Approve it, once it says how they met."""
        from appreciation.services.dealings import prospects

        contact_id, met = self._contact_id, self._met.text()
        if contact_id is None or not self._button.isEnabled():
            return
        self._shell.office.do(
            lambda desk: prospects.approve(desk, contact_id, met),
            self._on_approved,
            touches=its_changes,
        )

    def _allow(self) -> None:
        self._button.setEnabled(bool(self._met.text().strip()))

    def _on_met(self, met: str) -> None:
        if not self._met.text():
            self._met.setText(met)

    def _on_approved(self, edited: Edited) -> None:
        said = self.tr("{name} may be greeted now.").format(name=edited.contact.full_name)
        self._shell.toast_with_undo(said)
