"""Reading and changing what to say, in the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from appreciation.desktop.call_log.window import CallLogWindow
from appreciation.desktop.guides.window import GuidesWindow
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.widgets import unmarked
from appreciation.domain.contacts import ContactId
from appreciation.domain.guides import Guide, GuideName
from appreciation.services.departures import departures
from appreciation.services.desk import Desk
from appreciation.services.words.guides import guide, save_guide
from tests.desktop.conftest import enter, person


@pytest.fixture
def guides(qtbot: QtBot, open_window: Callable[[], MainWindow]) -> GuidesWindow:
    """Return the window as the Help menu opens it, once it shows the first guide."""
    window = open_window()
    action = next(
        each
        for each in window.findChildren(type(window.menuBar().actions()[0]))
        if unmarked(each.text()) == "What to say"
    )
    action.trigger()
    opened = window.findChildren(GuidesWindow)[0]
    qtbot.waitUntil(lambda: "Asking why they left" in texts(opened))
    return opened


def texts(window: GuidesWindow) -> str:
    """All that can be read in the window."""
    labels = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    return "\n".join(labels + [each.toPlainText() for each in window.findChildren(QPlainTextEdit)])


def field(window: GuidesWindow, title: str) -> QPlainTextEdit:
    """The field of a part."""
    found = window.findChildren(QPlainTextEdit)
    return next(each for each in found if each.accessibleName() == title and each.isVisible())


def pressed(qtbot: QtBot, window: GuidesWindow, text: str) -> None:
    """Press a button, of the window or of a question over it."""
    buttons = [each for each in window.findChildren(QPushButton) if each.isVisible()]
    qtbot.mouseClick(
        next(each for each in buttons if unmarked(each.text()) == text), Qt.MouseButton.LeftButton
    )


def choose(window: GuidesWindow, number: int) -> None:
    """Choose a guide in the list."""
    lists = window.findChildren(QListView)
    names = next(each for each in lists if each.accessibleName() == "Guides")
    names.setCurrentIndex(names.model().index(number, 0))


def interview(desk: Desk) -> Guide:
    """The interview as it is in the book."""
    return guide(desk, GuideName.INTERVIEW)


def test_a_guide_is_put_into_the_owners_words_and_back(
    qtbot: QtBot, guides: GuidesWindow, desk: Desk
) -> None:
    assert "Why did you leave?" in texts(guides)
    field(guides, "To keep in mind").setPlainText("Listen, and make tea.")
    pressed(qtbot, guides, "Save")
    qtbot.waitUntil(lambda: interview(desk).gently == "Listen, and make tea.")
    qtbot.waitUntil(lambda: "as supplied" not in texts(guides) and not guides._changed())
    pressed(qtbot, guides, "Take the supplied words again")
    qtbot.waitUntil(lambda: not interview(desk).edited)
    qtbot.waitUntil(lambda: "make tea" not in texts(guides))


def test_undo_shows_the_words_that_were_there_before(
    qtbot: QtBot, guides: GuidesWindow, desk: Desk
) -> None:
    field(guides, "To keep in mind").setPlainText("Listen, and make tea.")
    qtbot.keyClick(guides, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: interview(desk).edited)
    window = guides.parent()
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: "What to say" in guides.windowTitle() and not guides._changed())
    window.undo()
    qtbot.waitUntil(lambda: not interview(desk).edited)
    qtbot.waitUntil(lambda: "make tea" not in texts(guides))


def test_going_to_another_guide_asks_whether_to_keep_what_was_changed(
    qtbot: QtBot, guides: GuidesWindow, desk: Desk
) -> None:
    field(guides, "To keep in mind").setPlainText("Listen, and make tea.")
    choose(guides, 3)
    asked = guides.findChildren(QMessageBox)[0]
    assert "make tea" in texts(guides)
    next(each for each in asked.buttons() if unmarked(each.text()) == "Save").click()
    qtbot.waitUntil(lambda: "A call after a long quiet" in texts(guides))
    qtbot.waitUntil(lambda: "The call is the gift" in texts(guides))
    assert interview(desk).gently == "Listen, and make tea."


def test_another_language_shows_its_own_words(qtbot: QtBot, guides: GuidesWindow) -> None:
    guides._language.show_text("de")
    guides._language.edited.emit()
    qtbot.waitUntil(lambda: "Gab es etwas" in texts(guides))


def test_a_blank_there_is_none_of_is_told_and_nothing_is_lost(
    qtbot: QtBot, guides: GuidesWindow, desk: Desk
) -> None:
    field(guides, "To begin").setPlainText("Hello from {{ bussiness }}")
    pressed(qtbot, guides, "Save")
    qtbot.waitUntil(lambda: "bussiness" in texts(guides) and "cannot be filled" in texts(guides))
    assert field(guides, "To begin").toPlainText() == "Hello from {{ bussiness }}"
    assert not interview(desk).edited


def test_beside_the_note_stands_what_to_say_to_somebody_who_left_and_was_not_asked(
    qtbot: QtBot, open_window: Callable[[], MainWindow], desk: Desk
) -> None:
    enter(desk, person("Cy Young"))
    left = ContactId(1)
    departures.depart(desk, left, "not_asked")
    save_guide(desk, GuideName.INTERVIEW, {"gently": "Listen, and make tea."})
    window = open_window()
    window.log_call(left, "Cy Young")
    qtbot.waitUntil(lambda: bool(window.findChildren(CallLogWindow)))
    (call,) = window.findChildren(CallLogWindow)

    def said() -> str:
        return "\n".join(each.text() for each in call.findChildren(QLabel) if each.isVisible())

    qtbot.waitUntil(lambda: "Listen, and make tea." in said())
    assert "What could have been different?" in said()
    assert "I am not calling to win you back." in said()
    assert said().index("Not to say") < said().index("Why did you leave?")
