"""Adding somebody at an organisation."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from appreciation.desktop.shared.question import Question
from appreciation.desktop.shared.statuses import status_word
from appreciation.desktop.shared.widgets import label
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Contact, Email, Phone, Status

_WIDTH = 460


class AddingThere(Question):
    """The little one knows after a first call; the rest can follow under Contacts."""

    def __init__(self, theme: Theme, parent: QWidget, organisation: str) -> None:
        super().__init__(theme, parent, scrolls=True)
        heading = self.tr("Somebody at {organisation}").format(organisation=organisation)
        self.entitle(self.tr("Add somebody"), self.tr("Add them"), heading=heading)
        self.given, self.family, self._job, self._phone, self._email = (
            QLineEdit() for _ in range(5)
        )
        for title, field in (
            (self.tr("First name"), self.given),
            (self.tr("Last name"), self.family),
            (self.tr("What they do there"), self._job),
            (self.tr("Telephone"), self._phone),
            (self.tr("E-mail"), self._email),
        ):
            self.ask(title, field)
        self.status = QComboBox()
        for status in (Status.CUSTOMER, Status.PROSPECT, Status.PARTNER):
            self.status.addItem(status_word(status), status)
        self.ask(self.tr("What they are to you"), self.status)
        hint = self.tr("Their address and days can be filled in under Contacts.")
        self.body.addWidget(label(hint, "small", wrap=True))
        self.body.addStretch(1)
        self.given.setFocus()
        self.fit(_WIDTH)

    def contact(self, today: date) -> Contact:
        """Return who was filled in, entered on a day."""
        given, family, job, phone, email = (
            field.text().strip()
            for field in (self.given, self.family, self._job, self._phone, self._email)
        )
        return Contact(
            full_name=f"{given} {family}".strip(),
            given_name=given,
            family_name=family,
            job_title=job,
            status=Status(self.status.currentData()),
            phones=(Phone(number=phone),) if phone else (),
            emails=(Email(address=email),) if email else (),
            entered_on=today,
        )

    @override
    def missing(self) -> str:
        named = self.given.text().strip() or self.family.text().strip()
        return "" if named else self.tr("Write down a name first.")
