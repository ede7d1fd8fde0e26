"""One day with everything on it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.calendar.asks import OnDay
from appreciation.desktop.shared.days import long_day
from appreciation.desktop.shared.more import MoreRows
from appreciation.desktop.shared.occasions import occasion_words
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import GRID, clear, counted, label, section
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import ContactId
from appreciation.services.calendar import Day, Named


class DayPanel(QWidget):
    """The day that is chosen: holidays, what has to be posted, and whom it is about."""

    def __init__(self, theme: Theme, opened: Callable[[ContactId], None]) -> None:
        super().__init__()
        self._theme = theme
        self._opened = opened
        self._title = section("")
        self._notes = label("", "quiet", wrap=True)
        self._people = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._title)
        layout.addWidget(self._notes)
        layout.addLayout(self._people)
        layout.addStretch(1)

    def show_day(self, shown: Day) -> None:
        """Show what is known of a day before its people are."""
        self._title.setText(long_day(shown.day))
        notes = [*shown.holidays, *shown.other_days_off]
        if shown.to_post:
            notes.append(
                counted(
                    shown.to_post,
                    self.tr("The post for 1 occasion goes by this day."),
                    self.tr("The post for {n} occasions goes by this day."),
                )
            )
        notes += [
            self.tr("The post for {holiday} goes by this day.").format(holiday=each)
            for each in shown.to_post_for
        ]
        if not shown.count:
            notes.append(self.tr("No occasion of anybody's."))
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        clear(self._people)

    def show_people(self, on: OnDay) -> None:
        """Show whose day it is."""
        clear(self._people)
        if on.occasions:
            rows = MoreRows(self._theme, long_day(on.day), _row, on.occasions)
            rows.rows.opened.connect(lambda each: self._opened(each.celebration.contact_id))
            self._people.addWidget(rows)


def _row(named: Named) -> TwoLines:
    who, occasion = named.celebration, named.celebration.occasion
    return TwoLines(
        title=who.full_name,
        subtitle=occasion_words(occasion.kind, occasion.label, named.years),
        avatar=who.full_name,
    )
