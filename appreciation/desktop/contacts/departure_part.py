"""That somebody has left us: a banner with what comes next, and the way back."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.departures import (
    Leaver,
    step_title,
    stopped_words,
    why_words,
    years_words,
)
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, button, label, translated
from appreciation.domain.contacts import Contact
from appreciation.domain.departures import Outcome
from appreciation.services.departures import departures
from appreciation.services.departures.departure_details import DepartureDetails
from appreciation.services.departures.departures import Changed


class DeparturePart(QFrame):
    """Somebody lost is not gone: they can be welcomed back, and nothing of theirs is deleted."""

    def __init__(
        self, shell: Shell, contact: Contact, details: DepartureDetails | None, *, read_only: bool
    ) -> None:
        super().__init__()
        self.setProperty("kind", "tinted")
        self._shell = shell
        self._contact = contact
        lines = QVBoxLayout()
        lines.setSpacing(2)
        flow = Flow()
        if details is None:
            lines.addWidget(label(self.tr("They have left us"), "strong", wrap=True))
            unsaid = self.tr("Why they left is not written down yet.")
            lines.addWidget(label(unsaid, "small", wrap=True))
            why = button(shell.theme, self.tr("Write down why…"), "pencil")
            why.clicked.connect(partial(shell.go, "departures", Leaver(contact_id=contact.id)))
            if not read_only:
                flow.addWidget(why)
        else:
            for text, kind in _words(details, shell.office.today()):
                lines.addWidget(label(text, kind, wrap=True))
            back = button(shell.theme, self.tr("They are back"), "undo-2")
            back.clicked.connect(self._on_back)
            if not read_only and not contact.deceased:
                flow.addWidget(back)
            more = button(shell.theme, self.tr("What is done about it"), kind="link")
            more.clicked.connect(partial(shell.go, "departures", details.departure.id))
            flow.addWidget(more)
        lines.addLayout(flow)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID + 2, 2 * GRID, GRID + 2)
        layout.setSpacing(GRID + 2)
        layout.addWidget(IconMark(shell.theme, "door-open", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 1)

    def _on_back(self) -> None:
        contact_id = self._contact.id
        self._shell.office.do(
            lambda desk: departures.welcome_back(desk, contact_id),
            self._on_welcomed,
            touches=its_changes,
        )

    def _on_welcomed(self, changed: Changed) -> None:
        name = changed.details.contact.full_name
        self._shell.toast_with_undo(self.tr("{name} is back. Welcome!").format(name=name))


def _words(details: DepartureDetails, today: date) -> list[tuple[str, str]]:
    """Return the lines of the banner with their kinds."""
    departure = details.departure
    day, years = near_day(departure.left_on, today), years_words(departure)
    why = why_words(details.reason.group, asked=bool(details.conversations))
    left = " · ".join(part for part in (day, years, why) if part)
    said = [(translated("DeparturePart", "They have left us"), "strong"), (left, "small")]
    if details.stopped is not Outcome.OPEN:
        return [*said, (stopped_words(details.stopped), "small")]
    if details.next_step:
        step = details.next_step
        said.append((f"{step_title(step.step.kind)}, {near_day(step.on, today)}", ""))
    return said
