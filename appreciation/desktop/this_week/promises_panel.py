"""Beside the week: what was promised for today and before, or else comes next this week."""

from datetime import timedelta

from typing_extensions import override

from appreciation.desktop.shared.keeping import Keeping
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.promise_row import PromiseRow
from appreciation.desktop.shared.widgets import (
    button,
    card,
    clear,
    hairline,
    number,
    translated,
)
from appreciation.desktop.this_week.panel import Panel
from appreciation.domain.changes import Kind
from appreciation.services import promises
from appreciation.services.promises import Owed

_SHOWN = 3
_A_WEEK = timedelta(days=6)


class PromisesPanel(Panel):
    """The most urgent promises; the others stand on their page."""

    concerns = frozenset({Kind.PROMISE, Kind.CONTACT})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, translated("PromisesPanel", "Promised"))
        self._keeping = Keeping(shell, self)
        frame, self._rows = card()
        self.body.addWidget(frame)

    @override
    def refresh(self) -> None:
        self.shell.office.ask(
            lambda desk: promises.owed_until(desk, desk.today + _A_WEEK),
            self._show,
            key="promised this week",
        )

    def _show(self, owed: Owed) -> None:
        clear(self._rows)
        for place, each in enumerate(owed.promises[:_SHOWN]):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(PromiseRow(self.shell, self._keeping, each, owed.now))
        more = len(owed.promises) - _SHOWN
        if more > 0:
            self._rows.addWidget(hairline())
            words = self.tr("and {n} more").format(n=number(more))
            others = button(self.shell.theme, words, kind="more")
            others.clicked.connect(lambda: self.shell.go("promises"))
            self._rows.addWidget(others)
        self.setVisible(bool(owed.promises))
