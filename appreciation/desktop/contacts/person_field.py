"""Choosing one person within a window, by typing their name."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.contacts.picking import people_found, person_row
from appreciation.desktop.contacts.words import named
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.search_field import SearchField
from appreciation.domain.contacts import Contact, ContactId

_MOST = 5


class PersonField(QWidget):
    """Looks for what is typed; `person` is who was chosen, never one of `apart_from`."""

    changed = Signal()

    def __init__(self, shell: Shell, apart_from: Collection[ContactId]) -> None:
        super().__init__()
        self._shell = shell
        self._apart_from = apart_from
        self.person: Contact | None = None
        self._model: RowModel[Contact] = RowModel(person_row, self)
        self._list = RowList(shell.theme, self.tr("Who was found"), whole=True, height=48)
        self._list.setModel(self._model)
        self._list.opened.connect(self._on_picked)
        self._list.clicked.connect(lambda _index: self._on_picked(self._list.current_item()))
        self.search = SearchField(shell.theme, self.tr("Name, town or phone"))
        self.search.textEdited.connect(self._on_typed)
        self.search.down_wished.connect(self._list.setFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self._list)
        self.setFocusProxy(self.search)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter take whoever stands first, before a second one answers the window."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.person is None:
            self._on_picked(self._list.current_item())
        else:
            super().keyPressEvent(event)

    def _on_typed(self, text: str) -> None:
        self.person = None
        self.changed.emit()
        if text.strip():
            most = _MOST + len(self._apart_from)
            self._shell.office.ask(
                partial(people_found, text, most), self._on_found, key="person field"
            )
        else:
            self._model.show_items([])

    def _on_found(self, people: Sequence[Contact]) -> None:
        if self.person is None:
            others = [each for each in people if each.id not in self._apart_from]
            self._model.show_items(others[:_MOST])
            if others:
                self._list.choose(0)

    def _on_picked(self, person: Contact | None) -> None:
        if person is not None:
            self.person = person
            self.search.setText(named(person))
            self._model.show_items([])
            self.search.setFocus()
            self.changed.emit()
