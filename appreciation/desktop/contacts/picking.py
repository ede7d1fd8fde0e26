"""Choosing somebody of the book by typing their name."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from appreciation.desktop.contacts.sizes import fitting
from appreciation.desktop.contacts.words import address_line, named
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.search_field import SearchField
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import GRID, label
from appreciation.domain.contacts import Contact
from appreciation.services.desk import Desk
from appreciation.services.people import contacts

_MOST = 20
_WIDTH, _HEIGHT = 480, 460


class PersonPicker(QDialog):
    """`picked` carries the id of whoever was chosen, never of `apart_from`, if given."""

    picked = Signal(object)

    def __init__(
        self, shell: Shell, title: str, apart_from: Contact | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._shell = shell
        self._apart_from = apart_from
        self._model: RowModel[Contact] = RowModel(person_row, self)
        self._list = RowList(shell.theme, self.tr("Who was found"))
        self._list.setModel(self._model)
        self._list.opened.connect(self._on_picked)
        self._list.clicked.connect(lambda _index: self._on_picked(self._list.current_item()))
        self._search = SearchField(shell.theme, self.tr("Name, town or phone"))
        self._search.textChanged.connect(self._on_typed)
        self._search.down_wished.connect(self._list.setFocus)
        self._search.left.connect(self.reject)
        self._search.returnPressed.connect(lambda: self._on_picked(self._list.current_item()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(GRID + 4)
        layout.addWidget(label(title, "name", wrap=True))
        layout.addWidget(self._search)
        layout.addWidget(self._list, 1)
        theme = shell.theme
        self.resize(fitting(parent, theme.px(_WIDTH), theme.px(_HEIGHT)))
        self._on_typed(apart_from.family_name or apart_from.full_name if apart_from else "")

    def _on_typed(self, text: str) -> None:
        ask = partial(people_found, text, _MOST)
        self._shell.office.ask(ask, self._on_found, key="picker")

    def _on_found(self, people: Sequence[Contact]) -> None:
        apart = self._apart_from
        others = [each for each in people if apart is None or each.id != apart.id]
        self._model.show_items(others)
        if self._model.rowCount():
            self._list.choose(0)

    def _on_picked(self, person: Contact | None) -> None:
        if person is not None:
            self.accept()
            self.picked.emit(person.id)


def people_found(text: str, most: int, desk: Desk) -> list[Contact]:
    """Return who is found by a text, so many at most."""
    return list(contacts.listed(desk, search=text, limit=most))


def person_row(person: Contact) -> TwoLines:
    """Return somebody as a row of a list."""
    address = person.mail_address
    return TwoLines(
        title=named(person),
        subtitle=address_line(address) if address else "",
        avatar=named(person),
    )
