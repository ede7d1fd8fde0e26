"""Reminders: each promise is brought to mind before its time and at it, once, in all calm."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from appreciation.desktop.call_log.window import CallLogWindow
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.promises.page import PromisesPage
from appreciation.desktop.promises.reminders import Reminders
from appreciation.desktop.promises.tray import Tray
from appreciation.desktop.shared.failures import Failures
from appreciation.desktop.shared.notices import Banner
from appreciation.desktop.shared.office import Office
from appreciation.domain.contacts import ContactId
from appreciation.domain.promises import Means, Promise, Term
from appreciation.services.dealings import promises
from appreciation.services.desk import Desk
from appreciation.store.book import open_book
from tests.desktop.conftest import NOW, TODAY, enter, person
from tests.desktop.people_on_screen import buttons

ROSA = ContactId(1)


@dataclass(slots=True, kw_only=True)
class Clock:
    """A clock that the test turns."""

    now: datetime = NOW

    def turn(self, hour: int, minute: int) -> None:
        """Set it to a time of the day."""
        self.now = NOW.replace(hour=hour, minute=minute)


@pytest.fixture
def clock() -> Clock:
    """Return the clock by which the window goes; it stands at nine."""
    return Clock()


@pytest.fixture
def office(
    qapp: QApplication, book_file: str, failures: Failures, tmp_path: Path, clock: Clock
) -> Iterator[Office]:
    """Yield the way to the services, by that clock."""

    @contextmanager
    def opened() -> Iterator[Callable[[], Desk]]:
        book = open_book(book_file, create=True, now=NOW, seat="test")
        try:
            yield lambda: Desk(book, clock.now)
        finally:
            book.close()

    office = Office(opened, lambda: TODAY, failures)
    office._watch.stop()
    yield office
    assert office.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    """Return the window over a book with Rosa in it."""
    enter(desk, person("Rosa Diaz"))
    made = open_window()
    qtbot.waitUntil(lambda: made.findChild(Reminders) is not None, timeout=20_000)
    return made


def make(desk: Desk, what: str, at: time, means: Means = Means.PHONE) -> Promise:
    by = Term(day=TODAY, at=at, means=means)
    return promises.make(desk, ROSA, what, by).promised.promise


def banners(window: MainWindow) -> list[str]:
    """Return what the banners say."""
    shown = [each for each in window.findChildren(Banner) if each.isVisible()]
    return [label.text() for each in shown for label in each.findChildren(QLabel)]


def reminders(window: MainWindow) -> Reminders:
    found = window.findChild(Reminders)
    assert isinstance(found, Reminders)
    return found


def look(qtbot: QtBot, window: MainWindow) -> None:
    """Let the window look at the clock, and wait until it has."""
    answered: list[object] = []
    reminders(window).look()
    window.office.ask(lambda desk: desk.now, answered.append)
    qtbot.waitUntil(lambda: bool(answered), timeout=20_000)
    QApplication.processEvents()  # what was put into the window has come into sight


def test_a_promise_is_brought_to_mind_ten_minutes_before_and_at_its_time(
    qtbot: QtBot, desk: Desk, window: MainWindow, clock: Clock
) -> None:
    make(desk, "call back", time(16))
    look(qtbot, window)
    assert banners(window) == []
    clock.turn(15, 49)
    look(qtbot, window)
    assert banners(window) == []
    clock.turn(15, 50)
    look(qtbot, window)
    assert banners(window) == ["16:00: call back · Rosa Diaz, by phone"]
    clock.turn(16, 0)
    look(qtbot, window)
    assert banners(window) == ["Promised for now, 16:00: call back · Rosa Diaz, by phone"]
    assert not [each for each in window.findChildren(QMessageBox) if each.isVisible()]


def test_each_reminder_comes_once(
    qtbot: QtBot, desk: Desk, window: MainWindow, clock: Clock
) -> None:
    make(desk, "call back", time(9))
    look(qtbot, window)
    qtbot.waitUntil(lambda: len(banners(window)) == 1)
    buttons(window)["Log call"].click()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(CallLogWindow)))
    assert banners(window) == []
    clock.turn(9, 5)
    look(qtbot, window)
    assert banners(window) == []


def test_what_is_kept_or_agreed_anew_is_not_reminded_of(
    qtbot: QtBot, desk: Desk, window: MainWindow, clock: Clock
) -> None:
    kept, moved = make(desk, "call back", time(9)), make(desk, "send it", time(9, 5), Means.EMAIL)
    look(qtbot, window)
    assert len(banners(window)) == 2
    promises.keep(desk, kept.id)
    promises.renegotiate(desk, moved.id, Term(day=TODAY, at=time(11), means=Means.EMAIL))
    look(qtbot, window)
    assert banners(window) == []
    clock.turn(11, 0)
    look(qtbot, window)
    assert banners(window) == ["Promised for now, 11:00: send it · Rosa Diaz, by e-mail"]
    buttons(window)["Show"].click()
    assert isinstance(window.page, PromisesPage)
    assert banners(window) == []


def test_the_timer_wakes_in_time_and_at_least_every_quarter_of_an_hour(
    qtbot: QtBot, desk: Desk, window: MainWindow, clock: Clock
) -> None:
    timer = reminders(window)._timer
    look(qtbot, window)
    assert timer.interval() == pytest.approx(15 * 60_000, abs=2)
    make(desk, "call back", time(9, 12))
    look(qtbot, window)
    assert timer.interval() == pytest.approx(2 * 60_000, abs=2)
    clock.turn(9, 2)
    look(qtbot, window)
    assert timer.interval() == pytest.approx(10 * 60_000, abs=2)


def test_the_navigation_counts_what_is_due_today_or_overdue(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    last_week = Desk(desk.book, NOW - timedelta(days=7))
    overdue = Term(day=TODAY - timedelta(days=3), means=Means.LETTER)
    promises.make(last_week, ROSA, "write", overdue)
    made = make(desk, "call back", time(16))
    window.office.look_again()
    look(qtbot, window)
    qtbot.waitUntil(lambda: "Promises, 2" in buttons(window))
    promises.keep(desk, made.id)
    look(qtbot, window)
    qtbot.waitUntil(lambda: "Promises, 1" in buttons(window))


def test_the_tray_is_told_too_and_none_is_made_where_there_is_none(
    qtbot: QtBot, desk: Desk, window: MainWindow, clock: Clock
) -> None:
    told: list[tuple[str, str]] = []
    clock.turn(10, 0)
    make(desk, "call back", time(10))
    Reminders(window, lambda title, text: told.append((title, text)), window)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == [("Promised for now, 10:00: call back", "Rosa Diaz, by phone")]
    Tray(window.raise_window, window).tell("call back", "Rosa Diaz")
    there = QSystemTrayIcon.isSystemTrayAvailable()
    assert bool(window.findChildren(QSystemTrayIcon)) is there
