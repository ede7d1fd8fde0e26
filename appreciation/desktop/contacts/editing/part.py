"""What every part of the form is."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.shared.fields import Field, SwitchField
from appreciation.desktop.shared.widgets import GRID, column, label, plain, section
from appreciation.domain.contacts import Contact


class Part(QWidget):
    """Some of a contact. `edited` says that the owner changed something in it."""

    edited = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GRID)
        if title:
            self.body.addWidget(section(title))

    def applied(self, contact: Contact) -> Contact:
        """Return the contact with what stands in this part.

        Raises `UnreadableDateError` or `WrongValueError`, saying so beside the field as well.
        """
        raise NotImplementedError

    def say_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside the fields what has to be put right; nothing where all is well."""


def titled(field: Field) -> QWidget:
    """Return a field with its title above it."""
    holder = QWidget()
    if isinstance(field, SwitchField):
        holder.setLayout(column(field))
        return holder
    title = label(plain(field.title), "small")
    title.setBuddy(field.editor)
    title.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    holder.setLayout(column(title, field, gap=2))
    return holder
