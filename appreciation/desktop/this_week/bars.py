"""The next weeks as bars, each a button to its week."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from appreciation.desktop.shared.days import long_day, short_day
from appreciation.desktop.shared.widgets import clear, counted, number, tip
from appreciation.desktop.theme.theme import Theme
from appreciation.desktop.this_week.overview import WeekAhead

_HIGHEST = 56


class Bar(QAbstractButton):
    """One week: how many pieces it holds, as a height and a number."""

    def __init__(self, theme: Theme, ahead: WeekAhead, share: float) -> None:
        super().__init__()
        self._theme = theme
        self._ahead = ahead
        self._share = share
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = counted(ahead.pieces, self.tr("1 piece to post"), self.tr("{n} pieces to post"))
        spoken = self.tr("Week of {day}: {count}").format(
            day=long_day(ahead.week.first), count=said
        )
        self.setAccessibleName(spoken)
        self.setToolTip(tip(spoken))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(_HIGHEST + 46))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        line, foot = theme.px(22), self.height() - theme.px(22)
        high = max(theme.px(3), round(theme.px(_HIGHEST) * self._share))
        bar = QRect(2, foot - high, self.width() - 4, high)
        painter.fillRect(bar, theme.colour("tint"))
        painter.fillRect(bar.left(), bar.top(), bar.width(), theme.px(3), theme.colour("accent"))
        painter.setFont(theme.font(9.5))
        painter.setPen(theme.colour("ink"))
        above = QRect(0, bar.top() - line, self.width(), line)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, number(self._ahead.pieces))
        painter.setFont(theme.font(9))
        painter.setPen(theme.colour("quiet"))
        below = QRect(0, foot, self.width(), self.height() - foot)
        day = short_day(self._ahead.week.first).split(" ", 1)[-1]
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, day)
        if self.hasFocus() or self.underMouse():
            ink = "accent" if self.hasFocus() else "border"
            painter.setPen(QPen(theme.colour(ink), 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)


class Bars(QWidget):
    """Some weeks side by side."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)

    def show_weeks(self, ahead: tuple[WeekAhead, ...]) -> list[Bar]:
        """Show these weeks in place of those before, and return their buttons."""
        clear(self._layout)
        most = max((each.pieces for each in ahead), default=0) or 1
        bars = [Bar(self._theme, each, each.pieces / most) for each in ahead]
        for bar in bars:
            self._layout.addWidget(bar)
        return bars
