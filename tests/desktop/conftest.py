"""The real window over a real book, off the screen."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from appreciation.desktop.few_heaps import use_few_heaps
from appreciation.desktop.lasting_constants import hold_constants
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.failures import Failures
from appreciation.desktop.shared.office import Office
from appreciation.desktop.theme.theme import USUAL, Scheme, Theme
from appreciation.desktop.tidying import Tidying
from appreciation.domain.contacts import Address, Contact
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.services import preferences
from appreciation.services.batches import printer_fits
from appreciation.services.dealings import unfinished_calls
from appreciation.services.desk import Desk
from appreciation.store.book import open_book
from tests.desktop.people_on_screen import ANN, BO, CY, ROSA, OpenScreen, screen_of

hold_constants()
use_few_heaps()

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
ENTERED = date(2026, 11, 2)


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """Return the one look of the test run."""
    kept = tmp_path_factory.mktemp("look") / "window.ini"
    made = Theme(qapp, QSettings(str(kept), QSettings.Format.IniFormat))
    made.put_on()
    return made


@pytest.fixture(autouse=True)
def _usual_look(theme: Theme) -> None:
    theme.choose_scheme(Scheme.LIGHT)
    theme.choose_percent(USUAL)


@pytest.fixture(autouse=True, scope="session")
def _tidying(qapp: QApplication) -> Iterator[None]:
    """Collect garbage as the program does: on the window's thread."""
    tidying = Tidying(qapp)
    yield
    tidying.deleteLater()
    gc.enable()


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep what is left unfinished in the test's own folder."""
    for service in (unfinished_calls, printer_fits):
        monkeypatch.setattr(service, "data_folder", lambda: tmp_path / "data")


@pytest.fixture
def book_file(tmp_path: Path) -> str:
    """Return where the book is."""
    return str(tmp_path / "book.appreciation")


@pytest.fixture
def desk(book_file: str) -> Iterator[Desk]:
    """Yield the book as another program would have it open: to fill it, and to look into it."""
    with opened(book_file) as desk_now:
        yield desk_now()


@pytest.fixture
def failures() -> Failures:
    """Return what tells the owner of errors."""
    return Failures()


@pytest.fixture
def office(
    qapp: QApplication, book_file: str, failures: Failures, tmp_path: Path
) -> Iterator[Office]:
    """Yield the way to the services, looking into the book when it is told to alone."""
    office = Office(lambda: opened(book_file, tmp_path / "backups"), lambda: TODAY, failures)
    office._watch.stop()
    yield office
    assert office.close()


@pytest.fixture
def kept(tmp_path: Path) -> QSettings:
    """Return where the window keeps how it looked."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def open_window(
    qtbot: QtBot, office: Office, theme: Theme, kept: QSettings, failures: Failures
) -> Callable[[], MainWindow]:
    """Return what opens the window."""

    def open_() -> MainWindow:
        window = MainWindow(office, theme, kept)
        failures.window = window
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return open_


@pytest.fixture
def open_screen(qtbot: QtBot, desk: Desk, open_window: Callable[[], MainWindow]) -> OpenScreen:
    """Return what shows the contacts of a book with Ann, Bo, Cy and Rosa in it."""
    enter(desk, ANN, BO, CY, ROSA)
    return lambda: screen_of(qtbot, open_window(), desk)


@contextmanager
def opened(target: str, backups: Path | None = None) -> Iterator[Callable[[], Desk]]:
    """Open the book as the program does; one on a server needs a folder for its backups."""
    book = open_book(target, create=True, now=NOW, seat="test", backup_folder=backups)
    try:
        yield lambda: Desk(book, NOW)
    finally:
        book.close()


def person(name: str, birthday: str = "", *, street: str = "1 High Street") -> Contact:
    """Return a customer in Britain who was entered three weeks ago."""
    given, _, family = name.rpartition(" ")
    occasions = (
        (Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate.parse(birthday)),) if birthday else ()
    )
    address = Address(
        street=street, town="Springfield", postal_code="AB1 2CD", country="GB", for_mail=True
    )
    return Contact(
        full_name=name,
        given_name=given,
        family_name=family,
        occasions=occasions,
        addresses=(address,) if street else (),
        entered_on=ENTERED,
    )


def enter(desk: Desk, *people: Contact) -> None:
    """Put people into the book of a British business."""
    preferences.change(
        desk, {"country": "GB", "name": "Lindgren & Sons", "address": "5 Mill Lane\nLondon"}
    )
    with desk.book.writing("Enter people") as book:
        for each in people:
            book.contacts.add(each)
