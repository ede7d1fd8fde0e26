"""The form: the parts below one another, what is wrong said beside each, nothing typed lost."""

from collections.abc import Sequence
from dataclasses import fields, replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.contacts.editing.addresses import Addresses
from appreciation.desktop.contacts.editing.dates import Dates
from appreciation.desktop.contacts.editing.greeting import Greeting
from appreciation.desktop.contacts.editing.names import Names
from appreciation.desktop.contacts.editing.part import Part
from appreciation.desktop.contacts.editing.ways import Ways
from appreciation.desktop.contacts.editing.wording import Wording
from appreciation.desktop.contacts.editing.work import Work
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.long_work import Progress
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, button, label, scrolling, section
from appreciation.domain.contacts import NOT_STORED, Contact
from appreciation.domain.errors import UserError
from appreciation.services.choices import Choices
from appreciation.services.desk import Desk
from appreciation.services.people import contact_editing
from appreciation.services.people.contact_editing import Doubts, Editing, problems

_PAUSE_MS = 300
"""After so long without a letter the addresses and numbers are looked at."""


class ContactForm(QWidget):
    """Changes a contact, or enters a new one. `paused` carries what stands in it, now and then.

    `save_wished` carries the contact as it would be kept; `cancelled` is told at once when nothing
    was changed.
    """

    save_wished = Signal(object)
    cancelled = Signal()
    paused = Signal(object)

    def __init__(self, shell: Shell, editing: Editing) -> None:
        super().__init__()
        self._shell = shell
        self.before = editing.contact
        theme, contact = shell.theme, editing.contact
        self.names = Names(theme, contact)
        self._work = Work(contact, editing.organisations)
        self._addresses = Addresses(shell, editing)
        self._phones = Ways(theme, "phones", contact)
        self._emails = Ways(theme, "emails", contact)
        self._dates = Dates(theme, contact)
        self._greeting = Greeting(theme, contact)
        self._wording = Wording(theme, contact)
        self._pausing = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pausing.timeout.connect(self._on_pause)
        self.said = label(kind="alert", wrap=True)
        self.said.hide()
        self.top = QVBoxLayout()
        self._save = button(theme, self.tr("Save"), "check", kind="primary")
        self._save.clicked.connect(self.save)
        self._insist = button(theme, self.tr("Put mine in their place"))
        self._insist.hide()
        self._arrange()
        for part in self._parts:
            part.edited.connect(self._on_edited)
        self._wording.show_names(contact)
        self._untouched = self._contact()
        shell.office.work(partial(_choices, editing.country), self._offer, key="contact choices")

    @property
    def is_new(self) -> bool:
        """Whether somebody is being entered."""
        return self.before.id == NOT_STORED

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to lose."""
        try:
            return self._contact() != self._untouched
        except UserError:
            return True

    def save(self) -> None:
        """Wish for what stands here to be kept, unless something has to be put right first."""
        contact = self.checked()
        if contact is not None and self._save.isEnabled():
            self._save.setEnabled(False)
            self.said.hide()
            self.save_wished.emit(contact)

    def say_not_saved(self, text: str, *, conflict: bool = False) -> None:
        """Say why it was not kept; after a conflict it can be kept all the same."""
        self._save.setEnabled(True)
        self._insist.setVisible(conflict)
        self.said.setText(text)
        self.said.show()

    @property
    def insist(self) -> QPushButton:
        """The button that keeps what was typed in the place of what somebody else did."""
        return self._insist

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _parts(self) -> Sequence[Part]:
        return (
            self.names,
            self._work,
            self._addresses,
            self._phones,
            self._emails,
            self._dates,
            self._greeting,
            self._wording,
        )

    def _arrange(self) -> None:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, GRID, GRID)
        lines.setSpacing(2 * GRID)
        title = self.tr("New contact") if self.is_new else self.before.full_name
        lines.addWidget(label(title, "name", wrap=True))
        lines.addLayout(self.top)
        for part in self._parts:
            if part is self._phones:
                lines.addWidget(section(self.tr("Telephone and e-mail")))
            lines.addWidget(part)
        lines.addStretch(1)
        cancel = button(self._shell.theme, self.tr("Cancel"))
        cancel.clicked.connect(self.cancelled)
        foot = Flow(self._save, cancel, self._insist)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + 4)
        layout.addWidget(scrolling(content), 1)
        layout.addWidget(self.said)
        layout.addLayout(foot)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            shortcut = QShortcut(QKeySequence(keys), self, self.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _contact(self) -> Contact:
        contact = self.before
        for part in self._parts:
            contact = part.applied(contact)
        return contact

    def checked(self) -> Contact | None:
        """Return what stands here; None where something is wrong, which is then said beside it."""
        try:
            contact = self._contact()
        except UserError as error:
            self.say_not_saved(str(error))
            return None
        found = problems(contact, self._shell.office.today())
        for part in self._parts:
            part.say_problems(found)
        if found:
            self.say_not_saved(next(iter(found.values())))
            return None
        return contact if self.is_new else _as_before(contact, self._untouched, self.before)

    def _on_edited(self) -> None:
        self._pausing.start()

    def _on_pause(self) -> None:
        try:
            contact = self._contact()
        except UserError:
            return  # said beside the field already
        self._greeting.show_status(contact.status)
        self._wording.show_names(contact)
        ask = partial(_doubts, contact)
        self._shell.office.ask(ask, self._say_doubts, key="contact doubts")
        self.paused.emit(contact)

    def _say_doubts(self, doubts: Doubts) -> None:
        self._addresses.say_doubts(doubts.addresses)
        self._phones.say_doubts(doubts.phones)

    def _offer(self, offered: Choices) -> None:
        self._addresses.offer_countries(offered.countries)
        self._greeting.offer(offered.holiday_sets, offered.languages)


def _as_before(contact: Contact, untouched: Contact, before: Contact) -> Contact:
    """Return the contact with what nobody touched as it was, however the fields showed it."""
    names = (each.name for each in fields(Contact))
    same = (name for name in names if getattr(contact, name) == getattr(untouched, name))
    return replace(contact, **{name: getattr(before, name) for name in same})


def _choices(country: str, _desk: Desk, _progress: Progress) -> Choices:
    from appreciation.services.choices import choices

    return choices(country)


def _doubts(contact: Contact, desk: Desk) -> Doubts:
    return contact_editing.doubts(desk, contact)
