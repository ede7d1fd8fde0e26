"""The page Promises: what is owed stays on it until something becomes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from appreciation.desktop.contacts.picking import PersonPicker
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.promises.page import PromisesPage
from appreciation.desktop.shared.promise_questions import (
    AgreeAnew,
    BrokenBecause,
    KeptOtherwise,
    NewPromise,
)
from appreciation.desktop.shared.promise_row import PromiseRow
from appreciation.domain.contacts import ContactId
from appreciation.domain.promises import Means, Promise, PromiseState, Term
from appreciation.services.dealings import promises
from appreciation.services.desk import Desk
from appreciation.services.people import bulk, contacts
from tests.desktop.conftest import NOW, TODAY, enter, person
from tests.desktop.people_on_screen import buttons

Kind = TypeVar("Kind", bound=QWidget)

ROSA, JO = ContactId(1), ContactId(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The page in its window, and a look into the book."""

    qtbot: QtBot
    window: MainWindow
    page: PromisesPage
    desk: Desk

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something."""
        self.qtbot.waitUntil(holds, timeout=20_000)

    def rows(self) -> list[PromiseRow]:
        """Return the rows from above."""
        return [row for row in self.page._rows() if row.isVisible()]

    def row(self, what: str) -> PromiseRow:
        """Wait for the row of a promise."""
        self.until(lambda: what in [row.promised.promise.what for row in self.rows()])
        return next(row for row in self.rows() if row.promised.promise.what == what)

    def texts(self, inside: QWidget | None = None) -> list[str]:
        """Return every label in sight."""
        shown = (inside or self.page).findChildren(QLabel)
        return [each.text() for each in shown if each.isVisible()]

    def press(self, begins: str, inside: QWidget) -> None:
        """Press the button whose name begins so."""
        name = next(each for each in buttons(inside) if each.startswith(begins))
        self.qtbot.mouseClick(buttons(inside)[name], Qt.MouseButton.LeftButton)

    def choose(self, entry: str, what: str) -> None:
        """Choose what else can be done about a promise."""
        menu = self.page._keeping.menu(self.row(what).promised)
        next(each for each in menu.actions() if each.text().replace("&", "") == entry).trigger()

    def found(self, kind: type[Kind]) -> Kind:
        """Wait for a window over this one."""
        self.until(lambda: any(each.isVisible() for each in self.window.findChildren(kind)))
        return next(each for each in self.window.findChildren(kind) if each.isVisible())

    def promise(self, made: Promise) -> Promise:
        """Return a promise as the book has it."""
        return promises.promised(self.desk, made.id).promise


def part(inside: QWidget, kind: type[Kind]) -> Kind:
    found = inside.findChild(kind)
    assert isinstance(found, kind)
    return found


def phone(day: date, at: time | None = None) -> Term:
    return Term(day=day, at=at, means=Means.PHONE)


def make(desk: Desk, who: ContactId, what: str, by: Term, *, on: date = TODAY) -> Promise:
    then = Desk(desk.book, NOW - (TODAY - on))
    return promises.make(then, who, what, by).promised.promise


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, open_window: Callable[[], MainWindow]) -> Callable[[], Shown]:
    """Return what shows the page over a book with Rosa and Jo in it."""
    enter(desk, person("Rosa Diaz"), person("Jo Park"))

    def show() -> Shown:
        window = open_window()
        window.go("promises")
        page = window.page
        assert isinstance(page, PromisesPage)
        qtbot.waitUntil(lambda: bool(page.subtitle.text()), timeout=20_000)
        return Shown(qtbot=qtbot, window=window, page=page, desk=desk)

    return show


def test_what_is_owed_stands_by_day_and_what_is_overdue_on_top(
    shown: Callable[[], Shown], desk: Desk
) -> None:
    last_year = TODAY - timedelta(days=400)
    make(desk, JO, "later", phone(TODAY + timedelta(days=30)))
    make(desk, JO, "on Friday", phone(TODAY + timedelta(days=4)))
    make(desk, ROSA, "this evening", phone(TODAY, time(18)))
    make(desk, ROSA, "at eight", phone(TODAY, time(8)))
    make(desk, ROSA, "long ago", phone(last_year), on=last_year)
    sight = shown()
    sight.until(lambda: len(sight.rows()) == 5)
    assert [row.promised.promise.what for row in sight.rows()] == [
        "long ago",
        "at eight",
        "this evening",
        "on Friday",
        "later",
    ]
    headings = ("Overdue: 2", "Today: 1", "This week: 1", "Later: 1")
    assert [text for text in sight.texts() if text in headings] == list(headings)
    assert sight.page.subtitle.text() == "5 open, 3 due"
    assert "Rosa Diaz" in buttons(sight.row("at eight"))
    assert "today 18:00, by phone" in sight.texts()


def test_kept_with_one_click_and_taken_back_with_undo(
    shown: Callable[[], Shown], desk: Desk
) -> None:
    made = make(desk, ROSA, "call back", phone(TODAY, time(16)))
    sight = shown()
    sight.press("Kept", sight.row("call back"))
    sight.until(lambda: sight.promise(made).state is PromiseState.KEPT)
    assert sight.promise(made).done == phone(TODAY, time(9))
    sight.until(lambda: sight.page.subtitle.text() == "0 open" and bool(sight.window._toast.text))
    assert sight.window._toast.text == "“call back” to Rosa Diaz: Kept today, by phone."
    sight.until(lambda: "You owe nobody anything." in sight.texts())
    assert "Promised in 2026: 1. Kept as promised: 1 of 1 (100 %)." in sight.texts()
    sight.window.undo()
    sight.until(lambda: sight.page.subtitle.text() == "1 open, 1 due")


def test_the_keyboard_keeps_breaks_and_agrees_anew(shown: Callable[[], Shown], desk: Desk) -> None:
    first = make(desk, ROSA, "first", phone(TODAY, time(10)))
    second = make(desk, ROSA, "second", phone(TODAY, time(11)))
    third = make(desk, JO, "third", phone(TODAY, time(12)))
    sight = shown()
    sight.row("first").setFocus()
    sight.qtbot.keyClick(sight.row("first"), Qt.Key.Key_Down)
    assert sight.row("second").hasFocus()
    sight.qtbot.keyClick(sight.row("second"), Qt.Key.Key_B)
    sight.until(lambda: sight.promise(second).state is PromiseState.BROKEN)
    sight.until(lambda: sight.row("third").hasFocus())
    sight.qtbot.keyClick(sight.row("third"), Qt.Key.Key_K)
    sight.until(lambda: sight.promise(third).state is PromiseState.KEPT)
    sight.until(lambda: sight.page.subtitle.text() == "1 open, 1 due")
    sight.qtbot.keyClick(sight.row("first"), Qt.Key.Key_N)
    asked = sight.found(AgreeAnew)
    day, at = asked.findChildren(QLineEdit)[1:3]
    day.clear()
    sight.qtbot.keyClicks(day, "Friday")
    at.clear()
    sight.qtbot.keyClicks(at, "4 pm")
    sight.press("Agree anew", asked)
    sight.until(lambda: bool(sight.promise(first).former))
    assert sight.promise(first).by == phone(date(2026, 11, 27), time(16))
    sight.until(lambda: "Until today: today 10:00, by phone" in sight.texts())


def test_kept_yesterday_by_e_mail_instead(shown: Callable[[], Shown], desk: Desk) -> None:
    monday = TODAY - timedelta(days=7)
    made = make(desk, ROSA, "price list", phone(TODAY - timedelta(days=2)), on=monday)
    sight = shown()
    sight.choose("Kept at another time, or otherwise…", "price list")
    asked = sight.found(KeptOtherwise)
    assert part(asked, QDateEdit).date().toPython() == TODAY - timedelta(days=2)
    at = next(each for each in asked.findChildren(QLineEdit) if each.placeholderText())
    sight.qtbot.keyClicks(at, "4")
    sight.press("Kept", asked)
    assert "“4” is no time; write 16:00, or leave it empty." in sight.texts(asked)
    at.clear()
    sight.qtbot.keyClicks(at, "16:00")
    part(asked, QComboBox).setCurrentIndex(2)
    sight.press("Kept", asked)
    sight.until(lambda: sight.promise(made).state is PromiseState.OTHER_MEANS)
    words = "Kept 21 Nov, by e-mail and not by phone"
    sight.until(lambda: words in sight.texts())


def test_a_broken_promise_says_why_and_can_be_opened_again(
    shown: Callable[[], Shown], desk: Desk
) -> None:
    made = make(desk, ROSA, "call back", phone(TODAY))
    sight = shown()
    sight.choose("Broken, and why…", "call back")
    asked = sight.found(BrokenBecause)
    sight.qtbot.keyClicks(part(asked, QLineEdit), "the van broke down")
    sight.press("Note it as broken", asked)
    sight.until(lambda: sight.promise(made).broken_why == "the van broke down")
    sight.until(lambda: "the van broke down" in sight.texts())
    sight.choose("Open it again", "call back")
    sight.until(lambda: sight.promise(made).state is PromiseState.OPEN)


def test_a_promise_is_made_to_somebody_found_by_name(
    shown: Callable[[], Shown], desk: Desk
) -> None:
    sight = shown()
    sight.press("New promise", sight.page)
    picker = sight.found(PersonPicker)
    search = part(picker, QLineEdit)
    sight.qtbot.keyClicks(search, "Jo")
    sight.until(lambda: [each.full_name for each in picker._model._items] == ["Jo Park"])
    sight.qtbot.keyClick(search, Qt.Key.Key_Return)
    asked = sight.found(NewPromise)
    sight.qtbot.keyClicks(part(asked, QLineEdit), "bring the wreaths Thursday at 10 in person")
    sight.press("Promise", asked)
    sight.until(lambda: bool(promises.open_with(desk, JO)))
    (made,) = promises.open_with(desk, JO)
    assert (made.what, made.by.text, made.by.means) == (
        "bring the wreaths",
        "2026-11-26T10:00",
        Means.VISIT,
    )
    sight.until(lambda: "Promised Jo Park: bring the wreaths" in sight.window._toast.text)


def test_the_keyboard_stays_with_its_promise_while_another_window_is_in_front(
    shown: Callable[[], Shown], desk: Desk
) -> None:
    make(desk, JO, "first", phone(TODAY))
    make(desk, JO, "second", phone(TODAY))
    sight = shown()
    before = sight.row("second")
    before.setFocus()
    call_log = QWidget()
    sight.qtbot.addWidget(call_log)
    with sight.qtbot.waitActive(call_log):
        call_log.show()
        call_log.activateWindow()
    sight.page.refresh(frozenset())
    sight.until(lambda: bool(sight.rows()) and before not in sight.rows())
    with sight.qtbot.waitActive(sight.window):
        sight.window.activateWindow()
    assert sight.row("second").hasFocus()
    sight.page._on_moved(before, -1)
    assert sight.row("second").hasFocus()


def test_one_promise_is_saved_for_a_calendar(
    shown: Callable[[], Shown], desk: Desk, tmp_path: Path
) -> None:
    make(desk, ROSA, "call back", phone(TODAY, time(16)))
    sight = shown()
    sight.choose("Save for a calendar…", "call back")
    asked = sight.found(QFileDialog)
    file = tmp_path / "promise.ics"
    asked.fileSelected.emit(str(file))
    asked.reject()
    sight.until(file.exists)
    assert b"SUMMARY:Rosa Diaz: call back" in file.read_bytes()


def test_a_promise_to_the_dead_or_to_somebody_in_the_bin_says_so(
    shown: Callable[[], Shown], desk: Desk
) -> None:
    make(desk, ROSA, "to Rosa", phone(TODAY))
    make(desk, JO, "to Jo", phone(TODAY))
    contacts.edit(desk, ROSA, {"deceased": "true"})
    bulk.put_in_bin(desk, [JO])
    sight = shown()
    sight.row("to Jo")
    assert "They have died." in sight.texts(sight.row("to Rosa"))
    assert "They are in the bin." in sight.texts(sight.row("to Jo"))


def test_this_week_shows_what_is_most_urgent_and_keeps_it_there(
    shown: Callable[[], Shown], desk: Desk
) -> None:
    made = make(desk, ROSA, "call back", phone(TODAY, time(16)))
    make(desk, JO, "in a year", phone(TODAY + timedelta(days=300)))
    sight = shown()
    sight.window.go("this_week")
    page = sight.window.page
    sight.until(lambda: "call back" in sight.texts(page))
    assert "Promised" in sight.texts(page)
    assert "in a year" not in sight.texts(page)
    (row,) = page.findChildren(PromiseRow)
    sight.press("Kept", row)
    sight.until(lambda: sight.promise(made).state is PromiseState.KEPT)
    sight.until(lambda: "Promised" not in sight.texts(page))


def test_the_pane_shows_what_somebody_is_owed_and_the_timeline_what_became_of_it(
    shown: Callable[[], Shown], desk: Desk
) -> None:
    made = make(desk, ROSA, "call back", phone(TODAY, time(16)))
    sight = shown()
    sight.window.go("contacts", ROSA)
    page = sight.window.page
    sight.until(lambda: bool(page.findChildren(PromiseRow)))
    sight.until(lambda: "call back · today 16:00, by phone" in sight.texts(page))
    sight.press("Kept", page.findChildren(PromiseRow)[0])
    sight.until(lambda: sight.promise(made).state is PromiseState.KEPT)
    sight.until(lambda: "Promise kept" in sight.texts(page))
    sight.until(lambda: "call back · by phone" in sight.texts(page))
    sight.press("Promise something", page)
    asked = sight.found(NewPromise)
    sight.qtbot.keyClicks(part(asked, QLineEdit), "price list by Friday by e-mail")
    sight.press("Promise", asked)
    sight.until(lambda: bool(promises.open_with(desk, ROSA)))
    sight.until(lambda: "price list" in sight.texts(page))
