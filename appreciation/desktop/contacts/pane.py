"""The right side of the contacts: one person to look at or to change, several, or nobody."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from appreciation.desktop.contacts.actions import Actions, Who
from appreciation.desktop.contacts.dealings import Dealings
from appreciation.desktop.contacts.editor import Editor
from appreciation.desktop.contacts.papers import Papers
from appreciation.desktop.contacts.photo_mark import PhotoMark
from appreciation.desktop.contacts.photographs import Photographs
from appreciation.desktop.contacts.portrait import Portrait
from appreciation.desktop.contacts.selection import Selection
from appreciation.desktop.contacts.words import named
from appreciation.desktop.shared.caring import Caring, Somebody
from appreciation.desktop.shared.faces import faces_of
from appreciation.desktop.shared.marks import AvatarMark
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import EmptyState, scrolling
from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.errors import ContactGoneError
from appreciation.services import merging
from appreciation.services.contact_details import ContactDetails, contact_details
from appreciation.services.desk import Desk
from appreciation.services.merging import Twins
from appreciation.services.outcomes import Edited

_PHOTO = 60


class Pane(QStackedWidget):
    """Shows who is chosen, and changes them. `person_wished` asks for somebody else."""

    call_wished = Signal(object)
    person_wished = Signal(object)
    closed = Signal()

    def __init__(self, shell: Shell, actions: Actions) -> None:
        super().__init__()
        self._shell = shell
        self._actions = actions
        self._dealings = Dealings(shell, self)
        self._caring = Caring(shell, self)
        self._papers = Papers(shell, self)
        self._photographs = Photographs(shell, self)
        self.details: ContactDetails | None = None
        self._asked_for: ContactId | None = None
        self.selection = Selection(shell.theme)
        self._nobody = EmptyState("")
        self._portrait: Portrait | None = None
        self._area: QScrollArea | None = None
        self._many = scrolling(self.selection)
        self.editor = Editor(shell)
        self.editor.saved.connect(self._on_saved)
        self.editor.left.connect(self._on_left)
        self.editor.person_wished.connect(self.person_wished)
        for widget in (self._nobody, self._many, self.editor):
            self.addWidget(widget)

    @property
    def contact(self) -> Contact | None:
        """Who is shown, or None."""
        return self.details.contact if self.details else None

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Return whether nothing typed would be lost; else ask, and call `then` afterwards."""
        return self.editor.may_leave(then)

    def may_leave_page(self, then: Callable[[], object]) -> bool:
        """Return whether the page may be left; a form nothing was typed in stays open."""

        def leave() -> None:
            if self.details is not None or self._asked_for is None:  # else who was saved comes
                self._on_left()
            then()

        return not self.editor.is_changed or self.editor.may_leave(leave)

    def show_nobody(self, text: str = "") -> None:
        """Show that nobody is chosen."""
        self.details = self._asked_for = None
        self._nobody.say(text)
        self.setCurrentWidget(self._nobody)

    def show_many(self, count: int, *, binned: bool) -> None:
        """Show what can be done with so many."""
        self.details = self._asked_for = None
        self.selection.show_count(count, binned=binned)
        self.setCurrentWidget(self._many)

    def show_contact(self, contact_id: ContactId) -> None:
        """Ask for somebody, and show them."""
        self._asked_for = contact_id
        self._shell.office.ask(
            lambda desk: contact_details(desk, contact_id),
            self._on_details,
            key="contact details",
            otherwise=self._on_no_details,
        )

    def look_again(self) -> None:
        """Ask again for who is shown."""
        if self._asked_for is not None:
            self.show_contact(self._asked_for)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to do with who is shown."""
        if self.details is not None and self._portrait is not None:
            self._portrait.focus_first()

    def start_new(self) -> None:
        """Open the form for somebody new."""
        self.setCurrentWidget(self.editor)
        self.editor.start(None)

    def start_editing(self) -> None:
        """Open the form for who is shown."""
        if self.contact is not None and not self.editor.is_open:
            self.editor.start(self.contact.id)
            self.setCurrentWidget(self.editor)

    def show_merge(self, who: Who) -> None:
        """Lay the two who are chosen side by side."""
        self._shell.office.ask(partial(_both, who), self._on_twins, key="twins")

    def show_duplicates(self) -> None:
        """Look for people who may be in the book twice."""
        from appreciation.desktop.contacts.twins import TwinsWindow

        TwinsWindow(self._shell, self.person_wished.emit, self.window()).open()

    def show_whom_to_send(self) -> None:
        """Show to whom one could send business."""
        from appreciation.desktop.contacts.send_to import SendToWindow

        SendToWindow(self._shell, self.person_wished.emit, self.window()).open()

    def _on_details(self, details: ContactDetails) -> None:
        if details.contact.id != self._asked_for:
            return  # nobody is chosen any more, or several are
        if self.editor.is_open:
            self.details = details
            return
        if details == self.details and self._area is not None:
            self.setCurrentWidget(self._area)
            return
        same = self.contact is not None and self.contact.id == details.contact.id
        scrolled = self._area.verticalScrollBar().value() if same and self._area else 0
        focused = self._has_focus()
        self.details = details
        before, self._portrait = self._area, self._made(details)
        self._area = scrolling(self._portrait)
        self.addWidget(self._area)
        self.setCurrentWidget(self._area)
        self._area.verticalScrollBar().setValue(scrolled)
        if focused:
            self._portrait.focus_first()
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()

    def _has_focus(self) -> bool:
        shown = self._portrait
        return shown is not None and any(each.hasFocus() for each in shown.findChildren(QWidget))

    def _made(self, details: ContactDetails) -> Portrait:
        shell, contact, actions = self._shell, details.contact, self._actions
        read_only = shell.office.standing.read_only
        photo = self._photo(contact, read_only=read_only)
        today = shell.office.today()
        parts = replace(self._dealings.parts(details), photo=photo)
        made = Portrait(shell.theme, details, today, parts, read_only=read_only)
        made.call_wished.connect(lambda: self.call_wished.emit(contact))
        made.edit_wished.connect(self.start_editing)
        made.household_wished.connect(self._on_household)
        made.merge_wished.connect(self._on_merge)
        made.bin_wished.connect(partial(actions.put_in_bin, contact))
        made.restore_wished.connect(partial(actions.restore, contact))
        made.forget_wished.connect(partial(actions.forget, contact))
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

    def _on_no_details(self, error: BaseException) -> None:
        if isinstance(error, ContactGoneError):
            self.show_nobody(self.tr("They are no longer in the book."))
        else:
            self._shell.office.explain(error)

    def _on_saved(self, edited: Edited) -> None:
        self._actions.warn_of_pieces(edited.to_take_out)
        self._shell.toast_with_undo(self.tr("{name} is saved.").format(name=named(edited.contact)))
        self.details = None
        self.closed.emit()  # the form takes the focus with it
        self.person_wished.emit(edited.contact.id)

    def _on_left(self) -> None:
        if self.details is not None:
            shown, self.details = self.details, None
            self._on_details(shown)
        else:
            self.show_nobody()
        self.closed.emit()

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
