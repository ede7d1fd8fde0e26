"""A plain date: day, month and perhaps year, in the order the locale writes them."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from appreciation.desktop.shared.days import day_first
from appreciation.desktop.shared.fields import ChoiceField
from appreciation.desktop.shared.widgets import GRID, column, label, row
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.errors import UnreadableDateError, WrongValueError
from appreciation.domain.plain_dates import PlainDate

_DAY_WIDTH, _YEAR_WIDTH, _MONTH_WIDTH = 54, 76, 128


class DateField(QWidget):
    """Three small fields. The day may stay empty (the month alone), and so may the year."""

    edited = Signal()

    def __init__(self, theme: Theme, says: str, plain: PlainDate | None) -> None:
        super().__init__()
        self._theme = theme
        self._day = QLineEdit(placeholderText=self.tr("day"), maxLength=2)
        self._day.setValidator(QIntValidator(1, 31, self._day))
        self._day.setAccessibleName(self.tr("{what}: day").format(what=says))
        self._year = QLineEdit(placeholderText=self.tr("year"), maxLength=4)
        self._year.setValidator(QIntValidator(1, 9999, self._year))
        self._year.setAccessibleName(self.tr("{what}: year, if known").format(what=says))
        self._months = ChoiceField("month", self.tr("{what}: month").format(what=says))
        self._months.offer(
            [("", self.tr("month")), *((str(at), _month(at)) for at in range(1, 13))]
        )
        self._wrong = label(kind="alert", wrap=True)
        self._wrong.hide()
        self.show_date(plain)
        order = (self._day, self._months) if day_first() else (self._months, self._day)
        line = row(*order, self._year)
        line.addStretch(1)
        layout = column(gap=GRID // 2)
        layout.addLayout(line)
        layout.addWidget(self._wrong)
        self.setLayout(layout)
        self.setFocusProxy(order[0])
        self._day.textEdited.connect(self._on_edited)
        self._year.textEdited.connect(self._on_edited)
        self._months.edited.connect(self._on_edited)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filled in."""
        return not (self._day.text() or self._months.text() or self._year.text())

    def show_date(self, plain: PlainDate | None) -> None:
        """Show a date, or none."""
        self._day.setText(str(plain.day) if plain and plain.day else "")
        self._months.show_text(str(plain.month) if plain else "")
        self._year.setText(f"{plain.year:04}" if plain and plain.year else "")

    def date(self) -> PlainDate | None:
        """Return the date; None when nothing is filled in.

        Raises `UnreadableDateError` for a day there is none of, having said so below.
        """
        return self._checked(self._read)

    def say_wrong(self, text: str) -> None:
        """Say below what is wrong with it."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def _read(self) -> PlainDate | None:
        if self.is_empty:
            return None
        if not self._months.text():
            raise UnreadableDateError(self.tr("The month is missing."))
        return PlainDate(
            month=int(self._months.text()),
            day=int(self._day.text()) if self._day.text() else None,
            year=int(self._year.text()) if self._year.text() else None,
        )

    def _checked(self, read: Callable[[], PlainDate | None]) -> PlainDate | None:
        try:
            return read()
        except (UnreadableDateError, WrongValueError) as error:
            self.say_wrong(str(error))
            raise

    def _on_edited(self) -> None:
        self.say_wrong("")
        self.edited.emit()

    def _fit(self) -> None:
        self._day.setFixedWidth(self._theme.px(_DAY_WIDTH))
        self._year.setFixedWidth(self._theme.px(_YEAR_WIDTH))
        self._months.setFixedWidth(self._theme.px(_MONTH_WIDTH))


def _month(number: int) -> str:
    return QLocale().standaloneMonthName(number, QLocale.FormatType.LongFormat)
