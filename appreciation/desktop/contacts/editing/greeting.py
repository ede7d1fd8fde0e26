"""Whether and how somebody is greeted."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from appreciation.desktop.contacts.editing.date_field import DateField
from appreciation.desktop.contacts.editing.part import Part, titled
from appreciation.desktop.shared.fields import ChoiceField, SwitchField, TextField
from appreciation.desktop.shared.widgets import GRID, column, label
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Contact, Status
from appreciation.services.choices import Choice

_YES = {True: "true", False: "false"}


class Greeting(Part):
    """The switches, the first greeting of a prospect, a death, the holidays and the language."""

    def __init__(self, theme: Theme, contact: Contact) -> None:
        super().__init__(self.tr("Greetings"))
        self._greet = _switch("greet", self.tr("Greet them"), on=contact.greet)
        self._no_mail = _switch("do_not_mail", self.tr("Send no post"), on=contact.do_not_mail)
        self._approved = _switch(
            "approved", self.tr("The first greeting may go out"), on=contact.approved
        )
        self._met = TextField("met", self.tr("How you met"))
        self._met.show_text(contact.met)
        self._prospect = QWidget()
        self._prospect.setLayout(column(titled(self._met), self._approved, gap=GRID))
        self._deceased = _switch("deceased", self.tr("They have died"), on=contact.deceased)
        self._died = DateField(theme, self.tr("Died on"), contact.deceased_on)
        self._death = QWidget()
        self._death.setLayout(column(label(self.tr("Died on"), "small"), self._died, gap=2))
        self._death.setVisible(contact.deceased)
        self._holidays = ChoiceField("holiday_set", self.tr("Holidays they keep"))
        self._holidays.show_text(contact.holiday_set)
        self._language = ChoiceField("language", self.tr("Language of their cards"))
        self._language.show_text(contact.language)
        for part in (self._greet, self._no_mail, self._prospect, self._deceased, self._death):
            self.body.addWidget(part)
        for choice in (self._holidays, self._language):
            self.body.addWidget(titled(choice))
        self._deceased.edited.connect(self._on_deceased)
        self._died.edited.connect(self.edited)
        for field in (
            self._greet,
            self._no_mail,
            self._approved,
            self._met,
            self._deceased,
            self._holidays,
            self._language,
        ):
            field.edited.connect(self.edited)
        self.show_status(contact.status)

    @override
    def applied(self, contact: Contact) -> Contact:
        deceased = self._deceased.text() == "true"
        return replace(
            contact,
            greet=self._greet.text() == "true",
            do_not_mail=self._no_mail.text() == "true",
            approved=self._approved.text() == "true",
            met=self._met.text(),
            deceased=deceased,
            deceased_on=self._died.date() if deceased else None,
            holiday_set=self._holidays.text(),
            language=self._language.text(),
        )

    def show_status(self, status: Status) -> None:
        """Ask for the first greeting of a prospect, and of nobody else."""
        self._prospect.setVisible(status is Status.PROSPECT)

    def offer(self, holidays: Sequence[Choice], languages: Sequence[Choice]) -> None:
        """Offer these sets of holidays and these languages."""
        for field, choices, usual in (
            (self._holidays, holidays, self.tr("Those of the book")),
            (self._language, languages, self.tr("That of the book")),
        ):
            offered = [("", usual)]
            for each in choices:
                words = f"{each.words}: {each.more}" if each.more else each.words
                offered.append((each.value, words))
            field.offer(offered)

    def _on_deceased(self) -> None:
        self._death.setVisible(self._deceased.text() == "true")


def _switch(key: str, title: str, *, on: bool) -> SwitchField:
    made = SwitchField(key, title)
    made.show_text(_YES[on])
    return made
