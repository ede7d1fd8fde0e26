"""Anybody at the mouse and the keyboard, for as long as one likes: nothing breaks, nothing grows.

`APPRECIATION_SOAK=300 pytest -o faulthandler_timeout=0 tests/desktop/test_soak.py` goes on for five
minutes; without that variable nobody waits for it. `APPRECIATION_SOAK_SEED` begins another walk. A
Qt warning, an exception and an error that was logged fail every test; `-rP` shows how many clicks
and keys there were.
"""

import ctypes
import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import monotonic

import pytest
import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QPixmapCache, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from appreciation.desktop.first_run.beginning import Beginning
from appreciation.desktop.first_run.library import Shelf
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.pages import page_entries
from appreciation.desktop.theme.theme import USUAL, Scheme
from appreciation.services.desk import Desk
from appreciation.services.sample_people import fill_with_sample
from tests.desktop.conftest import TODAY, opened

SECONDS = float(os.environ.get("APPRECIATION_SOAK", "24"))
pytestmark = pytest.mark.skipif(
    "APPRECIATION_SOAK" not in os.environ, reason="APPRECIATION_SOAK does not say how many seconds"
)
SEED = int(os.environ.get("APPRECIATION_SOAK_SEED", "7"))
WARM_UP = 0.6 if SECONDS < 60 else 0.25
MOST_GROWTH_MB = 20
LONG = 60_000
PEOPLE = 300

PLACES = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit)
PLAIN, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
WRITTEN = "abenorst 0123456789@.-"
KEYS = (
    *(3 * (Qt.Key.Key_Tab,)),
    *(2 * (Qt.Key.Key_Escape, Qt.Key.Key_Down)),
    Qt.Key.Key_Return,
    Qt.Key.Key_Space,
    Qt.Key.Key_Up,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_F1,
    Qt.Key.Key_F2,
)
COMMANDS = "NFKZPLIE12345,+-0="
IN_MENUS = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape)


class NoPrinters:
    """A computer without a printer."""

    def names(self) -> tuple[str, ...]:
        """Return none."""
        return ()


class Outside(QObject):
    """Takes what would leave the program for the telephone or the mail program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        for scheme in ("tel", "mailto"):
            QDesktopServices.setUrlHandler(scheme, self, "open")  # type: ignore[arg-type]

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Leave it."""


@pytest.fixture(autouse=True)
def _no_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("appreciation.desktop.printing_out.here.printers_here", NoPrinters)


@pytest.fixture
def window(
    qapp: QApplication,
    desk: Desk,
    open_window: Callable[[], MainWindow],
    tmp_path: Path,
    book_file: str,
) -> Iterator[MainWindow]:
    """Yield the window as the program starts it, on a sample book."""
    fill_with_sample(desk.book, people=PEOPLE, seed=1, today=TODAY)
    ends = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    shown = open_window()
    outside = Outside(shown)
    shelf = Shelf(
        own=book_file,
        sample=tmp_path / "Sample people.appreciation",
        open_at=lambda target: lambda: opened(target),
        take=lambda _target: True,
    )
    Beginning(shown, shown, shelf)
    yield shown
    for scheme in ("tel", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)
    outside.deleteLater()
    qapp.setQuitOnLastWindowClosed(ends)


def test_random_clicks_and_keys_break_nothing_and_nothing_grows(
    qtbot: QtBot, window: MainWindow, request: pytest.FixtureRequest
) -> None:
    assert request.config.getoption("capture") != "no", "with -s no Qt warning would be seen"
    player = Player(qtbot, window, Random(SEED))  # noqa: S311 - no secret
    player.look_around()
    player.play(SECONDS * WARM_UP)
    before = player.memory_mb()
    player.play(SECONDS * (1 - WARM_UP))
    grown = player.memory_mb() - before
    sys.stdout.write(
        f"{player.steps} clicks and keys; {before:.0f} MB, and {grown:+.1f} MB after\n"
    )
    assert grown < MOST_GROWTH_MB


