"""A customer leaves, seen in the window: led through it, asked gently, and welcomed back."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from appreciation.desktop.contacts.picking import PersonPicker
from appreciation.desktop.departures.detail import Detail
from appreciation.desktop.departures.interview import InterviewDialog
from appreciation.desktop.departures.leaving import LeavingDialog
from appreciation.desktop.departures.page import DeparturesPage
from appreciation.desktop.departures.questions import (
    ChooseDialog,
    MendDialog,
    MoveDialog,
    PlanDialog,
    ReasonDialog,
    SurveyDialog,
)
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.departures import Leaver
from appreciation.desktop.shared.rows import RowList
from appreciation.desktop.shared.two_lines import ROW_ROLE
from appreciation.desktop.this_week.departures_panel import DeparturesPanel
from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.departure_reasons import Plan
from appreciation.domain.shelf import Article
from appreciation.domain.touches import Touch, TouchKind
from appreciation.domain.win_back import StepKind
from appreciation.services.batches import weekly_batch
from appreciation.services.batches.drafts import Order
from appreciation.services.batches.week import current_week
from appreciation.services.dealings import call_log, shelf
from appreciation.services.departures import departure_steps, departures, interviews
from appreciation.services.departures.departure_details import DepartureDetails, StepLine
from appreciation.services.departures.interviews import Interview
from appreciation.services.desk import Desk
from appreciation.services.people import contacts
from tests.desktop.conftest import TODAY, enter, person
from tests.services.departing import latest_departure

GRETA, BO = ContactId(1), ContactId(2)
Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    """Return the window over Greta Holm and Bo <b>Lund, who are customers."""
    enter(desk, person("Greta Holm", "1976-05-03"), person("Bo <b>Lund", "1980-12-25"))
    return open_window()


def page(qtbot: QtBot, window: MainWindow, subject: object = None) -> DeparturesPage:
    window.go("departures", subject)
    shown = window.page
    assert isinstance(shown, DeparturesPage)
    qtbot.waitUntil(lambda: "settled" in shown.subtitle.text())
    return shown


def dialog(qtbot: QtBot, kind: type[Kind]) -> Kind:
    """Wait for a window of a kind to open."""

    def there() -> Kind | None:
        found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
        return next((each for each in found if each.isVisible()), None)

    qtbot.waitUntil(lambda: there() is not None)
    shown = there()
    assert shown is not None
    return shown


def buttons(parent: QWidget, text: str) -> list[QPushButton]:
    """Return the buttons in sight that say this."""
    found = [each for each in parent.findChildren(QPushButton) if each.accessibleName() == text]
    return [each for each in found if each.isVisible()]


def press(parent: QWidget, text: str) -> None:
    buttons(parent, text)[0].click()


def write(parent: QWidget, field: str, text: str) -> None:
    """Write into the field of that name, and leave it."""
    for each in parent.findChildren(QPlainTextEdit):
        if each.accessibleName() == field:
            each.setPlainText(text)
    for line in parent.findChildren(QLineEdit):
        if line.accessibleName() == field:
            line.setText(text)
            line.textEdited.emit(text)
            line.editingFinished.emit()


def choose(parent: QWidget, group: str, reason: str = "") -> None:
    """Choose why somebody left, or write a reason of one's own."""
    groups, reasons = (
        next(each for each in parent.findChildren(QComboBox) if each.accessibleName() == name)
        for name in (
            "Whose doing it was",
            "The reason; you may also write one of your own",
        )
    )
    groups.setCurrentText(group)
    if reason:
        reasons.setEditText(reason)


def says(parent: QWidget, text: str) -> bool:
    return any(text in each.text() for each in parent.findChildren(QLabel) if each.isVisible())


def latest(desk: Desk, contact_id: ContactId) -> DepartureDetails:
    found = latest_departure(desk, contact_id)
    assert found is not None
    return found


