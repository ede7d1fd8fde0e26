"""Asking for the day of a letter, and for an order."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from appreciation.desktop.shared.day_field import day_field, day_of
from appreciation.desktop.shared.question import Question
from appreciation.desktop.shared.widgets import label
from appreciation.desktop.theme.theme import Theme
from appreciation.services.letters.letters import LetterLine

_WIDTH = 420


class OtherDay(Question):
    """By which day a letter is to be posted; it goes with the batch of that week."""

    def __init__(self, theme: Theme, parent: QWidget, line: LetterLine, today: date) -> None:
        super().__init__(theme, parent)
        self._day = day_field(max(line.letter.due_on, today), earliest=today)
        self.ask(self.tr("To post by"), self._day)
        note = self.tr("It goes out with the batch of the week of that day.")
        self.body.addWidget(label(note, "small", wrap=True))
        self.body.addStretch(1)
        self.entitle(
            self.tr("Another day"),
            self.tr("Move it"),
            heading=self.tr("The letter to {name}").format(name=line.name),
        )
        self._day.setFocus()
        self.fit(_WIDTH)

    def day(self) -> date:
        """Return the day that was chosen."""
        return day_of(self._day)


class OrderDialog(Question):
    """What somebody ordered; thanks are proposed for it."""

    def __init__(self, theme: Theme, parent: QWidget, name: str, today: date) -> None:
        super().__init__(theme, parent)
        self._what = QLineEdit()
        self.ask(self.tr("What did they order?"), self._what)
        self._amount = QLineEdit()
        self.ask(self.tr("For how much?"), self._amount)
        self._day = day_field(today, latest=today)
        self.ask(self.tr("On which day?"), self._day)
        note = self.tr("You will be asked whether to thank them; nothing goes out by itself.")
        self.body.addWidget(label(note, "small", wrap=True))
        self.body.addStretch(1)
        self.entitle(
            self.tr("Note an order"),
            self.tr("Note it"),
            heading=self.tr("An order of {name}").format(name=name),
        )
        self._what.setFocus()
        self.fit(_WIDTH)

    def order(self) -> tuple[str, str, date]:
        """Return what was ordered, for how much, and when."""
        return self._what.text(), self._amount.text(), day_of(self._day)
