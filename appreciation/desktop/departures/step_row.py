"""One step of a plan: its mark, what it is, and what can be done about it."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from appreciation.desktop.shared.departures import STEP_ICONS, step_title
from appreciation.desktop.shared.menu_below import more_button
from appreciation.desktop.shared.widgets import GRID, breakable, button, label
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.win_back import StepKind
from appreciation.services.departures.departure_details import StepLine, StepState, WaitsFor

_SIDE = 28
_DONE = frozenset({StepState.POSTED, StepState.CAME_BACK, StepState.DONE})
_ON_PAPER = frozenset({StepState.PRINTED, StepState.POSTED, StepState.CAME_BACK})


class StepMark(QWidget):
    """A disc: filled with a tick when done, filled with its icon when next, else a ring."""

    def __init__(self, theme: Theme, line: StepLine, *, is_next: bool) -> None:
        super().__init__()
        self._theme = theme
        over = line.state.over and line.state not in _DONE
        self._icon = "check" if line.state in _DONE else "x" if over else STEP_ICONS[line.step.kind]
        self._ground = "good" if line.state in _DONE else "accent" if is_next else ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_SIDE), self._theme.px(_SIDE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ground:
            painter.setBrush(theme.colour(self._ground))
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setBrush(theme.colour("surface"))
            painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        side = theme.px(16)
        ink = {"good": "surface", "accent": "on_accent"}.get(self._ground, "quiet")
        corner = (self.width() - side) // 2
        painter.drawPixmap(corner, corner, theme.pixmap(self._icon, ink, 16))


class StepRow(QWidget):
    """One step. `wished` carries what is to be done about it: a name that `Actions` knows."""

    wished = Signal(str, object)

    def __init__(
        self, theme: Theme, line: StepLine, said: str, *, is_next: bool, can_change: bool
    ) -> None:
        super().__init__()
        self._theme = theme
        self._line = line
        layout = QGridLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setHorizontalSpacing(GRID + 4)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(StepMark(theme, line, is_next=is_next), 0, 0, 2, 1, top)
        title = step_title(line.step.kind)
        layout.addWidget(label(title, "strong", wrap=True), 0, 1)
        layout.addWidget(label(breakable(said), "small", wrap=True), 1, 1)
        if can_change and line.state not in _ON_PAPER and self._wishes():
            layout.addWidget(self._more(title), 0, 2, 2, 1, top)
        if can_change and (verb := self._verb()):
            made = button(theme, verb)
            made.clicked.connect(lambda: self._wish(self._main_wish()))
            layout.addWidget(made, 2, 1, Qt.AlignmentFlag.AlignLeft)

    def _wish(self, what: str) -> None:
        self.wished.emit(what, self._line)

    def _main_wish(self) -> str:
        match self._line.step.kind:
            case StepKind.ASK:
                return "interview"
            case StepKind.MEND:
                return "mend"
            case StepKind.ARTICLE | StepKind.OFFER:
                return "choose"
            case _:
                return ""

    def _verb(self) -> str:
        """Return the words of the button for what is done about such a step; empty for none."""
        line = self._line
        if line.state.over:
            return ""
        if line.step.kind is StepKind.ASK:
            return self.tr("Write down what they say…")
        if line.step.kind is StepKind.MEND:
            return self.tr("It is mended…")
        return {
            WaitsFor.ARTICLE: self.tr("Choose an article…"),
            WaitsFor.OFFER: self.tr("Choose an offer…"),
        }.get(line.waits_for or WaitsFor.MENDING, "")

    def _more(self, title: str) -> QPushButton:
        says = self.tr("More about “{step}”").format(step=title)
        more, menu = more_button(self._theme, says)
        more.setProperty("kind", "quiet")
        for text, wish in self._wishes():
            menu.addAction(text, partial(self._wish, wish))
        return more

    def _wishes(self) -> list[tuple[str, str]]:
        line = self._line
        if line.state is StepState.SKIPPED:
            return [(self.tr("&Take it up again"), "unskip")]
        if line.state is StepState.DONE:
            return []
        done = self.tr("&Written by hand") if line.step.purpose else self.tr("It is &done")
        wishes = [(done, "finish")] if line.step.kind is not StepKind.MEND else []
        if line.step.kind in {StepKind.ARTICLE, StepKind.OFFER}:
            wishes.append((self.tr("&Choose what goes with it…"), "choose"))
        return [
            *wishes,
            (self.tr("&Another day…"), "move"),
            (self.tr("&Leave it out"), "skip"),
        ]
