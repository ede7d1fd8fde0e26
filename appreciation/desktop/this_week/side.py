"""The column beside the week: what is owed to people by other means than a card."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, column, section
from appreciation.desktop.this_week.bars import Bars
from appreciation.desktop.this_week.business_panels import AskAgainPanel, CallOrganisationsPanel
from appreciation.desktop.this_week.departures_panel import DeparturesPanel
from appreciation.desktop.this_week.panel import Panel
from appreciation.desktop.this_week.promises_panel import PromisesPanel
from appreciation.desktop.this_week.quiet_panel import QuietPanel
from appreciation.desktop.this_week.thanks_panel import ThanksPanel
from appreciation.domain.changes import Changes

_PANELS: tuple[Callable[[Shell], Panel], ...] = (
    PromisesPanel,
    QuietPanel,
    DeparturesPanel,
    ThanksPanel,
    AskAgainPanel,
    CallOrganisationsPanel,
)
"""In the order Promised, Going quiet, Departed, and what follows from business."""


class Side(QWidget):
    """The panels, each hidden while it has nothing to show, and below them the weeks to come."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.bars = Bars(shell.theme)
        self._panels = [make(shell) for make in _PANELS]
        ahead = QWidget()
        ahead.setLayout(column(section(self.tr("Next four weeks")), self.bars))
        self.setLayout(column(*self._panels, ahead, gap=3 * GRID))

    def refresh(self, kinds: Changes) -> None:
        """Let the panels that show something of these kinds ask again."""
        for panel in self._panels:
            if kinds & panel.concerns:
                panel.refresh()
