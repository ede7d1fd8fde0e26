"""The letters that wait to go out to somebody, and what begins another."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.contacts.dealing_rows import dealing_row
from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.menu_below import more_button
from appreciation.desktop.shared.widgets import (
    button,
    section,
    translated,
)
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.batches import PieceKind
from appreciation.services.contact_details import ContactDetails
from appreciation.services.letters.letters import LetterLine


class LettersPart(QWidget):
    """The signals carry the wish: to write, with the button for it, or what is to become of one."""

    write_wished = Signal(object)
    order_wished = Signal()
    other_day_wished = Signal(object)
    withdrawn = Signal(object)

    def __init__(
        self, theme: Theme, details: ContactDetails, today: date, *, read_only: bool
    ) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._read_only = read_only
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        if details.letters:
            layout.addWidget(section(self.tr("Letters")))
        else:
            self.hide()
        self.begin: tuple[QPushButton, ...] = ()
        for each in details.letters:
            layout.addWidget(self._row(each))
        if not read_only and not details.contact.deceased:
            write = button(theme, self.tr("Write to them"), kind="link")
            write.clicked.connect(lambda: self.write_wished.emit(write))
            order = button(theme, self.tr("Note an order"), kind="link")
            order.clicked.connect(self.order_wished)
            self.begin = (write, order)

    def _row(self, line: LetterLine) -> QWidget:
        below = [(self._when(line.letter.due_on), "small")]
        if line.held:
            reason = line.held.reason
            below.append((f"{reason[:1].upper()}{reason[1:]}. {line.held.mend}", "careful"))
        more = None if self._read_only else self._more(line)
        return dealing_row(IconMark(self._theme, "mail"), letter_words(line), below, more)

    def _when(self, due_on: date) -> str:
        if due_on == self._today:
            return self.tr("To post today")
        day = near_day(due_on, self._today)
        if due_on < self._today:
            return self.tr("Was to be posted by {day}; it goes with this week's batch").format(
                day=day
            )
        return self.tr("To post by {day}").format(day=day)

    def _more(self, line: LetterLine) -> QPushButton:
        says = self.tr("What to do: {letter}").format(letter=letter_words(line))
        more, menu = more_button(self._theme, says)
        menu.addAction(self.tr("Another &day…"), partial(self.other_day_wished.emit, line))
        menu.addAction(self.tr("&Withdraw it"), partial(self.withdrawn.emit, line))
        return more


def letter_words(line: LetterLine) -> str:
    """Return what a letter is, as `An article for you, “Keeping bees”`."""
    words = line.letter.purpose.words
    if line.letter.form is PieceKind.CARD:
        words = translated("LettersPart", "{purpose}, card").format(purpose=words)
    return f"{words}, “{line.what}”" if line.what else words
