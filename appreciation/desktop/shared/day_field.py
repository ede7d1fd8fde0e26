"""A day that is chosen from a calendar or typed."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from appreciation.desktop.shared.days import typed_form


def day_field(day: date, *, earliest: date | None = None, latest: date | None = None) -> QDateEdit:
    """Return a field that shows a day, and takes none before or after these."""
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setDisplayFormat(typed_form())
    if earliest:
        field.setMinimumDate(_of(earliest))
    if latest:
        field.setMaximumDate(_of(latest))
    field.setDate(_of(day))
    return field


def day_of(field: QDateEdit) -> date:
    """Return the day that a field shows."""
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())


def _of(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
