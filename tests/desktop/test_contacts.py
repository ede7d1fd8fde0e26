"""The page Contacts, over a real book."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from appreciation.desktop.contacts.person_actions import PersonActions
from appreciation.desktop.shared.two_lines import ROW_ROLE, TwoLines
from appreciation.domain.contact_lines import ContactQuery
from appreciation.domain.contacts import Contact, ContactId, Status
from appreciation.domain.touches import Touch, TouchKind
from appreciation.services.batches.drafts import Order
from appreciation.services.batches.week import current_week
from appreciation.services.batches.weekly_batch import print_week
from appreciation.services.dealings import call_log
from appreciation.services.people import bulk
from tests.desktop.conftest import TODAY, enter, person
from tests.desktop.people_on_screen import OpenScreen, Screen, buttons

EVERYBODY = ["Rosa Diaz", "Bo Lund", "Ann Müller", "Cy Young"]


def test_everybody_is_there_with_what_they_are_and_when_they_were_reached(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen()
    rosa = next(each for each in ids(screen) if screen.stored(each).full_name == "Rosa Diaz")
    yesterday = date(2026, 11, 22)
    call_log.log(screen.desk, Touch(contact_id=rosa, kind=TouchKind.CALL, on=yesterday))
    screen.window.office.look_again()
    screen.until(lambda: row(screen, 0).right == "yesterday")
    assert screen.names == EVERYBODY
    assert [row(screen, at).right for at in range(1, 4)] == ["never"] * 3
    assert row(screen, 1).status is Status.FORMER_CUSTOMER
    assert row(screen, 3).subtitle == "greet off"
    assert screen.page.subtitle.text() == "4 people"


def test_the_newest_letters_decide_who_is_found(open_screen: OpenScreen) -> None:
    screen = open_screen()
    screen.window.menus._find()
    screen.qtbot.keyClicks(screen.page.search, "ro di")
    screen.until(lambda: screen.names == ["Rosa Diaz"])
    screen.until(lambda: screen.shown == "Rosa Diaz")
    assert screen.page.subtitle.text() == "1 person"
    screen.page.search.setText("nobody of that name")
    screen.until(lambda: "Nobody is found for “nobody of that name”." in everything(screen))
    screen.press("Clear the search")
    screen.until(lambda: screen.names == EVERYBODY)


def test_letters_typed_in_the_list_are_searched_for(open_screen: OpenScreen) -> None:
    screen = open_screen()
    rows = screen.page.browser.list
    screen.qtbot.keyClicks(rows, "a")
    screen.until(lambda: screen.names == ["Ann Müller"])
    assert screen.page.search.text() == "a"


def test_chips_know_their_numbers_and_show_their_people(open_screen: OpenScreen) -> None:
    screen = open_screen()
    screen.until(lambda: "Former 1" in chips(screen))
    assert chips(screen) == [
        "Everyone",
        "Customers 3",
        "Former 1",
        "Prospects 0",
        "Partners 0",
        "Greet off 1",
        "Going quiet 0",
        "No address 1",
        "Bin 0",
    ]
    screen.press("Former 1")
    screen.until(lambda: screen.names == ["Bo Lund"])
    screen.press("No address 1")
    screen.until(lambda: screen.names == ["Cy Young"])
    screen.press("Bin 0")
    screen.until(lambda: "The bin is empty." in everything(screen))


def test_the_list_can_begin_with_whom_nobody_called_for_longest(open_screen: OpenScreen) -> None:
    screen = open_screen()
    for day, each in enumerate(ids(screen)[1:], start=1):
        spoken = Touch(contact_id=each, kind=TouchKind.CALL, on=date(2026, 11, day))
        call_log.log(screen.desk, spoken)
    screen.page.filters.sort.setCurrentIndex(2)
    # Whom nobody has reached yet is reckoned from the day they were entered, 2 November.
    screen.until(lambda: screen.names == ["Bo Lund", "Ann Müller", "Cy Young", "Rosa Diaz"])


def test_those_chosen_together_stay_chosen_when_the_book_changes_elsewhere(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen()
    browser = screen.page.browser
    browser.list.choose_ranges([(0, 0), (2, 3)])
    screen.until(lambda: "3 people chosen" in screen.texts())
    screen.until(lambda: len(browser._many) == 3)
    enter(screen.desk, person("Ada Acorn"), person("Zoe Long"))
    screen.window.office.look_again()
    screen.until(lambda: len(screen.names) == 6)
    screen.until(lambda: chosen_names(screen) == {"Rosa Diaz", "Ann Müller", "Cy Young"})
    screen.page._on_status(Status.PARTNER)
    screen.until(lambda: screen.toast.startswith("3 people are now among the"))
    people = map(screen.stored, ids(screen))
    partners = {each.full_name for each in people if each.status is Status.PARTNER}
    assert partners == {"Rosa Diaz", "Ann Müller", "Cy Young"}
    screen.until(lambda: chosen_names(screen) == {"Rosa Diaz", "Ann Müller", "Cy Young"})


def chosen_names(screen: Screen) -> set[str]:
    return {
        screen.names[row]
        for first, last in screen.page.browser.list.ranges()
        for row in range(first, last + 1)
    }


def test_whoever_is_chosen_is_shown_with_all_that_is_known(open_screen: OpenScreen) -> None:
    screen = open_screen()
    screen.choose("Ann Müller")
    shown = screen.texts()
    assert "Acme Ltd" in shown
    assert "1 High Street, Springfield AB1 2CD" in shown
    assert "26 Nov 1976" in shown
    assert "Next by 1 February 2027" in shown
    screen.choose("Cy Young")
    assert "Gets no greetings: greet off" in screen.texts()


def test_what_comes_next_says_why(open_screen: OpenScreen) -> None:
    screen = open_screen()
    ann = ids(screen)[0]
    talked = Touch(contact_id=ann, kind=TouchKind.CALL, on=date(2026, 11, 2), note="About tea")
    call_log.log(screen.desk, talked)
    tried = Touch(contact_id=ann, kind=TouchKind.CALL, on=date(2026, 11, 20), attempt=True)
    call_log.log(screen.desk, tried)
    screen.choose("Ann Müller")
    shown = screen.texts()
    assert "Next by 1 February 2027" in shown
    assert "because you talked on 2 November" in shown
    assert "2 Nov, call" in shown
    assert "20 Nov, call" in shown
    assert shown.index("Call, not reached") < shown.index("Call, reached")
    assert "About tea" in shown


def test_del_puts_into_the_bin_and_undo_brings_back(open_screen: OpenScreen) -> None:
    screen = open_screen()
    bo = screen.choose("Bo Lund").id
    screen.qtbot.keyClick(screen.page.browser.list, Qt.Key.Key_Delete)
    screen.until(lambda: screen.names == ["Rosa Diaz", "Ann Müller", "Cy Young"])
    assert screen.toast == "1 person is in the bin."
    assert screen.stored(bo).binned_on == TODAY
    screen.until(lambda: screen.shown == "Ann Müller")
    screen.window.undo()
    screen.until(lambda: screen.names == EVERYBODY)


def test_the_bin_gives_people_back(open_screen: OpenScreen) -> None:
    screen = open_screen()
    bo = screen.choose("Bo Lund").id
    bulk.put_in_bin(screen.desk, [bo])
    screen.window.office.look_again()
    screen.page.filters.choose(ContactQuery(binned=True))
    screen.page.browser.ask()
    screen.choose("Bo Lund")
    screen.press("Take out of the bin")
    screen.until(lambda: screen.stored(bo).binned_on is None)
    screen.until(lambda: screen.toast == "Bo Lund is out of the bin.")


def test_many_are_changed_at_once_and_one_undo_takes_it_back(open_screen: OpenScreen) -> None:
    screen = open_screen()
    screen.until(lambda: screen.names == EVERYBODY)
    screen.page.browser.list.setFocus()
    screen.qtbot.keyClick(
        screen.page.browser.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier
    )
    screen.until(lambda: "4 people chosen" in screen.texts())
    screen.press("Make partners")
    screen.until(lambda: screen.toast == "4 people are now among the partners.")
    assert {screen.stored(each).status for each in ids(screen)} == {Status.PARTNER}
    screen.window.undo()
    screen.until(lambda: {screen.stored(each).status for each in ids(screen)} != {Status.PARTNER})
    assert screen.stored(ids(screen)[1]).status is Status.FORMER_CUSTOMER


def test_forgetting_asks_first_and_then_leaves_no_trace(open_screen: OpenScreen) -> None:
    screen = open_screen()
    screen.choose("Bo Lund")
    contact = screen.page.pane.contact
    assert contact is not None
    actions = screen.page.pane.findChildren(PersonActions)[0]
    actions.forget(contact)
    screen.answer("Keep them")
    actions.forget(contact)
    screen.answer("Forget Bo Lund")
    screen.until(lambda: screen.names == ["Rosa Diaz", "Ann Müller", "Cy Young"])
    assert screen.toast == "Bo Lund is forgotten."


def test_forgetting_names_what_is_printed_and_waits_for_the_post(
    open_screen: OpenScreen, tmp_path: Path
) -> None:
    screen = open_screen()
    week = current_week(screen.desk)
    order = Order(week=week.label, span=week.span)
    assert print_week(screen.desk, order, tmp_path / "out").batch is not None
    screen.choose("Ann Müller")
    contact = screen.page.pane.contact
    assert contact is not None
    screen.page.pane.findChildren(PersonActions)[0].forget(contact)
    asked = screen.found(QMessageBox).informativeText()
    assert asked.startswith("Piece 1 of batch 1, for Ann Müller, is printed and waits")
    screen.answer("Keep them")


def test_somebody_asked_for_is_found_whatever_the_list_shows(open_screen: OpenScreen) -> None:
    screen = open_screen()
    screen.page.search.setText("rosa")
    screen.until(lambda: screen.names == ["Rosa Diaz"])
    screen.window.go("contacts", ids(screen)[1])
    screen.until(lambda: screen.shown == "Bo Lund")
    screen.until(lambda: screen.names == EVERYBODY)
    assert screen.page.search.text() == ""
    current = screen.page.browser.list.current_line()
    assert current is not None
    assert current.full_name == "Bo Lund"


def test_somebody_asked_for_is_found_in_the_bin_too(open_screen: OpenScreen) -> None:
    screen = open_screen()
    bo = ids(screen)[1]
    bulk.put_in_bin(screen.desk, [bo])
    screen.window.go("contacts", bo)
    screen.until(lambda: screen.names == ["Bo Lund"])
    screen.until(lambda: "Take out of the bin" in buttons(screen.page))


def test_a_change_leaves_the_list_where_it_was(open_screen: OpenScreen) -> None:
    screen = open_screen()
    enter(screen.desk, *(person(f"Person {number:03}") for number in range(300)))
    screen.window.office.look_again()
    screen.until(lambda: screen.page.browser.model.rowCount() == 304)
    rows = screen.page.browser.list
    rows.choose(250)
    screen.until(lambda: screen.shown.startswith("Person"))
    shown, scrolled = screen.shown, rows.verticalScrollBar().value()
    assert scrolled > 0
    bulk.put_in_bin(screen.desk, [ids(screen)[-1]])
    screen.window.office.look_again()
    screen.until(lambda: screen.page.browser.model.rowCount() == 303)
    screen.until(lambda: rows.current_line() is not None)
    line = rows.current_line()
    assert line is not None
    assert line.full_name == shown
    assert rows.verticalScrollBar().value() == scrolled


def test_where_there_is_no_room_one_side_is_shown_at_a_time(open_screen: OpenScreen) -> None:
    screen = open_screen()
    screen.window.theme.choose_percent(200)
    screen.choose("Rosa Diaz")
    assert screen.page.browser.isVisible()
    assert not screen.page.pane.isVisible()
    screen.qtbot.keyClick(screen.page.browser.list, Qt.Key.Key_Return)
    assert screen.page.pane.isVisible()
    assert not screen.page.browser.isVisible()
    screen.press("Back to the list")
    assert screen.page.browser.isVisible()


def test_names_are_never_read_as_html(open_screen: OpenScreen) -> None:
    screen = open_screen()
    wicked = "<img src=/etc/hostname> & <b>Co"
    enter(screen.desk, replace(person(wicked), organisation=wicked, notes=wicked))
    screen.window.office.look_again()
    screen.choose(wicked)
    for each in screen.page.findChildren(QLabel):
        assert each.textFormat() is Qt.TextFormat.PlainText
    assert wicked in screen.texts()


def test_everything_that_can_be_reached_by_keyboard_has_a_name(open_screen: OpenScreen) -> None:
    screen = open_screen()
    screen.choose("Ann Müller")
    for each in screen.page.findChildren(QPushButton):
        assert each.accessibleName(), each.text()


def ids(screen: Screen) -> list[ContactId]:
    """Return everybody, in the order they were entered."""
    with screen.desk.book.reading() as book:
        everybody: list[Contact] = list(book.contacts.in_order_entered())
    return [each.id for each in everybody]


def row(screen: Screen, at: int) -> TwoLines:
    found = screen.page.browser.model.index(at, 0).data(ROW_ROLE)
    assert isinstance(found, TwoLines)
    return found


def chips(screen: Screen) -> list[str]:
    return [each.accessibleName() for each in screen.page.filters.findChildren(QPushButton)]


def everything(screen: Screen) -> list[str]:
    return screen.texts(screen.page)
