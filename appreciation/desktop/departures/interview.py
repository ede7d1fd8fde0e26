"""The window for asking why: the guide at one side, what they say at the other."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from appreciation.desktop.departures.asks import Asking
from appreciation.desktop.departures.reason_choice import ReasonChoice
from appreciation.desktop.shared.day_field import day_field, day_of
from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.departures import attempt_words
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.promise_fields import TimeField
from appreciation.desktop.shared.question import Question
from appreciation.desktop.shared.widgets import GRID, button, card, label, section, stand
from appreciation.domain.guides import Guide
from appreciation.services.departures import interviews
from appreciation.services.departures.interviews import Interview

_NARROW = 720
_GUIDE_WIDTH = 300
_ANSWER_HEIGHT = 62


class InterviewDialog(Question):
    """Writes down one time somebody was asked, or tried to be.

    It warns when the interviewer is somebody they know: they tell a stranger more.
    """

    def __init__(self, shell: Shell, parent: QWidget, asking: Asking) -> None:
        super().__init__(shell.theme, parent, scrolls=True)
        self._shell = shell
        self._details = details = asking.details
        name = details.contact.full_name
        tries = attempt_words(len(details.attempts))
        heading = self.tr("Asking {name} why they left").format(name=name)
        self.entitle(
            self.tr("Ask {name} why").format(name=name),
            self.tr("Write it down"),
            heading=f"{heading} · {tries}" if tries else heading,
        )
        self._on_paper = asking.on_paper
        self._questions = [each.text for each in asking.guide.survey_questions]
        self._reached = button(self.theme, self.tr("We talked"), "phone", kind="chip")
        self._missed = button(
            self.theme, self.tr("Nobody was reached"), "phone-missed", kind="chip"
        )
        self._by = QLineEdit(details.departure.interviewer, placeholderText=self.tr("you"))
        self._known = label(kind="careful", wrap=True)
        self._day = day_field(shell.office.today(), latest=shell.office.today())
        self._at = TimeField(self.tr("At what time?"), self.tr("16:30, may be left empty"))
        self._means = QComboBox()
        self._answers = [_lines(self.theme.px(_ANSWER_HEIGHT)) for _ in self._questions]
        self._theme = QLineEdit(placeholderText=self.tr("as: late deliveries"))
        self._theme.setCompleter(_completer(asking.themes))
        self._words = QLineEdit()
        self._why = ReasonChoice(asking.reasons, details.reason)
        self._note = _lines(self.theme.px(_ANSWER_HEIGHT))
        self._arrange(asking.guide)
        self._by.editingFinished.connect(self._look_whether_known)
        self._look_whether_known()
        self._on_reached()
        self.fit(960, 760)
        self._by.setFocus()

    @property
    def interview(self) -> Interview:
        """What is written down."""
        missed = self._missed.isChecked()
        answers = [
            (question, field.toPlainText().strip())
            for question, field in zip(self._questions, self._answers, strict=True)
        ]
        reason = self._why.reason
        theme = self._theme.text().strip()
        return Interview(
            by=self._by.text().strip(),
            on=day_of(self._day),
            at=self._at.at,
            means=str(self._means.currentData()),
            attempt=missed,
            note=self._note.toPlainText().strip(),
            answers=[] if missed else [each for each in answers if each[1]],
            themes=[] if missed or not theme else [(theme, self._words.text().strip())],
            reason="" if missed or reason == self._details.reason else reason,
        )

    @override
    def missing(self) -> str:
        if not self._at.is_wrong:
            return ""
        said = self.tr("“{text}” is no time; write 16:30, or leave it empty.")
        return said.format(text=self._at.text())

    def _arrange(self, guide: Guide) -> None:
        form = QWidget()
        outer, self.body = self.body, QVBoxLayout(form)
        self.body.setContentsMargins(0, 0, GRID, 0)
        self.body.setSpacing(GRID)
        self._arrange_when()
        self._said = QWidget()
        whole, self.body = self.body, QVBoxLayout(self._said)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GRID)
        for question, field in zip(self._questions, self._answers, strict=True):
            self.ask(question, field)
        self.ask(self.tr("What it comes down to, in a word or two"), self._theme)
        self.ask(self.tr("Their words for it"), self._words)
        self.ask(self.tr("Why they left, as you see it now"), self._why)
        self.body = whole
        self.body.addWidget(self._said)
        self.ask(self.tr("Anything else"), self._note)
        self.body.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(3 * GRID)
        self._columns.addWidget(form, 1)
        self._guide = self._guide_card(guide)
        self._guide.setVisible(not self._on_paper)  # nobody is spoken to
        self._columns.addWidget(self._guide, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(self._columns)

    def _arrange_when(self) -> None:
        outcomes = QButtonGroup(self)
        for each in (self._reached, self._missed):
            each.setCheckable(True)
            outcomes.addButton(each)
        self._reached.setChecked(True)
        self._missed.toggled.connect(self._on_reached)
        for means, words in (
            ("phone", self.tr("by phone")),
            ("visit", self.tr("on a visit")),
            ("meeting", self.tr("in a meeting")),
            ("e-mail", self.tr("by e-mail")),
            (interviews.SURVEY, self.tr("on paper")),
        ):
            self._means.addItem(words, means)
        if self._on_paper:
            self._means.setCurrentIndex(self._means.findData(interviews.SURVEY))
        self.body.addLayout(Flow(self._reached, self._missed))
        self.ask(self.tr("Who asks?"), self._by)
        self.body.addWidget(self._known)
        self.ask(self.tr("On which day?"), self._day)
        self.ask(self.tr("At what time?"), self._at)
        self.ask(self.tr("How?"), self._means)

    def _guide_card(self, guide: Guide) -> QFrame:
        frame, inside = card(kind="tinted")
        inside.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        inside.setSpacing(GRID)
        inside.addWidget(label(self.tr("Gently"), "accent"))
        for line in (guide.gently, *guide.opening):
            inside.addWidget(label(line, wrap=True))
        inside.addWidget(section(self.tr("Not")))
        for line in guide.never:
            inside.addWidget(label(line, "small", wrap=True))
        inside.addWidget(section(self.tr("In the end")))
        for line in guide.closing:
            inside.addWidget(label(line, "small", wrap=True))
        return frame

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(_NARROW)
        stand(self._columns, upright=narrow)
        width = self.width() if narrow else self.theme.px(_GUIDE_WIDTH)
        self._guide.setMaximumWidth(width)
        self._guide.setMinimumWidth(0 if narrow else width)

    def _on_reached(self) -> None:
        self._said.setVisible(not self._missed.isChecked())

    def _look_whether_known(self) -> None:
        by, departure = self._by.text().strip(), self._details.departure.id
        self._shell.office.ask(
            lambda desk: interviews.interviewer_met(desk, departure, by),
            self._on_known,
            key="interviewer",
        )

    def _on_known(self, met_on: date | None) -> None:
        self._known.setVisible(met_on is not None)
        if met_on is None:
            return
        by = self._by.text().strip()
        day = near_day(met_on, self._shell.office.today())
        said = (
            self.tr("{name} had to do with them ({day}). Somebody they do not know hears more.")
            if by
            else self.tr("You had to do with them ({day}). Somebody they do not know hears more.")
        )
        self._known.setText(said.format(name=by, day=day))


def _lines(height: int) -> QPlainTextEdit:
    field = QPlainTextEdit(tabChangesFocus=True)
    field.setFixedHeight(height)
    return field


def _completer(themes: Sequence[str]) -> QCompleter:
    completer = QCompleter(list(themes))
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer
