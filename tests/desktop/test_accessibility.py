"""Every page can be read out, shows names as they are written, and holds at twice the size.

That words stand out from their ground, in light and dark, is in `test_colours`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from appreciation.desktop.batches.page import BatchesPage
from appreciation.desktop.calendar.page import CalendarPage
from appreciation.desktop.call_log.window import CallLogWindow
from appreciation.desktop.contacts.household import HouseholdWindow
from appreciation.desktop.contacts.page import ContactsPage
from appreciation.desktop.contacts.sitting import Sitting
from appreciation.desktop.departures.page import DeparturesPage
from appreciation.desktop.first_run.beginning import Beginning
from appreciation.desktop.first_run.commands import open_on_server
from appreciation.desktop.first_run.library import Shelf
from appreciation.desktop.imports.window import ImportWindow
from appreciation.desktop.insights.asks import YearKey
from appreciation.desktop.insights.picture import ChartPicture
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.organisations.page import OrganisationsPage
from appreciation.desktop.pages import page_entries
from appreciation.desktop.shared.departures import Leaver
from appreciation.desktop.shared.keeping import Keeping
from appreciation.desktop.shared.office import Changing, its_changes
from appreciation.desktop.shared.promise_row import PromiseRow
from appreciation.desktop.shelf.page import ShelfPage
from appreciation.desktop.theme.theme import LARGEST, USUAL, Theme
from appreciation.domain.batches import PieceKind
from appreciation.domain.contacts import Contact, ContactId, Phone
from appreciation.domain.insights import Happening
from appreciation.domain.promises import Means, Term
from appreciation.domain.proposals import Outcome, Proposal
from appreciation.domain.prospects import Insight, WhyNot
from appreciation.domain.referrals import Referral
from appreciation.domain.shelf import Article, Offer
from appreciation.services.dealings import (
    gratitude,
    promises,
    proposals,
    prospects,
    referrals,
    sending,
    shelf,
)
from appreciation.services.departures import departures
from appreciation.services.desk import Desk
from appreciation.services.people.contacts import edit
from tests.desktop.conftest import enter, opened, person

TABLE = "Name,Birthday,Shoe size\n<b>Ada</b> Quill,03/04/1980,38\nBen Orchard,05/06/1975,44\n"
SIZE = (1280, 800)
PATIENCE = 30_000

Kind = TypeVar("Kind", bound=QWidget)
Sight = tuple[str, QWidget]
"""Something in sight, and what it is called in a failure."""


@pytest.fixture(params=[USUAL, LARGEST], ids=["usual", "largest"])
def window(
    desk: Desk,
    open_window: Callable[[], MainWindow],
    theme: Theme,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> MainWindow:
    """Return the window over people whose names look like HTML, in both sizes of text."""
    theme.choose_percent(request.param)
    enter(
        desk,
        _somebody("<b>Ann</b> Bold", "1976-11-26"),
        _somebody("<img src=x> Bo", "1980-11-27"),
        _somebody("Cy &amp; Young", "1990-11-28"),
        replace(_somebody("<b>Ann</b> Bold", "1976-11-26"), addresses=()),
    )
    made = open_window()
    made.resize(*SIZE)
    shelf = Shelf(
        own=str(tmp_path / "book.appreciation"),
        sample=tmp_path / "sample.appreciation",
        open_at=lambda target: lambda: opened(target),
        take=lambda _target: True,
    )
    Beginning(made, made, shelf)
    return made


def test_everything_is_named_shows_names_as_they_are_written_and_clips_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    flaws: list[str] = []
    seen = []
    for name, sight in sights(qtbot, window, tmp_path):
        seen.append(name)
        for check in (without_name, with_html, clipped):
            flaws += [f"{name}: {flaw}" for flaw in check(sight)]
    assert flaws == []
    assert {entry.name for entry in page_entries()} <= set(seen)


def sights(qtbot: QtBot, window: MainWindow, folder: Path) -> Iterator[Sight]:
    """Walk through the window, one page and one dialog after the other."""
    yield from _promises(qtbot, window)
    yield from _shelf(qtbot, window)
    yield from _dealings(qtbot, window)
    yield from _departures(qtbot, window)
    for name in ("this_week", "settings"):
        window.go(name)
        yield from _settled(qtbot, window, name, window)
    yield from _insights(qtbot, window)
    yield from _contacts(qtbot, window)
    yield from _care(qtbot, window)
    yield from _calendar(qtbot, window)
    yield from _batches(qtbot, window, folder)
    table = folder / "people.csv"
    table.write_text(TABLE, encoding="utf-8")
    ImportWindow(window, window, [table]).show()
    yield from _dialog(qtbot, window, "import")
    open_on_server(window, window)
    yield from _dialog(qtbot, window, "server")
    for begins in ("Go anywhere", "Help", "What to say"):
        next(each for each in window.menus.actions() if begins in each.text()).trigger()
        yield from _dialog(qtbot, window, begins)
    fresh = str(folder / "fresh.appreciation")
    window.office.reopen(lambda: opened(fresh), window.begin_anew)
    yield from _dialog(qtbot, window, "welcome")
    for entry in page_entries():
        window.go(entry.name)
        yield from _settled(qtbot, window, f"{entry.name}, empty", window)


def _promises(qtbot: QtBot, window: MainWindow) -> Iterator[Sight]:
    """Promise somebody something that is due by now, and something later."""
    contact_id = ContactId(1)
    for days in (0, 40):
        day = window.office.today() + timedelta(days=days)
        by = Term(day=day, at=time(8), means=Means.LETTER)
        make = partial(promises.make, contact_id=contact_id, what="send <b>the</b> list", by=by)
        window.office.do(make, touches=its_changes)
    window.go("promises")
    yield from _settled(qtbot, window, "promises", window)
    promised = window.page.findChildren(PromiseRow)[0].promised
    keeping = Keeping(window, window)
    keeping.ask_what(contact_id, promised.name)
    yield from _dialog(qtbot, window, "new promise")
    for ask in (keeping.agree_anew, keeping.ask_how_kept, keeping.ask_why_broken):
        ask(promised)
        yield from _dialog(qtbot, window, "a promise")


def _shelf(qtbot: QtBot, window: MainWindow) -> Iterator[Sight]:
    """Walk through the shelf with something on it, a letter that waits and thanks that are due."""
    window.go("shelf")
    yield from _settled(qtbot, window, "shelf, empty", window)
    today, one = window.office.today(), ContactId(1)
    article = Article(title="Bees <b>at</b> home", link="https://example.org", added_on=today)
    offer = Offer(title="a <i>day</i> with us", valid_until=today, added_on=today)
    window.office.do(lambda desk: shelf.add_article(desk, article), touches=its_changes)
    window.office.do(lambda desk: shelf.add_offer(desk, offer), touches=its_changes)
    window.office.do(lambda desk: sending.send_article(desk, 1, [one]), touches=its_changes)
    chairs = "12 <b>chairs</b>"
    window.office.do(lambda desk: gratitude.note_order(desk, one, what=chairs), touches=its_changes)
    yield from _settled(qtbot, window, "shelf", window)
    page = window.page
    assert isinstance(page, ShelfPage)
    for ask in (page._actions.ask_article, page._actions.ask_offer):
        ask(None)
        yield from _dialog(qtbot, window, "onto the shelf")
    page._actions.ask_whom(article)
    yield from _dialog(qtbot, window, "send to")


def _dealings(qtbot: QtBot, window: MainWindow) -> Iterator[Sight]:
    """Walk through what passes with a prospect and an organisation, one that lost somebody."""
    one, two, three = map(ContactId, (1, 2, 3))
    today = window.office.today()
    sent = Referral(contact_id=two, other_id=three, received=True, on=today, note="<b>well</b>")
    offer = Proposal(contact_id=two, what="<i>chairs</i>", amount=Decimal(5), on=today)
    known = Insight(reason=WhyNot.MONEY, needs="<u>time</u>", ask_again_on=today)
    changes: tuple[Callable[[Desk], Changing], ...] = (
        partial(edit, contact_id=two, fields={"status": "prospect"}),
        partial(edit, contact_id=one, fields={"organisation": "<b>Beta</b> AG"}),
        partial(edit, contact_id=one, fields={"organisation": "Gamma & Sons"}),
        partial(prospects.understand, contact_id=two, insight=known),
        partial(referrals.note, new=sent),
        partial(proposals.make, new=offer),
    )
    for change in changes:
        window.office.do(change, touches=its_changes)
    window.go("organisations")
    yield from _settled(qtbot, window, "organisations", window)
    page = window.page
    assert isinstance(page, OrganisationsPage)
    page.add()
    yield from _dialog(qtbot, window, "somebody there")
    window.go("contacts")
    _settle(qtbot, window)
    window.go("contacts", two)
    yield from _settled(qtbot, window, "prospect", window)
    assert isinstance(window.page, ContactsPage)
    (sitting,) = window.page.pane.findChildren(Sitting)
    assert sitting.details is not None
    who, dealings, made = sitting.details.contact, sitting._dealings, sitting.details.proposals[0]
    for begin in (
        partial(dealings._note_referral, who),
        partial(dealings._note_proposal, who),
        partial(dealings._settle, made, Outcome.WON),
        partial(dealings._needs.begin, two),
    ):
        begin()
        yield from _dialog(qtbot, window, "dealing")


def _departures(qtbot: QtBot, window: MainWindow) -> Iterator[Sight]:
    """Walk through what follows when somebody leaves."""
    window.go("departures", Leaver(contact_id=ContactId(4)))
    yield from _dialog(qtbot, window, "somebody leaves")
    window.office.do(
        lambda desk: departures.depart(desk, ContactId(4), "dissatisfied", note="<b>Late</b>"),
        touches=its_changes,
    )
    yield from _settled(qtbot, window, "departures", window)
    page = window.page
    assert isinstance(page, DeparturesPage)
    for name in ("Write down what they say…", "It is mended…", "Say why…"):
        qtbot.waitUntil(partial(_is_offered, page, name), timeout=PATIENCE)
        _offered(page, name)[0].click()
        yield from _dialog(qtbot, window, name)


def _is_offered(page: QWidget, name: str) -> bool:
    return bool(_offered(page, name))


def _offered(page: QWidget, name: str) -> list[QPushButton]:
    return [each for each in page.findChildren(QPushButton) if each.accessibleName() == name]


def _insights(qtbot: QtBot, window: MainWindow) -> Iterator[Sight]:
    """Walk through what the years add up to, and who is behind a bar."""
    window.go("insights")
    yield from _settled(qtbot, window, "insights", window)
    lost = YearKey(happening=Happening.LOST, year=window.office.today().year)
    window.page.findChildren(ChartPicture)[1].chosen.emit(lost)
    yield from _dialog(qtbot, window, "who is behind a bar")


def _care(qtbot: QtBot, window: MainWindow) -> Iterator[Sight]:
    """Walk through what is asked on the pane of somebody one looks after."""
    window.go("contacts", ContactId(1))
    yield from _settled(qtbot, window, "somebody looked after", window)
    for verb in (
        "Promise something",
        "Note an order",
        "Note what they need",
        "Little extra…",
        "Change how often",
    ):
        _press(window, verb)
        yield from _dialog(qtbot, window, verb)
    assert isinstance(window.page, ContactsPage)
    window.page.command("send")
    yield from _dialog(qtbot, window, "send business to")


def _contacts(qtbot: QtBot, window: MainWindow) -> Iterator[Sight]:
    window.go("contacts")
    page = window.page
    assert isinstance(page, ContactsPage)
    yield from _settled(qtbot, window, "contacts", window)
    line = page.browser.model.line(0)
    assert line is not None
    window.go("contacts", line.id)
    yield from _settled(qtbot, window, "contact", window)
    (sitting,) = page.pane.findChildren(Sitting)
    details = sitting.details
    assert details is not None
    HouseholdWindow(window, details, window).open()
    yield from _dialog(qtbot, window, "household")
    page.command("edit")
    yield from _settled(qtbot, window, "contact, edited", window)
    page.pane.show_nobody()
    page.command("new")
    yield from _settled(qtbot, window, "contact, new", window)
    page.pane.show_nobody()
    page.browser.list.selectAll()
    yield from _settled(qtbot, window, "contacts, many", window)
    page.browser.list.clearSelection()
    page.pane.show_merge(lambda _desk: (ContactId(1), ContactId(4)))
    yield from _dialog(qtbot, window, "merge")
    page.command("duplicates")
    yield from _dialog(qtbot, window, "duplicates")
    window.log_call(line.id, line.full_name, line.organisation)
    yield from _dialog(qtbot, window, "call log")


def _calendar(qtbot: QtBot, window: MainWindow) -> Iterator[Sight]:
    window.go("calendar")
    page = window.page
    assert isinstance(page, CalendarPage)
    yield from _settled(qtbot, window, "calendar", window)
    page.print_calendar()
    yield from _dialog(qtbot, window, "calendar on paper")


def _batches(qtbot: QtBot, window: MainWindow, folder: Path) -> Iterator[Sight]:
    window.go("batches")
    page = window.page
    assert isinstance(page, BatchesPage)
    page.command("weeks")
    yield from _dialog(qtbot, window, "several weeks")
    page.begin(None)
    yield from _settled(qtbot, window, "review", window)
    step = page.review_step
    while step.piece is not None and step.piece.kind is PieceKind.LETTER:
        step.list.choose(step.list.currentIndex().row() + 1)  # a letter has no other design
    for verb in ("Change the words", "Other design", "Leave out…"):
        _press(window, verb)
        yield from _dialog(qtbot, window, verb)
    _press(window, "Continue to print")
    yield from _settled(qtbot, window, "print", window)
    page.print_step.save(folder / "paper")
    yield from _settled(qtbot, window, "saved", window)
    _press(window, "They are printed")
    _settle(qtbot, window)
    _press(window, "Continue to post")
    yield from _settled(qtbot, window, "post", window)
    page.show_list()
    yield from _settled(qtbot, window, "batches", window)


def without_name(sight: QWidget) -> list[str]:
    """Return what can have the focus and would be read out as nothing."""
    return [
        _called(each)
        for each in _in_sight(sight, QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not each.focusProxy()
        and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]


def with_html(sight: QWidget) -> list[str]:
    """Return what would draw a name as HTML."""
    labels = [
        f"{_called(each)} is not plain text"
        for each in _in_sight(sight, QLabel)
        if each.textFormat() != Qt.TextFormat.PlainText and each.text()
    ]
    tips = [
        f"{_called(each)} has the tip {each.toolTip()}"
        for each in _in_sight(sight, QWidget)
        if "<" in each.toolTip()
    ]
    return labels + tips


def clipped(sight: QWidget) -> list[str]:
    """Return what has too little room for its words, or stands beyond what can be reached."""
    too_large = sight.width() > SIZE[0] or sight.height() > SIZE[1]
    return [
        *([f"{sight.size().toTuple()} is more than the screen has"] if too_large else ()),
        *(f"{_called(each)} is cut" for each in _in_sight(sight, QLabel) if _label_is_cut(each)),
        *(f"{_called(each)} is cut" for each in _in_sight(sight, QPushButton) if _is_cut(each)),
        *(f"{_called(each)} is out" for each in _in_sight(sight, QLabel) if _is_out(each)),
        *(f"{_called(each)} is out" for each in _in_sight(sight, QPushButton) if _is_out(each)),
        *(
            f"{_called(each)} scrolls sideways"
            for each in _in_sight(sight, QAbstractScrollArea)
            if each.horizontalScrollBar().maximum() > 0
        ),
    ]


def _label_is_cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height()
    return bool(label.text()) and _is_cut(label)


def _is_cut(widget: QWidget) -> bool:
    wanted = widget.sizeHint()
    return wanted.width() > widget.width() or wanted.height() > widget.height()


def _is_out(widget: QWidget) -> bool:
    """Whether it stands outside the window and cannot be scrolled to."""
    place: QWidget | None = widget.parentWidget()
    while place and not (place.isWindow() or isinstance(place.parentWidget(), QScrollArea)):
        place = place.parentWidget()
    if place is None:
        return False
    start = widget.mapTo(place, QPoint(0, 0))
    end = widget.mapTo(place, QPoint(widget.width(), widget.height()))
    scrolls = not place.isWindow()
    wide = start.x() < 0 or end.x() > place.width()
    return wide or (not scrolls and (start.y() < 0 or end.y() > place.height()))


def _in_sight(sight: QWidget, kind: type[Kind]) -> list[Kind]:
    return [
        each
        for each in sight.findChildren(kind)
        if isinstance(each, kind) and each.isVisible() and each.window() is sight
    ]


def _called(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QPushButton) else widget.objectName()
    parent = widget.parentWidget()
    return f"{type(widget).__name__} “{text}” in {type(parent).__name__} {widget.size().toTuple()}"


def _settled(qtbot: QtBot, window: MainWindow, name: str, sight: QWidget) -> Iterator[Sight]:
    _settle(qtbot, window)
    yield name, sight


def _dialog(qtbot: QtBot, window: MainWindow, name: str) -> Iterator[Sight]:
    _settle(qtbot, window)
    shown = [
        each
        for each in QApplication.topLevelWidgets()
        if each.isVisible() and isinstance(each, QDialog | CallLogWindow)
    ]
    assert len(shown) == 1, (name, shown)
    yield name, shown[0]
    shown[0].close()
    _settle(qtbot, window)


def _settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until what was asked is answered, and what the answers asked in turn."""
    for _ in range(3):
        answers: list[object] = []
        window.office.ask(lambda _desk: None, answers.append)
        window.office.work(lambda _desk, _progress: None, answers.append)
        qtbot.waitUntil(partial(_both_are_in, answers), timeout=PATIENCE)
        qtbot.wait(10)


def _both_are_in(answers: list[object]) -> bool:
    return len(answers) > 1


def _press(window: MainWindow, name: str) -> None:
    found = next(each for each in _in_sight(window, QPushButton) if each.accessibleName() == name)
    found.click()


def _somebody(name: str, birthday: str) -> Contact:
    made = person(name, birthday)
    return replace(made, organisation="<i>Acme</i> & Sons", phones=(Phone(number="01632 960051"),))
