"""Entering people and changing them, in the real form over a real book."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox, QRadioButton, QWidget

from appreciation.desktop.contacts.editing.addresses import AddressBlock
from appreciation.desktop.contacts.editing.date_field import DateField
from appreciation.desktop.contacts.editing.dates import DateRow
from appreciation.desktop.contacts.editing.form import ContactForm
from appreciation.desktop.contacts.entering import Entering
from appreciation.desktop.contacts.household import HouseholdWindow
from appreciation.desktop.contacts.merging import MergeWindow
from appreciation.desktop.contacts.picking import PersonPicker
from appreciation.desktop.contacts.sitting import Sitting
from appreciation.desktop.contacts.twins import TwinsWindow
from appreciation.desktop.shared.fields import ChoiceField, Field
from appreciation.desktop.shared.search_field import SearchField
from appreciation.domain.contacts import Contact, ContactId, Status
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.weeks import Week
from appreciation.services.batches.drafts import Order
from appreciation.services.batches.weekly_batch import print_week
from appreciation.services.departures import departures
from appreciation.services.people import contact_editing
from tests.desktop.conftest import TODAY, enter, person
from tests.desktop.people_on_screen import OpenScreen, Screen, buttons


def edited(screen: Screen, name: str) -> tuple[ContactId, ContactForm]:
    """Open the form for somebody."""
    id_ = screen.choose(name).id
    screen.press("Edit")
    return id_, screen.found(ContactForm)


def field(form: QWidget, key: str) -> Field:
    return next(each for each in form.findChildren(Field) if each.key == key and visible(each))


def visible(widget: QWidget) -> bool:
    return not widget.isHidden()


def write(screen: Screen, form: QWidget, key: str, text: str) -> None:
    """Write into a field as an owner does: over what is there."""
    editor = field(form, key).editor
    editor.setFocus()
    screen.qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    screen.qtbot.keyClick(editor, Qt.Key.Key_Delete)
    screen.qtbot.keyClicks(editor, text)


def choose(form: QWidget, key: str, value: str) -> None:
    chosen = field(form, key)
    assert isinstance(chosen, ChoiceField)
    chosen.show_text(value)
    chosen.edited.emit()


def save(screen: Screen, form: ContactForm) -> None:
    screen.press("Save", form)


def stored_when(screen: Screen, id_: ContactId, holds: Callable[[Contact], bool]) -> Contact:
    screen.until(lambda: holds(screen.stored(id_)))
    return screen.stored(id_)


def test_the_full_name_follows_its_parts(open_screen: OpenScreen) -> None:
    screen = open_screen()
    ann, form = edited(screen, "Ann Müller")
    write(screen, form, "family_name", "Lund")
    assert field(form, "full_name").text() == "Ann Lund"
    save(screen, form)
    changed = stored_when(screen, ann, lambda each: each.full_name == "Ann Lund")
    assert (changed.given_name, changed.family_name) == ("Ann", "Lund")
    screen.until(lambda: screen.shown == "Ann Lund")
    assert screen.toast == "Ann Lund is saved."
    screen.window.undo()
    stored_when(screen, ann, lambda each: each.full_name == "Ann Müller")


def test_words_of_their_own_follow_a_new_name_only_when_asked(open_screen: OpenScreen) -> None:
    screen = open_screen()
    id_ = screen.choose("Ann Müller").id
    before = screen.stored(id_)
    contact_editing.save(screen.desk, before, replace(before, envelope_name="Frau Müller"))
    _, form = edited(screen, "Ann Müller")
    write(screen, form, "family_name", "Lund")
    said = "The name has changed; these words stay."
    screen.until(lambda: said in screen.texts(form))
    save(screen, form)
    kept = stored_when(screen, id_, lambda each: each.full_name == "Ann Lund")
    assert kept.envelope_name == "Frau Müller"
    screen.until(lambda: screen.shown == "Ann Lund")
    _, form = edited(screen, "Ann Lund")
    write(screen, form, "family_name", "Berg")
    screen.press("Follow the new name", form)
    save(screen, form)
    followed = stored_when(screen, id_, lambda each: each.full_name == "Ann Berg")
    assert followed.envelope_name == ""


def test_a_name_pasted_with_a_line_end_is_one_line(open_screen: OpenScreen) -> None:
    screen = open_screen()
    id_, form = edited(screen, "Bo Lund")
    editor = field(form, "full_name").editor
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert("Bo\nBerg\r\n")
    save(screen, form)
    stored_when(screen, id_, lambda each: each.full_name == "Bo Berg")


def test_dates_come_with_a_year_without_one_or_as_a_month(open_screen: OpenScreen) -> None:
    screen = open_screen()
    id_, form = edited(screen, "Bo Lund")
    birthday = form.findChildren(DateRow)[0]
    fill(birthday.day, "", "5", "1980")
    screen.press("Add a date", form)
    wedding = form.findChildren(DateRow)[1]
    fill(wedding.day, "29", "2", "")
    save(screen, form)
    kept = stored_when(screen, id_, lambda each: len(each.occasions) == 2)
    days = {each.kind: each.date for each in kept.occasions}
    assert days == {
        OccasionKind.BIRTHDAY: PlainDate(year=1980, month=5),
        OccasionKind.WEDDING: PlainDate(month=2, day=29),
    }


def test_a_day_there_is_none_of_is_said_beside_it_and_nothing_typed_is_lost(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen()
    id_, form = edited(screen, "Bo Lund")
    write(screen, form, "organisation", "Lund & Son")
    fill(form.findChildren(DateRow)[0].day, "31", "2", "1980")
    save(screen, form)
    screen.until(lambda: screen.texts(form).count("There is no day 31 in month 2.") == 2)
    assert screen.stored(id_).organisation == ""
    fill(form.findChildren(DateRow)[0].day, "3", "2", "1980")
    save(screen, form)
    stored_when(screen, id_, lambda each: each.organisation == "Lund & Son")


def test_a_birthday_still_to_come_is_refused_in_words(open_screen: OpenScreen) -> None:
    screen = open_screen()
    _, form = edited(screen, "Bo Lund")
    fill(form.findChildren(DateRow)[0].day, "24", "11", "2026")
    save(screen, form)
    screen.until(lambda: "That is still to come; nobody is born then yet." in screen.texts(form))


def test_an_address_takes_the_order_and_the_words_of_its_country(open_screen: OpenScreen) -> None:
    screen = open_screen()
    id_, form = edited(screen, "Bo Lund")
    (block,) = form.findChildren(AddressBlock)
    assert "Postcode" in screen.texts(block)
    choose(block, "country", "US")
    screen.until(lambda: "ZIP code" in screen.texts(block))
    assert "State" in screen.texts(block)
    assert field(block, "town").text() == "Springfield"
    write(screen, block, "region", "IL")
    screen.until(lambda: any("looks like" in text for text in screen.texts(block)))
    save(screen, form)
    kept = stored_when(screen, id_, lambda each: each.addresses[0].country == "US")
    assert kept.addresses[0].region == "IL"
    assert kept.addresses[0].for_mail


def test_a_second_address_can_be_the_one_for_mail(open_screen: OpenScreen) -> None:
    screen = open_screen()
    id_, form = edited(screen, "Bo Lund")
    screen.press("Add an address", form)
    first, second = form.findChildren(AddressBlock)
    write(screen, second, "street", "5 Mill Lane")
    write(screen, second, "town", "York")
    screen.until(second.for_mail.isVisible)
    assert isinstance(second.for_mail, QRadioButton)
    second.for_mail.setChecked(True)
    assert not first.for_mail.isChecked()
    save(screen, form)
    kept = stored_when(screen, id_, lambda each: len(each.addresses) == 2)
    assert kept.mail_address == kept.addresses[1]


def test_a_prospect_is_asked_how_you_met(open_screen: OpenScreen) -> None:
    screen = open_screen()
    id_, form = edited(screen, "Ann Müller")
    assert "How you met" not in screen.texts(form)
    choose(form, "status", Status.PROSPECT)
    screen.until(lambda: "How you met" in screen.texts(form))
    write(screen, form, "met", "At the fair")
    screen.press("The first greeting may go out", form)
    save(screen, form)
    kept = stored_when(screen, id_, lambda each: each.status is Status.PROSPECT)
    assert (kept.met, kept.approved) == ("At the fair", True)


def test_a_death_is_written_down_with_its_day(open_screen: OpenScreen) -> None:
    screen = open_screen()
    id_, form = edited(screen, "Ann Müller")
    screen.press("They have died", form)
    died = next(
        each for each in form.findChildren(DateField) if "Died" in each._day.accessibleName()
    )
    fill(died, "1", "11", "2026")
    save(screen, form)
    kept = stored_when(screen, id_, lambda each: each.deceased)
    assert kept.deceased_on == PlainDate(year=2026, month=11, day=1)
    screen.until(lambda: "Gets no greetings: deceased" in screen.texts())


def test_what_another_seat_changed_is_told_and_nothing_typed_is_lost(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen()
    id_, form = edited(screen, "Ann Müller")
    write(screen, form, "organisation", "Mill Bakery")
    before = screen.stored(id_)
    contact_editing.save(screen.desk, before, replace(before, organisation="Acme & Co"))
    save(screen, form)
    screen.until(lambda: any("in the meantime: the organisation" in t for t in screen.texts(form)))
    assert field(form, "organisation").text() == "Mill Bakery"
    assert screen.stored(id_).organisation == "Acme & Co"
    screen.press("Put mine in their place", form)
    stored_when(screen, id_, lambda each: each.organisation == "Mill Bakery")


def test_leaving_asks_only_when_something_was_changed(open_screen: OpenScreen) -> None:
    screen = open_screen()
    edited(screen, "Ann Müller")
    screen.choose("Bo Lund")
    assert not screen.window.findChildren(QMessageBox)
    id_, form = edited(screen, "Bo Lund")
    write(screen, form, "job_title", "Joiner")
    screen.page.browser.list.choose(0)
    screen.answer("Stay")
    assert form.isVisible()
    screen.page.browser.list.choose(2)
    screen.answer("Save")
    stored_when(screen, id_, lambda each: each.job_title == "Joiner")
    screen.until(lambda: not screen.page.pane.editor.is_open)


def test_another_page_is_shown_only_once_what_was_typed_is_kept_or_let_go(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen()
    id_, form = edited(screen, "Bo Lund")
    screen.window.go("calendar")
    screen.window.go("contacts")
    assert form.isVisible()
    write(screen, form, "job_title", "Joiner")
    screen.window.go("settings")
    screen.answer("Stay")
    assert screen.window.page is screen.page
    screen.window.go("settings")
    screen.answer("Leave without saving")
    assert screen.window.page is not screen.page
    assert screen.stored(id_).job_title == ""
    screen.window.go("contacts")
    screen.until(lambda: "Log call" in buttons(screen.page))
    edited(screen, "Bo Lund")
    write(screen, screen.found(ContactForm), "job_title", "Joiner")
    screen.window.go("settings")
    screen.answer("Save")
    screen.until(lambda: screen.window.page is not screen.page)
    assert screen.stored(id_).job_title == "Joiner"
    screen.window.go("contacts")
    screen.until(lambda: screen.shown == "Bo Lund")


def test_closing_the_window_asks_what_becomes_of_a_form(open_screen: OpenScreen) -> None:
    screen = open_screen()
    id_, form = edited(screen, "Bo Lund")
    write(screen, form, "job_title", "Joiner")
    assert not screen.window.close()
    assert not screen.window.close()
    assert len([each for each in screen.window.findChildren(QMessageBox) if each.isVisible()]) == 1
    screen.answer("Save")
    screen.until(lambda: not screen.window.isVisible())
    assert screen.stored(id_).job_title == "Joiner"


def test_esc_leaves_a_form_in_which_nothing_was_changed(open_screen: OpenScreen) -> None:
    screen = open_screen()
    _, form = edited(screen, "Ann Müller")
    screen.qtbot.keyClick(field(form, "given_name").editor, Qt.Key.Key_Escape)
    screen.until(lambda: not screen.page.pane.editor.is_open)
    screen.until(lambda: "Log call" in buttons(screen.page))


def test_somebody_new_is_entered_and_stands_in_the_list(open_screen: OpenScreen) -> None:
    screen = open_screen()
    screen.page.command("new")
    form = screen.found(ContactForm)
    write(screen, form, "given_name", "Lukas")
    write(screen, form, "family_name", "Zak")
    save(screen, form)
    screen.until(lambda: "Lukas Zak" in screen.names)
    screen.until(lambda: screen.shown == "Lukas Zak")
    assert screen.page.pane.contact is not None
    assert screen.page.pane.contact.entered_on == TODAY
    assert screen.page.pane.contact.addresses == ()


def test_a_contact_without_a_name_is_not_kept(open_screen: OpenScreen) -> None:
    screen = open_screen()
    screen.page.command("new")
    form = screen.found(ContactForm)
    save(screen, form)
    screen.until(lambda: screen.texts(form).count("A contact needs a name.") == 2)


def test_who_may_be_in_the_book_already_is_named_while_typing(open_screen: OpenScreen) -> None:
    screen = open_screen()
    screen.page.command("new")
    form = screen.found(ContactForm)
    write(screen, form, "given_name", "Rosa")
    write(screen, form, "family_name", "Diaz")
    screen.until(lambda: "Perhaps in the book already" in screen.texts(form))
    screen.press("Rosa Diaz", form)
    screen.answer("Leave without saving")
    screen.until(lambda: screen.shown == "Rosa Diaz")


def test_a_household_is_made_worded_and_left(open_screen: OpenScreen) -> None:
    screen = open_screen()
    ann = screen.choose("Ann Müller").id
    screen.page.pane.findChildren(Sitting)[0]._on_household()
    window = screen.found(HouseholdWindow)
    assert not buttons(window)["Save"].isEnabled()
    write(screen, window, "search", "bo")
    screen.until(lambda: window._found.rowCount() == 1)
    window._list.choose(0)
    screen.qtbot.keyClick(window._list, Qt.Key.Key_Return)
    write(screen, window, "envelope_name", "Ann and Bo")
    screen.press("Save", window)
    screen.until(lambda: "Bo Lund" in buttons(screen.page.pane))
    with screen.desk.book.reading() as book:
        (home,) = book.households.of_ids([screen.stored(ann).household_id or 0]).values()
    assert home.envelope_name == "Ann and Bo"
    screen.page.pane.findChildren(Sitting)[0]._on_household()
    window = screen.found(HouseholdWindow)
    write(screen, window, "envelope_name", "")
    screen.press("Save", window)
    screen.until(lambda: envelope(screen, home.id) == "")
    screen.page.pane.findChildren(Sitting)[0]._on_household()
    screen.press("Leave the household", screen.found(HouseholdWindow))
    screen.until(lambda: screen.stored(ann).household_id is None)


def test_two_are_laid_side_by_side_and_made_one(open_screen: OpenScreen) -> None:
    screen = open_screen()
    enter(screen.desk, replace(person("Anna Müller"), organisation="Mill Bakery"))
    screen.window.office.look_again()
    ann = screen.choose("Ann Müller").id
    screen.page.pane.findChildren(Sitting)[0]._on_merge()
    picker = screen.found(PersonPicker)
    picker.findChild(SearchField).setText("anna")  # type: ignore[union-attr]  # it has one
    screen.until(lambda: picker._model.rowCount() == 1)
    picker._on_picked(picker._list.current_item())
    window = screen.found(MergeWindow)
    screen.press("Organisation: Mill Bakery", window)
    screen.press("Merge the two", window)
    screen.until(lambda: "Anna Müller" not in screen.names)
    merged = stored_when(screen, ann, lambda each: each.organisation == "Mill Bakery")
    assert merged.full_name == "Ann Müller"
    assert screen.toast == "Ann Müller is one entry now."


def test_who_has_left_by_one_of_two_entries_stays_so_unless_the_owner_says_otherwise(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen()
    with screen.desk.book.writing("Meet her twice") as book:
        twin = book.contacts.add(person("Anna Müller"))
    departures.depart(screen.desk, twin.id, "dissatisfied")
    screen.window.office.look_again()
    ann = screen.choose("Ann Müller").id
    screen.page.pane.show_merge(lambda _desk: (ann, twin.id))
    screen.press("Merge the two", screen.found(MergeWindow))
    stored_when(screen, ann, lambda each: each.status is Status.FORMER_CUSTOMER)


def test_pairs_that_may_be_one_are_proposed_and_told_apart(open_screen: OpenScreen) -> None:
    screen = open_screen()
    enter(screen.desk, replace(person("Ann Müller", "1976-11-26"), organisation="Acme"))
    screen.page.command("duplicates")
    window = screen.found(TwinsWindow)
    screen.until(lambda: window._model.rowCount() == 1)
    window._on_opened(window._list.current_item())
    screen.press("They are two people", screen.found(MergeWindow))
    screen.until(lambda: "Nobody seems to be here twice." in screen.texts(window))


def test_a_book_that_can_only_be_read_shows_no_button_that_changes(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen()
    screen.choose("Ann Müller")
    standing = replace(screen.window.office.standing, read_only=True)
    screen.window.office._watch.show_standing(standing)
    screen.choose("Bo Lund")
    screen.until(lambda: "Edit" not in buttons(screen.page.pane))
    assert not buttons(screen.page)["New contact"].isEnabled()


def test_closing_the_window_asks_what_becomes_of_a_changed_form(open_screen: OpenScreen) -> None:
    screen = open_screen()
    id_, form = edited(screen, "Bo Lund")
    write(screen, form, "job_title", "Joiner")
    screen.window.close()
    assert screen.window.isVisible()
    screen.answer("Save")
    screen.until(lambda: not screen.window.isVisible())
    assert screen.stored(id_).job_title == "Joiner"


def test_what_was_begun_in_another_book_is_not_kept_in_this_one(open_screen: OpenScreen) -> None:
    screen = open_screen()
    id_, form = edited(screen, "Bo Lund")
    screen.page.pane.findChildren(Entering)[0]._book_key = "another book"
    write(screen, form, "job_title", "Joiner")
    save(screen, form)
    screen.until(lambda: any("Another book is open" in text for text in screen.texts(form)))
    assert field(form, "job_title").text() == "Joiner"
    assert screen.stored(id_).job_title == ""


def test_a_card_on_paper_is_to_be_taken_out_once_they_are_not_greeted(
    open_screen: OpenScreen, tmp_path: Path
) -> None:
    screen = open_screen()
    week = Week.parse("2026-W48")
    printed = print_week(screen.desk, Order(week=week.label, span=week.span), tmp_path)
    assert printed.batch is not None
    (piece,) = printed.batch.pieces
    _, form = edited(screen, "Ann Müller")
    screen.press("Greet them", form)
    save(screen, form)

    def told() -> bool:
        said = f"Take out piece {piece.number}: Ann Müller, greet off."
        return said in screen.texts(screen.window)

    screen.until(told)
    screen.window.undo()
    screen.until(lambda: not told())


def fill(day: DateField, number: str, month: str, year: str) -> None:
    """Fill a date in."""
    for line, text in ((day._day, number), (day._year, year)):
        assert isinstance(line, QLineEdit)
        line.setText(text)
        line.textEdited.emit(text)
    day._months.show_text(month)
    day._months.edited.emit()


def envelope(screen: Screen, household_id: int) -> str:
    with screen.desk.book.reading() as book:
        return book.households.household(household_id).envelope_name