class Player:
    """Somebody who clicks and types whatever comes to mind."""

    def __init__(self, qtbot: QtBot, window: MainWindow, random: Random) -> None:
        self.steps = 0
        self._qtbot = qtbot
        self._window = window
        self._random = random
        self._under_way = False
        waiting = QTimer(window, interval=200)
        waiting.timeout.connect(self._choose)
        waiting.start()

    def look_around(self) -> None:
        """Open every page and print the week: what that loads stays, and is no growth."""
        for entry in page_entries():
            self._window.go(entry.name)
            self._come_to_rest()
        self._window.command("this_week", "print")
        self._come_to_rest()

    def play(self, seconds: float) -> None:
        """Go on for so long."""
        until = monotonic() + seconds
        while monotonic() < until:
            self._under_way = True
            self._step()
            self._under_way = False
            self.steps += 1
            self._qtbot.wait(self._random.choice((1, 5, 20, 60)))

    def memory_mb(self) -> float:
        """Return how much memory is held once everything is closed and has come to rest."""
        while self._put_away():
            self._qtbot.wait(50)
        theme = self._window.theme
        theme.choose_scheme(Scheme.LIGHT)
        theme.choose_percent(USUAL)
        self._window.go("this_week")
        self._come_to_rest()
        QPixmapCache.clear()
        gc.collect()
        return _resident_mb()

    def _come_to_rest(self) -> None:
        """Wait until all that was asked has been answered, and what the answers ask for too."""
        for _ in range(2):
            self._qtbot.wait(1_000)
            self._wait_for_answers()

    def _wait_for_answers(self) -> None:
        answers: list[None] = []
        self._window.office.ask(lambda _desk: None, answers.append)
        self._window.office.work(lambda _desk, _progress: None, answers.append)
        self._qtbot.waitUntil(lambda: len(answers) == 2, timeout=LONG)

    def _step(self) -> None:
        """Do one thing."""
        self._window.show()  # it may have been closed
        for asked in self._window.findChildren(QFileDialog):
            asked.reject()
        what = self._random.random()
        if what < 0.05:
            self._press(Qt.Key.Key_Escape, PLAIN)  # nobody stays with one question for long
        elif what < 0.55:
            self._click()
        elif what < 0.6:
            for letter in self._random.choices(WRITTEN, k=self._random.randint(1, 8)):
                self._press(Qt.Key(ord(letter.upper())), PLAIN)
        elif what < 0.7:
            self._press(Qt.Key(ord(self._random.choice(COMMANDS))), CONTROL)
        else:
            self._press(self._random.choice(KEYS), self._random.choice((PLAIN, PLAIN, SHIFT)))

    def _choose(self) -> None:
        """Choose from a menu, or leave it, while the click that opened it waits for that.

        Qt waits so in the menus of its own fields.
        """
        menu = QApplication.activePopupWidget()
        if self._under_way and menu is not None:
            key = self._random.choice(IN_MENUS)
            self._note(f"waiting {key.name}", menu)
            QTest.keyClick(_handle(menu), key)

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        target = self._target()
        self._note(f"{held.name} {key.name}", target)
        window = _handle(target)
        letter = str(QTest.keyToAscii(key)).strip("\0")
        # Not keyClick, which presses Ctrl first and lets things happen before the key: a menu
        # that goes meanwhile, with the part of the page it belongs to, would end the program.
        for press in (True, False):
            if shiboken6.isValid(window):
                QTest.simulateEvent(window, press, key.value, held, letter, False)  # noqa: FBT003 - its order

    def _click(self) -> None:
        target = self._target()
        spot = self._spot(target)
        buttons = Qt.MouseButton
        button = self._random.choices((buttons.LeftButton, buttons.RightButton), (9, 1))[0]
        if self._random.random() < 0.15:
            self._note(f"double click {spot.toTuple()}", target)
            QTest.mouseDClick(_handle(target), button, PLAIN, spot)
        else:
            self._note(f"{button.name} click {spot.toTuple()}", target)
            held = self._random.choice((PLAIN, PLAIN, CONTROL))
            QTest.mouseClick(_handle(target), button, held, spot)

    def _target(self) -> QWidget:
        """Return the window that takes what is done now."""
        first = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if first is not None:
            return first.window()
        return self._random.choice([self._window, *_over(self._window)])

    def _spot(self, target: QWidget) -> QPoint:
        """Return anywhere in a window, or more often on something that can be pressed."""
        places = [
            each
            for kind in PLACES
            for each in target.findChildren(kind)
            if each.isVisible() and each.window() is target and not each.visibleRegion().isEmpty()
        ]
        if places and self._random.random() < 0.7:
            place = self._random.choice(places)
            seen = place.visibleRegion().boundingRect()
            return place.mapTo(target, seen.topLeft() + self._within(seen.width(), seen.height()))
        return self._within(target.width(), target.height())

    def _within(self, width: int, height: int) -> QPoint:
        return QPoint(self._random.randrange(max(1, width)), self._random.randrange(max(1, height)))

    def _put_away(self) -> bool:
        """Close the first of whatever is open over the window; False when nothing is."""
        self._window.show()
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        others = [over] if over else _over(self._window)
        if others:
            others[0].close()
        return bool(others)

    def _note(self, what: str, target: QWidget) -> None:
        """Write down what is done; it is shown when the test fails."""
        sys.stdout.write(f"{self.steps} {what} in {type(target).__name__}\n")


def _handle(target: QWidget) -> QWindow:
    handle = target.windowHandle()
    assert handle is not None
    return handle


def _over(window: QWidget) -> list[QWidget]:
    """Return what stands open over the window."""
    kinds = {Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet}
    return [
        each
        for each in QApplication.topLevelWidgets()
        if each.isVisible() and each is not window and each.windowType() in kinds
    ]


def _resident_mb() -> float:
    """Return the memory of this process, without what was freed and is held back for later."""
    if sys.platform != "linux":
        return 0.0
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:  # the GNU library has it
        trim(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1024 * 1024)
