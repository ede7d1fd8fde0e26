"""The letters that wait to go out to somebody, and what begins another."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.widgets import (
    breakable,
    button,
    icon_button,
    label,
    row,
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
            layout.addWidget(self._line(each))
        if not read_only and not details.contact.deceased:
            write = button(theme, self.tr("Write to them"), kind="link")
            write.clicked.connect(lambda: self.write_wished.emit(write))
            order = button(theme, self.tr("Note an order"), kind="link")
            order.clicked.connect(self.order_wished)
            self.begin = (write, order)

    def _line(self, line: LetterLine) -> QWidget:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(breakable(letter_words(line)), wrap=True))
        texts.addWidget(label(self._when(line.letter.due_on), "small", wrap=True))
        if line.held:
            held = f"{line.held.reason[:1].upper()}{line.held.reason[1:]}. {line.held.mend}"
            texts.addWidget(label(held, "careful", wrap=True))
        made = QWidget()
        inner = row(IconMark(self._theme, "mail"))
        inner.addLayout(texts, 1)
        if not self._read_only:
            inner.addWidget(self._more(line))
        made.setLayout(inner)
        return made

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
        more = icon_button(self._theme, "ellipsis", says)
        menu = QMenu(more)
        menu.addAction(self.tr("Another &day…"), partial(self.other_day_wished.emit, line))
        menu.addAction(self.tr("&Withdraw it"), partial(self.withdrawn.emit, line))
        more.clicked.connect(lambda: menu.popup(more.mapToGlobal(more.rect().bottomLeft())))
        return more


def letter_words(line: LetterLine) -> str:
    """Return what a letter is, as `An article for you, “Keeping bees”`."""
    words = line.letter.purpose.words
    if line.letter.form is PieceKind.CARD:
        words = translated("LettersPart", "{purpose}, card").format(purpose=words)
    return f"{words}, “{line.what}”" if line.what else words
