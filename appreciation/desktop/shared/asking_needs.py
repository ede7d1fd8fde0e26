"""Asking prospects what they need, from wherever they are shown."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Shell
from appreciation.domain.contacts import ContactId
from appreciation.domain.prospects import Insight
from appreciation.services.dealings import prospects
from appreciation.services.dealings.prospects import Asking, Understood


class AskingNeeds(QObject):
    """Opens the window with the guide, and keeps what was filled in."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell
        self._over = over

    def begin(self, contact_id: ContactId) -> None:
        """Ask for what to have at hand, and open the window."""
        self._shell.office.ask(
            lambda desk: prospects.asking(desk, contact_id), self._open, key="asking needs"
        )

    def _open(self, asking: Asking) -> None:
        from appreciation.desktop.shared.prospect_dialog import ProspectDialog

        today = self._shell.office.today()
        dialog = ProspectDialog(self._shell.theme, self._over.window(), asking, today)
        dialog.accepted.connect(lambda: self._keep(asking.contact.id, dialog.insight()))
        dialog.open()

    def _keep(self, contact_id: ContactId, insight: Insight) -> None:
        self._shell.office.do(
            lambda desk: prospects.understand(desk, contact_id, insight),
            self._on_kept,
            touches=its_changes,
        )

    def _on_kept(self, kept: Understood) -> None:
        said = self.tr("What {name} needs is noted.").format(name=kept.contact.full_name)
        self._shell.toast_with_undo(said)
