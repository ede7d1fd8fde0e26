"""Noting a referral in a few words."""

from enum import Enum

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from appreciation.desktop.contacts.person_field import PersonField
from appreciation.desktop.contacts.words import named
from appreciation.desktop.shared.day_field import day_field, day_of
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.question import Question
from appreciation.desktop.shared.widgets import column, label
from appreciation.domain.contacts import Contact
from appreciation.domain.referrals import Referral

_WIDTH = 480


class Way(Enum):
    """Who was sent by whom, as seen from the one in the pane."""

    THEY_SENT = "they sent"
    WE_SENT = "we sent"
    SENT_BY_SOMEBODY = "sent by somebody"
    SENT_BY_EVENT = "sent by an event"


class ReferralDialog(Question):
    """Which way it went, who or what else was in it, when, and what is worth remembering."""

    def __init__(self, shell: Shell, contact: Contact, parent: QWidget) -> None:
        super().__init__(shell.theme, parent, scrolls=True)
        self._contact = contact
        name = named(contact)
        self.entitle(
            self.tr("Note a referral"),
            self.tr("Note it"),
            heading=self.tr("A referral with {name}").format(name=name),
        )
        self.way = QComboBox()
        for way, words in (
            (Way.THEY_SENT, self.tr("{name} sent us somebody")),
            (Way.WE_SENT, self.tr("We sent somebody to {name}")),
            (Way.SENT_BY_SOMEBODY, self.tr("Somebody sent us {name}")),
            (Way.SENT_BY_EVENT, self.tr("An event brought us {name}")),
        ):
            self.way.addItem(words.format(name=name), way)
        self.ask(self.tr("What happened?"), self.way)
        self.person = PersonField(shell, {contact.id})
        hint = self.tr("Whoever is not in your book yet is added under Contacts first.")
        self._by_person = self._asked(self.tr("Whom?"), self.person, hint)
        self.event_name = QLineEdit()
        self.event_name.setPlaceholderText(self.tr("as: the trade fair in May"))
        self._by_event = self._asked(self.tr("Which event?"), self.event_name)
        today = shell.office.today()
        self._day = day_field(today, latest=today)
        self.ask(self.tr("On which day?"), self._day)
        self._note = QLineEdit()
        self.ask(self.tr("Worth remembering"), self._note)
        self.body.addStretch(1)
        self.way.currentIndexChanged.connect(self._show_way)
        self._show_way()
        self.way.setFocus()
        self.fit(_WIDTH)

    def referral(self) -> Referral:
        """Return what was filled in."""
        way, here = self.way.currentData(), self._contact.id
        person = self.person.person
        whom = here if person is None else person.id
        sender, sent = {
            Way.THEY_SENT: (here, whom),
            Way.WE_SENT: (here, whom),
            Way.SENT_BY_SOMEBODY: (whom, here),
            Way.SENT_BY_EVENT: (None, here),
        }[way]
        return Referral(
            contact_id=sender,
            other_id=sent,
            received=way is not Way.WE_SENT,
            on=day_of(self._day),
            event=self.event_name.text().strip() if sender is None else "",
            note=self._note.text().strip(),
        )

    def _asked(self, title: str, editor: QWidget, hint: str = "") -> QWidget:
        """Ask something that is not always asked."""
        above = label(title, "section")
        above.setBuddy(editor)
        editor.setAccessibleName(title)
        both = column(above, editor)
        if hint:
            both.addWidget(label(hint, "small", wrap=True))
        group = QWidget()
        group.setLayout(both)
        self.body.addWidget(group)
        return group

    def _show_way(self) -> None:
        by_event = self.way.currentData() is Way.SENT_BY_EVENT
        self._by_person.setVisible(not by_event)
        self._by_event.setVisible(by_event)

    @override
    def missing(self) -> str:
        if self.way.currentData() is Way.SENT_BY_EVENT:
            named = self.event_name.text().strip()
            return "" if named else self.tr("Write down first which event it was.")
        return "" if self.person.person else self.tr("Choose first whom it concerns.")
