"""What work was offered to somebody, and what became of it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.contacts.dealing_rows import DealingRows, dealing_row
from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.dealing_words import OUTCOME_ICONS, proposal_words
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.menu_below import more_button
from appreciation.desktop.shared.widgets import (
    button,
    section,
)
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.proposals import Outcome, Proposal


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
        layout.addWidget(DealingRows(theme, proposals, self._row))
        if not read_only:
            new = button(theme, self.tr("Note a proposal"), kind="link")
            new.clicked.connect(self.new_wished)
            layout.addLayout(Flow(new))

    def _row(self, made: Proposal) -> QWidget:
        day = near_day(made.settled_on or made.on, self._today)
        below = " · ".join(part for part in (day, made.reason) if part)
        mark = IconMark(self._theme, OUTCOME_ICONS[made.outcome])
        more = None if self._read_only else self._more(made)
        return dealing_row(mark, proposal_words(made), [(below, "small")], more)

    def _more(self, made: Proposal) -> QPushButton:
        says = self.tr("What became of it: {proposal}").format(proposal=proposal_words(made))
        more, menu = more_button(self._theme, says)
        for text, outcome in (
            (self.tr("It is &won…"), Outcome.WON),
            (self.tr("It is &lost…"), Outcome.LOST),
            (self.tr("It is &open again"), Outcome.OPEN),
        ):
            if outcome is not made.outcome:
                menu.addAction(text, partial(self.settled.emit, made, outcome))
        menu.addAction(self.tr("Noted by &mistake"), lambda: self.mistaken.emit(made))
        return more
