"""A chart beside the table behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.insights.asks import Drawing
from appreciation.desktop.insights.chart_values import Chart, Group, Look
from appreciation.desktop.insights.picture import ChartPicture
from appreciation.desktop.insights.table import Cell, CountTable
from appreciation.desktop.shared.widgets import GRID, label, section, set_kind, stand
from appreciation.desktop.theme.theme import Theme

_NARROW = 620
_UPRIGHT, _HIGHEST, _A_ROW = 230, 320, 34
"""How high an upright chart is: at least, at most, and for each row of the table beside it."""

_LINE, _BAR = 12, 13
"""How high a group is in a lying chart, and each of its bars."""

_FEW_HEADS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a card shows: a chart (`inks` names the colour of each bar of a group), and the table.

    `note` says what the figures cannot; `careful` that it warns.
    """

    groups: tuple[Group, ...]
    inks: tuple[str, ...]
    lying: bool = False
    heads: tuple[str, ...] = ()
    rows: Sequence[Sequence[Cell]] = field(default_factory=tuple)
    note: str = ""
    careful: bool = False


class ChartCard(QFrame):
    """One question to the years. The chart is drawn elsewhere, when `picture.size_wanted` says."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._theme = theme
        self._content = Content(groups=(), inks=())
        self.picture = ChartPicture(theme, title)
        self.table = CountTable(theme, title)
        self._note = label(kind="small", wrap=True)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addWidget(self._note)
        column.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(3 * GRID)
        self._both.addWidget(self.picture, 5, Qt.AlignmentFlag.AlignTop)
        self._both.addWidget(beside, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(section(title))
        layout.addLayout(self._both)

    def show_content(self, content: Content) -> None:
        """Show other counts; the chart follows when it is drawn."""
        self._content = content
        bars = max((len(each.bars) for each in content.groups), default=0)
        beside = min(_HIGHEST, max(_UPRIGHT, _A_ROW * len(content.rows)))
        self.picture.set_height(
            len(content.groups) * (_LINE + _BAR * bars) if content.lying else beside
        )
        self.picture.setVisible(any(bar.length for each in content.groups for bar in each.bars))
        wide = len(content.heads) > _FEW_HEADS
        self._both.setStretch(1, 6 if wide else 4)
        self.table.show_rows(content.heads, content.rows)
        self._note.setText(content.note)
        self._note.setVisible(bool(content.note))
        set_kind(self._note, "careful" if content.careful else "small")

    def drawing(self) -> Drawing:
        """Return the chart as it is to be drawn for its present size and the present look."""
        theme = self._theme
        look = Look(
            width=max(self.picture.width(), 120),
            height=self.picture.height(),
            ratio=self.devicePixelRatioF(),
            text_px=theme.px(13),
            ink=theme.colour("ink").name(),
            quiet=theme.colour("quiet").name(),
            line=theme.colour("line").name(),
            bars=tuple(theme.colour(ink).name() for ink in self._content.inks),
        )
        return Drawing(groups=self._content.groups, look=look, lying=self._content.lying)

    def show_chart(self, chart: Chart) -> None:
        """Show the chart that was drawn."""
        self.picture.show_chart(chart)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        stand(self._both, upright=narrow)
