"""An owner at the calendar: from day to day by keys, on to the person, and onto paper."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from appreciation.desktop.calendar.day_cell import DayCell
from appreciation.desktop.calendar.page import CalendarPage
from appreciation.desktop.calendar.papers_window import PapersWindow
from appreciation.desktop.calendar.year_strip import MonthButton
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.printing_out.printers import Counted, Printers, PrintJob
from appreciation.desktop.shared.rows import RowList
from appreciation.services import preferences
from appreciation.services.desk import Desk
from tests.desktop.conftest import enter, person


class DrawerPrinter:
    """A computer with a printer that keeps what it was given, or with none."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self.jobs: list[tuple[str, PrintJob]] = []

    def names(self) -> tuple[str, ...]:
        """Return the printers of this computer."""
        return self._names

    def print_out(self, printer: str, job: PrintJob, counted: Counted) -> None:
        """Keep a job."""
        counted(1, 1)
        self.jobs.append((printer, job))


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    enter(desk, person("Ann Berg", "1976-11-26"), person("Bo <b>Lund", "1980-12-25"))
    preferences.change(desk, {"holidays": "christian"})
    window = open_window()
    window.go("calendar")
    qtbot.waitUntil(lambda: page(window).title.text() == "November 2026")
    return window


def page(window: MainWindow) -> CalendarPage:
    assert isinstance(window.page, CalendarPage)
    return window.page


def cell(window: MainWindow, begins: str) -> DayCell:
    found = [each for each in window.page.findChildren(DayCell) if each.isVisible()]
    return next(each for each in found if each.accessibleName().startswith(begins))


def has_cell(window: MainWindow, begins: str) -> bool:
    cells = [each for each in window.page.findChildren(DayCell) if each.isVisible()]
    return any(each.accessibleName().startswith(begins) for each in cells)


def words(where: QWidget) -> str:
    return "\n".join(each.text() for each in where.findChildren(QLabel) if each.isVisible())


def people(window: MainWindow) -> list[str]:
    lists = [each for each in page(window).panel.findChildren(RowList) if each.isVisible()]
    models = [each.model() for each in lists]
    return [model.index(row, 0).data() for model in models for row in range(model.rowCount())]


def press(qtbot: QtBot, where: QWidget, name: str) -> None:
    found = next(each for each in where.findChildren(QPushButton) if each.accessibleName() == name)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_a_day_shows_whose_it_is_and_leads_to_them(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: has_cell(window, "Thu 26 November, 1 occasion"))
    qtbot.mouseClick(cell(window, "Thu 26 November"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: people(window) == ["Ann Berg"])
    assert "Thu 26 November" in words(page(window).panel)


def test_a_day_says_what_has_to_be_posted_on_it(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: has_cell(window, "Mon 23 November"))
    spoken = cell(window, "Mon 23 November").accessibleName()
    assert "The post for 1 occasion goes by this day" in spoken


def test_arrows_lead_from_day_to_day_and_into_the_next_month(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.waitUntil(lambda: has_cell(window, "Mon 30 November"))
    cell(window, "Mon 23 November").setFocus()
    qtbot.keyClick(cell(window, "Mon 23 November"), Qt.Key.Key_Down)
    qtbot.keyClick(cell(window, "Mon 30 November"), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page(window).title.text() == "December 2026")
    qtbot.waitUntil(lambda: has_cell(window, "Tue 1 December"))
    assert cell(window, "Tue 1 December").isChecked()


def test_the_year_leads_to_a_month_and_holidays_stand_on_their_day(
    qtbot: QtBot, window: MainWindow
) -> None:
    months = page(window).strip.findChildren(MonthButton)
    qtbot.waitUntil(lambda: months[11].accessibleName() == "December, 1 occasion")
    qtbot.mouseClick(months[11], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page(window).title.text() == "December 2026")
    page(window).show_day(date(2026, 12, 25))
    qtbot.waitUntil(lambda: people(window) == ["Bo <b>Lund"])
    assert "Christmas" in words(page(window).panel)


def test_the_wall_calendar_is_saved_as_a_pdf(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = papers(window, DrawerPrinter())
    press(qtbot, dialog, "Save as PDF…")
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    file = tmp_path / "wall.pdf"
    chooser.fileSelected.emit(str(file))
    chooser.close()
    qtbot.waitUntil(file.exists)
    assert file.read_bytes().startswith(b"%PDF")


def test_the_birthday_list_goes_to_the_printer(qtbot: QtBot, window: MainWindow) -> None:
    printer = DrawerPrinter("Office")
    dialog = papers(window, printer)
    qtbot.waitUntil(lambda: has_button(dialog, "Print"))
    birthdays = next(
        each
        for each in dialog.findChildren(QRadioButton)
        if each.accessibleName() == "A list of birthdays"
    )
    birthdays.click()
    press(qtbot, dialog, "Print")
    qtbot.waitUntil(lambda: len(printer.jobs) == 1)
    ((name, job),) = printer.jobs
    assert (name, job.title, job.stock) == ("Office", "Birthdays 2026", "A4")
    assert job.height_mm > job.width_mm


def papers(window: MainWindow, printer: Printers) -> PapersWindow:
    """Open the window that prints the calendar."""
    dialog = PapersWindow(window, window, printer, date(2026, 11, 1))
    dialog.open()
    return dialog


def has_button(where: QWidget, name: str) -> bool:
    return any(each.accessibleName() == name for each in where.findChildren(QPushButton))
