"""The window over the crowd: a key, a double-click, a turn of the wheel, until it is painted."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt asks

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QObject,
    QSettings,
    QStringListModel,
    Qt,
    QTimer,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit, QWidget
from typing_extensions import override

from appreciation.desktop.call_log.window import CallLogWindow
from appreciation.desktop.contacts.page import ContactsPage
from appreciation.desktop.lasting_constants import hold_constants
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.failures import Failures
from appreciation.desktop.shared.office import Office
from appreciation.desktop.theme.theme import Theme
from appreciation.services.desk import Desk

from benchmarks.crowd import NOW, crowd
from benchmarks.searching import names_typed
from benchmarks.sizes import Sizes
from benchmarks.stopwatch import Seconds

_LONG_MS = 60_000
_REST_SECONDS = 0.5
_IDLE = 0.1
_SIZE = (1280, 800)
_FRAMES = 20
"""A frame of the wheel is measured so often for every number that is typed."""


def keystrokes(folder: Path, sizes: Sizes) -> Seconds:
    """Type names and towns, a letter at a time, until what is found is painted."""
    with _contacts(folder) as page:
        rows = page.browser.list.viewport()
        seconds: Seconds = []
        for text in filter(str.isascii, names_typed(folder, sizes)):  # as Qt can press its keys
            for letter in text.strip():
                found = _Heard(page.browser.model.listed)
                begun = perf_counter()
                QTest.keyClicks(page.search, letter)
                _until_painted(rows, after=found)
                seconds.append(perf_counter() - begun)
            found = _Heard(page.browser.model.listed)
            page.search.clear()
            _until(partial(getattr, found, "heard"))
            _wait(60)  # the portrait of who is found comes after a pause
    return seconds


def repaints(folder: Path, sizes: Sizes) -> Seconds:
    """Paint the same rows again."""
    with _contacts(folder) as page:
        rows = page.browser.list.viewport()
        seconds: Seconds = []
        for _ in range(sizes.queries):
            begun = perf_counter()
            rows.update()
            _until_painted(rows)
            seconds.append(perf_counter() - begun)
    return seconds


def frames(folder: Path, sizes: Sizes) -> Seconds:
    """Turn the wheel through the whole list: from a turn until it is painted."""
    with _contacts(folder) as page:
        _until(lambda: page.browser.model.rowCount() >= sizes.people)
        return _turned(page.browser.list, sizes)


def plain_frames(_folder: Path, sizes: Sizes) -> Seconds:
    """Turn the wheel through as many lines of text that Qt holds in memory."""
    hold_constants()
    application = QApplication([])
    rows = QListView()
    rows.setUniformItemSizes(True)
    rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    rows.setModel(QStringListModel([f"Somebody {at}" for at in range(sizes.people)]))
    rows.resize(*_SIZE)
    rows.show()
    _until_painted(rows.viewport())
    seconds = _turned(rows, sizes)
    rows.close()
    application.quit()
    return seconds


def call_logs(folder: Path, sizes: Sizes) -> Seconds:
    """Double-click somebody, until their call log is painted."""
    with _contacts(folder) as page:
        rows = page.browser.list
        seconds: Seconds = []
        for _ in range(sizes.repeats + 1):
            spot = rows.visualRect(rows.model().index(1, 0)).center()
            begun = perf_counter()
            QTest.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
            log = page.window().findChildren(CallLogWindow)[0]
            _until_painted(log)
            seconds.append(perf_counter() - begun)
            log.close()
            _until(lambda: not page.window().findChildren(CallLogWindow))
    return seconds


def plain_windows(_folder: Path, sizes: Sizes) -> Seconds:
    """Open a window with nothing but a field to write in, until it is painted."""
    hold_constants()
    application = QApplication([])
    seconds: Seconds = []
    for _ in range(sizes.repeats + 1):
        begun = perf_counter()
        window = QPlainTextEdit()
        window.resize(840, 480)
        window.show()
        _until_painted(window.viewport())
        seconds.append(perf_counter() - begun)
        window.close()
    application.quit()
    return seconds


class _Heard(QObject):
    """Whether a signal has come."""

    def __init__(self, signal: object) -> None:
        super().__init__()
        self.heard = False
        signal.connect(self._on_signal)  # type: ignore[attr-defined]  # signals have no type

    def _on_signal(self, _value: object) -> None:
        self.heard = True


class _Painted(QObject):
    """Whether a widget was painted since something was heard."""

    def __init__(self, widget: QWidget, after: _Heard | None, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._after = after
        self._then = then
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and (self._after is None or self._after.heard):
            QTimer.singleShot(0, self._then)  # once the whole window has been painted
        return False


def _until_painted(widget: QWidget, after: _Heard | None = None) -> None:
    loop = QEventLoop()
    painted = _Painted(widget, after, loop.quit)
    QTimer.singleShot(_LONG_MS, loop, lambda: loop.exit(1))
    late = loop.exec()
    widget.removeEventFilter(painted)
    painted.deleteLater()
    if late:
        raise TimeoutError(f"{widget} was not painted")


def _wait(milliseconds: int) -> None:
    """Let time go by; QTest's own wait would keep Python from the other threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(holds: Callable[[], bool]) -> None:
    last = perf_counter() + _LONG_MS / 1000
    while not holds():
        if perf_counter() > last:
            raise TimeoutError("it never came")
        _wait(2)


def _come_to_rest() -> None:
    """Wait until the week is planned and its pages are drawn, too."""
    _wait(3_000)
    worked = -1.0
    while process_time() - worked > _REST_SECONDS * _IDLE:
        worked = process_time()
        _wait(round(_REST_SECONDS * 1000))


def _turned(rows: QListView, sizes: Sizes) -> Seconds:
    bar = rows.verticalScrollBar()
    step = max(1, bar.maximum() // (sizes.queries * _FRAMES))
    seconds: Seconds = []
    for turn in range(sizes.queries):
        begun = perf_counter()
        # Mostly on by three rows, as a wheel does; now and then far, as a dragged bar does.
        bar.setValue(bar.value() + (step * _FRAMES if turn % _FRAMES == 0 else 3 * 58))
        _until_painted(rows.viewport())
        seconds.append(perf_counter() - begun)
    return seconds


@contextmanager
def _contacts(folder: Path) -> Iterator[ContactsPage]:
    """Show the contacts of the crowd as the program does, come to rest."""
    hold_constants()
    application = QApplication([])
    kept = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    failures = Failures()

    @contextmanager
    def opened() -> Iterator[Callable[[], Desk]]:
        book = crowd(folder)
        yield lambda: Desk(book, NOW)
        book.close()

    office = Office(opened, NOW.date, failures)
    theme = Theme(application, kept)
    window = MainWindow(office, theme, kept)
    failures.window = window
    theme.put_on()
    window.show()
    window.go("contacts")
    page = window.page
    if not isinstance(page, ContactsPage):
        raise TypeError(f"{page} are no contacts")
    _until(lambda: page.browser.model.rowCount() > 0 and page.pane.contact is not None)
    _come_to_rest()
    yield page
    window.close()
    office.close()


RUNS = {
    "keystrokes": keystrokes,
    "repaints": repaints,
    "frames": frames,
    "plain_frames": plain_frames,
    "call_logs": call_logs,
    "plain_windows": plain_windows,
}
