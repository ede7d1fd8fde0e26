"""The main line: from somebody's address book to posted cards and a call that is written down."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from appreciation.desktop.batches.page import BatchesPage
from appreciation.desktop.batches.steps import Step
from appreciation.desktop.call_log.window import CallLogWindow
from appreciation.desktop.contacts.page import ContactsPage
from appreciation.desktop.imports.window import ImportWindow
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.rows import RowList
from appreciation.desktop.shared.two_lines import ROW_ROLE
from appreciation.domain.batches import Batch, BatchState
from appreciation.domain.contacts import Contact
from appreciation.services import preferences
from appreciation.services.desk import Desk
from appreciation.services.people import contacts
from tests.desktop.conftest import TODAY

Part = TypeVar("Part", bound=QWidget)

LONG = 30_000
TELEPHONE = """BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iPhone OS 17.5.1//EN
N:Müller;Ann;;;
FN:Ann Müller
ORG:Acme Ltd;
item1.EMAIL;type=INTERNET;type=pref:ann@example.com
TEL;type=CELL;type=VOICE;type=pref:+44 20 7946 0958
item2.ADR;type=HOME;type=pref:;;1 High Street;Springfield;;AB1 2CD;United Kingdom
item2.X-ABADR:gb
BDAY:1976-11-26
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iPhone OS 17.5.1//EN
N:Lund;Bo;;;
FN:Bo Lund
item1.ADR;type=HOME;type=pref:;;2 High Street;Springfield;;AB1 2CD;United Kingdom
item1.X-ABADR:gb
BDAY;X-APPLE-OMIT-YEAR=1604:1604-11-27
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iPhone OS 17.5.1//EN
N:Diaz;Rosa;;;
FN:Rosa Diaz
BDAY:1980-04-01
END:VCARD
"""


@pytest.fixture
def book_file(book_url: str) -> str:
    """Return where the book is: in a file, and on a PostgreSQL server."""
    return book_url


def test_from_an_address_book_to_posted_cards_and_a_call_that_is_logged(
    qtbot: QtBot, desk: Desk, open_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    shop = {"country": "GB", "name": "Lindgren & Sons", "address": "5 Mill Lane\nLondon"}
    preferences.change(desk, shop)
    window = open_window()
    bring_to_front(qtbot, window)
    import_the_telephone(qtbot, window, tmp_path)
    see_who_is_due(qtbot, window)
    print_into_a_folder(qtbot, window, tmp_path / "pages")
    assert batch_of(desk).state is BatchState.PRINTED
    post(qtbot, window)
    assert batch_of(desk).state is BatchState.POSTED
    assert ann(desk).last_reached is None
    log_a_call(qtbot, window)
    assert ann(desk).last_reached == TODAY


def import_the_telephone(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Bring in what the telephone has sent, by the File menu."""
    file = folder / "Contacts.vcf"
    file.write_bytes(TELEPHONE.replace("\n", "\r\n").encode())
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    choose(qtbot, window, file)
    assistant = found(qtbot, window, ImportWindow)
    until(qtbot, lambda: "3 people in the file" in assistant.about)
    press(qtbot, assistant, "Add 3 people")
    until(qtbot, lambda: not window.findChildren(ImportWindow))


def see_who_is_due(qtbot: QtBot, window: MainWindow) -> None:
    """Look at the week: Ann and Bo, in the order of their days."""
    until(qtbot, lambda: titles(window)[:2] == ["Ann Müller", "Bo Lund"])
    press(qtbot, window.page, "Print 2 greetings")


