"""What work was offered to somebody, and what became of it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.dealing_words import OUTCOME_ICONS, proposal_words
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.widgets import (
    breakable,
    button,
    counted,
    icon_button,
    label,
    row,
    section,
)
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.proposals import Outcome, Proposal

_AT_FIRST = 4


class ProposalsPart(QWidget):
    """The signals carry the wish: a new one, the outcome of one, or one taken back."""

    new_wished = Signal()
    settled = Signal(object, object)
    mistaken = Signal(object)

    def __init__(
        self, theme: Theme, proposals: Sequence[Proposal], today: date, *, read_only: bool
    ) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._read_only = read_only
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(section(self.tr("Proposals")))
        self._rest = QVBoxLayout()
        self._rest.setSpacing(2)
        layout.addLayout(self._rest)
        self._show(proposals[:_AT_FIRST])
        if left := proposals[_AT_FIRST:]:
            words = counted(len(left), self.tr("and 1 more"), self.tr("and {n} more"))
            more = button(theme, words, kind="link")
            more.clicked.connect(more.hide)
            more.clicked.connect(partial(self._show, left))
            layout.addLayout(Flow(more))
        if not read_only:
            new = button(theme, self.tr("Note a proposal"), kind="link")
            new.clicked.connect(self.new_wished)
            layout.addLayout(Flow(new))

    def _show(self, proposals: Sequence[Proposal], *_checked: bool) -> None:
        for each in proposals:
            self._rest.addWidget(self._line(each))

    def _line(self, made: Proposal) -> QWidget:
        day = made.settled_on or made.on
        parts = (near_day(day, self._today), made.reason)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(breakable(proposal_words(made)), wrap=True))
        below = breakable(" · ".join(part for part in parts if part))
        texts.addWidget(label(below, "small", wrap=True))
        line = QWidget()
        inner = row(IconMark(self._theme, OUTCOME_ICONS[made.outcome]))
        inner.addLayout(texts, 1)
        if not self._read_only:
            inner.addWidget(self._more(made))
        line.setLayout(inner)
        return line

    def _more(self, made: Proposal) -> QPushButton:
        says = self.tr("What became of it: {proposal}").format(proposal=proposal_words(made))
        more = icon_button(self._theme, "ellipsis", says)
        menu = QMenu(more)
        for text, outcome in (
            (self.tr("It is &won…"), Outcome.WON),
            (self.tr("It is &lost…"), Outcome.LOST),
            (self.tr("It is &open again"), Outcome.OPEN),
        ):
            if outcome is not made.outcome:
                menu.addAction(text, partial(self.settled.emit, made, outcome))
        menu.addAction(self.tr("Noted by &mistake"), lambda: self.mistaken.emit(made))
        more.clicked.connect(lambda: menu.popup(more.mapToGlobal(more.rect().bottomLeft())))
        return more
