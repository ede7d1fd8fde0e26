"""What is written down: how, on which day, whether they were reached, and what was said."""

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from appreciation.desktop.call_log import words
from appreciation.desktop.call_log.words import CAN_FAIL, Outcome
from appreciation.desktop.shared.day_field import day_field, day_of
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.touches import touch_word
from appreciation.desktop.shared.widgets import GRID, button, row
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.touches import TouchKind
from appreciation.services.dealings.unfinished_calls import UnfinishedCall

_NOTE_HEIGHT = 120


class Sheet(QWidget):
    """The fields of a call. `edited` says that one was changed, `kind_chosen` that it was that."""

    edited = Signal()
    kind_chosen = Signal()

    def __init__(self, theme: Theme, call: UnfinishedCall, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._note = self._note_field(call.note)
        self._outcomes = QButtonGroup(self)
        self._chips = self._outcome_chips(call.outcome or Outcome.REACHED)
        self._kind = self._kind_box(call.kind)
        self._day = day_field(call.on or today, latest=today)
        for each in (self._day, *self._day.findChildren(QLineEdit)):
            each.setAccessibleName(self.tr("On which day"))
        how_and_when = QWidget()
        how_and_when.setLayout(row(self._kind, self._day))
        line = Flow(self._chips, how_and_when)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + 4)
        layout.addLayout(line)
        layout.addWidget(self._note, 1)
        self._on_kind()
        self._note.textChanged.connect(self.edited)
        self._day.dateChanged.connect(self.edited)
        self._outcomes.idClicked.connect(self.edited)
        self.setFocusProxy(self._note)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def kind(self) -> TouchKind:
        """How they were in touch."""
        return TouchKind(self._kind.currentData())

    @property
    def outcome(self) -> Outcome:
        """Whether they were reached."""
        if self.kind not in CAN_FAIL:
            return Outcome.REACHED
        return list(Outcome)[max(0, self._outcomes.checkedId())]

    @property
    def note(self) -> str:
        """What was said."""
        return self._note.toPlainText().strip()

    @property
    def on(self) -> date:
        """On which day it was."""
        return day_of(self._day)

    def _note_field(self, note: str) -> QPlainTextEdit:
        field = _Note(note, tabChangesFocus=True)
        field.setAccessibleName(self.tr("What was said"))
        field.setPlaceholderText(self.tr("What was said"))
        field.moveCursor(field.textCursor().MoveOperation.End)
        return field

    def _outcome_chips(self, chosen: str) -> QWidget:
        chips = Flow()
        for number, outcome in enumerate(Outcome):
            chip = button(self._theme, words.outcome_word(outcome), kind="chip")
            chip.setCheckable(True)
            chip.setChecked(outcome.value == chosen)
            self._outcomes.addButton(chip, number)
            chips.addWidget(chip)
        holder = QWidget()
        holder.setLayout(chips)
        return holder

    def _kind_box(self, chosen: TouchKind) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("How you were in touch"))
        for kind in TouchKind:
            box.addItem(touch_word(kind), kind.value)
        box.setCurrentIndex(list(TouchKind).index(chosen))
        box.currentIndexChanged.connect(self._on_kind)
        return box

    def _on_kind(self) -> None:
        self._chips.setVisible(self.kind in CAN_FAIL)
        self.kind_chosen.emit()
        self.edited.emit()

    def _fit(self) -> None:
        self._note.setMinimumHeight(self._theme.px(_NOTE_HEIGHT))


class _Note(QPlainTextEdit):
    """Asks for no more than it needs, and is as high as there is room."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())
