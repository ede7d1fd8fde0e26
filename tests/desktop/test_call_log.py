"""The call log: double-click, write, Ctrl+Enter."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QDate, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from appreciation.desktop.call_log.call_logs import call_logs_of
from appreciation.desktop.call_log.window import CallLogWindow
from appreciation.desktop.main_window import MainWindow
from appreciation.domain.contact_lines import ContactQuery
from appreciation.domain.contacts import ContactId
from appreciation.domain.promises import Means, Promise, PromiseState, Term
from appreciation.domain.touches import Touch, TouchKind
from appreciation.services import forgetting
from appreciation.services.dealings import call_log, promises
from appreciation.services.dealings.unfinished_calls import take_up
from appreciation.services.people import bulk
from tests.desktop.conftest import TODAY
from tests.desktop.people_on_screen import OpenScreen, Screen, buttons

Part = TypeVar("Part", bound=QWidget)

CONTROL = Qt.KeyboardModifier.ControlModifier


class Dialler(QObject):
    """Takes what is dialled in the place of the telephone."""

    def __init__(self) -> None:
        super().__init__()
        self.dialled: list[str] = []
        services: Any = QDesktopServices  # its types ask for bytes, it itself for a text
        services.setUrlHandler("tel", self, "dial")

    @Slot(QUrl)
    def dial(self, url: QUrl) -> None:
        """Remember what was dialled."""
        self.dialled.append(url.toString())


def double_click(screen: Screen, name: str) -> CallLogWindow:
    """Double-click somebody in the list."""
    viewport = screen.page.browser.list.viewport()
    screen.qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=screen.spot(name))
    return screen.found(CallLogWindow)


def note(window: CallLogWindow) -> QPlainTextEdit:
    return part(window, QPlainTextEdit)


def part(window: CallLogWindow, kind: type[Part]) -> Part:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


def touches(screen: Screen, contact_id: ContactId) -> list[Touch]:
    with screen.desk.book.reading() as book:
        return list(book.touches.of_contact(contact_id))


def test_double_click_write_log_and_it_stands_on_the_timeline(open_screen: OpenScreen) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    window = double_click(screen, "Rosa Diaz")
    assert window.windowTitle() == "Call with Rosa Diaz"
    assert not window.isModal()
    assert window.focusWidget() is note(window)
    assert "00:00" in [each.text() for each in window.findChildren(QLabel)]
    screen.qtbot.keyClicks(note(window), "Wants six wreaths")
    screen.qtbot.keyClick(note(window), Qt.Key.Key_Return, CONTROL)
    screen.until(lambda: "today, call" in screen.texts())
    assert "Wants six wreaths" in screen.texts()
    assert screen.page.browser.model.index(0, 0).data(ROW).right == "today"
    (kept,) = touches(screen, rosa)
    assert (kept.kind, kept.on, kept.note, kept.attempt) == (
        TouchKind.CALL,
        TODAY,
        "Wants six wreaths",
        False,
    )
    assert screen.toast == "Call with Rosa Diaz is logged. Next by 22 February 2027."
    screen.window.undo()
    screen.until(lambda: not touches(screen, rosa))


def test_the_clock_runs(open_screen: OpenScreen) -> None:
    screen = open_screen()
    window = double_click(screen, "Rosa Diaz")
    screen.until(lambda: "00:01" in [each.text() for each in window.findChildren(QLabel)])


@pytest.mark.parametrize(
    ("chip", "expected"),
    [("No answer", "about the van"), ("Left word", "Left word. about the van")],
)
def test_trying_is_not_reaching(open_screen: OpenScreen, chip: str, expected: str) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    window = double_click(screen, "Rosa Diaz")
    screen.press(chip, window)
    screen.qtbot.keyClicks(note(window), "about the van")
    screen.press("Log call", window)
    screen.until(lambda: len(touches(screen, rosa)) == 1)
    (touch,) = touches(screen, rosa)
    assert (touch.attempt, touch.note) == (True, expected)
    moved = screen.stored(rosa)
    assert (moved.last_reached, moved.last_attempt) == (None, TODAY)


def test_a_visit_of_last_week_can_be_written_down_today(open_screen: OpenScreen) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    window = double_click(screen, "Rosa Diaz")
    part(window, QComboBox).setCurrentIndex(list(TouchKind).index(TouchKind.LETTER))
    assert window.windowTitle() == "Letter to Rosa Diaz"
    assert "Reached" not in buttons(window)
    last_week = TODAY - timedelta(days=7)
    part(window, QDateEdit).setDate(QDate(last_week.year, last_week.month, last_week.day))
    screen.press("Log letter", window)
    screen.until(lambda: len(touches(screen, rosa)) == 1)
    assert (touches(screen, rosa)[0].kind, touches(screen, rosa)[0].on) == (
        TouchKind.LETTER,
        last_week,
    )


def test_what_was_before_stands_beside_and_a_number_is_dialled(open_screen: OpenScreen) -> None:
    screen = open_screen()
    dialler = Dialler()
    rosa = screen.choose("Rosa Diaz").id
    spoken = Touch(contact_id=rosa, kind=TouchKind.CALL, on=date(2026, 5, 2), note="Misses our van")
    call_log.log(screen.desk, spoken)
    window = double_click(screen, "Rosa Diaz")
    screen.until(lambda: "Misses our van" in screen.texts(window))
    assert "Call, 2 May" in screen.texts(window)
    screen.press("Dial 020 7946 0958", window)
    QDesktopServices.unsetUrlHandler("tel")
    assert dialler.dialled == ["tel:+442079460958"]


def test_esc_asks_only_if_something_was_typed(open_screen: OpenScreen) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    window = double_click(screen, "Rosa Diaz")
    screen.qtbot.keyClick(note(window), Qt.Key.Key_Escape)
    screen.until(lambda: not screen.window.findChildren(CallLogWindow))
    window = double_click(screen, "Rosa Diaz")
    screen.qtbot.keyClicks(note(window), "Half a sent")
    screen.qtbot.keyClick(note(window), Qt.Key.Key_Escape)
    screen.press("Go on writing", screen.found(QMessageBox))
    assert note(window).toPlainText() == "Half a sent"
    screen.qtbot.keyClick(note(window), Qt.Key.Key_Escape)
    screen.press("Let it go", screen.found(QMessageBox))
    screen.until(lambda: not screen.window.findChildren(CallLogWindow))
    assert touches(screen, rosa) == []
    call_logs_of(screen.window, screen.window).finish()
    assert take_up(screen.desk).calls == ()


def test_a_second_double_click_raises_the_window_there_is(open_screen: OpenScreen) -> None:
    screen = open_screen()
    first = double_click(screen, "Rosa Diaz")
    screen.qtbot.keyClicks(note(first), "hello")
    screen.window.log_call(screen.choose("Rosa Diaz").id, "Rosa Diaz")
    assert screen.window.findChildren(CallLogWindow) == [first]
    assert note(first).toPlainText() == "hello"


def test_two_calls_can_be_written_at_once(open_screen: OpenScreen) -> None:
    screen = open_screen()
    double_click(screen, "Rosa Diaz")
    double_click(screen, "Bo Lund")
    assert len(screen.window.findChildren(CallLogWindow)) == 2


def test_what_was_typed_survives_a_crash(
    open_screen: OpenScreen, open_window: Callable[[], MainWindow]
) -> None:
    screen = open_screen()
    window = double_click(screen, "Rosa Diaz")
    screen.press("No answer", window)
    screen.qtbot.keyClicks(note(window), "She was just saying that")
    screen.until(lambda: any(each.note for each in take_up(screen.desk).calls))

    again = open_window()  # the program is started again, without having ended

    def offered() -> bool:
        return "Call with Rosa Diaz is written down and not logged yet." in screen.texts(again)

    screen.until(offered)
    screen.press("Go on", again)
    screen.until(lambda: bool(again.findChildren(CallLogWindow)))
    (restored,) = again.findChildren(CallLogWindow)
    assert note(restored).toPlainText() == "She was just saying that"
    assert restored.call.outcome == "no_answer"
    assert not offered()


def test_a_note_that_cannot_be_read_again_is_told_of(
    open_screen: OpenScreen, open_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    screen = open_screen()
    screen.qtbot.keyClicks(note(double_click(screen, "Rosa Diaz")), "She was just saying that")
    screen.until(lambda: bool(take_up(screen.desk).calls))
    (file,) = (tmp_path / "data" / "unfinished calls").iterdir()
    file.write_text("{ half", encoding="utf-8")

    again = open_window()

    def told() -> bool:
        return any("cannot be read any more" in text for text in screen.texts(again))

    screen.until(told)
    screen.press("I have seen it", again)
    assert not told()


def test_closing_the_window_keeps_the_note_for_later(open_screen: OpenScreen) -> None:
    screen = open_screen()
    window = double_click(screen, "Rosa Diaz")
    screen.qtbot.keyClicks(note(window), "To be continued")
    window.close()
    screen.until(lambda: not screen.window.findChildren(CallLogWindow))
    again = double_click(screen, "Rosa Diaz")
    assert note(again).toPlainText() == "To be continued"


def test_a_log_that_cannot_be_kept_keeps_what_was_typed(open_screen: OpenScreen) -> None:
    screen = open_screen()
    bo = screen.choose("Bo Lund").id
    window = double_click(screen, "Bo Lund")
    screen.qtbot.keyClicks(note(window), "Too late")
    forgetting.forget(screen.desk, bo)
    screen.press("Log call", window)
    screen.until(lambda: any("still here" in text for text in screen.texts(window)))
    assert note(window).toPlainText() == "Too late"
    assert buttons(window)["Log call"].isEnabled()


def test_a_call_begun_in_another_book_is_not_kept_in_this_one(open_screen: OpenScreen) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    window = double_click(screen, "Rosa Diaz")
    window._call = replace(window._call, book="another book")
    screen.qtbot.keyClicks(note(window), "Wrong book")
    screen.press("Log call", window)
    screen.until(lambda: any("Another book is open" in text for text in screen.texts(window)))
    assert touches(screen, rosa) == []


def test_ctrl_l_calls_whoever_is_chosen_but_nobody_in_the_bin(open_screen: OpenScreen) -> None:
    screen = open_screen()
    screen.choose("Bo Lund")
    screen.page.command("call")
    assert screen.found(CallLogWindow).windowTitle() == "Call with Bo Lund"
    screen.found(CallLogWindow).close()
    bulk.put_in_bin(screen.desk, [screen.choose("Ann Müller").id])
    screen.window.office.look_again()
    screen.page.filters.choose(ContactQuery(binned=True))
    screen.page.browser.ask()
    screen.until(lambda: screen.names == ["Ann Müller"])
    screen.page.command("call")
    screen.until(lambda: not screen.window.findChildren(CallLogWindow))


ROW = Qt.ItemDataRole.UserRole


def promise(screen: Screen, contact_id: ContactId, what: str) -> Promise:
    by = Term(day=TODAY, at=time(16), means=Means.PHONE)
    return promises.make(screen.desk, contact_id, what, by).promised.promise


def field(window: CallLogWindow, says: str) -> QLineEdit:
    fields = window.findChildren(QLineEdit)
    return next(each for each in fields if each.accessibleName().startswith(says))


def test_what_was_promised_is_typed_in_one_line_and_stands_in_the_fields(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    window = double_click(screen, "Rosa Diaz")
    screen.qtbot.keyClicks(note(window), "Would like a price")
    line = field(window, "What you promised")
    screen.qtbot.keyClicks(line, "call back with the price Tuesday 16:00")
    assert field(window, "By which day").text() == "tomorrow"
    assert field(window, "At what time").text() == "16:00"
    (means,) = [
        each for each in window.findChildren(QComboBox) if each.accessibleName() == "By which means"
    ]
    assert means.currentText() == "by phone"
    screen.qtbot.keyClick(line, Qt.Key.Key_Return, CONTROL)
    screen.until(lambda: bool(promises.open_with(screen.desk, rosa)))
    (kept,) = promises.open_with(screen.desk, rosa)
    assert (kept.what, kept.by.text, kept.by.means) == (
        "call back with the price",
        "2026-11-24T16:00",
        Means.PHONE,
    )
    screen.until(lambda: "Promised: call back with the price" in screen.toast)
    assert len(touches(screen, rosa)) == 1
    screen.window.undo()
    screen.until(lambda: not promises.open_with(screen.desk, rosa))
    assert not touches(screen, rosa)


def test_nothing_is_logged_while_a_promise_lacks_its_day(open_screen: OpenScreen) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    window = double_click(screen, "Rosa Diaz")
    line = field(window, "What you promised")
    screen.qtbot.keyClicks(line, "call next Tuesday")
    assert "“next Tuesday” can be Tue 24 Nov or Tue 1 Dec." in screen.texts(window)
    screen.press("Log call", window)
    screen.until(lambda: any("Say by which day" in each for each in screen.texts(window)))
    day = field(window, "By which day")
    assert window.focusWidget() is day
    screen.qtbot.keyClicks(day, "1 December")
    screen.qtbot.keyClick(day, Qt.Key.Key_Return)
    assert day.text() == "Tue 1 Dec"
    screen.press("Log call", window)
    screen.until(lambda: bool(promises.open_with(screen.desk, rosa)))
    (kept,) = promises.open_with(screen.desk, rosa)
    assert (kept.what, kept.by.day) == ("call next Tuesday", date(2026, 12, 1))


def test_a_tick_says_that_this_call_keeps_a_promise(open_screen: OpenScreen) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    made = promise(screen, rosa, "call back")
    window = double_click(screen, "Rosa Diaz")
    says = "call back · today 16:00, by phone"
    screen.until(lambda: says in screen.texts(window))
    screen.press("No answer", window)
    assert says not in screen.texts(window)
    screen.press("Reached", window)
    screen.press(says, window)
    screen.press("Log call", window)
    screen.until(lambda: not promises.open_with(screen.desk, rosa))
    done = promises.promised(screen.desk, made.id).promise
    assert (done.state, done.done) == (
        PromiseState.KEPT,
        Term(day=TODAY, at=time(9), means=Means.PHONE),
    )


def test_a_promise_in_the_making_outlives_the_window(open_screen: OpenScreen) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    made = promise(screen, rosa, "call back")
    window = double_click(screen, "Rosa Diaz")
    screen.press("call back · today 16:00, by phone", window)
    screen.qtbot.keyClicks(field(window, "What you promised"), "price list by Friday")
    window.close()
    call_logs_of(screen.window, screen.window).finish()
    (left,) = take_up(screen.desk).calls
    assert (left.promise.day, left.keeps) == (date(2026, 11, 27), (made.id,))
    again = double_click(screen, "Rosa Diaz")
    assert field(again, "What you promised").text() == "price list by Friday"
    assert field(again, "By which day").text() == "Fri 27 Nov"
    screen.until(lambda: "call back · today 16:00, by phone" in screen.texts(again))
    assert again.call.keeps == (made.id,)
