"""Telephone numbers and e-mail addresses: as many as there are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.contacts.editing.part import Part
from appreciation.desktop.shared.fields import TextField
from appreciation.desktop.shared.widgets import GRID, button, icon_button
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Contact, Email, Phone

_WHAT_WIDTH = 92


class WayRow(QWidget):
    """One number or address, what it is for, and a button to remove it."""

    edited = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, says: str, text: str, what: str) -> None:
        super().__init__()
        self.text = TextField("text", says)
        self.text.show_text(text)
        self.what = TextField("label", self.tr("What it is for"), example=self.tr("home, work…"))
        self.what.show_text(what)
        remove = icon_button(theme, "x", self.tr("Remove {what}").format(what=says))
        remove.clicked.connect(self.removed)
        self.text.edited.connect(self.edited)
        self.what.edited.connect(self.edited)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        top = layout.alignment()
        self.what.setFixedWidth(theme.px(_WHAT_WIDTH))
        layout.addWidget(self.text, 1, top)
        layout.addWidget(self.what, 0, top)
        layout.addWidget(remove, 0, top)
        self.setFocusProxy(self.text)


class Ways(Part):
    """Some rows, and a button for one more. `kind` is `phones` or `emails`."""

    def __init__(self, theme: Theme, kind: str, contact: Contact) -> None:
        phones = kind == "phones"
        super().__init__("")
        self._theme = theme
        self._kind = kind
        self._says = self.tr("Telephone") if phones else self.tr("E-mail address")
        self._rows: list[WayRow] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(GRID)
        more = self.tr("Add a telephone") if phones else self.tr("Add an e-mail address")
        add = button(theme, more, "plus", kind="link")
        add.clicked.connect(self._on_add)
        self.body.addLayout(self._place)
        self.body.addWidget(add)
        present: Sequence[Phone | Email] = contact.phones if phones else contact.emails
        for each in present:
            self._add(each.number if isinstance(each, Phone) else each.address, each.label)

    @override
    def applied(self, contact: Contact) -> Contact:
        found = [(row.text.text(), row.what.text()) for row in self._rows if row.text.text()]
        if self._kind == "phones":
            phones = tuple(Phone(number=text, label=what) for text, what in found)
            return replace(contact, phones=phones)
        return replace(
            contact, emails=tuple(Email(address=text, label=what) for text, what in found)
        )

    @override
    def say_problems(self, problems: Mapping[str, str]) -> None:
        if self._kind == "emails":
            for place, row in enumerate(self._filled()):
                row.text.say_wrong(problems.get(f"email {place}", ""))

    def say_doubts(self, doubts: Sequence[str]) -> None:
        """Say below each number what seems wrong with it."""
        for row, doubt in zip(self._filled(), doubts, strict=False):
            row.text.remark(doubt)

    def _filled(self) -> list[WayRow]:
        return [row for row in self._rows if row.text.text()]

    def _on_add(self) -> None:
        self._add("", "").setFocus()
        self.edited.emit()

    def _add(self, text: str, what: str) -> WayRow:
        row = WayRow(self._theme, self._says, text, what)
        row.edited.connect(self.edited)
        row.removed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._place.addWidget(row)
        return row

    def _remove(self, row: WayRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self.edited.emit()
