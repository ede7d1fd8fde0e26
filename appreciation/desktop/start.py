"""Starting the desktop, and ending it."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from appreciation.desktop.few_heaps import use_few_heaps
from appreciation.desktop.first_run.beginning import Beginning
from appreciation.desktop.first_run.library import Shelf
from appreciation.desktop.lasting_constants import hold_constants
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.failures import Failures
from appreciation.desktop.shared.office import Office
from appreciation.desktop.shared.opened_book import OpenBook
from appreciation.desktop.single_instance import SingleInstance, raised_first
from appreciation.desktop.theme.theme import Theme
from appreciation.desktop.tidying import Tidying
from appreciation.resources import resource

_TYPING_PAUSE_MS = 1000
"""How slowly the letters of a word may be typed into a list to find one thing in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the desktop is started with.

    `book` tells the book apart from others, `open_at` opens any, `sample` is where the book of
    invented people lies, `today` gives the day of the moment, `kept` is the file for how the window
    looked last.
    """

    book: str
    open_at: Callable[[str], OpenBook]
    sample: Path
    today: Callable[[], date]
    kept: Path


def run(opening: Opening) -> int:
    """Show the window until it is closed, and return the exit code of the program."""
    hold_constants()
    use_few_heaps()
    application = QApplication(sys.argv[:1])
    Tidying(application)
    application.setApplicationName("Appreciation")
    application.setKeyboardInputInterval(_TYPING_PAUSE_MS)
    application.setDesktopFileName("appreciation")
    application.setWindowIcon(QIcon(str(resource("icons", "appreciation.svg"))))
    if raised_first(opening.book):
        return 0
    failures = Failures()
    sys.excepthook = failures.excepthook
    kept = QSettings(str(opening.kept), QSettings.Format.IniFormat)
    theme = Theme(application, kept)
    office = Office(opening.open_at(opening.book), opening.today, failures)
    window = MainWindow(office, theme, kept)
    failures.window = window
    theme.put_on()
    window.show()
    instance = SingleInstance(opening.book, window.raise_window, window)
    shelf = Shelf(
        own=opening.book, sample=opening.sample, open_at=opening.open_at, take=instance.take
    )
    Beginning(window, window, shelf)
    window.settled.connect(theme.lend_type)
    _end_when_asked(application)
    code = application.exec()
    ended = office.close()
    sys.excepthook = sys.__excepthook__
    if not ended:
        # A server that hangs holds a thread for ever; everything that could be kept has been.
        os._exit(code)
    return code


def _end_when_asked(application: QApplication) -> None:
    """Close the window, as its owner would, when the system or a terminal asks the program to end.

    Python looks at signals only while it runs, so a timer lets it do so.
    """
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, lambda _number, _frame: application.closeAllWindows())
    looking = QTimer(application, interval=500)
    looking.timeout.connect(lambda: None)
    looking.start()
