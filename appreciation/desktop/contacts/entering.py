"""Entering and changing somebody: the form, its saving, and what comes between."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.contacts.editing.form import ContactForm
from appreciation.desktop.contacts.words import address_line, named
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.leaving import ask_to_save
from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, button, card, clear, label, section
from appreciation.domain.contacts import Contact, ContactId
from appreciation.services.book_keys import check_book
from appreciation.services.desk import Desk
from appreciation.services.outcomes import Edited
from appreciation.services.people import contact_editing
from appreciation.services.people.contact_editing import ConflictError, Editing
from appreciation.services.people.look_alikes import Alike, alike


class Entering(QWidget):
    """Holds a form. `saved` carries what was kept, `left` says that the form is gone."""

    saved = Signal(object)
    left = Signal()
    person_wished = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._form: ContactForm | None = None
        self._is_coming = False
        self._country = ""
        self._book_key = ""
        self._then: Callable[[], object] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def is_open(self) -> bool:
        """Whether there is a form, or one is about to be."""
        return self._form is not None or self._is_coming

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self._form is not None and self._form.is_changed

    def start(self, contact_id: ContactId | None) -> None:
        """Open the form for somebody, or for somebody new."""
        self._is_coming = True
        self._shell.office.ask(
            partial(_editing, contact_id),
            self._on_editing,
            key="contact editing",
            otherwise=self._on_not_editing,
        )

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Return whether nothing would be lost; else ask, and call `then` when it may be left."""
        if self._form is None:
            return True
        if not self._form.is_changed:
            self._close()
            return True
        ask_to_save(self, partial(self._save_then, then), partial(self._drop_then, then))
        return False

    def _on_not_editing(self, error: BaseException) -> None:
        self._is_coming = False
        self._shell.office.explain(error)
        self.left.emit()

    def _on_editing(self, editing: Editing) -> None:
        self._is_coming = False
        self._close()
        self._country = editing.country
        self._book_key = editing.book_key
        form = ContactForm(self._shell, editing)
        self._form = form
        form.save_wished.connect(self._on_save)
        form.cancelled.connect(self._on_cancelled)
        form.insist.clicked.connect(self._on_insist)
        if form.is_new:
            form.paused.connect(self._on_paused)
        self._layout.addWidget(form)
        self.show()
        form.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save(self, contact: Contact, *, insist: bool = False) -> None:
        form = self._form
        if form is None:
            return
        keep = partial(_kept, self._book_key, form.before, contact, insist=insist)
        self._shell.office.do(
            keep, self._on_saved, touches=its_changes, otherwise=self._on_not_saved
        )

    def _on_insist(self) -> None:
        if self._form is not None and (contact := self._form.checked()) is not None:
            self._on_save(contact, insist=True)

    def _on_saved(self, edited: Edited) -> None:
        then, self._then = self._then, None
        self._close()
        self.saved.emit(edited)
        if then is not None:
            then()

    def _on_not_saved(self, error: BaseException) -> None:
        self._then = None
        if self._form is None:
            self._shell.office.explain(error)
            return
        self._form.say_not_saved(str(error), conflict=isinstance(error, ConflictError))

    def _on_cancelled(self) -> None:
        if self.may_leave(self.left.emit):
            self.left.emit()

    def _save_then(self, then: Callable[[], object]) -> None:
        if self._form is not None:
            self._then = then
            self._form.save()

    def _drop_then(self, then: Callable[[], object]) -> None:
        self._close()
        then()

    def _close(self) -> None:
        if self._form is not None:
            self._layout.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def _on_paused(self, contact: Contact) -> None:
        self._shell.office.ask(partial(_alike, contact), self._on_alike, key="look-alikes")

    def _on_alike(self, found: Sequence[Alike]) -> None:
        """Show who of the book it may be, above the form; nothing while nobody is."""
        if self._form is None or not self._form.is_new:
            return
        clear(self._form.top)
        if not found:
            return
        frame, inside = card(kind="tinted")
        inside.setContentsMargins(2 * GRID, GRID + 2, 2 * GRID, GRID + 2)
        inside.setSpacing(2)
        inside.addWidget(section(self.tr("Perhaps in the book already")))
        for each in found:
            person = each.contact
            link = button(self._shell.theme, named(person), kind="link")
            link.clicked.connect(partial(self._on_person, person.id))
            address = person.mail_address
            at_home = address_line(address, self._country) if address else ""
            where = person.organisation or at_home
            about = " · ".join(part for part in (where, each.why) if part)
            inside.addLayout(Flow(link, label(about, "small", wrap=True), gap=GRID))
        self._form.top.addWidget(frame)

    def _on_person(self, contact_id: ContactId) -> None:
        self.person_wished.emit(contact_id)


def _editing(contact_id: ContactId | None, desk: Desk) -> Editing:
    return contact_editing.editing(desk, contact_id)


def _kept(key: str, before: Contact, after: Contact, desk: Desk, *, insist: bool) -> Edited:
    check_book(desk, key)
    if after.id:
        return contact_editing.save(desk, before, after, insist=insist)
    return contact_editing.add(desk, after)


def _alike(contact: Contact, desk: Desk) -> tuple[Alike, ...]:
    return alike(desk, contact)
