"""The page Calendar: a month in weeks, the year above it, and the chosen day beside."""

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.calendar import asks
from appreciation.desktop.calendar.asks import OnDay
from appreciation.desktop.calendar.day_panel import DayPanel
from appreciation.desktop.calendar.month_grid import MonthGrid
from appreciation.desktop.calendar.papers_window import PapersWindow
from appreciation.desktop.calendar.year_strip import YearStrip
from appreciation.desktop.printing_out.printers import Printers
from appreciation.desktop.shared.page import Page, Shell
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    icon_button,
    label,
    row,
    scrolling,
    stand,
)
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import ContactId
from appreciation.domain.weeks import FIRST_YEAR, LAST_YEAR
from appreciation.services.calendar import Day, Month

_SIDE_WIDTH = 300
_NARROW = 900


class CalendarPage(Page):
    """Shows a month; a day shows its people, and those lead to their contact."""

    concerns = frozenset({Kind.CONTACT, Kind.SETTING})

    def __init__(self, shell: Shell, printers: Printers) -> None:
        super().__init__(shell, "")
        theme = shell.theme
        self._printers = printers
        today = shell.office.today()
        self._first = today.replace(day=1)
        self._chosen = today
        self._days: dict[date, Day] = {}
        self._wants_focus = False
        before = icon_button(theme, "chevron-left", self.tr("The month before"))
        before.clicked.connect(partial(self._step, -1))
        now = button(theme, self.tr("Today"))
        now.clicked.connect(lambda: self.show_day(shell.office.today()))
        after = icon_button(theme, "chevron-right", self.tr("The month after"))
        after.clicked.connect(partial(self._step, 1))
        steps = QWidget()
        steps.setLayout(row(before, now, after, gap=GRID + 4))
        self.add_beside_title(steps)
        self.primary_button(self.tr("Print…"), "printer", self.print_calendar)
        self.strip = YearStrip(theme)
        self.strip.chosen.connect(lambda month: self.show_month(self._first.replace(month=month)))
        self.grid = MonthGrid(theme)
        self.grid.chosen.connect(self._on_chosen)
        self.grid.left.connect(self._on_left)
        self.panel = DayPanel(theme, self._open)
        self._warnings = label("", "small", wrap=True)
        self._arrange()
        theme.changed.connect(self._on_theme_changed)

    def _arrange(self) -> None:
        main = QVBoxLayout()
        main.setSpacing(GRID + 4)
        main.addWidget(self.strip)
        main.addWidget(self.grid, 1)
        main.addWidget(self._warnings)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, GRID, 0)
        self._columns.setSpacing(3 * GRID)
        self._columns.addLayout(main, 1)
        self._columns.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        content.setLayout(self._columns)
        self.body.addWidget(scrolling(content), 1)
        self._fit()

    @override
    def refresh(self, kinds: Changes) -> None:
        self._ask()

    @override
    def show_subject(self, subject: object) -> None:
        if isinstance(subject, date):
            self.show_day(subject)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def command(self, name: str) -> None:
        self.print_calendar()

    def print_calendar(self) -> None:
        """Ask what is to be on paper, and where it goes."""
        PapersWindow(self.window(), self.shell, self._printers, self._first).open()

    def show_month(self, first: date) -> None:
        """Show the month that begins on a day, and choose that day."""
        self.show_day(first)

    def show_day(self, day: date) -> None:
        """Show the month of a day, and the day in it."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return
        self._chosen = day
        if day in self._days:
            self._on_chosen(day)
        else:
            self._first = day.replace(day=1)
            self._ask()

    def _ask(self) -> None:
        office = self.shell.office
        office.ask(partial(asks.month, self._first), self._show, key="calendar month")
        office.ask(
            partial(asks.counts_of_year, self._first.year), self._show_year, key="calendar year"
        )

    def _show(self, month: Month) -> None:
        self._days = {each.day: each for each in month.days}
        day = QDate(self._first.year, self._first.month, 1)
        self.title.setText(QLocale().toString(day, "MMMM yyyy"))
        self.grid.show_month(month, self.shell.office.today())
        self.strip.choose(self._first.month)
        self._warnings.setText("\n".join(month.warnings))
        self._warnings.setVisible(bool(month.warnings))
        self.grid.choose(self._chosen, focus=self._wants_focus)
        self._wants_focus = False
        self._on_chosen(self._chosen)

    def _show_year(self, answer: tuple[int, tuple[int, ...]]) -> None:
        year, counts = answer
        self.subtitle.setText(
            self.tr("{n} occasions in {year}").format(n=QLocale().toString(sum(counts)), year=year)
        )
        self.strip.show_counts(counts)

    def _on_chosen(self, day: date) -> None:
        self._chosen = day
        if shown := self._days.get(day):
            self.grid.choose(day)
            self.panel.show_day(shown)
            self.shell.office.ask(partial(asks.on_day, day), self._show_people, key="calendar day")

    def _show_people(self, on: OnDay) -> None:
        if on.day == self._chosen:
            self.panel.show_people(on)

    def _on_left(self, day: date) -> None:
        self._wants_focus = True
        self.show_day(day)

    def _step(self, months: int, *_pressed: bool) -> None:
        month = self._first.month - 1 + months
        self.show_month(date(self._first.year + month // 12, month % 12 + 1, 1))

    def _open(self, contact_id: ContactId) -> None:
        if self.shell.has_page("contacts"):
            self.shell.go("contacts", contact_id)

    def _on_theme_changed(self) -> None:
        self._fit()
        self.grid.updateGeometry()

    def _fit(self) -> None:
        """Put the day below where there is no room beside the month."""
        narrow = self.width() < self.shell.theme.px(_NARROW)
        stand(self._columns, upright=narrow)
        self.panel.setMinimumWidth(0 if narrow else self.shell.theme.px(_SIDE_WIDTH))
