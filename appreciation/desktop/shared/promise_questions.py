"""What is asked about a promise: another term, how it was kept, why it was not."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from appreciation.desktop.shared.day_field import day_field, day_of
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.promise_fields import MeansBox, TimeField
from appreciation.desktop.shared.promise_line import PromiseLine
from appreciation.desktop.shared.promises import term_words
from appreciation.desktop.shared.question import Question
from appreciation.desktop.shared.widgets import label, translated
from appreciation.domain.promises import Promise, Term

Agreed = Callable[[Term], None]
_WIDTH = 580


class _TermQuestion(Question):
    """A question with fields that stand side by side where there is room."""

    def __init__(self, shell: Shell, over: QWidget, title: str, verb: str) -> None:
        super().__init__(shell.theme, over)
        self.entitle(title, verb)

    def settle(self) -> None:
        """Keep all that is asked together, and take a size."""
        self.body.addStretch(1)
        self.fit(_WIDTH)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Once it is seen whether the fields stand side by side.
        QTimer.singleShot(0, self, lambda: self.fit(_WIDTH))


class NewPromise(_TermQuestion):
    """What is promised to somebody: typed in one line, or field by field."""

    def __init__(
        self, shell: Shell, over: QWidget, name: str, agreed: Callable[[str, Term], None]
    ) -> None:
        super().__init__(
            shell,
            over,
            _tr("What do you promise {name}?").format(name=name),
            _tr("Promise"),
        )
        self._line = PromiseLine(shell)
        self._agreed = agreed
        self.body.addWidget(self._line)
        self.settle()
        self._line.setFocus()
        self.accepted.connect(self._on_accepted)

    @override
    def missing(self) -> str:
        return self._line.missing()

    def _on_accepted(self) -> None:
        if term := self._line.term:
            self._agreed(self._line.what, term)


class AgreeAnew(_TermQuestion):
    """Another day, time or means for a promise."""

    def __init__(self, shell: Shell, over: QWidget, promise: Promise, agreed: Agreed) -> None:
        super().__init__(shell, over, _tr("By when, and how, instead?"), _tr("Agree anew"))
        self._agreed = agreed
        self._line = PromiseLine(shell, asks_what=False)
        day = promise.by.day if promise.by.day >= shell.office.today() else None
        self._line.show_term("", day, promise.by.at, promise.by.means)
        before = term_words(promise.by, shell.office.today())
        self.body.addWidget(label(promise.what, "strong", wrap=True))
        said = _tr("Promised until now: {term}").format(term=before)
        self.body.addWidget(label(said, "small", wrap=True))
        self.body.addWidget(self._line)
        self.settle()
        self._line.setFocus()
        self.accepted.connect(self._on_accepted)

    @override
    def missing(self) -> str:
        return self._line.missing()

    def _on_accepted(self) -> None:
        if term := self._line.term:
            self._agreed(term)


class KeptOtherwise(_TermQuestion):
    """When and how a promise was kept, where that was not just now as promised."""

    def __init__(self, shell: Shell, over: QWidget, promise: Promise, agreed: Agreed) -> None:
        super().__init__(shell, over, _tr("When and how did you keep it?"), _tr("Kept"))
        self._agreed = agreed
        today = shell.office.today()
        self._day = day_field(min(promise.by.day, today), earliest=promise.made_on, latest=today)
        self._time = TimeField(_tr("At what time"), _tr("time, if you know it"))
        self._means = MeansBox(_tr("By which means"))
        self._means.show_means(promise.by.means)
        self.body.addWidget(label(promise.what, "strong", wrap=True))
        for title, editor in (
            (_tr("On which day"), self._day),
            (_tr("At what time"), self._time),
            (_tr("By which means"), self._means),
        ):
            self.ask(title, editor)
        for each in self._day.findChildren(QLineEdit):
            each.setAccessibleName(_tr("On which day"))
        self.settle()
        self.accepted.connect(self._on_accepted)

    @override
    def missing(self) -> str:
        if self._time.is_wrong:
            return _tr("“{text}” is no time; write 16:00, or leave it empty.").format(
                text=self._time.text()
            )
        return "" if self._means.means else _tr("Say by which means you kept it.")

    def _on_accepted(self) -> None:
        if means := self._means.means:
            self._agreed(Term(day=day_of(self._day), at=self._time.at, means=means))


class BrokenBecause(Question):
    """Why a promise was broken; it may stay unsaid."""

    def __init__(
        self, shell: Shell, over: QWidget, promise: Promise, said: Callable[[str], None]
    ) -> None:
        super().__init__(shell.theme, over)
        self.entitle(_tr("Why was it not kept?"), _tr("Note it as broken"))
        self._why = QLineEdit()
        self.body.addWidget(label(promise.what, "strong", wrap=True))
        self.ask(_tr("Why, if you want to say it"), self._why)
        self.body.addStretch(1)
        self.fit(_WIDTH)
        self._why.setFocus()
        self.accepted.connect(lambda: said(self._why.text()))


def _tr(text: str) -> str:
    return translated("PromiseQuestions", text)
