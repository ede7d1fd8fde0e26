"""What somebody is to the business, and where they work."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit
from typing_extensions import override

from appreciation.desktop.contacts.editing.part import Part, titled
from appreciation.desktop.shared.fields import ChoiceField, TextField
from appreciation.desktop.shared.statuses import status_word
from appreciation.domain.contacts import Contact, Status


class Work(Part):
    """Status, organisation and what they do there."""

    def __init__(self, contact: Contact, organisations: Sequence[str]) -> None:
        super().__init__("")
        self.status = ChoiceField("status", self.tr("Status"))
        self.status.offer([(each.value, _capital(status_word(each))) for each in Status])
        self.status.show_text(contact.status)
        self._organisation = TextField("organisation", self.tr("Organisation"))
        self._organisation.show_text(contact.organisation)
        self._job = TextField("job_title", self.tr("What they do there"))
        self._job.show_text(contact.job_title)
        line = self._organisation.editor
        if isinstance(line, QLineEdit):
            known = QCompleter(list(organisations), line)
            known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            known.setFilterMode(Qt.MatchFlag.MatchContains)
            known.activated.connect(lambda _text: self.edited.emit())
            line.setCompleter(known)
        for field in (self.status, self._organisation, self._job):
            field.edited.connect(self.edited)
            self.body.addWidget(titled(field))

    @override
    def applied(self, contact: Contact) -> Contact:
        return replace(
            contact,
            status=Status(self.status.text()),
            organisation=self._organisation.text(),
            job_title=self._job.text(),
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
