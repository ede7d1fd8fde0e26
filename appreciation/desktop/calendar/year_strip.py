"""The twelve months of a year, each with how much it holds."""

from PySide6.QtCore import QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from appreciation.desktop.shared.widgets import counted
from appreciation.desktop.theme.theme import Theme

_HIGHEST = 16
_HEIGHT = 56


class MonthButton(QAbstractButton):
    """A month: its name, and a bar for how many occasions it has."""

    def __init__(self, theme: Theme, month: int) -> None:
        super().__init__()
        self._theme = theme
        self._month = month
        self._count = 0
        self._share = 0.0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_count(0, 0.0)

    def show_count(self, count: int, share: float) -> None:
        """Show how many occasions there are; `share` of the fullest month."""
        self._count, self._share = count, share
        name = QLocale().standaloneMonthName(self._month)
        words = counted(count, self.tr("1 occasion"), self.tr("{n} occasions"))
        self.setAccessibleName(f"{name}, {words}")
        self.setToolTip(f"{name}: {words}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        area = self.rect().adjusted(2, 2, -2, -2)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint" if self.isChecked() else "surface"))
            painter.drawRoundedRect(area, 8, 8)
        painter.setFont(theme.font(9.5, bold=self.isChecked()))
        painter.setPen(theme.colour("accent" if self.isChecked() else "quiet"))
        name = QLocale().standaloneMonthName(self._month, QLocale.FormatType.ShortFormat)
        where = QRect(area.left(), area.top() + theme.px(4), area.width(), theme.px(20))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, name)
        if self._count:
            foot = area.bottom() - theme.px(5)
            high = max(theme.px(3), round(theme.px(_HIGHEST) * self._share))
            bar = QRect(area.center().x() - theme.px(12), foot - high, theme.px(24), high)
            painter.fillRect(bar, theme.colour("accent"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 8, 8)


class YearStrip(QWidget):
    """Twelve months side by side; `chosen` carries the number of one."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Months of the year"))
        self._group = QButtonGroup(self)
        self._buttons = [MonthButton(theme, month) for month in range(1, 13)]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for month, made in enumerate(self._buttons, start=1):
            self._group.addButton(made, month)
            layout.addWidget(made, 1)
        self._group.idClicked.connect(self.chosen)

    def choose(self, month: int) -> None:
        """Mark a month."""
        self._buttons[month - 1].setChecked(True)

    def show_counts(self, counts: tuple[int, ...]) -> None:
        """Show how much each month holds."""
        most = max(counts) or 1
        for made, count in zip(self._buttons, counts, strict=True):
            made.show_count(count, count / most)
