"""The days of a month in weeks; arrows go from day to day, and on into the next month."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout
from typing_extensions import override

from appreciation.desktop.calendar.day_cell import DayCell
from appreciation.desktop.shared.widgets import clear, hairline, label
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.weeks import FirstWeekday
from appreciation.services.calendar import Month

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(QFrame):
    """Shows a month. `chosen` carries the day that was chosen, `left` one of another month."""

    chosen = Signal(object)
    left = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._theme = theme
        self._cells: dict[date, DayCell] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(1, 1, 1, 1)
        self._grid.setSpacing(0)

    def show_month(self, month: Month, today: date) -> None:
        """Show a month in place of the one before."""
        clear(self._grid)
        self._cells = {}
        first = 1 if month.first_weekday is FirstWeekday.MONDAY else 7
        for column in range(7):
            name = QLocale().dayName((first - 1 + column) % 7 + 1, QLocale.FormatType.ShortFormat)
            head = label(name, "small")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            head.setContentsMargins(0, 6, 0, 4)
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, 1)
        offset = (month.days[0].day.isoweekday() - first) % 7
        for place, shown in enumerate(month.days, start=offset):
            cell = DayCell(self._theme, shown, is_today=shown.day == today)
            cell.clicked.connect(lambda _checked, day=shown.day: self.chosen.emit(day))
            cell.installEventFilter(self)
            self._cells[shown.day] = cell
            self._grid.addWidget(cell, 1 + place // 7, place % 7)
        rows = (offset + len(month.days) + 6) // 7
        for place in range(offset + len(month.days), rows * 7):  # what closes the days above
            self._grid.addWidget(hairline(), 1 + place // 7, place % 7, Qt.AlignmentFlag.AlignTop)
        for row in range(1, 7):
            self._grid.setRowStretch(row, 1 if row <= rows else 0)

    def choose(self, day: date, *, focus: bool = False) -> None:
        """Mark a day of the month."""
        if cell := self._cells.get(day):
            cell.setChecked(True)
            if focus:
                cell.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            day = next((day for day, cell in self._cells.items() if cell is watched), None)
            step = _STEPS.get(Qt.Key(event.key()))
            if day and step:
                self._go(day + timedelta(days=step))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and day:
                self._cells[day].click()
                return True
        return super().eventFilter(watched, event)

    def _go(self, day: date) -> None:
        if cell := self._cells.get(day):
            cell.setFocus()
            cell.setChecked(True)
            self.chosen.emit(day)
        else:
            self.left.emit(day)
