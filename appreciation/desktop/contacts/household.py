"""Who shares an address and a card, and how they are addressed together."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from appreciation.desktop.contacts.picking import people_found, person_row
from appreciation.desktop.contacts.sizes import fitting
from appreciation.desktop.contacts.words import named
from appreciation.desktop.shared.fields import TextField
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.office import touching
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    clear,
    icon_button,
    label,
    row,
    scrolling,
    section,
)
from appreciation.domain.changes import Kind
from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.households import Household
from appreciation.domain.naming import envelope_name, salutation_name
from appreciation.services.contact_details import ContactDetails
from appreciation.services.desk import Desk
from appreciation.services.people import households

_MOST_FOUND = 6
_WIDTH, _HEIGHT = 520, 620


class HouseholdWindow(QDialog):
    """Makes a household, changes it, or lets somebody leave it. Nothing is done before Save."""

    def __init__(self, shell: Shell, details: ContactDetails, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell = shell
        self._household = details.household
        self._people = [details.contact, *details.household_others]
        self._at_first = [each.id for each in self._people]
        self.setWindowTitle(self.tr("Household of {name}").format(name=named(details.contact)))
        self._members = QVBoxLayout()
        self._search = TextField("search", self.tr("Who lives there too"), example=self.tr("name"))
        self._search.edited.connect(self._on_search)
        self._found: RowModel[Contact] = RowModel(person_row, self)
        self._list = RowList(shell.theme, self.tr("Who was found"), whole=True, height=48)
        self._list.setModel(self._found)
        self._list.opened.connect(self._on_added)
        self._list.clicked.connect(lambda _index: self._on_added(self._list.current_item()))
        self._envelope = TextField("envelope_name", self.tr("Name on the envelope"))
        self._salutation = TextField("salutation", self.tr("After “Dear”"))
        if self._household:
            self._envelope.show_text(self._household.envelope_name)
            self._salutation.show_text(self._household.salutation)
        self._arrange()
        self._show()
        self.resize(fitting(parent, shell.theme.px(_WIDTH), shell.theme.px(_HEIGHT)))

    def save(self) -> None:
        """Keep the household as it stands here."""
        ids = [each.id for each in self._people]
        same = self._household if set(ids) == set(self._at_first) else None
        keep = partial(_kept, same, ids, self._envelope.text(), self._salutation.text())
        self._shell.office.do(keep, self._on_saved, touches=touching(Kind.HOUSEHOLD, Kind.CONTACT))

    def _arrange(self) -> None:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, GRID)
        lines.setSpacing(GRID + 4)
        lines.addWidget(label(self.windowTitle(), "name", wrap=True))
        hint = self.tr("Those who live together get one card for a wedding or a holiday.")
        lines.addWidget(label(hint, "small", wrap=True))
        lines.addLayout(self._members)
        for field in (self._search,):
            lines.addWidget(section(field.title))
            lines.addWidget(field)
        lines.addWidget(self._list)
        for field in (self._envelope, self._salutation):
            lines.addWidget(section(field.title))
            lines.addWidget(field)
        lines.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(content), 1)
        layout.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        theme = self._shell.theme
        self._save = button(theme, self.tr("Save"), kind="primary")
        self._save.clicked.connect(self.save)
        cancel = button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._leave = button(theme, self.tr("Leave the household"))
        self._leave.clicked.connect(self._on_leave)
        self._leave.setVisible(self._household is not None)
        answers = Flow(self._leave)
        for answer in (cancel, self._save):
            answers.add_at_right(answer)
        foot = QVBoxLayout()
        foot.setContentsMargins(3 * GRID, GRID, 3 * GRID, 3 * GRID)
        foot.addLayout(answers)
        return foot

    def _show(self) -> None:
        clear(self._members)
        for each in self._people:
            remove = icon_button(
                self._shell.theme,
                "x",
                self.tr("Take {name} out of the household").format(name=named(each)),
            )
            remove.clicked.connect(partial(self._on_removed, each))
            remove.setVisible(each is not self._people[0])
            line = row(label(named(each), "strong"), remove, stretch_after=0)
            self._members.addLayout(line)
        self._save.setEnabled(len(self._people) > 1)
        living = [each for each in self._people if not each.deceased]
        _hint(self._envelope, envelope_name(living))
        _hint(self._salutation, salutation_name(living))

    def _on_search(self) -> None:
        text = self._search.text()
        if text:
            self._shell.office.ask(
                partial(people_found, text, 2 * _MOST_FOUND), self._on_found, key="household search"
            )
        else:
            self._found.show_items([])

    def _on_found(self, people: Sequence[Contact]) -> None:
        ids = {each.id for each in self._people}
        self._found.show_items([each for each in people if each.id not in ids][:_MOST_FOUND])

    def _on_added(self, person: Contact | None) -> None:
        if person is not None:
            self._people.append(person)
            self._search.show_text("")
            self._found.show_items([])
            self._show()
            self._search.setFocus()

    def _on_removed(self, person: Contact) -> None:
        self._people.remove(person)
        self._show()

    def _on_leave(self) -> None:
        alone: list[ContactId] = self._at_first[:1]
        self._shell.office.do(
            lambda desk: households.together(desk, alone),
            self._on_saved,
            touches=touching(Kind.HOUSEHOLD, Kind.CONTACT),
        )

    def _on_saved(self, _household: Household) -> None:
        self.accept()
        self._shell.toast_with_undo(self.tr("The household is changed."))


def _kept(
    same: Household | None, ids: Sequence[ContactId], envelope: str, salutation: str, desk: Desk
) -> Household:
    if same is not None:
        return households.reword(desk, same.id, envelope_name=envelope, salutation=salutation)
    return households.together(desk, ids, envelope_name=envelope, salutation=salutation)


def _hint(field: TextField, text: str) -> None:
    """Show what stands there as long as nothing is written."""
    if isinstance(field.editor, QLineEdit):
        field.editor.setPlaceholderText(text)
