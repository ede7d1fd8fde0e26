"""An owner looks at what the years add up to, and at whoever is behind a bar."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from appreciation.desktop.insights.card import ChartCard
from appreciation.desktop.insights.page import InsightsPage
from appreciation.desktop.insights.people_dialog import PeopleDialog
from appreciation.desktop.insights.picture import ChartPicture
from appreciation.desktop.insights.table import CountTable
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.office import touching
from appreciation.domain.changes import Kind
from appreciation.domain.contacts import ContactId
from appreciation.domain.departures import Departure, Theme
from appreciation.services.desk import Desk
from appreciation.services.preferences import change
from tests.desktop.conftest import enter, person


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    enter(desk, person("Ann Berg"), person("Bo <b>Lund"), person("Cy Dee"))
    with desk.book.writing("Three leave") as book:
        for id_, reason in ((1, "forgotten"), (2, "moved_away"), (3, "forgotten")):
            left = Departure(
                contact_id=ContactId(id_),
                left_on=date(2026, 3, 1),
                reason=reason,
                detail="nobody rang",
            )
            kept = book.departures.add(left)
            heard = Theme(
                departure_id=kept.id,
                contact_id=kept.contact_id,
                theme="silence",
                words="Nobody rang after the fair.",
            )
            book.interviews.add_themes([heard] if id_ == 1 else [])
    window = open_window()
    window.go("insights")
    qtbot.waitUntil(lambda: "2026" in page(window).subtitle.text())
    return window


def page(window: MainWindow) -> InsightsPage:
    assert isinstance(window.page, InsightsPage)
    return window.page


def named(window: MainWindow, kind: type[QWidget], title: str) -> QWidget:
    found = window.page.findChildren(kind)
    return next(each for each in found if each.accessibleName() == title)


def notes(window: MainWindow) -> list[str]:
    return [each.text() for each in page(window).findChildren(type(page(window).title))]


def texts(table: CountTable) -> list[list[str]]:
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_reasons_stand_beside_the_often_quoted_figures_with_counts_alone(
    window: MainWindow,
) -> None:
    table = named(window, CountTable, "Why they left")
    assert isinstance(table, CountTable)
    rows = texts(table)
    assert rows[0] == ["felt forgotten", "2", "68 %"]
    assert ["moved away", "1", "3 %"] in rows
    few = "3 departures: too few for percentages"
    assert any(note.startswith(few) for note in notes(window))


def test_a_click_on_a_bar_lists_who_is_behind_it_and_leads_to_them(
    qtbot: QtBot, window: MainWindow
) -> None:
    picture = named(window, ChartPicture, "Why they left")
    assert isinstance(picture, ChartPicture)
    qtbot.waitUntil(lambda: bool(picture._places), timeout=20_000)
    bar = picture._places[0]
    middle = QPoint(round((bar.left + bar.right) / 2), round((bar.top + bar.bottom) / 2))
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: bool(window.findChildren(PeopleDialog)))
    (dialog,) = window.findChildren(PeopleDialog)
    assert dialog.windowTitle() == "Left: felt forgotten"
    assert dialog.rows.model().rowCount() == 2
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isinstance(window.page, InsightsPage))


def test_the_keyboard_finds_the_words_behind_a_theme(qtbot: QtBot, window: MainWindow) -> None:
    table = named(window, CountTable, "In their words")
    assert isinstance(table, CountTable)
    assert texts(table) == [["silence", "1 of 3"]]
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.findChildren(PeopleDialog)))
    (dialog,) = window.findChildren(PeopleDialog)
    assert dialog.rows.current_item().what == "Nobody rang after the fair."
    dialog.reject()


def test_what_is_pointed_out_follows_the_share_the_owner_chooses(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    with desk.book.writing("Another says so") as book:
        book.interviews.add_themes(
            [Theme(departure_id=3, contact_id=ContactId(3), theme="silence", words="No word.")]
        )
    for share in ("50", "60"):
        window.office.do(
            partial(change, values={"theme_share": share}), touches=touching(Kind.SETTING)
        )
        pointed_out = f"More than {share} %: “silence” in 2 of 3."
        qtbot.waitUntil(partial(lambda said: said in notes(window), pointed_out), timeout=20_000)


def test_the_yearly_review_has_two_pages(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "review.pdf"
    page(window).write_review(2026, file)
    qtbot.waitUntil(file.exists, timeout=20_000)
    document = pypdfium2.PdfDocument(file)
    assert len(document) == 2
    words = [document[at].get_textpage().get_text_range() for at in range(2)]
    assert "2026" in words[0]
    assert "felt forgotten" in words[1]
    assert "“Nobody rang after the fair.”" in words[1]
    assert "Ann Berg" not in words[1]


def test_an_empty_book_has_empty_charts_and_no_crash(
    qtbot: QtBot, open_window: Callable[[], MainWindow]
) -> None:
    window = open_window()
    window.go("insights")
    qtbot.waitUntil(lambda: "2026" in page(window).subtitle.text())
    cards = page(window).findChildren(ChartCard)
    assert cards
    assert texts(next(each.table for each in cards))[0] == ["felt forgotten", "0", "68 %"]
