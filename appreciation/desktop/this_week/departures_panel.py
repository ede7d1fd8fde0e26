"""Beside the week: what is to be done for those who left, as `ask why, 2nd attempt`."""

from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.departures import STEP_ICONS, attempt_words, short_step
from appreciation.desktop.shared.link import Link
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import translated
from appreciation.desktop.this_week.few_rows import FewRows
from appreciation.domain.changes import Kind
from appreciation.domain.win_back import StepKind
from appreciation.services.departures import departure_lists
from appreciation.services.departures.departure_lists import Listed

_A_WEEK = timedelta(days=6)


class DeparturesPanel(FewRows[Listed]):
    """The next steps that somebody has to do this week; letters go with their batch."""

    concerns = frozenset({Kind.DEPARTURE, Kind.CONTACT, Kind.LETTER, Kind.BATCH})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, translated("DeparturesPanel", "Departed"))

    @override
    def refresh(self) -> None:
        self.shell.office.ask(
            lambda desk: departure_lists.due(desk, desk.today + _A_WEEK),
            self._show,
            key="departures due",
        )

    def _show(self, due: tuple[Listed, ...]) -> None:
        self.show_items(due)
        self.shell.badge("departures", len(due))

    @override
    def show_others(self) -> None:
        self.shell.go("departures")

    @override
    def row(self, item: Listed) -> QWidget:
        theme, step = self.shell.theme, item.next_step
        name = Link(theme, item.line.name)
        name.clicked.connect(partial(self.shell.go, "departures", item.line.departure.id))
        mark = IconMark(theme, STEP_ICONS[step.kind] if step else "check", "accent")
        return self.made_row(mark, name, self.quietly(self._words(item)))

    def _words(self, listed: Listed) -> str:
        step = listed.next_step
        if step is None:
            return ""
        again = attempt_words(listed.tries.attempts) if step.kind is StepKind.ASK else ""
        day = near_day(step.due_on, self.shell.office.today())
        return ", ".join(part for part in (short_step(step.kind), again, day) if part)
