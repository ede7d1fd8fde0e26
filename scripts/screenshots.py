"""Take pictures of every page and window: `.venv/bin/python scripts/screenshots.py OUT`.

Starts the real window on the screen there is (`QT_QPA_PLATFORM=offscreen` where there is none) over
a book of invented people, light and dark, with text at 100 and 200 %.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication

from appreciation.desktop.batches.page import BatchesPage
from appreciation.desktop.calendar.page import CalendarPage
from appreciation.desktop.contacts.page import ContactsPage
from appreciation.desktop.first_run.beginning import Beginning
from appreciation.desktop.first_run.commands import open_on_server
from appreciation.desktop.first_run.library import SAMPLE_PEOPLE, Shelf
from appreciation.desktop.imports.window import ImportWindow
from appreciation.desktop.lasting_constants import hold_constants
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.failures import Failures
from appreciation.desktop.shared.office import Office
from appreciation.desktop.theme.theme import LARGEST, USUAL, Theme
from appreciation.services.desk import Desk
from appreciation.services.sample_people import fill_with_sample
from appreciation.store.book import open_book

from walks.camera import Camera, page_of, press
from walks.practice import walk_the_practice

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SIZE = (1280, 800)
LOOKS = [(scheme, percent) for scheme in ("light", "dark") for percent in (USUAL, LARGEST)]
TABLE = """Name,Street,Town,Postcode,Telephone,Birthday,Shoe size
Ada Quill,1 Mill Lane,Leeds,LS1 1AA,0113 496 0001,03/04/1980,38
Ben Orchard,2 Mill Lane,Leeds,LS1 1AB,0113 496 0002,05/06/1975,44
Cleo Marsh,3 Mill Lane,Leeds,LS1 1AC,,,
"""


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
    theme.put_on()
    window.show()
    theme.lend_type()
    camera = Camera(application, office, out)
    _walk(camera, window, folder)
    office.reopen(partial(_desks, str(folder / "empty.appreciation")), window.begin_anew)
    camera.take_and_close("first run")
    camera.take("this week, nobody yet", window)
    window.go("contacts")
    camera.take("contacts, nobody yet", window)
    for name in ("organisations", "batches", "promises", "departures", "shelf", "insights"):
        window.go(name)
        camera.take(f"{name}, nothing yet", window)
    window.close()
    office.close()
    window.deleteLater()


def _walk(camera: Camera, window: MainWindow, folder: Path) -> None:
    camera.take_to_the_end("this week", window)
    _contacts(camera, window)
    walk_the_practice(camera, window)
    _calendar(camera, window)
    _batches(camera, window, folder)
    window.go("settings")
    camera.take_to_the_end("settings", window)
    press(window, "Put a backup back")
    camera.take_and_close("restore")
    table = folder / "customers.csv"
    table.write_text(TABLE, encoding="utf-8")
    ImportWindow(window, window, [table]).show()
    camera.take_and_close("import assistant")
    open_on_server(window, window)
    camera.take_and_close("book on a server")
    for begins, name in (
        ("Go anywhere", "go anywhere"),
        ("Help", "help"),
        ("What to say", "what to say"),
    ):
        action = next(each for each in window.menus.actions() if begins in each.text())
        action.trigger()
        camera.take_and_close(name)


def _contacts(camera: Camera, window: MainWindow) -> None:
    window.go("contacts")
    page = page_of(window, ContactsPage)
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
    page = page_of(window, CalendarPage)
    camera.take("calendar", window)
    page.print_calendar()
    camera.take_and_close("calendar on paper")


def _batches(camera: Camera, window: MainWindow, folder: Path) -> None:
    window.go("batches")
    page = page_of(window, BatchesPage)
    page.command("weeks")
    camera.take_and_close("several weeks")
    page.begin(None)
    camera.take("batch, review", window)
    for verb in ("Change the words", "Other design", "Leave out…"):
        press(window, verb)
        camera.take_and_close(verb.rstrip("…").lower())
    press(window, "Continue to print")
    camera.take_to_the_end("batch, print", window)
    page.print_step.save(folder / "paper")
    camera.take("batch, saved as PDF", window)
    press(window, "They are printed")
    camera.settle()
    press(window, "Continue to post")
    camera.take("batch, post", window)
    press(window, "Mark ")
    camera.take("batch, posted", window)
    page.show_list()
    camera.take("batches", window)


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
