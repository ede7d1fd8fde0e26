"""Whom somebody sent us, whom we sent them, the balance and the chain."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.contacts.dealing_rows import DealingRows, dealing_row
from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.dealing_words import (
    balance_words,
    chain_words,
    referral_words,
    thanks_words,
)
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.menu_below import more_button
from appreciation.desktop.shared.thanking import Thanking
from appreciation.desktop.shared.widgets import (
    breakable,
    button,
    counted,
    label,
    section,
)
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Status
from appreciation.services.contact_details import ContactDetails
from appreciation.services.dealings.referrals import ReferralLine, Thanks

_MOST_OF_A_CHAIN = 12


class ReferralsPart(QWidget):
    """What can be done about thanks is done by `thanking`; without it nothing can be changed."""

    new_wished = Signal()
    mistaken = Signal(object)

    def __init__(
        self, theme: Theme, details: ContactDetails, today: date, thanking: Thanking | None
    ) -> None:
        super().__init__()
        self._theme = theme
        self._referrals = referrals = details.referrals
        self._today = today
        self._thanking = thanking
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(section(self.tr("Referrals")))
        balance = referrals.balance
        status = details.contact.status
        telling = status in {Status.PARTNER, Status.FORMER_CUSTOMER}
        if telling or balance.received or balance.given:
            words = balance_words(balance, status, today)
            self._layout.addWidget(label(words, "small", wrap=True))
        self._layout.addWidget(DealingRows(theme, referrals.lines, self._row))
        self._add_chain()
        if thanking is not None:
            new = button(theme, self.tr("Note a referral"), kind="link")
            new.clicked.connect(self.new_wished)
            self._layout.addLayout(Flow(new))

    def _row(self, line: ReferralLine) -> QWidget:
        parts = (near_day(line.referral.on, self._today), thanks_words(line.thanks))
        kind = "careful" if line.thanks in {Thanks.DUE, Thanks.CAME_BACK} else "small"
        below = " · ".join(part for part in parts if part)
        more = None if self._thanking is None else self._more(line, self._thanking)
        mark = IconMark(self._theme, "handshake")
        return dealing_row(mark, referral_words(line), [(below, kind)], more)

    def _more(self, line: ReferralLine, thanking: Thanking) -> QPushButton:
        says = self.tr("What to do: {referral}").format(referral=referral_words(line))
        more, menu = more_button(self._theme, says)
        thanking.add_to(menu, line)
        menu.addAction(self.tr("Noted by &mistake"), lambda: self.mistaken.emit(line))
        return more

    def _add_chain(self) -> None:
        came_by, brought = self._referrals.came_by, self._referrals.brought
        # One step of the chain stands above already: it is worth telling from the second on.
        for title, links in ((self.tr("Came to us by"), came_by), (self.tr("Brought"), brought)):
            if not any(each.steps > 1 for each in links):
                continue
            self._layout.addWidget(label(title, "small"))
            for words in chain_words(links)[:_MOST_OF_A_CHAIN]:
                self._layout.addWidget(label(breakable(words), "small", wrap=True))
            left = len(links) - _MOST_OF_A_CHAIN
            if left > 0:
                more = counted(left, self.tr("and 1 more"), self.tr("and {n} more"))
                self._layout.addWidget(label(more, "small"))
