"""Noting a proposal, and what became of one."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from appreciation.desktop.contacts.words import named
from appreciation.desktop.shared.day_field import day_field, day_of
from appreciation.desktop.shared.dealing_words import outcome_word, proposal_words
from appreciation.desktop.shared.question import Question
from appreciation.desktop.shared.widgets import breakable
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Contact
from appreciation.domain.errors import WrongValueError
from appreciation.domain.proposals import Outcome, Proposal, amount_of

_WIDTH = 460


class ProposalDialog(Question):
    """What was offered, for how much, when, and what became of it if that is known."""

    def __init__(self, theme: Theme, parent: QWidget, contact: Contact, today: date) -> None:
        super().__init__(theme, parent, scrolls=True)
        self._contact = contact
        self.entitle(
            self.tr("Note a proposal"),
            self.tr("Note it"),
            heading=self.tr("A proposal to {name}").format(name=named(contact)),
        )
        self.what = QLineEdit()
        self.ask(self.tr("What was offered?"), self.what)
        self.amount = QLineEdit()
        self.amount.setPlaceholderText(self.tr("as 1250 or 1250.50"))
        self.ask(self.tr("For how much?"), self.amount)
        self._day = day_field(today, latest=today)
        self.ask(self.tr("On which day?"), self._day)
        self.outcome = QComboBox()
        for each in Outcome:
            self.outcome.addItem(outcome_word(each), each)
        self.ask(self.tr("What became of it?"), self.outcome)
        self.reason = QLineEdit()
        self.ask(self.tr("Why?"), self.reason)
        self.body.addStretch(1)
        self.outcome.currentIndexChanged.connect(self._ask_why)
        self._ask_why()
        self.what.setFocus()
        self.fit(_WIDTH)

    def proposal(self) -> Proposal:
        """Return what was filled in; the currency is that of the book."""
        outcome = Outcome(self.outcome.currentData())
        return Proposal(
            contact_id=self._contact.id,
            what=self.what.text().strip(),
            amount=amount_of(self.amount.text()),
            on=day_of(self._day),
            outcome=outcome,
            reason="" if outcome is Outcome.OPEN else self.reason.text().strip(),
        )

    @override
    def missing(self) -> str:
        text = self.amount.text().strip()
        return _wrong(text) if text else self.tr("Write down for how much first.")

    def _ask_why(self) -> None:
        self.reason.setEnabled(Outcome(self.outcome.currentData()) is not Outcome.OPEN)


class OutcomeDialog(Question):
    """When a proposal was won or lost, and why."""

    def __init__(
        self, theme: Theme, parent: QWidget, made: Proposal, outcome: Outcome, today: date
    ) -> None:
        super().__init__(theme, parent)
        won = outcome is Outcome.WON
        self.entitle(
            self.tr("Won") if won else self.tr("Lost"),
            self.tr("It is won") if won else self.tr("It is lost"),
            heading=breakable(proposal_words(made)),
        )
        self._day = day_field(today, earliest=made.on, latest=today)
        self.ask(self.tr("On which day?"), self._day)
        self.reason = QLineEdit(made.reason)
        self.ask(self.tr("Why, in their words?"), self.reason)
        self.reason.setFocus()
        self.fit(_WIDTH)

    def answer(self) -> tuple[date, str]:
        """Return the day and the reason."""
        return day_of(self._day), self.reason.text().strip()


def _wrong(text: str) -> str:
    try:
        amount_of(text or "0")
    except WrongValueError as error:
        return str(error)
    return ""
