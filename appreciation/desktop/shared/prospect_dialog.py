"""Asking a prospect what they need, gently."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from appreciation.desktop.shared.day_field import day_field, day_of
from appreciation.desktop.shared.dealing_words import why_not_words
from appreciation.desktop.shared.question import Question
from appreciation.desktop.shared.widgets import (
    GRID,
    breakable,
    card,
    label,
    section,
    translated,
)
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.guides import Guide
from appreciation.domain.prospects import Insight, WhyNot
from appreciation.services.dealings.prospects import Asking

_WIDTH, _HEIGHT = 860, 660
_BESIDE = 900
_USUALLY = timedelta(weeks=26)


class ProspectDialog(Question):
    """The guide above; below it why they are no customer, what they need, when to ask again."""

    def __init__(self, theme: Theme, parent: QWidget, asking: Asking, today: date) -> None:
        super().__init__(theme, parent, scrolls=True)
        self.entitle(
            self.tr("Ask what they need"),
            self.tr("Keep it"),
            heading=self.tr("What does {name} need?").format(name=asking.contact.full_name),
        )
        answers = self._beside(asking.guide, parent)
        self.reason = QComboBox()
        for each in WhyNot:
            self.reason.addItem(why_not_words(each), each)
        self.reason.setCurrentIndex(self.reason.findData(asking.insight.reason))
        self._ask(answers, self.tr("Why are they not a customer?"), self.reason)
        self._never = label(
            self.tr(
                "Then do not ask again. They may be a partner all the same: make them one, and they"
                " are greeted and sent business without ever being sold to."
            ),
            "small",
            wrap=True,
        )
        answers.addWidget(self._never)
        self.needs = QPlainTextEdit(asking.insight.needs, tabChangesFocus=True)
        self.needs.setMinimumHeight(theme.px(76))
        self._ask(answers, self.tr("What do they need, in their words?"), self.needs)
        planned = asking.insight.ask_again_on
        self.again = QCheckBox(self.tr("Ask again, in the week of"))
        self.again.setChecked(planned is not None)
        answers.addWidget(self.again)
        self._day = day_field(max(planned or today + _USUALLY, today), earliest=today)
        self._day.setAccessibleName(self.tr("Day to ask again"))
        answers.addWidget(self._day)
        answers.addStretch(1)
        self.reason.currentIndexChanged.connect(self._allow)
        self.again.toggled.connect(self._allow)
        self._allow()
        self.reason.setFocus()
        self.fit(_WIDTH, _HEIGHT)

    def insight(self) -> Insight:
        """Return what was filled in."""
        asked = self.again.isChecked() and self.again.isEnabled()
        return Insight(
            reason=WhyNot(self.reason.currentData()),
            needs=self.needs.toPlainText().strip(),
            ask_again_on=day_of(self._day) if asked else None,
        )

    def _beside(self, guide: Guide, parent: QWidget) -> QVBoxLayout:
        """Put the guide to the right of the answers, or above them where there is no room."""
        answers = QVBoxLayout()
        answers.setSpacing(GRID)
        if parent.width() >= self.theme.px(_BESIDE):
            both = QHBoxLayout()
            both.setSpacing(3 * GRID)
            both.addLayout(answers, 1)
            both.addWidget(_words(guide), 1, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(both)
        else:
            self.body.addWidget(_words(guide))
            self.body.addLayout(answers)
        return answers

    def _ask(self, answers: QVBoxLayout, title: str, editor: QWidget) -> None:
        above = section(title)
        above.setBuddy(editor)
        editor.setAccessibleName(title)
        answers.addWidget(above)
        answers.addWidget(editor)

    def _allow(self) -> None:
        never = WhyNot(self.reason.currentData()) is WhyNot.NEVER_POSSIBLE
        self._never.setVisible(never)
        self.again.setEnabled(not never)
        self._day.setEnabled(not never and self.again.isChecked())


def _words(guide: Guide) -> QWidget:
    frame, inside = card(kind="tinted")
    inside.setContentsMargins(16, 12, 16, 12)
    inside.setSpacing(4)
    inside.addWidget(section(_tr("Gently")))
    inside.addWidget(label(breakable(guide.gently), wrap=True))
    for title, lines in (
        (_tr("To begin"), guide.opening),
        (_tr("To ask"), guide.questions),
        (_tr("Not to say"), guide.never),
        (_tr("To end"), guide.closing),
    ):
        if lines:
            inside.addWidget(label(title, "strong", wrap=True))
        for line in lines:
            inside.addWidget(label(breakable(line), "small", wrap=True))
    return frame


def _tr(text: str) -> str:
    return translated("ProspectDialog", text)
