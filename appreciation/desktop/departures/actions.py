"""What can be done about a departure: each asks what it must know, changes, and offers Undo."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from appreciation.desktop.departures import asks
from appreciation.desktop.departures.asks import Asking
from appreciation.desktop.shared.departures import step_title
from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.question import Question
from appreciation.domain.contacts import ContactId
from appreciation.domain.departure_reasons import NOT_ASKED, Plan
from appreciation.domain.departures import Outcome
from appreciation.domain.win_back import StepKind
from appreciation.services.departures import departure_steps, departures, interviews
from appreciation.services.departures.departure_choices import Choosable, choosable
from appreciation.services.departures.departure_details import DepartureDetails, StepLine
from appreciation.services.departures.departures import Changed
from appreciation.services.desk import Desk


class Actions(QObject):
    """Changes departures. `changed` carries the departure that was."""

    changed = Signal(int)

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell
        self._over = over

    def note_leaving(self, contact_id: ContactId) -> None:
        """Lead through what is to be written down of somebody who left."""
        self._shell.office.ask(
            partial(asks.leaving, contact_id), self._ask_about_leaving, key="leaving"
        )

    def welcome_back(self, details: DepartureDetails) -> None:
        """Write down that they are back."""
        name, contact_id = details.contact.full_name, details.contact.id
        self._do(
            lambda desk: departures.welcome_back(desk, contact_id),
            self.tr("{name} is back. Welcome!").format(name=name),
        )

    def stop(self, details: DepartureDetails, outcome: Outcome) -> None:
        """Stop the plan, because they object or have closed down."""
        contact_id = details.contact.id
        self._do(
            lambda desk: departures.stop(desk, contact_id, outcome),
            self.tr("The plan has stopped. Their birthday card goes on."),
        )

    def interview(self, details: DepartureDetails) -> None:
        """Write down that they were asked, or tried to be."""
        self._shell.office.ask(
            partial(asks.asking, details.departure.id), self._ask_what_they_say, key="asking"
        )

    def write_survey_down(self) -> None:
        """Ask which page of questions came back, and for the answers on it."""
        from appreciation.desktop.departures.questions import SurveyDialog

        dialog = SurveyDialog(self._shell.theme, self._over)

        def go_on() -> None:
            self._shell.office.ask(
                partial(asks.answered, dialog.piece),
                self._ask_what_they_say,
                key="asking",
                otherwise=self._shell.office.explain,
            )

        self._open(dialog, go_on)

    def give_reason(self, details: DepartureDetails) -> None:
        """Say why they left, once that is known."""
        self._shell.office.ask(
            departures.reasons, partial(self._ask_for_reason, details), key="reasons"
        )

    def choose_plan(self, details: DepartureDetails) -> None:
        """Follow another plan."""
        from appreciation.desktop.departures.questions import PlanDialog

        dialog = PlanDialog(self._shell.theme, self._over, details)
        self._open(dialog, lambda: self._follow(details, dialog.plan))

    def about_step(self, details: DepartureDetails, wish: str, line: StepLine) -> None:
        """Do what a row of a step wishes for."""
        {
            "interview": lambda: self.interview(details),
            "mend": lambda: self._mend(details),
            "choose": lambda: self._choose(line),
            "finish": lambda: self._finish(line),
            "move": lambda: self._move(line),
            "skip": lambda: self._skip(line, skipped=True),
            "unskip": lambda: self._skip(line, skipped=False),
        }[wish]()

    def _ask_about_leaving(self, leaving: asks.Leaving) -> None:
        from appreciation.desktop.departures.leaving import LeavingDialog

        today = self._shell.office.today()
        contact = leaving.contact
        dialog = LeavingDialog(self._shell.theme, self._over, contact, leaving.reasons, today)

        def keep() -> None:
            on, reason, note = dialog.left_on, dialog.reason, dialog.note
            self._do(
                lambda desk: departures.depart(desk, contact.id, reason, on=on, note=note),
                self.tr("It is written down that {name} left.").format(name=contact.full_name),
            )

        self._open(dialog, keep)

    def _ask_what_they_say(self, asking: Asking) -> None:
        from appreciation.desktop.departures.interview import InterviewDialog

        details = asking.details
        dialog = InterviewDialog(self._shell, self._over, asking)
        self._open(dialog, lambda: self._record(details, dialog.interview))

    def _record(self, details: DepartureDetails, interview: interviews.Interview) -> None:
        departure_id = details.departure.id
        if interview.attempt:
            written = self.tr("The try is written down.")
        elif details.departure.reason == NOT_ASKED.code and not interview.reason:
            # The steps that follow hang on the reason, not on the words alone.
            written = self.tr("What they said is written down. Say why, and the steps follow it.")
        else:
            written = self.tr("What they said is written down.")
        self._do(lambda desk: interviews.record(desk, departure_id, interview), written)

    def _ask_for_reason(self, details: DepartureDetails, reasons: asks.Reasons) -> None:
        from appreciation.desktop.departures.questions import ReasonDialog

        dialog = ReasonDialog(self._shell.theme, self._over, details, reasons)

        def keep() -> None:
            reason, note = dialog.reason, dialog.note
            self._do(
                lambda desk: departures.give_reason(desk, details.departure.id, reason, note=note),
                self.tr("The reason is kept."),
            )

        self._open(dialog, keep)

    def _follow(self, details: DepartureDetails, plan: Plan) -> None:
        self._do(
            lambda desk: departures.follow_plan(desk, details.departure.id, plan),
            self.tr("Another plan is followed from today on."),
        )

    def _mend(self, details: DepartureDetails) -> None:
        from appreciation.desktop.departures.questions import MendDialog

        dialog = MendDialog(self._shell.theme, self._over, details, self._shell.office.today())

        def keep() -> None:
            what, on = dialog.what, dialog.on
            self._do(
                lambda desk: departure_steps.mend(desk, details.departure.id, what, on=on),
                self.tr("Mended. The letter that says so goes out with the batch of its week."),
            )

        self._open(dialog, keep)

    def _choose(self, line: StepLine) -> None:
        self._shell.office.ask(
            lambda desk: choosable(desk, line.step.id),
            partial(self._ask_what_goes_along, line),
            key="choosable",
        )

    def _ask_what_goes_along(self, line: StepLine, things: Sequence[Choosable]) -> None:
        from appreciation.desktop.departures.questions import ChooseDialog

        title = step_title(line.step.kind)
        dialog = ChooseDialog(self._shell.theme, self._over, title, things)
        key = "article_id" if line.step.kind is StepKind.ARTICLE else "offer_id"

        def keep() -> None:
            what = {key: dialog.chosen.id}
            self._do(
                lambda desk: departure_steps.choose(desk, line.step.id, **what),
                self.tr("“{title}” goes with the letter.").format(title=dialog.chosen.title),
            )

        self._open(dialog, keep)

    def _finish(self, line: StepLine) -> None:
        note = self.tr("written by hand") if line.step.purpose else ""
        self._do(
            lambda desk: departure_steps.finish(desk, line.step.id, note=note),
            self.tr("“{step}” is done.").format(step=step_title(line.step.kind)),
        )

    def _move(self, line: StepLine) -> None:
        from appreciation.desktop.departures.questions import MoveDialog

        dialog = MoveDialog(self._shell.theme, self._over, line, self._shell.office.today())

        def keep() -> None:
            day = dialog.day
            self._do(
                lambda desk: departure_steps.move(desk, line.step.id, day),
                self.tr("“{step}” is moved.").format(step=step_title(line.step.kind)),
            )

        self._open(dialog, keep)

    def _skip(self, line: StepLine, *, skipped: bool) -> None:
        said = self.tr("“{step}” is left out.") if skipped else self.tr("“{step}” is taken up.")
        self._do(
            lambda desk: departure_steps.skip(desk, line.step.id, skipped=skipped),
            said.format(step=step_title(line.step.kind)),
        )

    def _open(self, dialog: Question, answered: Callable[[], None]) -> None:
        dialog.accepted.connect(answered)
        dialog.open()

    def _do(self, change: Callable[[Desk], Changed], said: str) -> None:
        self._shell.office.do(change, partial(self._on_done, said), touches=its_changes)

    def _on_done(self, said: str, changed: Changed) -> None:
        self._shell.toast_with_undo(said)
        self.changed.emit(changed.details.departure.id)
