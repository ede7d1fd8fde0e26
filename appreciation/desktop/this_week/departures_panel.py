"""Beside the week: what is to be done for those who left, as `ask why, 2nd attempt`."""

from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.departures import STEP_ICONS, attempt_words, short_step
from appreciation.desktop.shared.link import Link
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    card,
    clear,
    hairline,
    label,
    number,
    translated,
)
from appreciation.desktop.this_week.panel import Panel
from appreciation.domain.changes import Kind
from appreciation.domain.win_back import StepKind
from appreciation.services import departure_lists
from appreciation.services.departure_lists import Listed

_SHOWN = 3
_A_WEEK = timedelta(days=6)


class DeparturesPanel(Panel):
    """The next steps that somebody has to do this week; letters go with their batch."""

    concerns = frozenset({Kind.DEPARTURE, Kind.CONTACT, Kind.LETTER, Kind.BATCH})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, translated("DeparturesPanel", "Departed"))
        frame, self._rows = card()
        self.body.addWidget(frame)

    @override
    def refresh(self) -> None:
        self.shell.office.ask(
            lambda desk: departure_lists.due(desk, desk.today + _A_WEEK),
            self._show,
            key="departures due",
        )

    def _show(self, due: tuple[Listed, ...]) -> None:
        clear(self._rows)
        for place, each in enumerate(due[:_SHOWN]):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(each))
        more = len(due) - _SHOWN
        if more > 0:
            self._rows.addWidget(hairline())
            words = self.tr("and {n} more").format(n=number(more))
            others = button(self.shell.theme, words, kind="more")
            others.clicked.connect(partial(self.shell.go, "departures"))
            self._rows.addWidget(others)
        self.shell.badge("departures", len(due))
        self.setVisible(bool(due))

    def _row(self, listed: Listed) -> QWidget:
        theme, step = self.shell.theme, listed.next_step
        name = Link(theme, listed.line.name)
        name.clicked.connect(partial(self.shell.go, "departures", listed.line.departure.id))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(name)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(GRID + 6, GRID, GRID, GRID)
        row.setSpacing(GRID)
        if step:
            said = label(self._words(listed), "small", wrap=True)
            said.setContentsMargins(3, 0, 0, 0)  # as the name above it, which is a link
            lines.addWidget(said)
            row.addWidget(IconMark(theme, STEP_ICONS[step.kind], "accent"))
        row.addLayout(lines, 1)
        return made

    def _words(self, listed: Listed) -> str:
        step = listed.next_step
        if step is None:
            return ""
        again = attempt_words(listed.tries.attempts) if step.kind is StepKind.ASK else ""
        day = near_day(step.due_on, self.shell.office.today())
        return ", ".join(part for part in (short_step(step.kind), again, day) if part)
