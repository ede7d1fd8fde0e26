"""A question about why somebody left, with words of theirs or ours."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit

from appreciation.desktop.departures.reason_choice import ReasonChoice
from appreciation.desktop.shared.question import Question
from appreciation.domain.departure_reasons import Reason

_NOTE_HEIGHT = 66


class ReasonQuestion(Question):
    """What both windows have that ask for a reason: on the day they left, and once it is known."""

    def ask_why(self, title: str, reasons: Sequence[Reason], now: Reason, note: str = "") -> None:
        """Add the fields for the reason, and for more about it."""
        self.why = ReasonChoice(reasons, now)
        self.ask(title, self.why)
        self._note = QPlainTextEdit(note, tabChangesFocus=True)
        self._note.setFixedHeight(self.theme.px(_NOTE_HEIGHT))
        self.ask(self.tr("In their words, or yours"), self._note)

    @property
    def reason(self) -> Reason:
        """Why they left."""
        return self.why.reason

    @property
    def note(self) -> str:
        """More about it."""
        return self._note.toPlainText().strip()
