"""What was promised: which promises this keeps, and what is promised now."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.shared.more import MoreColumn
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.promise_line import PromiseLine
from appreciation.desktop.shared.promises import promise_words
from appreciation.desktop.shared.widgets import GRID, breakable, label, section
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import ContactId
from appreciation.domain.promises import Promise
from appreciation.services.dealings import promises
from appreciation.services.dealings.promises import AtATouch
from appreciation.services.dealings.unfinished_calls import PromiseDraft, UnfinishedCall

_AT_FIRST = 3


class PromisedPart(QWidget):
    """Open promises to them, each with a tick for "this keeps it", and the line for another."""

    edited = Signal()

    def __init__(self, shell: Shell, call: UnfinishedCall) -> None:
        super().__init__()
        self._shell = shell
        self._contact_id: ContactId = call.contact_id
        self._ticked = set(call.keeps)
        self._open: tuple[Promise, ...] = ()
        self._reached = True
        self._ticks: MoreColumn[Promise] = MoreColumn(shell.theme, self._tick, at_a_time=_AT_FIRST)
        self._keeping = QWidget()
        keeping = QVBoxLayout(self._keeping)
        keeping.setContentsMargins(0, 0, 0, GRID)
        keeping.setSpacing(GRID)
        keeping.addWidget(section(self.tr("This keeps what I promised")))
        keeping.addWidget(self._ticks)
        self._keeping.hide()
        self.line = PromiseLine(shell)
        draft = call.promise
        self.line.show_term(draft.what, draft.day, draft.at, draft.means)
        self.line.edited.connect(self.edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._keeping)
        layout.addWidget(section(self.tr("I promised")))
        layout.addWidget(self.line)
        shell.office.changed.connect(self._on_changed)
        self._ask()

    @property
    def about(self) -> AtATouch:
        """What is to be noted with the touch."""
        what = self.line.what
        return AtATouch(what=what, by=self.line.term if what else None, keeps=self.keeps)

    @property
    def keeps(self) -> tuple[int, ...]:
        """The promises that are ticked."""
        return tuple(each.id for each in self._open if each.id in self._ticked and self._reached)

    @property
    def draft(self) -> PromiseDraft:
        """What stands in the line now."""
        line = self.line
        return PromiseDraft(what=line.what, day=line.day, at=line.at, means=line.means)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is ticked and nothing written."""
        return self.line.is_empty and not self.keeps

    def missing(self) -> str:
        """Return in a sentence what the new promise still lacks; empty where nothing does."""
        return "" if self.line.is_empty else self.line.missing()

    def show_reached(self, *, reached: bool) -> None:
        """Offer the ticks only where they were reached: trying keeps no promise."""
        self._reached = reached
        self._keeping.setVisible(reached and bool(self._open))

    def _ask(self) -> None:
        # That the person is gone is told by the window.
        self._shell.office.ask(
            partial(promises.open_with, contact_id=self._contact_id),
            self._show_open,
            otherwise=lambda _error: None,
        )

    def _on_changed(self, kinds: Changes) -> None:
        if Kind.PROMISE in kinds:
            self._ask()

    def _show_open(self, found: tuple[Promise, ...]) -> None:
        self._open = found
        self._ticks.show_items(found)
        self.show_reached(reached=self._reached)

    def _tick(self, of: Promise) -> QWidget:
        words = promise_words(of, self._shell.office.today())
        tick = Tick(words, ticked=of.id in self._ticked)
        tick.box.toggled.connect(partial(self._on_ticked, of.id))
        return tick

    def _on_ticked(self, id_: int, ticked: bool) -> None:  # noqa: FBT001 - as the signal gives it
        (self._ticked.add if ticked else self._ticked.discard)(id_)
        self.edited.emit()


class Tick(QWidget):
    """A box with words that may take several lines; a click on them ticks it too."""

    def __init__(self, text: str, *, ticked: bool) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setChecked(ticked)
        self.box.setAccessibleName(text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(breakable(text), wrap=True), 1)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.box.toggle()
