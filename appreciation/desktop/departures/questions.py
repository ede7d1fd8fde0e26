"""The small windows of a plan: what was mended, why they left, another day, what goes along."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from appreciation.desktop.departures.reason_question import ReasonQuestion
from appreciation.desktop.shared.day_field import day_field, day_of
from appreciation.desktop.shared.departures import plan_words, step_title
from appreciation.desktop.shared.question import Question
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import label
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.departure_reasons import Plan, Reason
from appreciation.services.departures.departure_choices import Choosable
from appreciation.services.departures.departure_details import DepartureDetails, StepLine

_FIELD_HEIGHT = 88
_LARGEST = 2_147_483_647


class MendDialog(Question):
    """What was mended, and when. From then on the letter that says so can go."""

    def __init__(
        self, theme: Theme, parent: QWidget, details: DepartureDetails, today: date
    ) -> None:
        super().__init__(theme, parent)
        self.entitle(
            self.tr("It is mended"),
            self.tr("It is mended"),
            heading=self.tr("What was mended for {name}?").format(name=details.contact.full_name),
        )
        self._what = QPlainTextEdit(details.departure.mended, tabChangesFocus=True)
        self._what.setFixedHeight(theme.px(_FIELD_HEIGHT))
        self.ask(self.tr("As you would tell them; it stands in the letter"), self._what)
        self._day = day_field(details.departure.mended_on or today, latest=today)
        self.ask(self.tr("Mended on"), self._day)
        self._what.setFocus()

    @property
    def what(self) -> str:
        """What was mended."""
        return self._what.toPlainText().strip()

    @property
    def on(self) -> date:
        """The day it was."""
        return day_of(self._day)

    @override
    def missing(self) -> str:
        return "" if self.what else self.tr("Write down first what was mended.")


class SurveyDialog(Question):
    """Which page of questions came back."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.entitle(
            self.tr("A survey came back"),
            self.tr("Write the answers down"),
            heading=self.tr("Which number stands on it?"),
        )
        self._number = QLineEdit()
        self._number.setValidator(QIntValidator(1, _LARGEST, self))
        self.ask(self.tr("The number at the top, and on the slip"), self._number)
        self._number.setFocus()

    @property
    def piece(self) -> int:
        """The number that is written."""
        return int(self._number.text())

    @override
    def missing(self) -> str:
        if self._number.hasAcceptableInput():
            return ""
        return self.tr("Write the number first that stands at the top of the page.")


class ReasonDialog(ReasonQuestion):
    """Why they left, once that is known."""

    def __init__(
        self, theme: Theme, parent: QWidget, details: DepartureDetails, reasons: Sequence[Reason]
    ) -> None:
        super().__init__(theme, parent)
        self.entitle(
            self.tr("Why they left"),
            self.tr("Keep this reason"),
            heading=self.tr("Why did {name} leave?").format(name=details.contact.full_name),
        )
        detail = details.departure.detail
        self.ask_why(self.tr("As far as you know now"), reasons, details.reason, detail)
        self._plan = label(kind="small", wrap=True)
        self.body.addWidget(self._plan)
        self.body.addStretch(1)
        self.why.chosen.connect(self._show_plan)
        self._show_plan()

    def _show_plan(self) -> None:
        said = self.tr("What follows: {plan}. What is done stays done.")
        self._plan.setText(said.format(plan=plan_words(self.reason.plan)))
        self.fit(480)  # some plans take two lines


class PlanDialog(Question):
    """Another plan than that of the reason."""

    def __init__(self, theme: Theme, parent: QWidget, details: DepartureDetails) -> None:
        super().__init__(theme, parent)
        self.entitle(
            self.tr("Another plan"),
            self.tr("Follow this plan"),
            heading=self.tr("What is done about {name}?").format(name=details.contact.full_name),
        )
        self._model: RowModel[Plan] = RowModel(lambda plan: TwoLines(title=plan_words(plan)), self)
        self._model.show_items([each for each in Plan if each is not Plan.NOTHING])
        self._list = RowList(theme, self.tr("The plans"), height=40)
        self._list.setModel(self._model)
        self._list.opened.connect(self.accept)
        self.ask(self.tr("What is done stays done, and the rest follows"), self._list)
        self._list.choose([*Plan].index(details.reason.plan) % self._model.rowCount())
        self.fit(440, 440)

    @property
    def plan(self) -> Plan:
        """The plan that is chosen."""
        return Plan(self._list.current_item())


class MoveDialog(Question):
    """Another day for a step."""

    def __init__(self, theme: Theme, parent: QWidget, line: StepLine, today: date) -> None:
        super().__init__(theme, parent)
        self.entitle(self.tr("Another day"), self.tr("Move it"), heading=step_title(line.step.kind))
        self._day = day_field(max(line.on, today), earliest=today)
        self.ask(self.tr("On which day?"), self._day)
        hint = self.tr("What comes after it moves along, and two letters stay 45 days apart.")
        self.body.addWidget(label(hint, "small", wrap=True))
        self._day.setFocus()

    @property
    def day(self) -> date:
        """The day that is chosen."""
        return day_of(self._day)


class ChooseDialog(Question):
    """What goes with a letter, of what they have not been given yet."""

    def __init__(
        self, theme: Theme, parent: QWidget, title: str, things: Sequence[Choosable]
    ) -> None:
        super().__init__(theme, parent)
        self.entitle(title, self.tr("Send this with the letter"))
        self._model: RowModel[Choosable] = RowModel(_thing_row, self)
        self._model.show_items(things)
        self._list = RowList(theme, title)
        self._list.setModel(self._model)
        self._list.opened.connect(self.accept)
        if things:
            self._list.choose(0)
        else:
            none = self.tr("Nothing is on the shelf that they have not been given already.")
            self.body.addWidget(label(none, wrap=True))
        self.answer_button.setEnabled(bool(things))
        self.ask(self.tr("Nobody is given the same thing twice"), self._list)
        self.fit(480, 420)

    @property
    def chosen(self) -> Choosable:
        """What is chosen."""
        thing: Choosable = self._list.current_item()
        return thing


def _thing_row(thing: Choosable) -> TwoLines:
    return TwoLines(title=thing.title, subtitle=thing.about)
