"""The page This week, over a real book."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.office import EVERYTHING
from appreciation.desktop.shared.rows import RowList
from appreciation.desktop.shared.two_lines import ROW_ROLE, TwoLines
from appreciation.desktop.this_week.bars import Bar
from appreciation.desktop.this_week.overview import overview, pictures
from appreciation.desktop.this_week.page import ThisWeekPage
from appreciation.desktop.this_week.strip import Strip
from appreciation.domain.batches import BatchState
from appreciation.services import undoing
from appreciation.services.batches import posting
from appreciation.services.batches.drafts import Order
from appreciation.services.batches.week import current_week
from appreciation.services.batches.weekly_batch import print_week
from appreciation.services.departures import departures
from appreciation.services.desk import Desk
from appreciation.services.people import contacts
from tests.desktop.conftest import enter, person

OpenPage = Callable[[], ThisWeekPage]


@pytest.fixture
def open_page(qtbot: QtBot, desk: Desk, open_window: Callable[[], MainWindow]) -> OpenPage:
    """Return what opens the page on a week with Ann and Bo due, Pia overdue and Cy left out."""
    enter(
        desk,
        person("Ann Müller", "1976-11-26"),
        person("Bo Lund", "--11-27"),
        person("Pia Roth", "1980-11-16"),
        person("Cy Young", "1990-11-26", street=""),
    )

    def open_() -> ThisWeekPage:
        page = open_window().page
        assert isinstance(page, ThisWeekPage)
        qtbot.waitUntil(lambda: bool(page.subtitle.text()), timeout=20_000)
        return page

    return open_


def rows(page: ThisWeekPage) -> list[TwoLines]:
    return [
        shown.model().index(row, 0).data(ROW_ROLE)
        for shown in page.findChildren(RowList)
        for row in range(shown.model().rowCount())
    ]


def buttons(page: QWidget) -> list[QAbstractButton]:
    return page.findChildren(QAbstractButton)


def button(page: QWidget, begins: str) -> QAbstractButton:
    return next(each for each in buttons(page) if each.accessibleName().startswith(begins))


def labels(page: ThisWeekPage) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def drawn(qtbot: QtBot, page: ThisWeekPage) -> list[Strip]:
    """Return the strips once their pictures are drawn, so that a test may print by itself."""
    strips = page.findChildren(Strip)
    qtbot.waitUntil(lambda: all(all(each._pictures) for each in strips), timeout=60_000)
    return strips


def test_who_is_due_stands_under_the_day_the_post_has_to_go(
    qtbot: QtBot, open_page: OpenPage
) -> None:
    page = open_page()
    qtbot.waitUntil(lambda: "To post by Tuesday" in labels(page))
    assert page.title.text() == "This week"
    assert page.subtitle.text() == "Mon 23 \N{EN DASH} Sun 29 November"
    assert [(row.title, row.subtitle, row.right) for row in rows(page)] == [
        ("Ann Müller", "Birthday, 50", "Thu 26 Nov"),
        ("Bo Lund", "Birthday", "Fri 27 Nov"),
    ]
    assert "To post today" in labels(page)
    assert button(page, "Print").accessibleName() == "Print 3 greetings"


def test_who_is_left_out_is_named_with_the_reason_and_the_mend(
    qtbot: QtBot, open_page: OpenPage
) -> None:
    page = open_page()
    qtbot.mouseClick(button(page, "1 left out"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "No usable address: 1" in labels(page))
    assert "Cy Young" in [row.title for row in rows(page)]
    assert "Add an address with a street and a town." in labels(page)


def test_what_is_overdue_is_named_and_can_be_seen(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page()
    chip = button(page, "1 overdue")
    assert chip.accessibleName() == "1 overdue · Pia Roth, Mon 16 Nov"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert "Birthday, 46, belated" in [row.subtitle for row in rows(page)]


def test_the_pictures_are_the_real_pages(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page()
    strips = drawn(qtbot, page)
    assert len(strips) == 2
    picture = strips[0]._pictures[0]
    assert picture is not None
    assert picture.height() / picture.width() == pytest.approx(297 / 210, abs=0.02)
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 4) for y in range(0, 130, 4)}
    assert len(colours) > 3


def test_one_button_leads_to_the_batch_to_be_looked_through(
    qtbot: QtBot, open_page: OpenPage, desk: Desk
) -> None:
    page = open_page()
    window = page.window()
    assert isinstance(window, MainWindow)
    qtbot.mouseClick(button(page, "Print"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page.title.text() == "Week 48", timeout=60_000)
    assert window.page.subtitle.text() == "3 pieces"
    with desk.book.reading() as book:
        assert [each.state for each in book.batches.all()] == [BatchState.DRAFT]


def test_a_bar_leads_to_its_week_and_today_back(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page()
    qtbot.waitUntil(lambda: len(page.findChildren(Bar)) == 4, timeout=20_000)
    first = page.findChildren(Bar)[0]
    assert first.accessibleName() == "Week of Mon 30 November: 0 pieces to post"
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.title.text() == "Next week")
    qtbot.waitUntil(lambda: "Nobody is to be greeted in this week." in labels(page))
    qtbot.mouseClick(button(page, "Today"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.title.text() == "This week")


def test_who_was_greeted_is_not_among_those_left_out(
    qtbot: QtBot, open_page: OpenPage, desk: Desk, tmp_path: Path
) -> None:
    page = open_page()
    drawn(qtbot, page)
    week = current_week(desk)
    made = print_week(desk, Order(week=week.label, span=week.span), tmp_path / "out").batch
    assert made is not None
    posting.post(desk, made.id)
    page.refresh(EVERYTHING)
    says = "All is done: the 3 pieces of this week are in the post."
    qtbot.waitUntil(lambda: says in labels(page))
    assert button(page, "1 left out").accessibleName() == "1 left out · see why"


def test_what_is_printed_is_not_forgotten_before_it_is_in_the_post(
    qtbot: QtBot, open_page: OpenPage, desk: Desk, tmp_path: Path
) -> None:
    page = open_page()
    drawn(qtbot, page)
    week = current_week(desk)
    made = print_week(desk, Order(week=week.label, span=week.span), tmp_path / "out").batch
    assert made is not None
    page.refresh(EVERYTHING)
    says = "The 3 pieces of this week are printed, and wait for the post."
    qtbot.waitUntil(lambda: says in labels(page))
    assert button(page, "Nothing to print").toolTip()
    qtbot.mouseClick(button(page, "Open the batch"), Qt.MouseButton.LeftButton)
    window = page.window()
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: window.page.title.text() == "Week 48", timeout=20_000)
    enter(desk, person("Di Ash", "1970-11-27"))
    window.go("this_week")
    page.refresh(EVERYTHING)
    chips = "3 printed pieces to post"
    qtbot.waitUntil(lambda: chips in [each.accessibleName() for each in buttons(page)])
    assert button(page, "Print 1 greeting").isEnabled()


def test_an_empty_week_leads_on_to_the_next_with_something_in_it(
    qtbot: QtBot, desk: Desk, open_window: Callable[[], MainWindow]
) -> None:
    enter(desk, person("Ann Müller", "1976-12-10"))
    window = open_window()
    page = window.page
    assert isinstance(page, ThisWeekPage)
    says = (
        "Nobody is waiting for a greeting this week."
        " 1 piece goes out in the week of Mon 7 December."
    )
    qtbot.waitUntil(lambda: says in labels(page), timeout=20_000)
    qtbot.mouseClick(button(page, "See that week"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.title.text() == "Week 50")
    qtbot.mouseClick(button(window, "This week"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.title.text() == "This week")
    qtbot.mouseClick(button(page, "See that week"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.title.text() == "Week 50")
    next(each for each in window.menus.actions() if each.text() == "This week").trigger()
    qtbot.waitUntil(lambda: page.title.text() == "This week")


def test_letters_are_counted_beside_the_greetings(
    qtbot: QtBot, open_page: OpenPage, desk: Desk
) -> None:
    page = open_page()
    (bo,) = (each for each in contacts.listed(desk) if each.full_name == "Bo Lund")
    departures.depart(desk, bo.id, "not_asked")
    page.refresh(EVERYTHING)
    qtbot.waitUntil(lambda: button(page, "Print").accessibleName().endswith("and 1 letter"))
    assert button(page, "Print").accessibleName() == "Print 3 greetings and 1 letter"


def test_an_empty_book_says_how_to_begin(
    qtbot: QtBot, desk: Desk, open_window: Callable[[], MainWindow]
) -> None:
    enter(desk)
    page = open_window().page
    assert isinstance(page, ThisWeekPage)
    says = "Nobody is in this book yet. Bring in your address book to begin."
    qtbot.waitUntil(lambda: says in labels(page), timeout=20_000)
    assert not button(page, "Nothing to print").isVisible()
    qtbot.mouseClick(button(page, "Import people…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(QFileDialog)))
    page.window().findChildren(QFileDialog)[0].close()


def test_a_picture_of_somebody_just_taken_out_is_left_out(desk: Desk) -> None:
    enter(desk, person("Ann Müller", "1976-11-26"))
    shown = overview(desk, None)
    undoing.undo(desk)
    assert pictures(desk, shown).fronts == {}