def print_into_a_folder(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Save the pages of the batch, and say that they are printed."""
    folder.mkdir()
    until(qtbot, lambda: page_of(window, BatchesPage).step is Step.REVIEW)
    page = page_of(window, BatchesPage)
    press(qtbot, page, "Continue to print")
    press(qtbot, page, "Save PDF")
    choose(qtbot, window, folder)
    until(qtbot, lambda: len(list(folder.glob("*.pdf"))) == 3)
    assert all(each.read_bytes().startswith(b"%PDF-") for each in folder.iterdir())
    press(qtbot, page, "They are printed")
    press(qtbot, page, "Continue to post")


def post(qtbot: QtBot, window: MainWindow) -> None:
    """Mark both as posted."""
    press(qtbot, window.page, "Mark 2 as posted")
    press(qtbot, window.page, "All done")


def log_a_call(qtbot: QtBot, window: MainWindow) -> None:
    """Double-click Ann, write down what she said, and find it on her timeline."""
    bring_to_front(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: isinstance(window.page, ContactsPage) and "Ann Müller" in titles(window))
    people = page_of(window, ContactsPage).browser.list
    place = row_of(people, "Ann Müller")
    until(qtbot, lambda: not people.visualRect(people.model().index(place, 0)).isEmpty())
    spot: QPoint = people.visualRect(people.model().index(place, 0)).center()
    qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    until(qtbot, lambda: {"Ann Müller", "never"} <= set(texts(window)))
    qtbot.mouseDClick(people.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    call = found(qtbot, window, CallLogWindow)
    bring_to_front(qtbot, call)
    note = call.focusWidget()
    assert isinstance(note, QPlainTextEdit)
    qtbot.keyClicks(note, "Wants six wreaths")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: not window.findChildren(CallLogWindow))
    until(qtbot, lambda: {"today, call", "Wants six wreaths"} <= set(texts(window)))
    until(qtbot, lambda: people.model().index(place, 0).data(ROW_ROLE).right == "today")


def bring_to_front(qtbot: QtBot, window: QWidget) -> None:
    """Wait until a window has the keyboard: on a real screen keys are lost until then."""
    with qtbot.waitActive(window, timeout=LONG):
        window.activateWindow()


def choose(qtbot: QtBot, window: MainWindow, chosen: Path) -> None:
    """Answer the question for a file or a folder."""
    dialog = found(qtbot, window, QFileDialog)
    dialog.setDirectory(str(chosen.parent))
    dialog.selectFile(str(chosen))
    until(qtbot, lambda: dialog.selectedFiles() == [str(chosen)])
    dialog.accept()


def found(qtbot: QtBot, window: QWidget, kind: type[Part]) -> Part:
    """Wait for a window of its own, and return it."""
    until(qtbot, lambda: any(each.isVisible() for each in window.findChildren(kind)))
    return next(each for each in window.findChildren(kind) if each.isVisible())


def press(qtbot: QtBot, inside: QWidget, begins: str) -> None:
    """Press the button that begins so, once it can be pressed."""
    until(qtbot, lambda: bool(buttons(inside, begins)))
    qtbot.mouseClick(buttons(inside, begins)[0], Qt.MouseButton.LeftButton)


def buttons(inside: QWidget, begins: str) -> list[QAbstractButton]:
    """Return the buttons that begin so and can be pressed."""
    return [
        each
        for each in inside.findChildren(QAbstractButton)
        if each.accessibleName().startswith(begins) and each.isVisible() and each.isEnabled()
    ]


def titles(window: MainWindow) -> list[str]:
    """Return the first line of every row on the page."""
    return [
        row.title
        for shown in window.page.findChildren(RowList)
        if shown.isVisible()
        for at in range(shown.model().rowCount())
        if (row := shown.model().index(at, 0).data(ROW_ROLE))
    ]


def row_of(people: RowList, name: str) -> int:
    """Return in which row somebody stands."""
    model = people.model()
    names = [model.index(at, 0).data(ROW_ROLE).title for at in range(model.rowCount())]
    return names.index(name)


def texts(window: MainWindow) -> list[str]:
    """Return every label in sight."""
    return [each.text() for each in window.page.findChildren(QLabel) if each.isVisible()]


def page_of(window: MainWindow, kind: type[Part]) -> Part:
    """Return the page in sight, which is of that kind."""
    page: QWidget = window.page
    assert isinstance(page, kind)
    return page


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Wait for something."""
    qtbot.waitUntil(holds, timeout=LONG)


def batch_of(desk: Desk) -> Batch:
    """Return the batch as the book has it."""
    with desk.book.reading() as book:
        return book.batches.all()[-1]


def ann(desk: Desk) -> Contact:
    """Return Ann as the book has her."""
    return next(each for each in contacts.listed(desk) if each.full_name == "Ann Müller")
