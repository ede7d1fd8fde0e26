"""Ctrl+K: type a few letters and go to a page, to a person, or do something."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.pages import PageEntry
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import GRID, unmarked
from appreciation.domain.contacts import Contact
from appreciation.domain.folding import folded
from appreciation.services.desk import Desk
from appreciation.services.people import contacts

_MOST_PEOPLE = 8
_ROW = 48
_SIZE = (560, 440)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere to go, or something to do."""

    shown: TwoLines
    go: Callable[[], object]


class GoAnywhere(QDialog):
    """A field and what its words find; Enter goes to the chosen one, Esc stays."""

    def __init__(
        self,
        parent: QWidget,
        shell: Shell,
        entries: tuple[PageEntry, ...],
        actions: list[QAction],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Go anywhere"))
        self._shell = shell
        self._places = [_page(shell, entry) for entry in entries]
        titles = {place.shown.title for place in self._places}
        self._places += [
            place
            for each in actions
            if each.isEnabled() and (place := _action(each)).shown.title not in titles
        ]
        self._people: list[Place] = []
        self._field = QLineEdit(placeholderText=self._hint(), clearButtonEnabled=True)
        self._field.setAccessibleName(self.tr("Where to"))
        self._field.textChanged.connect(self._on_typed)
        self._field.installEventFilter(self)
        self._model: RowModel[Place] = RowModel(lambda place: place.shown, self)
        self._list = RowList(shell.theme, self.tr("What was found"), height=_ROW)
        self._list.setModel(self._model)
        self._list.opened.connect(self._on_chosen)
        self._list.clicked.connect(lambda _index: self._on_chosen(self._list.current_item()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        width, height = (shell.theme.px(each) for each in _SIZE)
        self.resize(min(width, parent.width()), min(height, parent.height()))
        self._show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                row = self._list.currentIndex().row() + step
                self._list.choose(min(max(row, 0), self._model.rowCount() - 1))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._on_chosen(self._list.current_item())
                return True
        return super().eventFilter(watched, event)

    def _hint(self) -> str:
        if self._shell.has_page("contacts"):
            return self.tr("A person, a page, or something to do")
        return self.tr("A page, or something to do")

    def _on_typed(self, text: str) -> None:
        if self._shell.has_page("contacts") and text.strip():
            found = partial(_found, text)
            self._shell.office.ask(found, self._on_found, key="go anywhere")
        else:
            self._people = []
        self._show()

    def _on_found(self, people: list[Contact]) -> None:
        self._people = [_person(self._shell, each) for each in people]
        self._show()

    def _show(self) -> None:
        words = folded(self._field.text()).split()
        fitting = [
            place
            for place in self._places
            if all(word in folded(place.shown.title) for word in words)
        ]
        self._model.show_items([*self._people, *fitting])
        if self._model.rowCount():
            self._list.choose(0)

    def _on_chosen(self, place: Place | None) -> None:
        if place is not None:
            self.accept()
            place.go()


def _found(text: str, desk: Desk) -> list[Contact]:
    return list(contacts.listed(desk, search=text, limit=_MOST_PEOPLE))


def _page(shell: Shell, entry: PageEntry) -> Place:
    return Place(
        shown=TwoLines(title=entry.title, icon=entry.icon), go=lambda: shell.go(entry.name)
    )


def _action(action: QAction) -> Place:
    shown = TwoLines(
        title=unmarked(action.text()), right=action.shortcut().toString(), icon="chevron-right"
    )
    return Place(shown=shown, go=action.trigger)


def _person(shell: Shell, person: Contact) -> Place:
    where = person.mail_address
    shown = TwoLines(
        title=person.full_name,
        subtitle=person.organisation or (where.town if where else ""),
        avatar=person.full_name,
        status=person.status,
    )
    return Place(shown=shown, go=lambda: shell.go("contacts", person.id))
