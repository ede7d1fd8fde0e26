"""The place where people are entered and changed; the form itself is loaded with its first use."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.shared.page import Shell
from appreciation.domain.contacts import ContactId


class _Form(Protocol):
    """What the place asks of the one who enters."""

    @property
    def is_open(self) -> bool: ...

    @property
    def is_changed(self) -> bool: ...

    def start(self, contact_id: ContactId | None) -> None: ...

    def may_leave(self, then: Callable[[], object]) -> bool: ...


class Editor(QWidget):
    """Holds a form. `saved` carries what was kept, `left` says that the form is gone."""

    saved = Signal(object)
    left = Signal()
    person_wished = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._form: _Form | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def is_open(self) -> bool:
        """Whether there is a form."""
        return self._form is not None and self._form.is_open

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self._form is not None and self._form.is_changed

    def start(self, contact_id: ContactId | None) -> None:
        """Open the form for somebody, or for somebody new."""
        if self._form is None:
            self._form = self._made()
        self._form.start(contact_id)

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Return whether nothing would be lost; else ask, and call `then` when it may be left."""
        return self._form is None or self._form.may_leave(then)

    def _made(self) -> _Form:
        from appreciation.desktop.contacts.entering import Entering

        made = Entering(self._shell)
        made.saved.connect(self.saved)
        made.left.connect(self.left)
        made.person_wished.connect(self.person_wished)
        self._layout.addWidget(made)
        return made