def detail(qtbot: QtBot, shown: DeparturesPage, words: str) -> Detail:
    """Wait until the departure in sight says this."""

    def there() -> Detail | None:
        found = [each for each in shown.findChildren(Detail) if says(each, words)]
        return found[-1] if found else None

    qtbot.waitUntil(lambda: there() is not None)
    made = there()
    assert made is not None
    return made


def test_whoever_is_chosen_among_the_contacts_is_led_through_as_they_leave(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.go("contacts", GRETA)
    qtbot.waitUntil(lambda: says(window.page, "Greta Holm"))
    assert window.page.takes_over("departures", "left")
    asked = dialog(qtbot, LeavingDialog)
    assert says(asked, "Greta Holm has left us")
    qtbot.waitUntil(lambda: says(asked, "Find out why"))
    choose(asked, "we did something")
    qtbot.waitUntil(lambda: says(asked, "Mend it, and say that it is mended"))
    asked.accept()
    shown = window.page
    assert isinstance(shown, DeparturesPage)
    made = detail(qtbot, shown, "we did something")
    assert says(made, "Thank them, and say we are sorry")
    assert says(made, "letter in the batch of this week")
    assert says(made, "Birthday card goes on: 3 May")
    assert contacts.contact(desk, GRETA).status is Status.FORMER_CUSTOMER


def test_a_death_is_said_with_care_and_plans_nothing(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    page(qtbot, window, Leaver(contact_id=GRETA))
    asked = dialog(qtbot, LeavingDialog)
    choose(asked, "their situation changed", "died")
    qtbot.waitUntil(lambda: says(asked, "nothing is written to them any more"))
    asked.accept()
    qtbot.waitUntil(lambda: contacts.contact(desk, GRETA).deceased)
    assert latest(desk, GRETA).steps == ()


def test_somebody_is_found_by_name_and_a_reason_of_ones_own_is_kept(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    shown = page(qtbot, window)
    press(shown, "Someone left")
    picker = dialog(qtbot, PersonPicker)
    picker.picked.emit(BO)
    picker.reject()
    asked = dialog(qtbot, LeavingDialog)
    assert says(asked, "Bo <b>Lund has left us")
    choose(asked, "we left something undone", "no parking space")
    asked.accept()
    detail(qtbot, shown, "we left something undone")
    assert latest(desk, BO).reason.name == "no parking space"


def test_an_interviewer_they_know_is_warned_about_and_what_they_say_is_written_down(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    call_log.log(desk, Touch(contact_id=GRETA, kind=TouchKind.CALL, on=TODAY))
    departures.depart(desk, GRETA, "not asked yet")
    shown = page(qtbot, window)
    made = detail(qtbot, shown, "Ask why")
    assert says(made, "Gently")
    press(made, "Write down what they say…")
    asked = dialog(qtbot, InterviewDialog)
    qtbot.waitUntil(lambda: says(asked, "You had to do with them (today)"))
    write(asked, "Who asks?", "Mia")
    write(asked, "At what time?", "half past")
    write(asked, "What could have been different?", "It came late on Mondays.")
    write(asked, "What it comes down to, in a word or two", "late deliveries")
    qtbot.waitUntil(lambda: not says(asked, "You had to do with them"))
    asked.accept()
    assert says(asked, "“half past” is no time")
    write(asked, "At what time?", "16:30")
    asked.accept()
    made = detail(qtbot, shown, "It came late on Mondays.")
    assert says(made, "Mia, today: It came late on Mondays.")
    assert latest(desk, GRETA).themes[0].theme == "late deliveries"
    qtbot.waitUntil(lambda: bool(buttons(shown, "late deliveries 1 of 1")))


def test_who_was_asked_and_gave_no_reason_is_not_said_to_be_unasked(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    departures.depart(desk, GRETA, "not asked yet")
    shown = page(qtbot, window)
    made = detail(qtbot, shown, "not asked yet")
    (more,) = buttons(made, "Write down what they say…")
    more.setFocus()
    press(made, "Write down what they say…")
    asked = dialog(qtbot, InterviewDialog)
    write(asked, "What could have been different?", "The bread came late.")
    asked.accept()
    detail(qtbot, shown, "asked, the reason is still to be said")
    qtbot.waitUntil(lambda: shown._list.model().index(0, 0).data(ROW_ROLE).right_below != "")
    row = shown._list.model().index(0, 0).data(ROW_ROLE)
    qtbot.waitUntil(lambda: window.focusWidget() is shown._list)  # what was pressed is gone
    assert row.right_below == "asked, the reason is still to be said"


def test_themes_there_is_no_room_for_are_counted(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    departed = departures.depart(desk, GRETA, "not asked yet").details.departure
    themes = [(f"theme {place}", "") for place in range(14)]
    interviews.record(desk, departed.id, Interview(themes=themes))
    shown = page(qtbot, window)
    qtbot.waitUntil(lambda: bool(buttons(shown, "and 2 more")))


def test_a_try_that_reaches_nobody_proposes_the_next(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    departures.depart(desk, GRETA, "not asked yet")
    shown = page(qtbot, window)
    press(detail(qtbot, shown, "Ask why"), "Write down what they say…")
    asked = dialog(qtbot, InterviewDialog)
    press(asked, "Nobody was reached")
    asked.accept()
    assert says(detail(qtbot, shown, "2nd attempt:"), "Tue 1 Dec")
    assert len(latest(desk, GRETA).attempts) == 1


def test_the_answers_of_a_page_that_came_back_find_their_departure_by_its_number(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    departures.depart(desk, GRETA, "not asked yet")
    survey = step(latest(desk, GRETA), StepKind.SURVEY).step
    later = Desk(desk.book, desk.now + timedelta(days=60))
    for each in (desk, later):  # the thanks go first, and alone
        week = current_week(each)
        weekly_batch.print_week(each, Order(week=week.label, span=week.span), tmp_path / week.label)
    number = next(each.piece for each in latest(later, GRETA).steps if each.step.id == survey.id)
    shown = page(qtbot, window)
    shown.command("survey")
    asked = dialog(qtbot, SurveyDialog)
    asked.accept()
    assert asked.isVisible()
    write(asked, "The number at the top, and on the slip", str(number))
    asked.accept()
    answers = dialog(qtbot, InterviewDialog)
    write(answers, "What could have been different?", "The price.")
    answers.accept()
    qtbot.waitUntil(lambda: bool(latest(desk, GRETA).answers))
    assert latest(desk, GRETA).answers[0].means == "survey"


def test_what_was_mended_lets_the_letter_that_says_so_go(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    departures.depart(desk, GRETA, "dissatisfied")
    shown = page(qtbot, window)
    made = detail(qtbot, shown, "as soon as it is mended")
    made.step_wished.emit("mend", step(latest(desk, GRETA), StepKind.MEND))
    asked = dialog(qtbot, MendDialog)
    asked.accept()
    assert asked.isVisible()
    write(asked, "As you would tell them; it stands in the letter", "We have added a Monday van.")
    asked.accept()
    assert says(detail(qtbot, shown, "today: We have added a Monday van."), "Gently")


def test_steps_are_moved_left_out_and_done_and_what_goes_along_is_chosen(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    shelf.add_article(desk, Article(title="Stollen without palm fat", added_on=TODAY))
    departures.depart(desk, GRETA, "refused")
    shown = page(qtbot, window)
    made = detail(qtbot, shown, "choose an article")
    article = step(latest(desk, GRETA), StepKind.ARTICLE)
    made.step_wished.emit("choose", article)
    dialog(qtbot, ChooseDialog).accept()
    made = detail(qtbot, shown, "“Stollen without palm fat”, 12 Mar 2027")
    made.step_wished.emit("move", step(latest(desk, GRETA), StepKind.OPEN_DOOR))
    moving = dialog(qtbot, MoveDialog)
    moving.findChildren(QDateEdit)[0].setDate(QDate(2027, 1, 20))
    moving.accept()
    made = detail(qtbot, shown, "letter, 20 Jan 2027")
    made.step_wished.emit("skip", step(latest(desk, GRETA), StepKind.OPEN_DOOR))
    made = detail(qtbot, shown, "left out")
    made.step_wished.emit("unskip", step(latest(desk, GRETA), StepKind.OPEN_DOOR))
    made = detail(qtbot, shown, "letter, 20 Jan 2027")
    made.step_wished.emit("finish", step(latest(desk, GRETA), StepKind.THANK))
    detail(qtbot, shown, "written by hand")


def test_the_reason_and_the_plan_can_be_changed_and_the_plan_stopped(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    departures.depart(desk, GRETA, "not asked yet")
    shown = page(qtbot, window)
    press(detail(qtbot, shown, "not asked yet"), "Say why…")
    why = dialog(qtbot, ReasonDialog)
    choose(why, "their situation changed", "financial reasons")
    why.accept()
    made = detail(qtbot, shown, "Wish them well")
    made.plan_wished.emit()
    plans = dialog(qtbot, PlanDialog)
    plans.findChildren(RowList)[0].choose(4)
    assert plans.plan is Plan.STAY_FRIENDS
    plans.accept()
    made = detail(qtbot, shown, "choose an article")
    made.objects_wished.emit()
    made = detail(qtbot, shown, "They do not want to be asked any more")
    assert says(made, "Birthday card goes on")
    qtbot.waitUntil(lambda: shown.subtitle.text().startswith("0 open, 1 settled"))
    press(shown, "Settled")
    detail(qtbot, shown, "They do not want to be asked any more")


def test_the_banner_brings_somebody_back_from_their_entry(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    departures.depart(desk, GRETA, "refused")
    window.go("contacts", GRETA)
    qtbot.waitUntil(lambda: says(window.page, "They have left us"))
    press(window.page, "They are back")
    qtbot.waitUntil(lambda: contacts.contact(desk, GRETA).status is Status.CUSTOMER)
    qtbot.waitUntil(lambda: not says(window.page, "They have left us"))


def test_a_former_customer_of_whom_nothing_is_written_down_can_be_written_down(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    contacts.edit(desk, GRETA, {"status": "former_customer"})
    window.go("contacts", GRETA)
    qtbot.waitUntil(lambda: says(window.page, "Why they left is not written down yet."))
    press(window.page, "Write down why…")
    dialog(qtbot, LeavingDialog).accept()
    qtbot.waitUntil(lambda: latest_departure(desk, GRETA) is not None)


def test_this_week_says_what_is_to_be_done_for_those_who_left(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    panel = window.page.findChild(DeparturesPanel)
    assert panel is not None
    assert not panel.isVisible()
    qtbot.waitUntil(lambda: window.page.subtitle.text() != "")
    window.office.look_again()
    qtbot.waitUntil(lambda: window.office.standing.version > 0)
    departures.depart(desk, GRETA, "not asked yet")
    thanks = latest(desk, GRETA).steps[0].step
    departure_steps.finish(desk, thanks.id)
    window.office.look_again()
    qtbot.waitUntil(lambda: panel.isVisible() and says(panel, "Ask why, 26 Nov"))
    press(panel, "Greta Holm")
    detail(qtbot, page(qtbot, window), "Ask why")


def test_the_folder_is_saved_as_a_pdf(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    departures.depart(desk, GRETA, "refused")
    shown = page(qtbot, window)
    detail(qtbot, shown, "refused to say")
    press(shown, "Print dossier")
    file = tmp_path / "greta.pdf"
    dialog(qtbot, QFileDialog).fileSelected.emit(str(file))
    qtbot.waitUntil(file.exists)
    assert file.read_bytes().startswith(b"%PDF")
    dialog(qtbot, QFileDialog).reject()


def step(details: DepartureDetails, kind: StepKind) -> StepLine:
    return next(each for each in details.steps if each.step.kind is kind)
