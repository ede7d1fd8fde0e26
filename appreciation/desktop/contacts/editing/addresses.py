"""Postal addresses, with the parts and in the order of their country."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from appreciation.desktop.contacts.editing.part import Part, titled
from appreciation.desktop.shared.fields import ChoiceField, Field, LinesField, TextField
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    card,
    clear,
    column,
    label,
    plain,
    row,
)
from appreciation.domain.contacts import Address, Contact
from appreciation.services.choices import Choice
from appreciation.services.people.contact_editing import Editing
from appreciation.services.people.postal_addresses import AddressForm, address_form


class AddressBlock(QWidget):
    """One address. Changing its country puts its parts into that country's order."""

    edited = Signal()
    removed = Signal()

    def __init__(self, shell: Shell, address: Address, forms: Mapping[str, AddressForm]) -> None:
        super().__init__()
        self._shell = shell
        self._address = address
        self._texts = {
            name: getattr(address, name) for name in ("street", "town", "region", "postal_code")
        }
        self._fields: dict[str, Field] = {}
        self.for_mail = QRadioButton(plain(self.tr("Post goes here")))
        self.for_mail.setChecked(address.for_mail)
        self._what = TextField("label", self.tr("What it is"), example=self.tr("home, work…"))
        self._what.show_text(address.label)
        self._country = ChoiceField("country", self.tr("Country"))
        self._country.show_text(address.country)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        self._back = QWidget()
        self._came_back()
        remove = button(shell.theme, self.tr("Remove this address"), kind="link")
        remove.clicked.connect(self.removed)
        foot = Flow(self.for_mail, remove)
        layout = column(titled(self._country), gap=GRID)
        layout.addLayout(self._lines)
        layout.addWidget(titled(self._what))
        layout.addWidget(self._back)
        layout.addLayout(foot)
        self.setLayout(layout)
        self._what.edited.connect(self.edited)
        self.for_mail.toggled.connect(lambda _on: self.edited.emit())
        self._country.edited.connect(self._on_country)
        self._lay_out(forms[address.country])

    def address(self) -> Address:
        """Return the address as it stands here."""
        self._remember()
        return replace(
            self._address,
            **self._texts,
            label=self._what.text(),
            country=self._country.text(),
            for_mail=self.for_mail.isChecked(),
        )

    def offer_countries(self, countries: Sequence[Choice]) -> None:
        """Offer these countries."""
        self._country.offer([("", ""), *((each.value, each.words) for each in countries)])
        self._country.show_text(self._address.country)

    def say_doubts(self, doubts: Mapping[str, str]) -> None:
        """Say below each part what seems wrong with it."""
        for name, field in self._fields.items():
            field.remark(doubts.get(name, ""))

    def _came_back(self) -> None:
        """Say that post came back from there, and offer to take the mark away."""
        self._back.setVisible(self._address.undeliverable_on is not None)
        if self._address.undeliverable_on is None:
            return
        why = self._address.undeliverable_reason
        said = self.tr("Post came back from here.")
        mend = button(self._shell.theme, self.tr("It is right again"))
        mend.clicked.connect(self._on_right_again)
        words = label(f"{said} {why}".strip(), "careful", wrap=True)
        self._back.setLayout(row(words, mend, stretch_after=None))

    def _on_right_again(self) -> None:
        self._address = replace(self._address, undeliverable_on=None, undeliverable_reason="")
        self._back.hide()
        self.edited.emit()

    def _on_country(self) -> None:
        code = self._country.text()
        self._address = replace(self._address, country=code)
        self._shell.office.ask(
            lambda _desk: address_form(code), self._lay_out, key=f"form {id(self)}"
        )
        self.edited.emit()

    def _lay_out(self, form: AddressForm) -> None:
        self._remember()
        clear(self._lines)
        self._fields = {}
        for parts in form.lines:
            shown = [part for part in parts if part.name in form.usual or self._texts[part.name]]
            fields = []
            for part in shown:
                field = self._field(part.name, part.label, part.choices)
                field.show_text(self._texts[part.name])
                field.edited.connect(self.edited)
                self._fields[part.name] = field
                fields.append(titled(field))
            if fields:
                self._lines.addLayout(row(*fields, gap=GRID + 4))

    def _field(self, name: str, title: str, choices: Sequence[str]) -> Field:
        if name == "street":
            return LinesField(self._shell.theme, name, title, lines=3)
        field = TextField(name, title)
        if choices and isinstance(field.editor, QLineEdit):
            known = QCompleter(list(choices), field.editor)
            known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            field.editor.setCompleter(known)
        return field

    def _remember(self) -> None:
        self._texts |= {name: field.text() for name, field in self._fields.items()}


class Addresses(Part):
    """All addresses; one of them is for mail."""

    def __init__(self, shell: Shell, editing: Editing) -> None:
        super().__init__(self.tr("Address"))
        self._shell = shell
        self._editing = editing
        self._countries: Sequence[Choice] = ()
        self._blocks: list[AddressBlock] = []
        self._for_mail = QButtonGroup(self)
        self._place = QVBoxLayout()
        self._place.setSpacing(GRID)
        self.body.addLayout(self._place)
        add = button(shell.theme, self.tr("Add an address"), "plus", kind="link")
        add.clicked.connect(self._on_add)
        self.body.addWidget(add)
        for each in editing.contact.addresses:
            self._add(each)

    @override
    def applied(self, contact: Contact) -> Contact:
        found = (block.address() for block in self._filled())
        return replace(contact, addresses=tuple(found))

    def offer_countries(self, countries: Sequence[Choice]) -> None:
        """Offer these countries."""
        self._countries = countries
        for block in self._blocks:
            block.offer_countries(countries)

    def say_doubts(self, doubts: Sequence[Mapping[str, str]]) -> None:
        """Say below the parts of each address what seems wrong with them."""
        for block, each in zip(self._filled(), doubts, strict=False):
            block.say_doubts(each)

    def _filled(self) -> list[AddressBlock]:
        return [block for block in self._blocks if _is_filled(block.address())]

    def _on_add(self) -> None:
        country = self._editing.country
        self._add(Address(country=country, for_mail=not self._blocks)).setFocus()
        self.edited.emit()

    def _add(self, address: Address) -> AddressBlock:
        block = AddressBlock(self._shell, address, self._editing.address_forms)
        block.offer_countries(self._countries)
        frame, inside = card()
        inside.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID)
        inside.addWidget(block)
        block.edited.connect(self.edited)
        block.removed.connect(partial(self._remove, block, frame))
        self._for_mail.addButton(block.for_mail)
        self._blocks.append(block)
        self._place.addWidget(frame)
        self._show_choice()
        return block

    def _remove(self, block: AddressBlock, frame: QWidget) -> None:
        self._blocks.remove(block)
        self._for_mail.removeButton(block.for_mail)
        if block.for_mail.isChecked() and self._blocks:
            self._blocks[0].for_mail.setChecked(True)
        frame.hide()
        frame.deleteLater()
        self._show_choice()
        self.edited.emit()

    def _show_choice(self) -> None:
        for block in self._blocks:
            block.for_mail.setVisible(len(self._blocks) > 1)


def _is_filled(address: Address) -> bool:
    return bool(address.street or address.town or address.postal_code or address.region)
