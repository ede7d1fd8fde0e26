"""A promise in one line: what, by which day, at what time, by which means."""

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.promise_fields import MeansBox, TimeField
from appreciation.desktop.shared.promises import promise_day
from appreciation.desktop.shared.widgets import GRID, label, stand
from appreciation.domain.date_order import DateOrder
from appreciation.domain.promise_lines import Understood, understood
from appreciation.domain.promises import Means, Term
from appreciation.services.dealings import promises

_DAY_WIDTH, _TIME_WIDTH, _MEANS_WIDTH = 116, 76, 136
_NARROW = 540
_DAY, _TIME, _MEANS = "day", "time", "means"


class PromiseLine(QWidget):
    """Understands a line while it is typed, and shows in fields what it understood.

    What the owner fills in by hand is never written over. When the line is left, the words that
    now stand in the fields are taken out of it. `edited` says that any of it has changed.
    """

    edited = Signal()

    def __init__(self, shell: Shell, *, asks_what: bool = True) -> None:
        super().__init__()
        self._shell = shell
        self._order: DateOrder | None = None
        self._day_meant: date | None = None
        self._by_hand: set[str] = set()
        self._from_line: set[str] = set()
        self._what = _line(self.tr("What you promised"), self.tr("as: call back Tuesday 16:00"))
        self._day = _line(self.tr("By which day"), self.tr("day"))
        self._time = TimeField(self.tr("At what time, if it matters"), self.tr("time"))
        self._means = MeansBox(self.tr("By which means"))
        self._note = label(kind="careful", wrap=True)
        self._note.hide()
        self._what.setVisible(asks_what)
        self.setFocusProxy(self._what if asks_what else self._day)
        self._arrange()
        self._what.textEdited.connect(self._on_what)
        self._what.editingFinished.connect(self.tidy)
        self._what.returnPressed.connect(self.focus_missing)
        self._day.textEdited.connect(self._on_day)
        self._day.editingFinished.connect(self._show_day)
        self._time.typed.connect(self._on_time)
        self._means.activated.connect(self._on_means)
        shell.theme.changed.connect(self._fit)
        shell.office.ask(promises.date_order, self._on_order, otherwise=lambda _error: None)

    def _arrange(self) -> None:
        self._terms = QWidget()
        self._terms.setLayout(Flow(self._day, self._time, self._means))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GRID)
        self._columns.addWidget(self._what, 1)
        self._columns.addWidget(self._terms)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(self._columns)
        layout.addWidget(self._note)
        self._fit()

    @property
    def what(self) -> str:
        """What was promised, without the words that stand in the other fields."""
        return " ".join(self._what.text().split())

    @property
    def day(self) -> date | None:
        """By which day; None while nothing that is a day stands there."""
        return self._day_meant

    @property
    def at(self) -> time | None:
        """At what time, None for any."""
        return self._time.at

    @property
    def means(self) -> Means | None:
        """By which means; None until it is known."""
        return self._means.means

    @property
    def term(self) -> Term | None:
        """Day, time and means, once day and means are known."""
        if self.day is None or self.means is None:
            return None
        return Term(day=self.day, at=self.at, means=self.means)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filled in at all."""
        return not (self.what or self._day.text() or self._time.text() or self.means)

    def missing(self) -> str:
        """Return in a sentence what is still to be filled in, empty when all is known."""
        self.tidy()
        if not self._what.isHidden() and not self.what:
            return self.tr("Say what you promised.")
        if self.day is None:
            return self.tr("Say by which day you promised it, as “Tue 24 Nov” or “tomorrow”.")
        if self._time.is_wrong:
            return self.tr("“{text}” is no time; write 16:00, or leave it empty.").format(
                text=self._time.text()
            )
        if self.means is None:
            return self.tr("Say by which means you will keep it: by phone, by e-mail …")
        return ""

    def focus_missing(self) -> None:
        """Put the cursor into the first field that is still to be filled in, if there is one."""
        for filled, field in (
            (bool(self.what) or self._what.isHidden(), self._what),
            (self.day is not None, self._day),
            (not self._time.is_wrong, self._time),
            (self.means is not None, self._means),
        ):
            if not filled:
                field.setFocus()
                return

    def show_term(self, what: str, day: date | None, at: time | None, means: Means | None) -> None:
        """Fill the fields in; that is no edit."""
        self._what.setText(what)
        self._set_day(day)
        self._time.show_time(at)
        self._means.show_means(means)
        said = self._understood()
        values = {_DAY: (day, said.day), _TIME: (at, said.at), _MEANS: (means, said.means)}
        self._from_line = {
            name for name, (shown, meant) in values.items() if shown and shown == meant
        }

    def tidy(self) -> None:
        """Take out of the line what stands in the other fields."""
        if self._from_line:
            self._what.setText(self._understood().what)
            self._from_line.clear()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_order(self, order: DateOrder | None) -> None:
        self._order = order

    def _understood(self, text: str | None = None) -> Understood:
        line = self._what.text() if text is None else text
        return understood(line, self._shell.office.today(), self._order)

    def _on_what(self) -> None:
        found = self._understood()
        if self._takes(_DAY, found.day):
            self._set_day(found.day)
        if self._takes(_TIME, found.at):
            self._time.show_time(found.at)
        if self._takes(_MEANS, found.means):
            self._means.show_means(found.means)
        self._say(" ".join(found.doubts))
        self.edited.emit()

    def _takes(self, name: str, value: object) -> bool:
        """Return whether a field takes what the line says, or takes it back."""
        if name in self._by_hand or (value is None and name not in self._from_line):
            return False
        (self._from_line.discard if value is None else self._from_line.add)(name)
        return True

    def _on_day(self, text: str) -> None:
        self._by_hand.add(_DAY)
        found = self._understood(text)
        self._day_meant = found.day
        self._say(" ".join(found.doubts))
        self.edited.emit()

    def _on_time(self, doubt: str) -> None:
        self._by_hand.add(_TIME)
        self._say(doubt)
        self.edited.emit()

    def _on_means(self) -> None:
        self._by_hand.add(_MEANS)
        self.edited.emit()

    def _show_day(self) -> None:
        if self._day_meant:
            self._set_day(self._day_meant)

    def _set_day(self, day: date | None) -> None:
        self._day_meant = day
        self._day.setText(promise_day(day, self._shell.office.today()) if day else "")

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def _fit(self) -> None:
        px = self._shell.theme.px
        for field, width in (
            (self._day, _DAY_WIDTH),
            (self._time, _TIME_WIDTH),
            (self._means, _MEANS_WIDTH),
        ):
            field.setFixedWidth(px(width))
        narrow = self.width() < px(_NARROW)
        stand(self._columns, upright=narrow)
        terms = px(_DAY_WIDTH + _TIME_WIDTH + _MEANS_WIDTH) + 2 * GRID
        self._terms.setMinimumWidth(0 if narrow else terms)


def _line(says: str, example: str) -> QLineEdit:
    made = QLineEdit(placeholderText=example)
    made.setAccessibleName(says)
    return made
