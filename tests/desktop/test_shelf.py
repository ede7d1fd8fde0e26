"""The shelf in the window, letters with a person, and thanks beside the week."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from appreciation.desktop.contacts.letter_dialogs import OrderDialog, OtherDay
from appreciation.desktop.contacts.picking import PersonPicker
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.question import Question
from appreciation.desktop.shelf.dialogs import ArticleDialog, OfferDialog, TakenUpDialog
from appreciation.desktop.shelf.page import ShelfPage
from appreciation.desktop.this_week.thanks_panel import ThanksPanel
from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.letters import Purpose
from appreciation.domain.shelf import Article, Offer
from appreciation.services import undoing
from appreciation.services.dealings import gratitude, sending, shelf
from appreciation.services.desk import Desk
from appreciation.services.letters import letters
from appreciation.services.people import contacts
from tests.desktop.conftest import TODAY, enter, person
from tests.desktop.people_on_screen import buttons

LONG = 20_000
ANN, BO = ContactId(1), ContactId(2)


@pytest.fixture
def window(desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    """Return the window over a book with Ann and Bo in it; Bo has left."""
    enter(desk, person("Ann Müller", "1976-11-26"), person("Bo Lund", "--11-27"))
    contacts.edit(desk, BO, {"status": "former_customer"})
    return open_window()


def asked(qtbot: QtBot, window: MainWindow, kind: type[Question]) -> Question:
    qtbot.waitUntil(lambda: bool(window.findChildren(kind)), timeout=LONG)
    found = window.findChildren(kind)[-1]
    assert isinstance(found, Question)
    return found


def said_now(window: MainWindow, begins: str) -> bool:
    return window._toast.text.startswith(begins)


def press(qtbot: QtBot, inside: QWidget, name: str) -> None:
    qtbot.waitUntil(lambda: name in buttons(inside), timeout=LONG)
    buttons(inside)[name].click()


def choose(inside: QWidget, begins: str) -> None:
    menu = next(each for each in inside.findChildren(QMenu) if each.isVisible())
    action = next(each for each in menu.actions() if each.text().replace("&", "") == begins)
    action.trigger()
    menu.close()


def waiting(desk: Desk) -> list[tuple[str, Purpose]]:
    return [(each.name, each.letter.purpose) for each in letters.waiting_letters(desk)]


def test_an_article_is_put_on_the_shelf_and_sent_to_somebody_once(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.go("shelf")
    press(qtbot, window.page, "New article")
    dialog = asked(qtbot, window, ArticleDialog)
    assert isinstance(dialog, ArticleDialog)
    dialog.accept()
    assert dialog.isVisible()
    dialog.title.setText("Bees on the balcony")
    dialog.accept()
    for said in ("A letter to Ann Müller", "Ann Müller had it before"):
        press(qtbot, window.page, "Send to…")
        qtbot.waitUntil(lambda: bool(window.findChildren(PersonPicker)), timeout=LONG)
        window.findChildren(PersonPicker)[-1].picked.emit(ANN)
        qtbot.waitUntil(partial(said_now, window, said), timeout=LONG)
    assert waiting(desk) == [("Ann Müller", Purpose.ARTICLE)]
    press(qtbot, window.page, "Ann Müller")
    assert window.page is not None
    press(qtbot, window.page, "What to do: An article for you, “Bees on the balcony”")
    choose(window.page, "Withdraw it")
    qtbot.waitUntil(lambda: waiting(desk) == [], timeout=LONG)
    undoing.undo(desk)
    assert waiting(desk) == [("Ann Müller", Purpose.ARTICLE)]


def test_the_keyboard_stays_on_what_was_pressed_when_the_shelf_has_changed(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    shelf.add_article(desk, Article(title="Bees", added_on=TODAY))
    window.go("shelf")
    qtbot.waitUntil(lambda: "Send to…" in buttons(window.page), timeout=LONG)
    pressed = buttons(window.page)["Send to…"]
    pressed.setFocus()
    pressed.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(PersonPicker)), timeout=LONG)
    picker = window.findChildren(PersonPicker)[-1]
    picker.picked.emit(ANN)
    picker.reject()
    qtbot.waitUntil(partial(said_now, window, "A letter to Ann Müller"), timeout=LONG)

    def stays() -> bool:
        focused = window.focusWidget()
        return focused is not pressed and focused is buttons(window.page).get("Send to…")

    qtbot.waitUntil(stays, timeout=LONG)


class Browser(QObject):
    """Takes what is opened in the place of the browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        services: Any = QDesktopServices
        services.setUrlHandler("https", self, "open")

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Remember what was opened."""
        self.opened.append(url.toString())


@pytest.mark.parametrize(
    ("link", "opened"),
    [("https://example.org/bees", ["https://example.org/bees"]), ("file:///bin/true", [])],
)
def test_the_link_of_an_article_leads_to_the_web_and_nowhere_else(
    qtbot: QtBot, window: MainWindow, desk: Desk, link: str, opened: list[str]
) -> None:
    shelf.add_article(desk, Article(title="Bees", link=link, added_on=TODAY))
    browser = Browser()
    window.go("shelf")
    press(qtbot, window.page, "Open the link")
    QDesktopServices.unsetUrlHandler("https")
    assert browser.opened == opened
    assert bool(opened) != said_now(window, f"“{link}” leads nowhere on the web")


def test_what_came_of_an_offer_is_noted_with_whoever_had_it(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.go("shelf")
    press(qtbot, window.page, "New offer")
    dialog = asked(qtbot, window, OfferDialog)
    assert isinstance(dialog, OfferDialog)
    dialog.title.setText("a day in our workshop")
    dialog.price.setText("£240")
    dialog.accept()
    qtbot.waitUntil(lambda: "Send to…" in buttons(window.page), timeout=LONG)
    (line,) = shelf.offers(desk)
    assert isinstance(line.item, Offer)
    assert line.item.valid_until is not None
    sending.send_offer(desk, line.item.id, [BO])
    window.office.look_again()
    press(qtbot, window.page, "What came of it with Bo Lund")
    answer = asked(qtbot, window, TakenUpDialog)
    assert isinstance(answer, TakenUpDialog)
    answer.came_of_it.setText("Ordered 12 chairs")
    answer.accept()
    qtbot.waitUntil(lambda: shelf.offers(desk)[0].taken_up == 1, timeout=LONG)
    (given,) = shelf.offer_details(desk, line.item.id).given
    assert (given.given.taken_up_on, given.given.came_of_it) == (TODAY, "Ordered 12 chairs")


def test_something_nobody_has_is_changed_and_taken_off_the_shelf(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    shelf.add_article(desk, Article(title="Bees", added_on=TODAY))
    window.go("shelf")
    press(qtbot, window.page, "Change…")
    dialog = asked(qtbot, window, ArticleDialog)
    assert isinstance(dialog, ArticleDialog)
    dialog.source.setText("The Times")
    dialog.accept()
    qtbot.waitUntil(lambda: _source(desk) == "The Times", timeout=LONG)
    press(qtbot, window.page, "Take off the shelf")
    qtbot.waitUntil(lambda: shelf.articles(desk) == (), timeout=LONG)
    assert isinstance(window.page, ShelfPage)


def test_one_writes_to_somebody_from_the_pane_and_puts_the_letter_off(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.go("contacts", BO)
    press(qtbot, window.page, "Write to them")
    choose(window.page, "Hoping all goes well")
    qtbot.waitUntil(lambda: waiting(desk) == [("Bo Lund", Purpose.HOPE)], timeout=LONG)
    press(qtbot, window.page, "What to do: Hoping all goes well")
    choose(window.page, "Another day…")
    dialog = asked(qtbot, window, OtherDay)
    assert isinstance(dialog, OtherDay)
    dialog._day.setDate(dialog._day.date().addDays(7))
    dialog.accept()
    qtbot.waitUntil(
        lambda: letters.waiting_letters(desk)[0].letter.due_on.isoformat() == "2026-11-30",
        timeout=LONG,
    )


def test_an_order_that_is_noted_proposes_thanks_beside_the_week(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.go("contacts", ANN)
    press(qtbot, window.page, "Note an order")
    dialog = asked(qtbot, window, OrderDialog)
    assert isinstance(dialog, OrderDialog)
    dialog._what.setText("12 chairs")
    dialog.accept()
    qtbot.waitUntil(lambda: len(gratitude.thanks_due(desk)) == 1, timeout=LONG)
    gratitude.note_order(desk, BO)
    window.go("this_week")
    panel = window.findChild(ThanksPanel)
    assert isinstance(panel, ThanksPanel)
    window.office.look_again()
    press(qtbot, panel, "Thank Ann Müller")
    choose(panel, "With a card")
    qtbot.waitUntil(lambda: waiting(desk) == [("Ann Müller", Purpose.THANKS_ORDER)], timeout=LONG)
    press(qtbot, panel, "Thank Bo Lund")
    choose(panel, "Let it be")
    qtbot.waitUntil(lambda: gratitude.thanks_due(desk) == (), timeout=LONG)
    qtbot.waitUntil(panel.isHidden, timeout=LONG)
    assert contacts.contact(desk, BO).status is Status.FORMER_CUSTOMER


def _source(desk: Desk) -> str:
    (line,) = shelf.articles(desk)
    assert isinstance(line.item, Article)
    return line.item.source
