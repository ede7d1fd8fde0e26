"""Beside the week: what was promised for today and before, or else comes next this week."""

from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from appreciation.desktop.shared.keeping import Keeping
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.promise_row import PromiseRow
from appreciation.desktop.shared.widgets import translated
from appreciation.desktop.this_week.few_rows import FewRows
from appreciation.domain.changes import Kind
from appreciation.domain.promises import Promised
from appreciation.services.dealings import promises
from appreciation.services.dealings.promises import Owed

_A_WEEK = timedelta(days=6)


class PromisesPanel(FewRows[tuple[Promised, datetime]]):
    """The most urgent promises; the others stand on their page."""

    concerns = frozenset({Kind.PROMISE, Kind.CONTACT})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, translated("PromisesPanel", "Promised"))
        self._keeping = Keeping(shell, self)

    @override
    def refresh(self) -> None:
        self.shell.office.ask(
            lambda desk: promises.owed_until(desk, desk.today + _A_WEEK),
            self._show,
            key="promised this week",
        )

    def _show(self, owed: Owed) -> None:
        self.show_items([(each, owed.now) for each in owed.promises])

    @override
    def show_others(self) -> None:
        self.shell.go("promises")

    @override
    def row(self, item: tuple[Promised, datetime]) -> QWidget:
        promised, now = item
        return PromiseRow(self.shell, self._keeping, promised, now)
