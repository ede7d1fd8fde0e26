"""What walks through the window with a camera."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QWidget

from appreciation.desktop.call_log.window import CallLogWindow
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.office import Office
from appreciation.desktop.shared.page import Page

PATIENCE = 60.0
Kind = TypeVar("Kind", bound=Page)


class Camera:
    """Walks through one window and saves what it sees."""

    def __init__(self, application: QApplication, office: Office, out: Path) -> None:
        self._application = application
        self._office = office
        self._out = out
        self._number = 0

    def take(self, name: str, seen: QWidget) -> None:
        """Save a picture of a widget once everything asked for has been answered."""
        self.settle()
        self._number += 1
        seen.grab().save(str(self._out / f"{self._number:02} {name}.png"))

    def take_and_close(self, name: str) -> None:
        """Save a picture of the window that was opened last, and close it."""
        self.settle()
        shown = [each for each in self._application.topLevelWidgets() if each.isVisible()]
        opened = [each for each in shown if isinstance(each, QDialog | CallLogWindow)]
        if len(opened) != 1:
            raise LookupError(f"For “{name}” there are {len(opened)} windows.")
        self.take(name, opened[0])
        opened[0].close()
        self.settle()

    def take_to_the_end(self, name: str, seen: QWidget) -> None:
        """Save a picture, and one more of what lies below where the page scrolls."""
        self.take(name, seen)
        for area in seen.findChildren(QScrollArea):
            bar = area.verticalScrollBar()
            if area.isVisible() and bar.maximum() > 0:
                bar.setValue(bar.maximum())
                self.take(f"{name}, below", seen)
                bar.setValue(0)
                return

    def settle(self) -> None:
        """Let both lanes answer what was asked, and what the answers ask in turn."""
        for _ in range(3):
            answers: list[object] = []
            self._office.ask(lambda _desk: None, answers.append)
            self._office.work(lambda _desk, _progress: None, answers.append)
            self._until(partial(_both_are_in, answers))
            self._pass(0.15)
        self._pass(0.3)

    def _until(self, happened: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not happened():
            if time.monotonic() > end:
                raise TimeoutError("The program did not answer.")
            self._pass(0.02)

    def _pass(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._application.processEvents()
            time.sleep(0.01)


def _both_are_in(answers: list[object]) -> bool:
    return len(answers) > 1


def page_of(window: MainWindow, kind: type[Kind]) -> Kind:
    """Return the page in sight, which must be of this kind."""
    page = window.page
    if not isinstance(page, kind):
        raise TypeError(f"{kind.__name__} is not in sight.")
    return page


def press(window: QWidget, begins: str) -> None:
    """Press the first button in sight whose name begins so."""
    for each in window.findChildren(QAbstractButton):
        if each.isVisible() and each.accessibleName().startswith(begins):
            each.click()
            return
    raise LookupError(f"There is no button “{begins}”.")


def choose(window: QWidget, begins: str) -> None:
    """Choose an entry from a menu of something in sight."""
    for each in window.findChildren(QAction):
        if each.text().replace("&", "").startswith(begins) and each.isEnabled():
            each.trigger()
            return
    raise LookupError(f"There is no entry “{begins}”.")
