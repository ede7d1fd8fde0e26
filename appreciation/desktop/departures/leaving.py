"""The guided window for the day a customer leaves."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from appreciation.desktop.departures.reason_question import ReasonQuestion
from appreciation.desktop.shared.day_field import day_field, day_of
from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.departures import plan_words, step_title
from appreciation.desktop.shared.widgets import (
    GRID,
    card,
    clear,
    label,
    section,
)
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Contact
from appreciation.domain.departure_reasons import NOT_ASKED, Plan, Reason
from appreciation.domain.win_back import planned_steps

_WIDTH, _HEIGHT = 560, 700


class LeavingDialog(ReasonQuestion):
    """Asks when and why, and shows what is done now. Nothing is written down before the answer."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        contact: Contact,
        reasons: Sequence[Reason],
        today: date,
    ) -> None:
        super().__init__(theme, parent, scrolls=True)
        name = contact.full_name
        title = self.tr("{name} has left us").format(name=name)
        self.entitle(title, self.tr("Write it down"))
        self._contact = contact
        self._today = today
        calm = self.tr(
            "Thank them, find out why, and mend what was ours. Nothing is held against anybody, and"
            " their birthday card goes on."
        )
        self.body.addWidget(label(calm, "small", wrap=True))
        self._day = day_field(today, latest=today)
        self.ask(self.tr("When did they leave?"), self._day)
        self.ask_why(self.tr("Why, as far as you know?"), reasons, NOT_ASKED)
        self._plan = label(kind="strong", wrap=True)
        self._steps = QGridLayout()
        self.body.addWidget(self._now())
        self.body.addStretch(1)
        self.why.chosen.connect(self._show_plan)
        self._show_plan()
        self.why.setFocus()
        self.fit(_WIDTH, _HEIGHT)

    @property
    def left_on(self) -> date:
        """The day they left."""
        return day_of(self._day)

    def _now(self) -> QFrame:
        frame, inside = card(kind="sunken")
        inside.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        inside.setSpacing(GRID)
        self._steps.setHorizontalSpacing(2 * GRID)
        self._steps.setColumnStretch(1, 1)
        for each in (section(self.tr("What is done now")), self._plan):
            inside.addWidget(each)
        inside.addLayout(self._steps)
        return frame

    def _show_plan(self) -> None:
        clear(self._steps)
        plan = self.reason.plan
        self._plan.setText(plan_words(plan))
        if plan is Plan.NOTHING:
            said = self.tr(
                "They are marked as deceased: nothing is written to them any more, and nobody is"
                " asked to call."
            )
            self._steps.addWidget(label(said, "small", wrap=True), 0, 0, 1, 2)
        steps = planned_steps(plan, contact_id=self._contact.id, start=self._today)
        for place, each in enumerate(steps):
            day = near_day(each.due_on, self._today)
            self._steps.addWidget(label(day, "small"), place, 0)
            self._steps.addWidget(label(step_title(each.kind), wrap=True), place, 1)
