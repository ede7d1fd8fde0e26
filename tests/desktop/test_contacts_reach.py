"""The contacts and the call log for everybody: large text, both palettes, keyboard alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from appreciation.desktop.call_log.window import CallLogWindow
from appreciation.desktop.contacts.editing.form import ContactForm
from appreciation.desktop.contacts.household import HouseholdWindow
from appreciation.desktop.contacts.merging import MergeWindow
from appreciation.desktop.contacts.portrait import Portrait
from appreciation.desktop.contacts.sitting import Sitting
from appreciation.desktop.theme.theme import Scheme
from appreciation.domain.contact_lines import ContactLine
from appreciation.domain.contacts import Email
from tests.desktop.conftest import enter, person
from tests.desktop.people_on_screen import OpenScreen, Screen

PERCENTS = [100, 200]


@pytest.fixture(params=PERCENTS)
def screen(request: pytest.FixtureRequest, open_screen: OpenScreen) -> Screen:
    shown = open_screen()
    enter(shown.desk, replace(person("Anna Müller"), organisation="Mill Bakery"))
    shown.window.office.look_again()
    shown.window.theme.choose_percent(request.param)
    shown.window.theme.choose_scheme(Scheme.DARK)
    shown.until(lambda: "Anna Müller" in shown.names)
    return shown


def opened(screen: Screen, name: str) -> None:
    screen.choose(name)
    screen.qtbot.keyClick(screen.page.browser.list, Qt.Key.Key_Return)


def clipped(inside: QWidget) -> list[str]:
    """Return the texts that do not fit where they stand."""
    found = []
    for each in inside.findChildren(QWidget):
        if not each.isVisible() or each.visibleRegion().isEmpty():
            continue
        if isinstance(each, QLabel) and not each.wordWrap():
            needed = each.fontMetrics().horizontalAdvance(each.text())
            if needed > each.contentsRect().width() + 1:
                found.append(each.text())
        elif isinstance(each, (QAbstractButton, QComboBox, QLineEdit)):
            least = each.minimumSizeHint()
            if least.width() > each.width() or least.height() > each.height():
                found.append(f"{each.accessibleName()} {least} {each.size()}")
        beyond = each.mapTo(inside.window(), each.rect().topRight()).x()
        if beyond > inside.window().width() and isinstance(each, (QLabel, QAbstractButton)):
            found.append(f"beyond the edge: {each.accessibleName() or each.objectName()}")
    return found


def nameless(inside: QWidget) -> list[QWidget]:
    """Return what the keyboard reaches and nothing tells the name of."""
    return [
        each
        for each in inside.findChildren(QWidget)
        if isinstance(each, (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit))
        and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and each.isVisible()
        and not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()))
    ]


def test_nothing_clips_and_everything_is_named_on_a_portrait(screen: Screen) -> None:
    opened(screen, "Ann Müller")
    portrait = screen.found(Portrait)
    assert clipped(screen.page) == []
    assert nameless(portrait) == []


def test_nothing_clips_and_everything_is_named_in_the_form(screen: Screen) -> None:
    opened(screen, "Rosa Diaz")
    screen.press("Edit")
    form = screen.found(ContactForm)
    screen.qtbot.wait(200)
    assert clipped(form) == []
    assert nameless(form) == []


def test_nothing_clips_and_everything_is_named_in_a_call_log(screen: Screen) -> None:
    screen.choose("Rosa Diaz")
    screen.page.command("call")
    window = screen.found(CallLogWindow)
    screen.until(lambda: any("7946" in text for text in names(window)))
    assert clipped(window) == []
    assert nameless(window) == []


def test_nothing_clips_and_everything_is_named_in_the_windows(screen: Screen) -> None:
    opened(screen, "Ann Müller")
    screen.until(lambda: screen.page.pane.contact is not None)
    screen.page.pane.findChildren(Sitting)[0]._on_household()
    household = screen.found(HouseholdWindow)
    assert clipped(household) == []
    assert nameless(household) == []
    household.reject()
    both = tuple(line.id for line in lines(screen) if line.full_name.endswith("Müller"))
    screen.page.pane.show_merge(lambda _desk: both)
    merge = screen.found(MergeWindow)
    assert clipped(merge) == []
    assert nameless(merge) == []


def test_very_long_words_push_nothing_out_of_sight(open_screen: OpenScreen) -> None:
    screen = open_screen()
    long = "a.very.long.name.of.somebody.with.patience@an.equally.long.name.of.a.company.example"
    enter(screen.desk, replace(person("Zoe Long"), emails=(Email(address=long),), notes=long * 3))
    screen.window.office.look_again()
    screen.choose("Zoe Long")
    assert clipped(screen.page.pane) == []


def test_a_person_is_found_read_edited_and_called_by_keyboard_alone(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen()
    screen.window.menus._find()
    screen.qtbot.keyClicks(screen.page.search, "rosa")
    screen.until(lambda: screen.names == ["Rosa Diaz"])
    screen.until(lambda: screen.shown == "Rosa Diaz")
    screen.qtbot.keyClick(screen.page.search, Qt.Key.Key_Down)
    assert screen.page.browser.list.hasFocus()
    screen.qtbot.keyClick(screen.page.browser.list, Qt.Key.Key_Return)
    focus = screen.window.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.accessibleName() == "Log call"
    screen.qtbot.keyClick(focus, Qt.Key.Key_Space)
    window = screen.found(CallLogWindow)
    screen.qtbot.keyClick(window, Qt.Key.Key_Escape)
    screen.until(lambda: not screen.window.findChildren(CallLogWindow))
    screen.qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert screen.window.focusWidget() is screen.page.browser.list


def names(window: QWidget) -> list[str]:
    return [each.accessibleName() for each in window.findChildren(QAbstractButton)]


def lines(screen: Screen) -> list[ContactLine]:
    model = screen.page.browser.model
    return [line for line in map(model.line, range(model.rowCount())) if line]
