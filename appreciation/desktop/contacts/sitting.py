"""The place for the portrait of who is looked at, with all that can be done from there."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from appreciation.desktop.contacts.actions import Who
from appreciation.desktop.contacts.dealings import Dealings
from appreciation.desktop.contacts.papers import Papers
from appreciation.desktop.contacts.person_actions import PersonActions
from appreciation.desktop.contacts.photo_mark import PhotoMark
from appreciation.desktop.contacts.photographs import Photographs
from appreciation.desktop.contacts.portrait import Portrait
from appreciation.desktop.contacts.words import named
from appreciation.desktop.shared.caring import Caring, Somebody
from appreciation.desktop.shared.departures import Leaver
from appreciation.desktop.shared.faces import faces_of
from appreciation.desktop.shared.kept_focus import put_back, spot_in
from appreciation.desktop.shared.marks import AvatarMark
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import scrolling
from appreciation.domain.contacts import Contact, ContactId
from appreciation.services.contact_details import ContactDetails, contact_details
from appreciation.services.desk import Desk
from appreciation.services.people import merging
from appreciation.services.people.merging import Twins

_PHOTO = 60


class Sitting(QStackedWidget):
    """Shows one person. `found` says that who was asked for is there, `shown` that they are in it.

    Between the two the pane waits while somebody is still being edited.
    """

    found = Signal()
    shown = Signal()
    call_wished = Signal(object)
    edit_wished = Signal()
    person_wished = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._actions = PersonActions(shell, self)
        self._dealings = Dealings(shell, self)
        self._caring = Caring(shell, self)
        self._papers = Papers(shell, self)
        self._photographs = Photographs(shell, self)
        self.asked_for: ContactId | None = None
        self.details: ContactDetails | None = None
        self._shown: ContactDetails | None = None
        self._portrait: Portrait | None = None
        self._area: QScrollArea | None = None

    @property
    def contact(self) -> Contact | None:
        """Who is looked at, or None."""
        return self.details.contact if self.details else None

    def ask_for(self, contact_id: ContactId, failed: Callable[[BaseException], None]) -> None:
        """Ask for somebody; `failed` is told when they cannot be found."""
        self.asked_for = contact_id
        self._shell.office.ask(
            lambda desk: contact_details(desk, contact_id),
            self._on_details,
            key="contact details",
            otherwise=failed,
        )

    def leave(self) -> None:
        """Look at nobody any more."""
        self.asked_for = self.details = self._shown = None

    def forget_found(self) -> None:
        """Show who was asked for anew, with whatever is found next."""
        self.details = self._shown = None

    def show_found(self) -> None:
        """Show who was found; whoever is shown already stays where they are read."""
        details = self.details
        if details is not None and (details != self._shown or self._area is None):
            self._show(details)
        self.shown.emit()

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to do with who is shown."""
        if self.details is not None and self._portrait is not None:
            self._portrait.focus_first()

    def show_merge(self, who: Who) -> None:
        """Lay the two who are chosen side by side."""
        self._shell.office.ask(partial(_both, who), self._on_twins, key="twins")

    def _on_details(self, details: ContactDetails) -> None:
        if details.contact.id == self.asked_for:  # else nobody is chosen any more, or several are
            self.details = details
            self.found.emit()

    def _show(self, details: ContactDetails) -> None:
        same = self._shown is not None and self._shown.contact.id == details.contact.id
        scrolled = self._area.verticalScrollBar().value() if same and self._area else 0
        spot = spot_in(self._portrait)
        before, self._portrait = self._area, self._made(details)
        self._shown = details
        self._area = scrolling(self._portrait)
        self.addWidget(self._area)
        self.setCurrentWidget(self._area)
        self._area.verticalScrollBar().setValue(scrolled)
        put_back(self._portrait, spot, self._portrait)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()

    def _made(self, details: ContactDetails) -> Portrait:
        shell, contact, actions = self._shell, details.contact, self._actions
        read_only = shell.office.standing.read_only
        photo = self._photo(contact, read_only=read_only)
        today = shell.office.today()
        parts = replace(self._dealings.parts(details), photo=photo)
        made = Portrait(shell.theme, details, today, parts, read_only=read_only)
        made.call_wished.connect(lambda: self.call_wished.emit(contact))
        made.edit_wished.connect(self.edit_wished)
        made.household_wished.connect(self._on_household)
        made.merge_wished.connect(self._on_merge)
        made.bin_wished.connect(partial(actions.put_in_bin, contact))
        made.restore_wished.connect(partial(actions.restore, contact))
        made.forget_wished.connect(partial(actions.forget, contact))
        made.left_wished.connect(self._on_left)
        made.person_wished.connect(self.person_wished)
        self._let_care(made, details)
        return made

    def _photo(self, contact: Contact, *, read_only: bool) -> QWidget:
        theme, faces, name = self._shell.theme, faces_of(self._shell.office), named(contact)
        if read_only or contact.binned_on is not None:
            avatar = AvatarMark(theme, name, _PHOTO)
            avatar.show_face(faces, contact.id)
            return avatar
        mark = PhotoMark(theme, faces, contact.id, name, _PHOTO)
        self._photographs.serve(mark, Somebody.of(contact))
        return mark

    def _let_care(self, made: Portrait, details: ContactDetails) -> None:
        caring, who = self._caring, Somebody.of(details.contact)
        has_email = bool(details.contact.emails)
        made.cadence_wished.connect(self._on_cadence)
        made.quiet_menu_wished.connect(partial(caring.pop_up, who, has_email=has_email))
        made.needs_wished.connect(partial(caring.ask_needs, who, details.care.needs))
        made.extra_wished.connect(partial(caring.ask_extra, who))
        papers = self._papers
        made.attach_wished.connect(partial(papers.ask_for_files, who))
        made.files_dropped.connect(partial(papers.attach, who))
        made.history.page_wished.connect(papers.open_page)
        made.history.open_wished.connect(papers.open_attachment)
        made.history.save_wished.connect(papers.save)
        made.history.remove_wished.connect(papers.remove)

    def _on_cadence(self) -> None:
        from appreciation.desktop.contacts.how_often import HowOften

        if self.details is not None and self.details.outlook is not None:
            who = Somebody.of(self.details.contact)
            asked = HowOften(self._shell.theme, self.window(), who.name, self.details.outlook)
            asked.accepted.connect(lambda: self._caring.change(who, asked.fields()))
            asked.open()

    def _on_left(self) -> None:
        if (contact := self.contact) is not None:
            self._shell.go("departures", Leaver(contact_id=contact.id))

    def _on_household(self) -> None:
        from appreciation.desktop.contacts.household import HouseholdWindow

        if self.details is not None:
            HouseholdWindow(self._shell, self.details, self.window()).open()

    def _on_merge(self) -> None:
        from appreciation.desktop.contacts.picking import PersonPicker

        if (contact := self.contact) is not None:
            title = self.tr("Merge {name} with whom?").format(name=named(contact))
            picker = PersonPicker(self._shell, title, contact, self.window())
            picker.picked.connect(lambda other: self.show_merge(lambda _desk: (contact.id, other)))
            picker.open()

    def _on_twins(self, twins: Twins) -> None:
        from appreciation.desktop.contacts.merging import MergeWindow

        MergeWindow(self._shell, twins, self.person_wished.emit, self.window()).open()


def _both(who: Who, desk: Desk) -> Twins:
    first, second = who(desk)
    return merging.twins(desk, first, second)
