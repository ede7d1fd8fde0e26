"""The window around the pages."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from appreciation.desktop.go_anywhere import GoAnywhere
from appreciation.desktop.help_window import HelpWindow
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.notices import Banner, Toast
from appreciation.desktop.shared.office import Office
from appreciation.desktop.single_instance import SingleInstance, raised_first
from appreciation.desktop.theme.colours import DARK, LIGHT
from appreciation.desktop.theme.theme import LARGEST, SMALLEST, Scheme, Theme
from appreciation.domain.errors import UserError
from appreciation.services import preferences
from appreciation.services.desk import Desk
from appreciation.services.people import contacts
from tests.desktop.conftest import enter, person

OpenWindow = Callable[[], MainWindow]


def action(window: MainWindow, begins: str) -> str:
    return next(
        each.text().replace("&", "")
        for each in window.menus.actions()
        if each.text().replace("&", "").startswith(begins)
    )


def press(window: MainWindow, begins: str) -> None:
    found = next(
        each
        for each in window.menus.actions()
        if each.text().replace("&", "").startswith(begins) and each.isEnabled()
    )
    found.trigger()


def wait_for_this_week(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.page.subtitle.text() != "", timeout=20_000)


def test_undo_names_the_change_and_takes_it_back(
    qtbot: QtBot, desk: Desk, office: Office, open_window: OpenWindow
) -> None:
    enter(desk, person("Ann Müller"))
    window = open_window()
    office.look_again()
    qtbot.waitUntil(lambda: action(window, "Undo") == "Undo: Enter people")
    press(window, "Undo")
    toast = window.findChild(Toast)
    assert toast is not None
    qtbot.waitUntil(lambda: toast.text == "Undone: Enter people")
    assert not list(contacts.listed(desk))
    assert action(window, "Redo") == "Redo: Enter people"

    redo = toast.findChild(QAbstractButton)
    assert redo is not None
    qtbot.mouseClick(redo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: toast.text == "Done again: Enter people")
    assert [each.full_name for each in contacts.listed(desk)] == ["Ann Müller"]


def test_a_change_made_elsewhere_refreshes_the_page_by_itself(
    qtbot: QtBot, desk: Desk, office: Office, open_window: OpenWindow
) -> None:
    enter(desk)
    window = open_window()
    wait_for_this_week(qtbot, window)
    office.look_again()
    qtbot.waitUntil(lambda: office.standing.version > 0)
    enter(desk, person("Ann Müller", "1976-11-27"))
    office.look_again()
    print_it = next(
        each
        for each in window.page.findChildren(QAbstractButton)
        if each.property("kind") == "primary"
    )
    qtbot.waitUntil(lambda: print_it.accessibleName() == "Print 1 greeting", timeout=20_000)


def test_our_own_change_is_told_once(
    qtbot: QtBot, desk: Desk, office: Office, qapp: object
) -> None:
    enter(desk)
    told: list[object] = []
    office.changed.connect(told.append)
    office.look_again()
    qtbot.waitUntil(lambda: office.standing.version > 0)
    office.do(
        lambda desk: preferences.change(desk, {"signer": "Jim"}),
        touches=lambda _settings: frozenset(),
    )
    qtbot.waitUntil(lambda: len(told) == 1)
    version = office.standing.version
    office.look_again()
    qtbot.wait(100)
    assert told == [frozenset()]
    assert office.standing.version == version


def test_a_window_that_is_closed_hears_no_answer(
    qtbot: QtBot, office: Office, qapp: object
) -> None:
    heard: list[object] = []

    class Window(QObject):
        def hear(self, what: str, answer: object = "") -> None:
            heard.append((what, answer))

    closed, open_one = Window(), Window()
    for each in (closed, open_one):
        office.ask(lambda _desk: "the answer", each.hear)
        office.ask(lambda _desk: "the answer", partial(each.hear, "begun"))
    shiboken6.delete(closed)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [("the answer", ""), ("begun", "the answer")]


def test_a_book_out_of_reach_is_a_banner_and_comes_back(
    qtbot: QtBot, office: Office, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    wait_for_this_week(qtbot, window)
    gone = True
    desk_now = office._book.desk

    def desk() -> Desk:
        if gone:
            raise UserError("The book's server does not answer. What you typed is safe.")
        return desk_now()

    monkeypatch.setattr(office._book, "desk", desk)
    office.look_again()
    qtbot.waitUntil(lambda: bool(window.findChildren(Banner)))
    assert not window.findChildren(QMessageBox)
    gone = False
    office.look_again()
    qtbot.waitUntil(lambda: not [each for each in window.findChildren(Banner) if each.isVisible()])


def test_a_book_that_hangs_is_told_of_and_freezes_nothing(
    qtbot: QtBot, office: Office, open_window: OpenWindow
) -> None:
    window = open_window()
    wait_for_this_week(qtbot, window)
    hanging = threading.Event()
    office.ask(lambda _desk: hanging.wait(20), lambda _answer: None)
    for _ in range(4):
        office.look_again()
    qtbot.waitUntil(lambda: [each.isVisible() for each in window.findChildren(Banner)] == [True])
    began = time.monotonic()
    press(window, "Larger")
    assert time.monotonic() - began < 2
    hanging.set()
    qtbot.waitUntil(lambda: not [each for each in window.findChildren(Banner) if each.isVisible()])


def test_text_grows_from_90_to_200_per_cent_and_is_kept(
    qtbot: QtBot, theme: Theme, open_window: OpenWindow
) -> None:
    window = open_window()
    for _ in range(20):
        press(window, "Larger")
    assert theme.percent == LARGEST
    at_most = window.page.title.fontMetrics().height()
    for _ in range(20):
        press(window, "Smaller")
    assert theme.percent == SMALLEST
    assert window.page.title.fontMetrics().height() * 2 < at_most
    press(window, "Usual")


def test_larger_text_dresses_everything_once_however_deep_it_stands(
    qtbot: QtBot, qapp: QApplication, theme: Theme, open_window: OpenWindow
) -> None:
    window = open_window()
    wait_for_this_week(qtbot, window)
    dressing = Dressing(qapp)
    qapp.installEventFilter(dressing)
    theme.choose_percent(130)
    qapp.removeEventFilter(dressing)
    taking_off_and_putting_on = 2
    assert max(dressing.times.values()) == taking_off_and_putting_on


class Dressing(QObject):
    """Counts how often each widget is told that its style is another."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.times = Counter[QObject]()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.StyleChange:
            self.times[watched] += 1
        return False


