"""What can be done with one person from their portrait: each with its Undo, or after a question."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from appreciation.desktop.contacts.words import named
from appreciation.desktop.shared.office import touching
from appreciation.desktop.shared.page import Shell, change_and_say
from appreciation.desktop.shared.widgets import plain, set_kind
from appreciation.domain.batches import Piece
from appreciation.domain.changes import Kind
from appreciation.domain.contacts import Contact, ContactId


class PersonActions(QObject):
    """Changes somebody, and tells the owner what was done."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell
        self._over = over

    def put_in_bin(self, contact: Contact) -> None:
        """Put somebody into the bin."""
        from appreciation.services.people import contacts

        change_and_say(
            self._shell,
            lambda desk: contacts.put_in_bin(desk, contact.id),
            self.tr("{name} is in the bin.").format(name=named(contact)),
        )

    def restore(self, contact: Contact) -> None:
        """Take somebody out of the bin."""
        from appreciation.services.people import contacts

        change_and_say(
            self._shell,
            lambda desk: contacts.restore_from_bin(desk, contact.id),
            self.tr("{name} is out of the bin.").format(name=named(contact)),
        )

    def forget(self, contact: Contact) -> None:
        """Ask whether somebody is to be forgotten for good, naming what is on its way to them."""
        from appreciation.services import forgetting

        self._shell.office.ask(
            lambda desk: forgetting.on_their_way(desk, contact.id),
            partial(self._ask_to_forget, contact),
            key="forget",
            otherwise=self._shell.office.explain,
        )

    def _ask_to_forget(self, contact: Contact, on_their_way: Sequence[Piece]) -> None:
        name = named(contact)
        box = QMessageBox(
            QMessageBox.Icon.Warning, self.tr("Forget for good"), "", parent=self._over
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Forget {name} for good?").format(name=name))
        about = self.tr(
            "Everything the book knows of them is erased: their dates, what was noted, and"
            " their pages in the kept PDFs. A later import does not bring them back. This"
            " cannot be undone."
        )
        box.setInformativeText("\n\n".join((*map(self._on_its_way, on_their_way), about)))
        forget = box.addButton(
            plain(self.tr("Forget {name}").format(name=name)),
            QMessageBox.ButtonRole.DestructiveRole,
        )
        keep = box.addButton(self.tr("Keep them"), QMessageBox.ButtonRole.RejectRole)
        set_kind(forget, "danger")
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forget.clicked.connect(partial(self._forget, contact.id, name))
        box.open()

    def _on_its_way(self, piece: Piece) -> str:
        return self.tr(
            "Piece {number} of batch {batch}, for {name}, is printed and waits for the post. Take"
            " it out first: afterwards nothing says whose it was."
        ).format(number=piece.number, batch=piece.batch_id, name=piece.recipient)

    def _forget(self, contact_id: ContactId, name: str) -> None:
        from appreciation.services import forgetting

        self._shell.office.make(
            lambda desk, _progress: forgetting.forget(desk, contact_id),
            partial(self._on_forgotten, name),
            title=self.tr("Forgetting {name}").format(name=name),
            touches=touching(*Kind),
        )

    def _on_forgotten(self, name: str, _nothing: None) -> None:
        self._shell.toast(self.tr("{name} is forgotten.").format(name=name))
