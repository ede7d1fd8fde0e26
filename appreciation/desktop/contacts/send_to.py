"""Whom one could send business to: partners and those who left, whoever is owed most on top."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from appreciation.desktop.contacts.sizes import fitting
from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import GRID, EmptyState, button, counted, label
from appreciation.domain.contacts import ContactId
from appreciation.domain.referrals import SendTo
from appreciation.services.dealings import referrals

_MOST = 50
_WIDTH, _HEIGHT = 560, 620


class SendToWindow(QDialog):
    """A list; Enter or a click opens the person, where it is noted whom one sent."""

    def __init__(
        self, shell: Shell, person_wished: Callable[[ContactId], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell = shell
        self._person_wished = person_wished
        title = self.tr("Whom could I send business to?")
        self.setWindowTitle(title)
        self.model: RowModel[SendTo] = RowModel(self._row, self)
        self._list = RowList(shell.theme, title)
        self._list.setModel(self.model)
        self._list.opened.connect(self._on_opened)
        self._list.clicked.connect(lambda _index: self._on_opened(self._list.current_item()))
        self._nobody = EmptyState(self.tr("There are no partners and nobody has left you."))
        self._nobody.hide()
        self._arrange(title)
        self._list.setFocus()
        theme = shell.theme
        self.resize(fitting(parent, theme.px(_WIDTH), theme.px(_HEIGHT)))
        shell.office.ask(
            lambda desk: referrals.to_send_to(desk, _MOST), self._on_found, key="send to"
        )

    def _arrange(self, title: str) -> None:
        hint = self.tr(
            "Partners and people who left you, first those who sent you more than you sent them,"
            " then whoever waits longest."
        )
        close = button(self._shell.theme, self.tr("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID + 4)
        layout.addWidget(label(title, "name", wrap=True))
        layout.addWidget(label(hint, "small", wrap=True))
        layout.addWidget(self._list, 1)
        layout.addWidget(self._nobody, 1)
        layout.addLayout(foot)

    def _on_found(self, found: Sequence[SendTo]) -> None:
        self.model.show_items(found)
        self._list.setVisible(bool(found))
        self._nobody.setVisible(not found)
        if found:
            self._list.choose(0)

    def _row(self, each: SendTo) -> TwoLines:
        balance = each.balance
        received = counted(balance.received, self.tr("sent us 1"), self.tr("sent us {n}"))
        given = counted(balance.given, self.tr("was sent 1"), self.tr("was sent {n}"))
        last = self.tr("never sent anybody")
        if balance.last_given is not None:
            last = near_day(balance.last_given, self._shell.office.today())
        return TwoLines(
            title=each.name or each.organisation,
            subtitle=f"{received}, {given}",
            avatar=each.name or each.organisation,
            right=last,
            status=each.status,
        )

    def _on_opened(self, each: object) -> None:
        if isinstance(each, SendTo):
            self.accept()
            self._person_wished(each.contact_id)
