"""Who is going quiet, in the window: beside the week, in the list, and with each person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMenu, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from appreciation.desktop.call_log.window import CallLogWindow
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.settings.cadence_field import CadenceField
from appreciation.desktop.settings.page import SettingsPage
from appreciation.desktop.shared.question import Question
from appreciation.desktop.this_week.quiet_panel import QuietPanel
from appreciation.domain.contact_lines import ContactQuery, Sort
from appreciation.domain.contacts import ContactId, Email
from appreciation.domain.letters import Purpose
from appreciation.domain.touches import Touch, TouchKind
from appreciation.services.dealings import call_log, quiet
from appreciation.services.desk import Desk
from appreciation.services.people import care
from tests.desktop.conftest import TODAY, enter, person
from tests.desktop.people_on_screen import OpenScreen, buttons

LONG_AGO = TODAY - timedelta(days=250)


class Mailer(QObject):
    """Takes the drafts in the place of the mail program."""

    def __init__(self) -> None:
        super().__init__()
        self.drafts: list[str] = []
        services: Any = QDesktopServices
        services.setUrlHandler("mailto", self, "begin")

    @Slot(QUrl)
    def begin(self, url: QUrl) -> None:
        """Remember what was begun."""
        self.drafts.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, open_window: Callable[[], MainWindow]) -> QuietPanel:
    """Return the panel beside the week, in a book where Li went quiet and Ann did not."""
    li = replace(person("Li Wei"), entered_on=LONG_AGO, emails=(Email(address="li@example.org"),))
    enter(desk, person("Ann Lee"), li, replace(person("Sven Krogh"), entered_on=LONG_AGO))
    touch = Touch(contact_id=ContactId(2), kind=TouchKind.CALL, on=TODAY - timedelta(days=244))
    call_log.log(desk, touch)
    window = open_window()
    found = window.findChild(QuietPanel)
    assert isinstance(found, QuietPanel)
    qtbot.waitUntil(found.isVisible, timeout=20_000)
    window.office.look_again()
    qtbot.waitUntil(lambda: window.office.standing.version > 0, timeout=20_000)
    return found


def choose(panel: QWidget, says: str) -> None:
    """Choose from the menu of what else can be done about Li."""
    buttons(panel)["More to do about Li Wei"].click()
    menu = next(each for each in panel.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text().replace("&", "") == says).trigger()
    menu.close()


def waiting(panel: QuietPanel) -> set[str]:
    """Return who is listed."""
    return {name for name in ("Ann Lee", "Li Wei", "Sven Krogh") if name in buttons(panel)}


def test_the_week_shows_who_is_going_quiet_and_a_press_calls_them(
    qtbot: QtBot, panel: QuietPanel, desk: Desk
) -> None:
    assert waiting(panel) == {"Li Wei", "Sven Krogh"}
    buttons(panel)["Call Li Wei"].click()
    window = panel.window()
    qtbot.waitUntil(lambda: bool(window.findChildren(CallLogWindow)), timeout=20_000)
    (call,) = window.findChildren(CallLogWindow)
    call.log()
    qtbot.waitUntil(lambda: waiting(panel) == {"Sven Krogh"}, timeout=20_000)
    with desk.book.reading() as book:
        touch = book.touches.of_contact(2)[0]
    assert (touch.on, touch.attempt, touch.seconds is not None) == (TODAY, False, True)


def test_somebody_is_put_off_or_never_listed_and_undo_lists_them_again(
    qtbot: QtBot, panel: QuietPanel, desk: Desk
) -> None:
    for says in ("Not for a month", "Not this person"):
        choose(panel, says)
        qtbot.waitUntil(lambda: waiting(panel) == {"Sven Krogh"}, timeout=20_000)
        buttons(panel.window())["Undo"].click()
        qtbot.waitUntil(lambda: waiting(panel) == {"Li Wei", "Sven Krogh"}, timeout=20_000)
    choose(panel, "Not until…")
    asked = next(each for each in panel.findChildren(Question) if each.isVisible())
    asked.accept()
    qtbot.waitUntil(lambda: waiting(panel) == {"Sven Krogh"}, timeout=20_000)
    cared = care.care_of(desk, ContactId(2)).care
    assert cared.quiet_until == TODAY + timedelta(days=30)


def test_a_letter_goes_out_with_the_batch_of_this_week(
    qtbot: QtBot, panel: QuietPanel, desk: Desk
) -> None:
    choose(panel, "Prepare a letter")

    def letters() -> list[tuple[Purpose, date]]:
        with desk.book.reading() as book:
            return [(each.purpose, each.due_on) for each in book.letters.of_contact(2)]

    qtbot.waitUntil(lambda: letters() == [(Purpose.QUIET, TODAY)], timeout=20_000)
    assert "Li Wei" in waiting(panel)  # what is prepared has reached nobody


def test_an_email_is_begun_with_warm_words_and_nothing_counts_until_it_is_logged(
    qtbot: QtBot, panel: QuietPanel, desk: Desk
) -> None:
    mailer = Mailer()
    choose(panel, "Begin an e-mail")
    qtbot.waitUntil(lambda: bool(mailer.drafts), timeout=20_000)
    QDesktopServices.unsetUrlHandler("mailto")
    draft = unquote(mailer.drafts[0])
    assert draft.startswith("mailto:li@example.org?subject=Just to say hello&body=Dear Li")
    assert "thinking of you" in draft
    assert quiet.going_quiet(desk).total == 2


def test_a_chip_lists_who_is_going_quiet_and_the_week_leads_there_longest_ago_first(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen()
    for name in ("Rosa Diaz", "Bo Lund"):
        fields = {"ideal": "1", "longest": "60"}
        care.change(screen.desk, screen.choose(name).id, fields)
    call = Touch(contact_id=screen.choose("Rosa Diaz").id, kind=TouchKind.CALL, on=LONG_AGO)
    call_log.log(screen.desk, call)
    screen.window.office.look_again()
    screen.press("Going quiet 2")
    screen.until(lambda: screen.names == ["Rosa Diaz", "Bo Lund"])
    screen.press("Everyone")
    screen.until(lambda: len(screen.names) == 4)
    screen.window.go("contacts", ContactQuery(going_quiet=True, sort=Sort.LONGEST_AGO))
    screen.until(lambda: screen.names == ["Rosa Diaz", "Bo Lund"])
    assert buttons(screen.page)["Going quiet 2"].isChecked()
    assert screen.page.filters.sort.currentData() == Sort.LONGEST_AGO


def test_how_often_somebody_should_hear_is_chosen_beside_them_and_said_with_its_reason(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    assert "Every 3 months ideally, 6 months at the longest" in screen.texts()
    assert any("came into the book on 2 November" in text for text in screen.texts())
    screen.press("Change how often")
    asked = screen.found(Question)
    usual, _watched = asked.findChildren(QCheckBox)
    usual.setChecked(False)
    ideal, longest = asked.findChildren(QSpinBox)
    ideal.setValue(2)
    longest.setValue(4)
    asked.accept()
    screen.until(
        lambda: "Every 2 weeks ideally, 4 weeks at the longest, chosen for them" in screen.texts()
    )
    assert "Next was due by Mon 16 November" in screen.texts()
    assert care.care_of(screen.desk, rosa).care.ideal_days == 14
    screen.window.undo()
    screen.until(lambda: "Every 3 months ideally, 6 months at the longest" in screen.texts())


def test_what_they_need_is_noted_and_stands_beside_the_next_call(open_screen: OpenScreen) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    screen.press("Note what they need")
    asked = screen.found(Question)
    field = asked.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Weekly delivery. Wreaths in December.")
    asked.accept()
    screen.until(lambda: "Weekly delivery. Wreaths in December." in screen.texts())
    screen.window.log_call(rosa, "Rosa Diaz")
    window = screen.found(CallLogWindow)
    screen.until(lambda: "Weekly delivery. Wreaths in December." in screen.texts(window))
    assert "Needs" in screen.texts(window)


def test_a_little_extra_has_its_own_quick_entry_and_is_a_touch(open_screen: OpenScreen) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    screen.press("Little extra…")
    asked = screen.found(Question)
    field = asked.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    asked.accept()
    assert "Write down first what it was." in screen.texts(asked)
    field.setText("Hooks and wire with the banner")
    asked.accept()
    screen.until(lambda: "Hooks and wire with the banner" in screen.texts())
    assert "today, little extra" in screen.texts()
    with screen.desk.book.reading() as book:
        (touch,) = book.touches.of_contact(rosa)
    assert (touch.kind, touch.on, touch.attempt) == (TouchKind.EXTRA, TODAY, False)


def test_how_often_is_set_by_status_in_the_settings(
    qtbot: QtBot, panel: QuietPanel, desk: Desk
) -> None:
    window = panel.window()
    assert isinstance(window, MainWindow)
    window.go("settings")
    page = window.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: bool(page.form.changed()) or field(page).text() == "13-26")
    ideal, longest = field(page).findChildren(QLineEdit)
    ideal.selectAll()
    qtbot.keyClicks(ideal, "60")
    page.save()
    qtbot.waitUntil(lambda: any("weeks" in text.text() for text in alerts(page)), timeout=20_000)
    longest.selectAll()
    qtbot.keyClicks(longest, "80")
    page.save()
    qtbot.waitUntil(lambda: quiet.going_quiet(desk).total == 0, timeout=20_000)
    window.go("this_week")
    qtbot.waitUntil(lambda: not panel.isVisible(), timeout=20_000)


def field(page: SettingsPage) -> CadenceField:
    return next(each for each in page.findChildren(CadenceField) if each.key == "cadence_customer")


def alerts(page: SettingsPage) -> list[QLabel]:
    return [each for each in page.findChildren(QLabel) if each.property("kind") == "alert"]
