"""One departure: who left, the steps of the plan, what they said, and how to go about it gently."""

from datetime import date

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.departures import words
from appreciation.desktop.departures.asks import Shown
from appreciation.desktop.departures.step_row import StepRow
from appreciation.desktop.shared.departures import stopped_words
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.marks import AvatarMark, IconMark
from appreciation.desktop.shared.menu_below import more_button
from appreciation.desktop.shared.widgets import (
    GRID,
    breakable,
    button,
    card,
    column,
    label,
    row,
    section,
)
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.departures import Outcome

_AVATAR = 60


class Detail(QWidget):
    """One departure. What its buttons wish for is carried by the signals."""

    back_wished = Signal()
    person_wished = Signal()
    interview_wished = Signal()
    reason_wished = Signal()
    plan_wished = Signal()
    objects_wished = Signal()
    closed_wished = Signal()
    step_wished = Signal(str, object)

    def __init__(self, theme: Theme, shown: Shown, today: date, *, can_change: bool) -> None:
        super().__init__()
        self._theme = theme
        self._details = details = shown.details
        self._guide = shown.guide
        self._today = today
        goes_on = details.stopped is Outcome.OPEN
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(self._head())
        if can_change and details.stopped is not Outcome.DIED:
            layout.addLayout(self._actions(goes_on=goes_on))
        if details.steps:
            layout.addWidget(self._steps(can_change=can_change and goes_on))
        if goes_on and shown.guide.gently:
            layout.addWidget(self._gently())
        if details.answers or details.themes or details.departure.detail:
            layout.addWidget(self._said())
        if birthday := words.birthday_words(details, today):
            icon = IconMark(theme, "cake")
            layout.addLayout(row(icon, label(birthday, "small", wrap=True)))
        layout.addStretch(1)

    def _head(self) -> QHBoxLayout:
        details, name = self._details, self._details.contact.full_name
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(label(breakable(name), "name", wrap=True))
        lines.addWidget(label(words.left_words(details, self._today), "small", wrap=True))
        if details.stopped is not Outcome.OPEN:
            lines.addWidget(label(stopped_words(details.stopped), "good", wrap=True))
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(AvatarMark(self._theme, name, _AVATAR), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(lines, 1)
        return head

    def _actions(self, *, goes_on: bool) -> Flow:
        flow = Flow()
        if self._details.stopped is not Outcome.RETURNED:
            flow.addWidget(self._button(self.tr("They are back"), "undo-2", self.back_wished))
        say = self._button(self.tr("Say why…"), "pencil", self.reason_wished)
        flow.addWidget(say)
        flow.addWidget(self._more(goes_on=goes_on))
        return flow

    def _button(self, text: str, icon: str, wish: SignalInstance) -> QPushButton:
        made = button(self._theme, text, icon)
        made.clicked.connect(wish)
        return made

    def _more(self, *, goes_on: bool) -> QPushButton:
        more, menu = more_button(self._theme, self.tr("More to do"))
        menu.addAction(self.tr("&Open their entry"), self.person_wished.emit)
        menu.addAction(self.tr("&Write down what they say…"), self.interview_wished.emit)
        if goes_on:
            menu.addAction(self.tr("Another &plan…"), self.plan_wished.emit)
            menu.addSeparator()
            menu.addAction(self.tr("They do not want to be &asked"), self.objects_wished.emit)
            menu.addAction(self.tr("They have &closed down"), self.closed_wished.emit)
        return more

    def _steps(self, *, can_change: bool) -> QFrame:
        details = self._details
        frame, inside = card()
        inside.setContentsMargins(0, GRID, 0, GRID)
        next_step = details.next_step
        for line in details.steps:
            step = StepRow(
                self._theme,
                line,
                words.step_words(details, line, self._today),
                is_next=line is next_step,
                can_change=can_change,
            )
            step.wished.connect(self.step_wished)
            inside.addWidget(step)
        return frame

    def _gently(self) -> QFrame:
        frame, inside = card(kind="tinted")
        inside.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        inside.setSpacing(GRID // 2)
        inside.addWidget(label(self.tr("Gently"), "accent"))
        inside.addWidget(label(self._guide.gently, wrap=True))
        if self._guide.never:
            never = self.tr("Not: {words}").format(words=self._guide.never[0])
            inside.addWidget(label(never, "small", wrap=True))
        return frame

    def _said(self) -> QWidget:
        details = self._details
        said = QWidget()
        lines = column(section(self.tr("What they say")), gap=GRID)
        themes = [
            f"{each.theme}: “{each.words}”" if each.words else each.theme for each in details.themes
        ]
        for text in (details.departure.detail, *themes):
            if text:
                lines.addWidget(label(breakable(text), wrap=True))
        for answer in details.answers:
            lines.addWidget(label(breakable(answer.question), "small", wrap=True))
            lines.addWidget(label(breakable(answer.answer), wrap=True))
        said.setLayout(lines)
        return said
