"""Which weeks are made in one go."""

from PySide6.QtWidgets import QComboBox, QWidget

from appreciation.desktop.shared.days import days_between
from appreciation.desktop.shared.question import Question
from appreciation.desktop.shared.widgets import label, number
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.weeks import Week, Weeks

_MOST_WEEKS = 26
_USUAL_WEEKS = 4


class WeeksDialog(Question):
    """So many weeks, from this one or the next on; made as one batch."""

    def __init__(self, theme: Theme, parent: QWidget, this_week: Week) -> None:
        super().__init__(theme, parent)
        self.entitle(
            self.tr("Several weeks"),
            self.tr("Review them"),
            heading=self.tr("Make several weeks in one go"),
        )
        self._this_week = this_week
        self._begin = QComboBox()
        self._begin.addItems([self.tr("This week"), self.tr("Next week")])
        self.ask(self.tr("Beginning with"), self._begin)
        self._count = QComboBox()
        self._count.addItems([number(count) for count in range(1, _MOST_WEEKS + 1)])
        self._count.setCurrentIndex(_USUAL_WEEKS - 1)
        self.ask(self.tr("How many weeks"), self._count)
        self._days = label("", "small", wrap=True)
        self.body.addWidget(self._days)
        self._begin.currentIndexChanged.connect(self._show)
        self._count.currentIndexChanged.connect(self._show)
        self._show()
        self.fit(420)

    def weeks(self) -> Weeks:
        """Return the weeks that are chosen now."""
        later = self._begin.currentIndex() == 1
        first = self._this_week.next if later else self._this_week
        return Weeks.following(first, self._count.currentIndex() + 1)

    def _show(self) -> None:
        span = self.weeks().span
        self._days.setText(days_between(span.first, span.last))
