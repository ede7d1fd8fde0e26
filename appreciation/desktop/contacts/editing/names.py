"""Names: the full name follows its parts for as long as it is made of them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from appreciation.desktop.contacts.editing.part import Part, titled
from appreciation.desktop.shared.fields import TextField
from appreciation.desktop.shared.widgets import GRID, button
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Contact

_PARTS = ("prefix", "given_name", "additional_name", "family_name", "suffix")


class Names(Part):
    """First and last name, and when wanted the others."""

    def __init__(self, theme: Theme, contact: Contact) -> None:
        super().__init__("")
        self.fields = {
            "given_name": TextField("given_name", self.tr("First name")),
            "family_name": TextField("family_name", self.tr("Last name")),
            "prefix": TextField("prefix", self.tr("Title")),
            "additional_name": TextField("additional_name", self.tr("Middle names")),
            "suffix": TextField("suffix", self.tr("After the name")),
            "nickname": TextField("nickname", self.tr("Nickname")),
            "full_name": TextField("full_name", self.tr("Full name, as it is written")),
        }
        self._follows = contact.full_name in _made_of_parts(contact)
        for key, field in self.fields.items():
            field.show_text(getattr(contact, key))
            field.edited.connect(self._on_full if key == "full_name" else self._on_part)
        self._more = QWidget()
        self._more.setLayout(
            _grid(
                ("prefix", "additional_name"),
                ("suffix", "nickname"),
                fields=self.fields,
            )
        )
        self._show_more = button(theme, self.tr("Title, middle names and more"), kind="link")
        self._show_more.clicked.connect(self._on_more)
        self.body.addLayout(_grid(("given_name", "family_name"), fields=self.fields))
        self.body.addWidget(titled(self.fields["full_name"]))
        self.body.addWidget(self._show_more)
        self.body.addWidget(self._more)
        rare = (contact.prefix, contact.additional_name, contact.suffix, contact.nickname)
        self._more.setVisible(any(rare))
        self._show_more.setVisible(not any(rare))
        self.setFocusProxy(self.fields["given_name"])

    @override
    def applied(self, contact: Contact) -> Contact:
        texts: dict[str, Any] = {key: field.text() for key, field in self.fields.items()}
        return replace(contact, **texts)

    @override
    def say_problems(self, problems: Mapping[str, str]) -> None:
        self.fields["full_name"].say_wrong(problems.get("full_name", ""))

    def _on_part(self) -> None:
        if self._follows:
            parts = (self.fields[key].text() for key in _PARTS)
            self.fields["full_name"].show_text(" ".join(part for part in parts if part))
        self.edited.emit()

    def _on_full(self) -> None:
        parts = [self.fields[key].text() for key in _PARTS]
        whole = " ".join(part for part in parts if part)
        self._follows = self.fields["full_name"].text() in {"", whole}
        self.edited.emit()

    def _on_more(self) -> None:
        self._more.show()
        self._show_more.hide()
        self.fields["prefix"].setFocus()


def _made_of_parts(contact: Contact) -> set[str]:
    whole = " ".join(part for part in (getattr(contact, key) for key in _PARTS) if part)
    return {whole}


def _grid(*lines: tuple[str, str], fields: Mapping[str, TextField]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GRID + 4)
    grid.setVerticalSpacing(GRID)
    for row, line in enumerate(lines):
        for column, key in enumerate(line):
            grid.addWidget(titled(fields[key]), row, column)
    return grid
