"""Take pictures of every page and window: `.venv/bin/python scripts/screenshots.py OUT`.

Starts the real window on the screen there is (`QT_QPA_PLATFORM=offscreen` where there is none) over
a book of invented people, light and dark, with text at 100 and 200 %.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QWidget

from appreciation.desktop.batches.page import BatchesPage
from appreciation.desktop.calendar.page import CalendarPage
from appreciation.desktop.call_log.window import CallLogWindow
from appreciation.desktop.contacts.page import ContactsPage
from appreciation.desktop.first_run.beginning import Beginning
from appreciation.desktop.first_run.commands import open_on_server
from appreciation.desktop.first_run.library import SAMPLE_PEOPLE, Shelf
from appreciation.desktop.imports.window import ImportWindow
from appreciation.desktop.lasting_constants import hold_constants
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.failures import Failures
from appreciation.desktop.shared.office import Office
from appreciation.desktop.shared.page import Page
from appreciation.desktop.theme.theme import LARGEST, USUAL, Theme
from appreciation.services.desk import Desk
from appreciation.services.sample_people import fill_with_sample
from appreciation.store.book import open_book

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SIZE = (1280, 800)
PATIENCE = 60.0
Kind = TypeVar("Kind", bound=Page)
LOOKS = [(scheme, percent) for scheme in ("light", "dark") for percent in (USUAL, LARGEST)]
TABLE = """Name,Street,Town,Postcode,Telephone,Birthday,Shoe size
Ada Quill,1 Mill Lane,Leeds,LS1 1AA,0113 496 0001,03/04/1980,38
Ben Orchard,2 Mill Lane,Leeds,LS1 1AB,0113 496 0002,05/06/1975,44
Cleo Marsh,3 Mill Lane,Leeds,LS1 1AC,,,
"""


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


def main() -> int:
    """Take all the pictures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", type=Path, help="the folder for the pictures")
    arguments.add_argument("--look", help="one look alone, as dark-200")
    said = arguments.parse_args()
    hold_constants()
    QLocale.setDefault(QLocale("en_GB"))
    with tempfile.TemporaryDirectory(prefix="appreciation-pictures-") as place:
        folder = Path(place)
        # What the owner of this computer has written down must not get into the pictures.
        os.environ["XDG_DATA_HOME"] = place
        sample = folder / "sample.appreciation"
        book = open_book(str(sample), create=True, now=NOW, seat="pictures")
        fill_with_sample(book, people=SAMPLE_PEOPLE, seed=1, today=NOW.date())
        book.close()
        application = QApplication(sys.argv[:1])
        for scheme, percent in LOOKS:
            look = f"{scheme}-{percent}"
            if said.look in (None, look):
                out = said.out / look
                out.mkdir(parents=True, exist_ok=True)
                _photograph(application, sample, folder / look, (scheme, percent), out)
    return 0


def _photograph(
    application: QApplication, sample: Path, folder: Path, look: tuple[str, int], out: Path
) -> None:
    folder.mkdir()
    book = folder / "Larkspur & Finch.appreciation"
    shutil.copy(sample, book)
    kept = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    kept.setValue("look/colours", look[0])
    kept.setValue("look/text", str(look[1]))
    failures = Failures()
    sys.excepthook = failures.excepthook
    theme = Theme(application, kept)
    office = Office(partial(_desks, str(book)), NOW.date, failures)
    window = MainWindow(office, theme, kept)
    failures.window = window
    shelf = Shelf(
        own=str(book),
        sample=folder / "Sample people.appreciation",
        open_at=lambda target: partial(_desks, target),
        take=lambda _target: True,
    )
    Beginning(window, window, shelf)
    window.resize(*SIZE)
    window.show()
    theme.lend_type()
    camera = Camera(application, office, out)
    _walk(camera, window, folder)
    office.reopen(partial(_desks, str(folder / "empty.appreciation")), window.begin_anew)
    camera.take_and_close("first run")
    camera.take("this week, nobody yet", window)
    window.go("contacts")
    camera.take("contacts, nobody yet", window)
    window.go("batches")
    camera.take("batches, none yet", window)
    window.close()
    office.close()
    window.deleteLater()


def _walk(camera: Camera, window: MainWindow, folder: Path) -> None:
    camera.take_to_the_end("this week", window)
    _contacts(camera, window)
    _calendar(camera, window)
    _batches(camera, window, folder)
    window.go("settings")
    camera.take_to_the_end("settings", window)
    _press(window, "Put a backup back")
    camera.take_and_close("restore")
    table = folder / "customers.csv"
    table.write_text(TABLE, encoding="utf-8")
    ImportWindow(window, window, [table]).show()
    camera.take_and_close("import assistant")
    open_on_server(window, window)
    camera.take_and_close("book on a server")
    for begins, name in (("Go anywhere", "go anywhere"), ("Help", "help")):
        action = next(each for each in window.menus.actions() if begins in each.text())
        action.trigger()
        camera.take_and_close(name)


def _contacts(camera: Camera, window: MainWindow) -> None:
    window.go("contacts")
    page = _page(window, ContactsPage)
    camera.take("contacts", window)
    line = page.browser.model.line(4)
    if line is None:
        raise LookupError("The list is empty.")
    window.go("contacts", line.id)
    camera.take_to_the_end("contact", window)
    page.command("edit")
    camera.take_to_the_end("contact, edited", window)
    page.command("edit")
    page.pane.show_nobody()
    page.command("new")
    camera.take("contact, new", window)
    page.pane.show_nobody()
    page.command("duplicates")
    camera.take_and_close("who is here twice")
    page.browser.list.selectAll()
    camera.take("contacts, many chosen", window)
    page.browser.list.clearSelection()
    window.log_call(line.id, line.full_name, line.organisation)
    camera.take_and_close("call log")


def _calendar(camera: Camera, window: MainWindow) -> None:
    window.go("calendar")
    page = _page(window, CalendarPage)
    camera.take("calendar", window)
    page.print_calendar()
    camera.take_and_close("calendar on paper")


def _batches(camera: Camera, window: MainWindow, folder: Path) -> None:
    window.go("batches")
    page = _page(window, BatchesPage)
    page.command("weeks")
    camera.take_and_close("several weeks")
    page.begin(None)
    camera.take("batch, review", window)
    for verb in ("Change the words", "Other design", "Leave out…"):
        _press(window, verb)
        camera.take_and_close(verb.rstrip("…").lower())
    _press(window, "Continue to print")
    camera.take_to_the_end("batch, print", window)
    page.print_step.save(folder / "paper")
    camera.take("batch, saved as PDF", window)
    _press(window, "They are printed")
    camera.settle()
    _press(window, "Continue to post")
    camera.take("batch, post", window)
    _press(window, "Mark ")
    camera.take("batch, posted", window)
    page.show_list()
    camera.take("batches", window)


def _page(window: MainWindow, kind: type[Kind]) -> Kind:
    page = window.page
    if not isinstance(page, kind):
        raise TypeError(f"{kind.__name__} is not in sight.")
    return page


def _press(window: QWidget, begins: str) -> None:
    for each in window.findChildren(QAbstractButton):
        if each.isVisible() and each.accessibleName().startswith(begins):
            each.click()
            return
    raise LookupError(f"There is no button “{begins}”.")


@contextmanager
def _desks(target: str) -> Iterator[Callable[[], Desk]]:
    book = open_book(target, create=True, now=NOW, seat="pictures")
    try:
        yield lambda: Desk(book, NOW)
    finally:
        book.close()


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
