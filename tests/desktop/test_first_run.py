"""The first minutes with the program, and other books opened in the same window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from appreciation.desktop.first_run.beginning import Beginning
from appreciation.desktop.first_run.commands import new_book, open_book
from appreciation.desktop.first_run.library import Library, Shelf, library_of
from appreciation.desktop.first_run.server import ServerWindow
from appreciation.desktop.first_run.welcome import Welcome
from appreciation.desktop.imports.window import ImportWindow
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.fields import Field
from appreciation.services import preferences, safekeeping
from appreciation.services.desk import Desk
from tests.desktop.conftest import enter, opened, person


@pytest.fixture
def begin(
    open_window: Callable[[], MainWindow], book_file: str, tmp_path: Path
) -> Callable[[], MainWindow]:
    """Return what opens the window as the program does, with its library."""

    def begin_() -> MainWindow:
        window = open_window()
        shelf = Shelf(
            own=book_file,
            sample=tmp_path / "Sample people.appreciation",
            open_at=lambda target: lambda: opened(target),
            take=lambda _target: True,
        )
        Beginning(window, window, shelf)
        window.office.look_again()
        return window

    return begin_


def welcome_of(qtbot: QtBot, window: MainWindow) -> Welcome:
    qtbot.waitUntil(lambda: window.findChild(Welcome) is not None)
    found = window.findChild(Welcome)
    assert isinstance(found, Welcome)
    return found


def press(qtbot: QtBot, where: QWidget, name: str) -> None:
    found = next(each for each in where.findChildren(QPushButton) if each.accessibleName() == name)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def words(where: QWidget) -> str:
    return "\n".join(each.text() for each in where.findChildren(QLabel) if each.isVisible())


def fill(where: QWidget, key: str, text: str) -> None:
    next(each for each in where.findChildren(Field) if each.key == key).show_text(text)


def test_a_new_owner_says_who_they_are_and_starts_empty(
    qtbot: QtBot, begin: Callable[[], MainWindow], desk: Desk
) -> None:
    welcome = welcome_of(qtbot, begin())
    name = next(each for each in welcome.findChildren(Field) if each.key == "name").editor
    assert isinstance(name, QLineEdit)
    qtbot.keyClicks(name, "Lindgren & Sons")
    fill(welcome, "country", "GB")
    press(qtbot, welcome, "Start empty")
    qtbot.waitUntil(lambda: preferences.settings(desk).name == "Lindgren & Sons")
    assert preferences.settings(desk).country == "GB"


def test_a_new_owner_begins_with_their_address_book(
    qtbot: QtBot, begin: Callable[[], MainWindow], tmp_path: Path
) -> None:
    window = begin()
    press(qtbot, welcome_of(qtbot, window), "Import an address book…")
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    card = tmp_path / "ann.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ann Berg\nN:Berg;Ann;;;\nEND:VCARD\n")
    dialog.filesSelected.emit([str(card)])
    dialog.close()
    importing = window.findChild(ImportWindow)
    assert isinstance(importing, ImportWindow)
    qtbot.waitUntil(lambda: "1 person in the file" in importing.about)


def test_looking_around_never_touches_the_own_book(
    qtbot: QtBot, begin: Callable[[], MainWindow], desk: Desk
) -> None:
    window = begin()
    press(qtbot, welcome_of(qtbot, window), "Look around")
    library = library_of(window)
    qtbot.waitUntil(lambda: library.shows_sample, timeout=30_000)
    assert "These people are invented" in words(window)
    assert window.windowTitle().startswith("Sample people")
    assert desk.book.data_version() == 0
    press(qtbot, window, "To my own book")
    qtbot.waitUntil(lambda: not library.shows_sample)
    assert "These people are invented" not in words(window)


def test_a_book_in_use_is_not_welcomed_but_backed_up_for_the_day(
    qtbot: QtBot, begin: Callable[[], MainWindow], desk: Desk
) -> None:
    enter(desk, person("Ann Berg", "1976-11-26"))
    window = begin()
    qtbot.waitUntil(lambda: [each.reason for each in safekeeping.backups(desk)] == ["daily"])
    assert window.findChild(Welcome) is None


def test_another_book_opens_in_the_same_window(
    qtbot: QtBot, begin: Callable[[], MainWindow], desk: Desk, tmp_path: Path
) -> None:
    enter(desk, person("Ann Berg", "1976-11-26"))
    other = tmp_path / "club.appreciation"
    with opened(str(other)) as there:
        enter(there(), person("Bo Lund", "1980-11-27"))
    window = begin()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("book"))
    open_book(window, window)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(other))
    dialog.close()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("club"))


def test_a_new_book_is_begun_beside_the_other(
    qtbot: QtBot, begin: Callable[[], MainWindow], desk: Desk, tmp_path: Path
) -> None:
    enter(desk, person("Ann Berg"))
    window = begin()
    qtbot.waitUntil(lambda: window.office.standing.version > 0)
    new_book(window, window)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "second.appreciation"))
    dialog.close()
    assert isinstance(welcome_of(qtbot, window), Welcome)
    assert window.windowTitle().startswith("second")


def test_a_file_that_is_no_book_leaves_the_one_that_is_open(
    qtbot: QtBot, begin: Callable[[], MainWindow], desk: Desk, tmp_path: Path
) -> None:
    enter(desk, person("Ann Berg"))
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ann. " * 500)
    window = begin()
    qtbot.waitUntil(lambda: window.office.standing.version > 0)
    library_of(window).open(str(letter))
    qtbot.waitUntil(lambda: "is not a book of this program" in words(window))
    assert window.windowTitle().startswith("book")


def test_a_book_on_a_server_opens_in_the_same_window(
    qtbot: QtBot, begin: Callable[[], MainWindow], desk: Desk, postgres_url: str
) -> None:
    enter(desk, person("Ann Berg"))
    window = begin()
    qtbot.waitUntil(lambda: window.office.standing.version > 0)
    library_of(window).open(postgres_url)
    assert isinstance(welcome_of(qtbot, window), Welcome)


def test_what_is_missing_of_a_server_is_told_beside_its_field(
    qtbot: QtBot, begin: Callable[[], MainWindow]
) -> None:
    window = begin()
    dialog = ServerWindow(window, window, library_of(window))
    dialog.open()
    fill(dialog, "port", "mail")
    press(qtbot, dialog, "Open the book")
    assert "This is needed." in words(dialog)
    assert "A port is a number" in words(dialog)
    fill(dialog, "host", "office.example.com")
    fill(dialog, "name", "our book")
    fill(dialog, "port", "")
    fill(dialog, "user", "jim@berg")
    fill(dialog, "password", "a/b")
    assert dialog.url == "postgresql+psycopg://jim%40berg:a%2Fb@office.example.com:5432/our%20book"
    dialog.close()


def test_a_window_that_keeps_its_text_keeps_its_book(
    qtbot: QtBot, begin: Callable[[], MainWindow], desk: Desk, tmp_path: Path
) -> None:
    enter(desk, person("Ann Berg"))
    window = begin()
    qtbot.waitUntil(lambda: window.office.standing.version > 0)
    note = _Stubborn(window)
    note.show()
    library = library_of(window)
    assert isinstance(library, Library)
    library.open(str(tmp_path / "second.appreciation"))
    qtbot.wait(100)
    assert window.windowTitle().startswith("book")
    note.stays = False


class _Stubborn(QWidget):
    """A window with something typed that its owner does not want to leave."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.stays = True

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(not self.stays)
