"""What stands on the envelope and after “Dear”, where the owner wants their own words."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPushButton
from typing_extensions import override

from appreciation.desktop.contacts.editing.part import Part, titled
from appreciation.desktop.shared.fields import Field, LinesField, TextField
from appreciation.desktop.shared.widgets import button, section
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Contact
from appreciation.domain.naming import envelope_name, salutation_name


class Wording(Part):
    """Words of their own stay when the name changes, until the owner lets them follow it."""

    def __init__(self, theme: Theme, contact: Contact) -> None:
        super().__init__(self.tr("On the card and the envelope"))
        self._before = contact
        self._salutation = TextField("salutation", self.tr("After “Dear”"))
        self._envelope = TextField("envelope_name", self.tr("Name on the envelope"))
        self._follow: dict[Field, QPushButton] = {}
        for field in (self._salutation, self._envelope):
            field.show_text(getattr(contact, field.key))
            field.edited.connect(self.edited)
            follow = button(theme, self.tr("Follow the new name"), kind="link")
            follow.clicked.connect(lambda _checked=False, each=field: self._on_follow(each))
            follow.hide()
            self._follow[field] = follow
            self.body.addWidget(titled(field))
            self.body.addWidget(follow)
        self._notes = LinesField(theme, "notes", self.tr("Notes"), lines=4)
        self._notes.show_text(contact.notes)
        self._notes.edited.connect(self.edited)
        self.body.addWidget(section(self.tr("Notes")))
        self.body.addWidget(self._notes)

    @override
    def applied(self, contact: Contact) -> Contact:
        return replace(
            contact,
            salutation=self._salutation.text(),
            envelope_name=self._envelope.text(),
            notes=self._notes.text(),
        )

    def show_names(self, contact: Contact) -> None:
        """Show what the names make of it, and whether own words still have the old name."""
        bare = replace(contact, salutation="", envelope_name="")
        renamed = contact.full_name != self._before.full_name
        for field, words in (
            (self._salutation, salutation_name([bare])),
            (self._envelope, envelope_name([bare])),
        ):
            if isinstance(field.editor, QLineEdit):
                field.editor.setPlaceholderText(words)
            stays = renamed and bool(field.text()) and field.text() != words
            field.remark(self.tr("The name has changed; these words stay.") if stays else "")
            self._follow[field].setVisible(stays)

    def _on_follow(self, field: TextField) -> None:
        field.show_text("")
        self.edited.emit()
