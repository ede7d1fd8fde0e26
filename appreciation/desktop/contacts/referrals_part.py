"""Whom somebody sent us, whom we sent them, the balance and the chain."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.dealing_words import (
    balance_words,
    chain_words,
    referral_words,
    thanks_words,
)
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.thanking import Thanking
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
from appreciation.domain.contacts import Status
from appreciation.services.contact_details import ContactDetails
from appreciation.services.dealings.referrals import ReferralLine, Thanks

_AT_FIRST = 4
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
        self._rest = QVBoxLayout()
        self._rest.setSpacing(2)
        self._layout.addLayout(self._rest)
        self._show(referrals.lines[:_AT_FIRST])
        if left := referrals.lines[_AT_FIRST:]:
            words = counted(len(left), self.tr("and 1 more"), self.tr("and {n} more"))
            more = button(theme, words, kind="link")
            more.clicked.connect(more.hide)
            more.clicked.connect(partial(self._show, left))
            self._layout.addLayout(Flow(more))
        self._add_chain()
        if thanking is not None:
            new = button(theme, self.tr("Note a referral"), kind="link")
            new.clicked.connect(self.new_wished)
            self._layout.addLayout(Flow(new))

    def _show(self, lines: tuple[ReferralLine, ...], *_checked: bool) -> None:
        for each in lines:
            self._rest.addWidget(self._line(each))

    def _line(self, line: ReferralLine) -> QWidget:
        parts = (near_day(line.referral.on, self._today), thanks_words(line.thanks))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(breakable(referral_words(line)), wrap=True))
        kind = "careful" if line.thanks in {Thanks.DUE, Thanks.CAME_BACK} else "small"
        texts.addWidget(label(" · ".join(part for part in parts if part), kind, wrap=True))
        made = QWidget()
        inner = row(IconMark(self._theme, "handshake"))
        inner.addLayout(texts, 1)
        if self._thanking is not None:
            inner.addWidget(self._more(line, self._thanking))
        made.setLayout(inner)
        return made

    def _more(self, line: ReferralLine, thanking: Thanking) -> QPushButton:
        says = self.tr("What to do: {referral}").format(referral=referral_words(line))
        more = icon_button(self._theme, "ellipsis", says)
        menu = QMenu(more)
        thanking.add_to(menu, line)
        menu.addAction(self.tr("Noted by &mistake"), lambda: self.mistaken.emit(line))
        more.clicked.connect(lambda: menu.popup(more.mapToGlobal(more.rect().bottomLeft())))
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
