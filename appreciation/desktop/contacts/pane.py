"""The right side of the contacts: one person to look at or to change, several, or nobody."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from appreciation.desktop.contacts.actions import Who
from appreciation.desktop.contacts.editor import Editor
from appreciation.desktop.contacts.selection import Selection
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import EmptyState, scrolling
from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.errors import ContactGoneError
from appreciation.services.outcomes import Edited


class _Sitting(Protocol):
    """What the pane asks of the place for a portrait, which is loaded with the first of them."""

    asked_for: ContactId | None

    @property
    def contact(self) -> Contact | None: ...

    def ask_for(self, contact_id: ContactId, failed: Callable[[BaseException], None]) -> None: ...

    def show_found(self) -> None: ...

    def forget_found(self) -> None: ...

    def leave(self) -> None: ...

    def focus_first(self) -> None: ...

    def show_merge(self, who: Who) -> None: ...


class Pane(QStackedWidget):
    """Shows who is chosen, and changes them. `person_wished` asks for somebody else."""

    call_wished = Signal(object)
    person_wished = Signal(object)
    closed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.selection = Selection(shell.theme)
        self._nobody = EmptyState("")
        self._sitting: _Sitting | None = None
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
        return self._sitting.contact if self._sitting else None

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Return whether nothing typed would be lost; else ask, and call `then` afterwards."""
        return self.editor.may_leave(then)

    def may_leave_page(self, then: Callable[[], object]) -> bool:
        """Return whether the page may be left; a form nothing was typed in stays open."""

        def leave() -> None:
            if self.contact is not None or self._asked_for is None:  # else who was saved comes
                self._on_left()
            then()

        return not self.editor.is_changed or self.editor.may_leave(leave)

    def show_nobody(self, text: str = "") -> None:
        """Show that nobody is chosen."""
        self._leave()
        self._nobody.say(text)
        self.setCurrentWidget(self._nobody)

    def show_many(self, count: int, *, binned: bool) -> None:
        """Show what can be done with so many."""
        self._leave()
        self.selection.show_count(count, binned=binned)
        self.setCurrentWidget(self._many)

    def show_contact(self, contact_id: ContactId) -> None:
        """Ask for somebody, and show them."""
        self._sat().ask_for(contact_id, self._on_not_found)

    def look_again(self) -> None:
        """Ask again for who is shown."""
        if self._asked_for is not None:
            self.show_contact(self._asked_for)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to do with who is shown."""
        if self._sitting is not None:
            self._sitting.focus_first()

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
        self._sat().show_merge(who)

    def show_duplicates(self) -> None:
        """Look for people who may be in the book twice."""
        from appreciation.desktop.contacts.twins import TwinsWindow

        TwinsWindow(self._shell, self.person_wished.emit, self.window()).open()

    def show_whom_to_send(self) -> None:
        """Show to whom one could send business."""
        from appreciation.desktop.contacts.send_to import SendToWindow

        SendToWindow(self._shell, self.person_wished.emit, self.window()).open()

    @property
    def _asked_for(self) -> ContactId | None:
        return self._sitting.asked_for if self._sitting else None

    def _leave(self) -> None:
        if self._sitting is not None:
            self._sitting.leave()

    def _sat(self) -> _Sitting:
        if self._sitting is None:
            from appreciation.desktop.contacts.sitting import Sitting

            made = Sitting(self._shell)
            made.found.connect(self._on_found)
            made.shown.connect(partial(self.setCurrentWidget, made))
            made.call_wished.connect(self.call_wished)
            made.edit_wished.connect(self.start_editing)
            made.person_wished.connect(self.person_wished)
            self.addWidget(made)
            self._sitting = made
        return self._sitting

    def _on_found(self) -> None:
        if not self.editor.is_open:
            self._sat().show_found()

    def _on_not_found(self, error: BaseException) -> None:
        if isinstance(error, ContactGoneError):
            self.show_nobody(self.tr("They are no longer in the book."))
        else:
            self._shell.office.explain(error)

    def _on_saved(self, edited: Edited) -> None:
        who = edited.contact
        name = who.full_name or who.organisation
        self._shell.toast_with_undo(self.tr("{name} is saved.").format(name=name))
        if self._sitting is not None:
            self._sitting.forget_found()
        self.closed.emit()  # the form takes the focus with it
        self.person_wished.emit(who.id)

    def _on_left(self) -> None:
        if self.contact is not None:
            self._sat().show_found()
        else:
            self.show_nobody()
        self.closed.emit()