def test_light_and_dark_can_be_chosen(theme: Theme, open_window: OpenWindow) -> None:
    window = open_window()
    press(window, "Dark")
    assert theme.colours is DARK
    assert window.palette().window().color().name().upper() == DARK.paper
    press(window, "Light")
    assert theme.colours is LIGHT
    theme.choose_scheme(Scheme.LIGHT)


def test_ctrl_k_goes_to_what_a_few_letters_name(
    qtbot: QtBot, theme: Theme, open_window: OpenWindow
) -> None:
    window = open_window()
    press(window, "Go anywhere")
    dialog = window.findChild(GoAnywhere)
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "dark col")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert theme.colours is DARK


def test_help_lists_every_shortcut_of_the_menus(open_window: OpenWindow) -> None:
    window = open_window()
    press(window, "Help")
    help_window = window.findChild(HelpWindow)
    assert help_window is not None
    texts = {each.text() for each in help_window.findChildren(QLabel)}
    for each in window.menus.actions():
        if each.shortcuts():
            assert each.shortcut().toString() in texts
    assert {"Ctrl+K", "Ctrl+P", "F1", "Ctrl+Z", "Ctrl+Shift+Z"} <= texts


def test_the_window_comes_back_where_it_was(
    qtbot: QtBot, open_window: OpenWindow, kept: QSettings
) -> None:
    first = open_window()
    first.resize(780, 600)
    first.close()
    assert open_window().size().toTuple() == (780, 600)
    assert kept.value("window/geometry") is not None


def test_a_second_start_raises_the_window_of_the_first(qtbot: QtBot, book_file: str) -> None:
    first = QWidget()
    qtbot.addWidget(first)
    raised: list[bool] = []
    assert not raised_first(book_file)
    SingleInstance(book_file, lambda: raised.append(True), first)
    qtbot.waitUntil(lambda: raised_first(book_file))
    qtbot.waitUntil(lambda: raised == [True])
    assert not raised_first(f"{book_file}-another")


@pytest.mark.parametrize("percent", [100, 200])
def test_everything_can_be_read_out_and_no_name_is_taken_for_html(
    qtbot: QtBot, desk: Desk, theme: Theme, open_window: OpenWindow, percent: int
) -> None:
    enter(desk, person("Ann <b>Müller</b>", "1976-11-27"), person("Cy Young", "--11-27", street=""))
    window = open_window()
    theme.choose_percent(percent)
    wait_for_this_week(qtbot, window)
    for chip in window.page.findChildren(QAbstractButton):
        if chip.isCheckable():
            chip.setChecked(True)
    press(window, "Help")
    press(window, "Go anywhere")
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel) and not isinstance(widget.parent(), QMessageBox):
            assert widget.textFormat() is Qt.TextFormat.PlainText, widget.text()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName() or _own_words(widget), widget
    for dialog in window.findChildren(QDialog):
        dialog.close()


def _own_words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


@pytest.mark.parametrize("percent", [90, 100, 150, 200])
def test_nothing_is_cut_off_however_large_the_text(
    qtbot: QtBot, desk: Desk, theme: Theme, open_window: OpenWindow, percent: int
) -> None:
    enter(desk, person("Ann Müller", "1976-11-27"), person("Cy Young", "--11-27", street=""))
    window = open_window()
    theme.choose_percent(percent)
    wait_for_this_week(qtbot, window)
    qtbot.wait(200)
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible():
            wanted = widget.minimumSizeHint()
            assert widget.width() >= wanted.width(), widget
            assert widget.height() >= wanted.height(), widget
