"""The batch in the window: looked through, printed, posted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PIL import ImageChops
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QMessageBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from appreciation.desktop.batches.dialogs import (
    DesignDialog,
    LeaveOutDialog,
    ReturnedDialog,
    WordsDialog,
)
from appreciation.desktop.batches.page import BatchesPage
from appreciation.desktop.batches.printer_dialog import PrinterDialog
from appreciation.desktop.batches.steps import Step
from appreciation.desktop.batches.weeks_dialog import WeeksDialog
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.printing_out.printers import Counted, PrinterError, PrintJob
from appreciation.desktop.shared.office import EVERYTHING
from appreciation.desktop.shared.question import Question
from appreciation.desktop.shared.rows import RowList
from appreciation.desktop.shared.two_lines import ROW_ROLE, TwoLines
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.batches import Batch, BatchState, FileKind, PieceState
from appreciation.domain.contacts import ContactId
from appreciation.domain.letters import Purpose
from appreciation.domain.printer_fit import PrinterFit
from appreciation.services import preferences, undoing
from appreciation.services.batches import printer_fits
from appreciation.services.desk import Desk
from appreciation.services.letters import letters
from appreciation.services.people import contacts
from tests.desktop.conftest import TODAY, enter, person
from tests.printing.pdf_reading import page_sizes, picture_of, words_on

LONG = 60_000
SHORT = 20_000


@dataclass
class Tray:
    """A printer that keeps what it is given, and may have run out of paper."""

    jobs: list[tuple[str, PrintJob]] = field(default_factory=list)
    there: tuple[str, ...] = ("Office", "Kitchen")
    empty: bool = False

    def names(self) -> tuple[str, ...]:
        """Return the printers there are."""
        return self.there

    def print_out(self, printer: str, job: PrintJob, counted: Counted) -> None:
        """Keep a job."""
        counted(0, 1)
        if self.empty:
            raise PrinterError("The printer “Office” is out of paper.")
        self.jobs.append((printer, job))


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> Tray:
    """Return the printers of this computer."""
    made = Tray()
    monkeypatch.setattr("appreciation.desktop.printing_out.here.printers_here", lambda: made)
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that is chosen whenever one is asked for."""
    chosen = tmp_path / "pages"

    def choose(_parent: QWidget, _title: str, then: Callable[[Path], None]) -> None:
        then(chosen)

    monkeypatch.setattr("appreciation.desktop.batches.folder.choose_folder", choose)
    return chosen


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, tray: Tray, folder: Path, open_window: Callable[[], MainWindow]
) -> BatchesPage:
    """Return the page of a batch with Ann and Bo in it, and Cy left out."""
    enter(
        desk,
        person("Ann Müller", "1976-11-26"),
        person("Bo Lund", "--11-27", street="2 High Street"),
        person("Cy Young", "1990-11-26", street=""),
    )
    window = open_window()
    window.go("batches")
    shown = window.page
    assert isinstance(shown, BatchesPage)
    shown.begin(None)
    qtbot.waitUntil(lambda: shown.step is Step.REVIEW, timeout=LONG)
    return shown


def batch_of(desk: Desk) -> Batch:
    with desk.book.reading() as book:
        return book.batches.all()[-1]


def rows(shown: RowList) -> list[TwoLines]:
    model = shown.model()
    return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]


def button(inside: QWidget, begins: str) -> QAbstractButton:
    return next(_called(inside, begins))


def _called(inside: QWidget, begins: str) -> Iterator[QAbstractButton]:
    for each in inside.findChildren(QAbstractButton):
        if each.accessibleName().startswith(begins) and each.isVisible():
            yield each


def press(qtbot: QtBot, inside: QWidget, begins: str) -> None:
    qtbot.waitUntil(lambda: any(_called(inside, begins)), timeout=SHORT)
    qtbot.mouseClick(button(inside, begins), Qt.MouseButton.LeftButton)


def press_main(qtbot: QtBot, page: BatchesPage) -> None:
    qtbot.mouseClick(page._main, Qt.MouseButton.LeftButton)


def main_text(page: BatchesPage) -> str:
    return page._main.accessibleName()


def says(page: BatchesPage, text: str) -> bool:
    return main_text(page) == text


def asked(qtbot: QtBot, page: BatchesPage, kind: type[Question]) -> Question:
    qtbot.waitUntil(lambda: bool(page.window().findChildren(kind)), timeout=SHORT)
    found = page.window().findChildren(kind)[0]
    assert isinstance(found, Question)
    return found


def printed(qtbot: QtBot, page: BatchesPage, desk: Desk) -> None:
    """Print the cards and the envelopes, and go on to the post."""
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: main_text(page) == "Print 2 cards", timeout=SHORT)
    qtbot.waitUntil(lambda: page.print_step.choice.printer == "Office", timeout=SHORT)
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: main_text(page) == "Print 2 envelopes", timeout=LONG)
    qtbot.waitUntil(lambda: batch_of(desk).state is BatchState.PRINTED, timeout=SHORT)
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: main_text(page) == "Continue to post", timeout=LONG)
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: main_text(page) == "Mark 2 as posted", timeout=SHORT)


def test_a_batch_goes_from_the_review_into_the_post(
    qtbot: QtBot, page: BatchesPage, desk: Desk, tray: Tray
) -> None:
    assert (page.title.text(), page.subtitle.text()) == ("Week 48", "2 pieces")
    assert [(row.title, row.subtitle) for row in rows(page.review_step.list)] == [
        ("Ann Müller", "Birthday, 50"),
        ("Bo Lund", "Birthday"),
    ]
    assert "2 cards on 2 sheets of A4, 2 envelopes C6" in texts(page)
    printed(qtbot, page, desk)
    (first, cards), (second, envelopes) = tray.jobs
    assert (first, second) == ("Office", "Office")
    assert (cards.stock, envelopes.stock, cards.copies) == ("A4", "C6", 1)
    with desk.book.reading() as book:
        kept = book.batches.file_content(batch_of(desk).id, FileKind.CARDS)
    assert cards.content == kept
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: batch_of(desk).state is BatchState.POSTED, timeout=SHORT)
    qtbot.waitUntil(lambda: main_text(page) == "All done", timeout=SHORT)
    press(qtbot, page.window(), "Undo")
    qtbot.waitUntil(lambda: batch_of(desk).state is BatchState.PRINTED, timeout=SHORT)
    qtbot.waitUntil(lambda: main_text(page) == "Mark 2 as posted", timeout=SHORT)


def test_the_words_for_one_person_are_changed_and_seen(
    qtbot: QtBot, page: BatchesPage, desk: Desk
) -> None:
    page.review_step.list.choose(1)
    press(qtbot, page, "Change the words")
    dialog = asked(qtbot, page, WordsDialog)
    assert isinstance(dialog, WordsDialog)
    assert dialog.words().salutation == "Dear Bo,"
    dialog._body.setPlainText("The oak desk still stands.")
    dialog.accept()
    qtbot.waitUntil(lambda: "oak desk" in batch_of(desk).pieces[1].text, timeout=SHORT)
    chosen = page.review_step.piece
    assert chosen is not None
    assert chosen.recipient == "Bo Lund"
    press(qtbot, page.window(), "Undo")
    qtbot.waitUntil(lambda: "oak desk" not in batch_of(desk).pieces[1].text, timeout=SHORT)


def test_another_design_is_chosen_by_its_picture(
    qtbot: QtBot, page: BatchesPage, desk: Desk
) -> None:
    before = batch_of(desk).pieces[0].design
    press(qtbot, page, "Other design")
    dialog = asked(qtbot, page, DesignDialog)
    assert isinstance(dialog, DesignDialog)
    assert dialog.design() == before
    last = dialog._view.currentIndex().row() == dialog._model.rowCount() - 1
    qtbot.keyClick(dialog._view, Qt.Key.Key_Left if last else Qt.Key.Key_Right)
    dialog.accept()
    qtbot.waitUntil(lambda: batch_of(desk).pieces[0].design != before, timeout=LONG)


def test_somebody_is_left_out_with_a_reason_and_put_back(
    qtbot: QtBot, page: BatchesPage, desk: Desk
) -> None:
    left_out = page.review_step.left_out
    assert [(row.title, row.subtitle) for row in rows(left_out.list)] == [
        ("Cy Young", "no usable address · Birthday")
    ]
    assert "Add an address with a street and a town." in texts(page)
    press(qtbot, page, "Leave out")
    dialog = asked(qtbot, page, LeaveOutDialog)
    assert isinstance(dialog, LeaveOutDialog)
    dialog._reason.setEditText("She is on a boat")
    dialog.accept()
    qtbot.waitUntil(lambda: page.subtitle.text() == "1 piece", timeout=LONG)
    first = rows(left_out.list)[0]
    assert (first.title, first.subtitle) == ("Ann Müller", "She is on a boat")
    press(qtbot, page, "Put back")
    qtbot.waitUntil(lambda: page.subtitle.text() == "2 pieces", timeout=LONG)


def test_a_printer_that_refuses_prints_nothing_and_can_be_asked_again(
    qtbot: QtBot, page: BatchesPage, desk: Desk, tray: Tray
) -> None:
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: page.print_step.choice.printer == "Office", timeout=SHORT)
    tray.empty = True
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(QMessageBox)), timeout=LONG)
    box = page.window().findChildren(QMessageBox)[0]
    assert box.text() == "The printer “Office” is out of paper."
    box.done(0)
    assert batch_of(desk).state is BatchState.DRAFT
    tray.empty = False
    qtbot.waitUntil(lambda: button(page, "Print: 2 cards").isEnabled(), timeout=SHORT)
    qtbot.waitUntil(lambda: main_text(page) == "Print 2 cards", timeout=SHORT)
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: batch_of(desk).state is BatchState.PRINTED, timeout=LONG)


def test_saved_pages_count_as_printed_when_the_owner_says_so(
    qtbot: QtBot, page: BatchesPage, desk: Desk, folder: Path
) -> None:
    press(qtbot, page, "Save PDF")
    qtbot.waitUntil(lambda: len(list(folder.glob("*.pdf"))) == 3, timeout=LONG)
    assert batch_of(desk).state is BatchState.DRAFT
    qtbot.waitUntil(lambda: any(str(folder) in each for each in texts(page)), timeout=SHORT)
    press(qtbot, page, "They are printed")
    qtbot.waitUntil(lambda: batch_of(desk).state is BatchState.PRINTED, timeout=SHORT)
    kept = batch_of(desk).files
    assert {each.name for each in kept} == {each.name for each in folder.iterdir()}


def test_a_test_sheet_and_copies_are_printed_without_counting(
    qtbot: QtBot, page: BatchesPage, desk: Desk, tray: Tray
) -> None:
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: page.print_step.choice.printer == "Office", timeout=SHORT)
    page.print_step.choice._printer.setCurrentText("Kitchen")
    press(qtbot, page, "Print one test sheet: 2 envelopes")
    qtbot.waitUntil(lambda: len(tray.jobs) == 1, timeout=LONG)
    printer, job = tray.jobs[0]
    assert (printer, job.stock, job.copies) == ("Kitchen", "C6", 1)
    assert batch_of(desk).state is BatchState.DRAFT
    page.print_step.choice._copies.setCurrentIndex(1)
    press(qtbot, page, "Print: 2 cards")
    qtbot.waitUntil(lambda: len(tray.jobs) == 2, timeout=LONG)
    assert tray.jobs[1][1].copies == 2


def test_without_a_printer_the_page_says_what_to_do(
    qtbot: QtBot, page: BatchesPage, desk: Desk, tray: Tray, folder: Path
) -> None:
    tray.there = ()
    press_main(qtbot, page)
    press(qtbot, page, "Look for printers again")
    says = "No printer was found. Save the PDF and print it from there."
    qtbot.waitUntil(lambda: says in texts(page), timeout=SHORT)
    assert not [*_called(page, "Print: "), *_called(page, "Print one"), *_called(page, "Save PDF")]
    assert main_text(page) == "Save as PDF"
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: len(list(folder.glob("*.pdf"))) == 3, timeout=LONG)
    qtbot.waitUntil(lambda: main_text(page) == "They are printed", timeout=SHORT)
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: batch_of(desk).state is BatchState.PRINTED, timeout=SHORT)
    qtbot.waitUntil(lambda: main_text(page) == "Continue to post", timeout=SHORT)


def test_a_missing_return_address_leads_to_the_settings(
    qtbot: QtBot, page: BatchesPage, desk: Desk
) -> None:
    assert not list(_called(page, "Open settings"))
    preferences.change(desk, {"address": ""})
    page.refresh(EVERYTHING)
    qtbot.waitUntil(lambda: any("under Settings" in each for each in texts(page)), timeout=LONG)
    press(qtbot, page, "Open settings")
    window = page.window()
    assert isinstance(window, MainWindow)
    assert window.page.title.text() == "Settings"


def test_the_keyboard_is_led_from_step_to_step(
    qtbot: QtBot, page: BatchesPage, desk: Desk, tray: Tray, folder: Path
) -> None:
    window = page.window()
    window.setFocus()
    page.review_step.list.setFocus()
    assert page._steps.button(Step.POST).toolTip() == "First print it, and say that it is printed."
    tray.there = ()
    page._main.click()
    assert window.focusWidget() is page._main
    page.print_step.choice.look()
    qtbot.waitUntil(lambda: main_text(page) == "Save as PDF", timeout=SHORT)
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: main_text(page) == "They are printed", timeout=LONG)
    qtbot.waitUntil(lambda: bool(_called(window, "Open the folder")), timeout=SHORT)
    page.print_step.choice._again.setFocus()
    page._main.click()
    qtbot.waitUntil(lambda: main_text(page) == "Continue to post", timeout=SHORT)
    page.print_step.choice._again.setFocus()
    page._main.click()
    assert window.focusWidget() is page.post_step.list


def test_ctrl_p_does_what_comes_next_for_the_batch_in_sight(
    qtbot: QtBot, page: BatchesPage, tray: Tray
) -> None:
    keys = Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier
    page.window().activateWindow()
    qtbot.keyClick(page.window(), *keys)
    assert page.step is Step.PRINT
    qtbot.waitUntil(lambda: page.print_step.choice.printer == "Office", timeout=SHORT)
    qtbot.keyClick(page.window(), *keys)
    qtbot.waitUntil(lambda: len(tray.jobs) == 1, timeout=LONG)
    qtbot.waitUntil(lambda: main_text(page) == "Print 2 envelopes", timeout=LONG)
    assert page.step is Step.PRINT


def test_a_printer_is_measured_and_gets_its_pages_moved(
    qtbot: QtBot, page: BatchesPage, desk: Desk, tray: Tray
) -> None:
    press_main(qtbot, page)
    choice = page.print_step.choice
    qtbot.waitUntil(lambda: choice.printer == "Office", timeout=SHORT)
    dialog = adjusting(qtbot, page)
    press(qtbot, dialog, "Print the measuring page")
    qtbot.waitUntil(lambda: len(tray.jobs) == 1, timeout=SHORT)
    assert "meant to be 30.0 mm" in words_on(tray.jobs[0][1].content, 1)
    dialog._across.show_text("3.15")
    dialog.accept()
    qtbot.waitUntil(lambda: any("between 20 and 40" in each for each in texts(dialog)))
    dialog._across.show_text("31.5")
    dialog._end.show_text("turned")
    dialog._side.show_text("down")
    dialog.accept()
    qtbot.waitUntil(lambda: any("printed goes down" in each for each in texts(page)))
    assert printer_fits.fit("Office").right_mm == -1.5
    choice._printer.setCurrentText("Kitchen")
    qtbot.waitUntil(lambda: any("test sheet shows which way" in each for each in texts(page)))
    assert choice._fit == PrinterFit()


def test_printing_fits_beside_the_navigation_at_twice_the_size(
    qtbot: QtBot, page: BatchesPage, theme: Theme
) -> None:
    theme.choose_percent(200)
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: page.print_step.choice.printer == "Office", timeout=SHORT)
    qtbot.wait(100)
    for area in page.print_step.findChildren(QScrollArea):
        shown = area.widget()
        assert shown is not None
        assert shown.width() <= area.viewport().width()


def test_only_what_is_sent_is_fitted_to_the_printer(
    qtbot: QtBot, page: BatchesPage, desk: Desk, tray: Tray
) -> None:
    printer_fits.keep("Office", PrinterFit(right_mm=1.5, envelopes_turned=True))
    printed(qtbot, page, desk)
    with desk.book.reading() as book:
        kept = [
            book.batches.file_content(batch_of(desk).id, kind)
            for kind in (FileKind.CARDS, FileKind.ENVELOPES)
        ]
    sent = [job.content for _, job in tray.jobs]
    assert [page_sizes(each) for each in sent] == [page_sizes(each) for each in kept]
    assert sent[0] != kept[0]
    was, is_ = (picture_of(each[1], 1).convert("L") for each in (kept, sent))
    assert sum(ImageChops.difference(was.rotate(180), is_).tobytes()) < was.width * was.height


def adjusting(qtbot: QtBot, page: BatchesPage) -> PrinterDialog:
    press(qtbot, page, "Adjust the printer")
    found = asked(qtbot, page, PrinterDialog)
    assert isinstance(found, PrinterDialog)
    return found


def test_only_what_is_ticked_is_posted(qtbot: QtBot, page: BatchesPage, desk: Desk) -> None:
    printed(qtbot, page, desk)
    page.post_step.list.setFocus()
    page.post_step.list.choose(0)
    qtbot.keyClick(page.post_step.list, Qt.Key.Key_Space)
    assert main_text(page) == "Mark 1 as posted"
    press_main(qtbot, page)
    qtbot.waitUntil(
        lambda: (
            [each.state for each in batch_of(desk).pieces]
            == [PieceState.PRINTED, PieceState.POSTED]
        ),
        timeout=SHORT,
    )


def test_only_a_card_with_a_line_by_hand_counts_as_having_reached_somebody(
    qtbot: QtBot, page: BatchesPage, desk: Desk
) -> None:
    printed(qtbot, page, desk)
    page.post_step.list.setFocus()
    page.post_step.list.choose(0)
    qtbot.keyClick(page.post_step.list, Qt.Key.Key_W)
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: batch_of(desk).state is BatchState.POSTED, timeout=SHORT)
    ann, bo = (each.contact_ids[0] for each in batch_of(desk).pieces)
    assert (reached(desk, ann), reached(desk, bo)) == (TODAY, None)
    qtbot.waitUntil(lambda: main_text(page) == "All done", timeout=SHORT)
    page.post_step.list.choose(1)
    press(qtbot, page, "I wrote a line on it")
    qtbot.waitUntil(lambda: reached(desk, bo) == TODAY, timeout=SHORT)
    press(qtbot, page.window(), "Undo")
    qtbot.waitUntil(lambda: reached(desk, bo) is None, timeout=SHORT)


def reached(desk: Desk, contact_id: ContactId) -> date | None:
    with desk.book.reading() as book:
        return book.contacts.contact(contact_id).last_reached


def test_a_spoilt_card_is_printed_again_alone(
    qtbot: QtBot, page: BatchesPage, desk: Desk, tray: Tray
) -> None:
    printed(qtbot, page, desk)
    page.post_step.list.choose(1)
    press(qtbot, page, "It was spoilt")
    qtbot.waitUntil(lambda: batch_of(desk).pieces[1].state is PieceState.SPOILT, timeout=SHORT)
    qtbot.waitUntil(lambda: main_text(page) == "Mark 1 as posted", timeout=SHORT)
    before = len(tray.jobs)
    press(qtbot, page, "Print it again")
    qtbot.waitUntil(lambda: len(tray.jobs) == before + 2, timeout=LONG)
    qtbot.waitUntil(lambda: batch_of(desk).pieces[1].state is PieceState.PRINTED, timeout=SHORT)


def test_pages_saved_again_withhold_whoever_may_not_be_greeted_now_and_say_so(
    qtbot: QtBot, page: BatchesPage, desk: Desk, tray: Tray, folder: Path
) -> None:
    printed(qtbot, page, desk)
    page.post_step.list.choose(1)
    press(qtbot, page, "It was spoilt")
    qtbot.waitUntil(lambda: batch_of(desk).pieces[1].state is PieceState.SPOILT, timeout=SHORT)
    tray.there = ()
    page.print_step.choice.look()
    qtbot.waitUntil(lambda: page.print_step.choice.none_found, timeout=SHORT)
    contacts.edit(desk, batch_of(desk).pieces[1].contact_ids[0], {"deceased": "true"})
    press(qtbot, page, "Print it again")
    window = page.window()
    qtbot.waitUntil(
        lambda: any(each.startswith("Bo Lund: deceased") for each in texts(window)), timeout=LONG
    )
    assert batch_of(desk).pieces[1].state is PieceState.SPOILT


def test_post_that_came_back_is_found_by_the_number_on_it(
    qtbot: QtBot, page: BatchesPage, desk: Desk
) -> None:
    printed(qtbot, page, desk)
    page.command("returned")
    desk_ = page.list.returned
    qtbot.waitUntil(lambda: page.step is Step.LIST, timeout=SHORT)
    qtbot.keyClicks(desk_.number, "99")
    qtbot.waitUntil(lambda: "There is no piece 99 in the book." in texts(page), timeout=SHORT)
    desk_.number.clear()
    qtbot.keyClicks(desk_.number, "1")
    qtbot.waitUntil(lambda: any(each.startswith("Ann Müller\n") for each in texts(page)))
    desk_._reason.setEditText("moved away")
    press(qtbot, page, "Mark as returned")
    qtbot.waitUntil(lambda: batch_of(desk).pieces[0].state is PieceState.RETURNED, timeout=SHORT)
    (name,) = batch_of(desk).pieces[0].contact_ids
    where = contacts.contact(desk, name).addresses[0]
    assert where.undeliverable_reason == "moved away"


def test_a_card_for_somebody_who_died_is_taken_out(
    qtbot: QtBot, page: BatchesPage, desk: Desk
) -> None:
    printed(qtbot, page, desk)
    bo = batch_of(desk).pieces[1]
    contacts.edit(desk, bo.contact_ids[0], {"deceased": "true"})
    page.shell.office.look_again()
    says = f"Take out piece {bo.number}: Bo Lund, deceased."
    qtbot.waitUntil(lambda: says in texts(page), timeout=LONG)
    assert main_text(page) == "Mark 1 as posted"
    press(qtbot, page, "It is taken out")
    qtbot.waitUntil(lambda: batch_of(desk).pieces[1].state is PieceState.SPOILT, timeout=SHORT)


def test_every_page_says_that_a_card_is_to_be_taken_out(
    qtbot: QtBot, page: BatchesPage, desk: Desk
) -> None:
    printed(qtbot, page, desk)
    page.shell.go("this_week")
    bo = batch_of(desk).pieces[1]
    contacts.edit(desk, bo.contact_ids[0], {"do_not_mail": "true"})
    page.shell.office.look_again()
    banner = f"Take out piece {bo.number}: Bo Lund, do not mail."
    window = page.window()
    qtbot.waitUntil(
        lambda: banner in [each.text() for each in window.findChildren(QLabel)], timeout=LONG
    )
    press(qtbot, window, "Show")
    qtbot.waitUntil(lambda: page.isVisible() and page.step is Step.POST, timeout=LONG)


def test_a_piece_that_came_back_is_marked_from_its_batch(
    qtbot: QtBot, page: BatchesPage, desk: Desk
) -> None:
    printed(qtbot, page, desk)
    press(qtbot, page, "It came back")
    dialog = asked(qtbot, page, ReturnedDialog)
    dialog.accept()
    qtbot.waitUntil(lambda: batch_of(desk).pieces[0].state is PieceState.RETURNED, timeout=SHORT)
    assert batch_of(desk).pieces[0].reason == "moved away"


def test_several_weeks_are_made_in_one_go(qtbot: QtBot, page: BatchesPage, desk: Desk) -> None:
    enter(desk, person("Di Ray", "1990-12-15", street="3 High Street"))
    page.command("weeks")
    dialog = asked(qtbot, page, WeeksDialog)
    assert isinstance(dialog, WeeksDialog)
    assert dialog._days.text() == "Mon 23 November \N{EN DASH} Sun 20 December"
    dialog.accept()
    qtbot.waitUntil(lambda: page.title.text() == "Weeks 48 to 51", timeout=LONG)
    assert page.subtitle.text() == "3 pieces"


def test_other_paper_redraws_the_batch(qtbot: QtBot, page: BatchesPage, desk: Desk) -> None:
    paper = page.review_step.paper
    paper._format.setCurrentIndex(paper._format.findText("Labels for your own cards"))
    paper._format.activated.emit(paper._format.currentIndex())
    says = "2 labels on 1 sheet of L7160, starting at position 1"
    qtbot.waitUntil(lambda: says in texts(page), timeout=LONG)
    assert paper._start.isVisible()
    paper._start.setValue(8)
    paper._start.editingFinished.emit()
    says = "2 labels on 1 sheet of L7160, starting at position 8"
    qtbot.waitUntil(lambda: says in texts(page), timeout=LONG)


def test_undoing_the_draft_leads_back_to_the_list(
    qtbot: QtBot, page: BatchesPage, desk: Desk
) -> None:
    undoing.undo(desk)
    page.shell.office.look_again()
    qtbot.waitUntil(lambda: page.step is Step.LIST, timeout=LONG)
    assert page.title.text() == "Batches"


def test_the_list_opens_a_batch_where_it_was_left(
    qtbot: QtBot, page: BatchesPage, desk: Desk
) -> None:
    printed(qtbot, page, desk)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1, timeout=SHORT)
    (row,) = rows(page.list.list)
    assert (row.title, row.subtitle) == ("Week 48 · 2 pieces", "2 to post")
    page.list.list.setFocus()
    qtbot.keyClick(page.list.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.step is Step.POST, timeout=LONG)


def test_everything_that_takes_the_keyboard_has_a_name(
    qtbot: QtBot, page: BatchesPage, desk: Desk
) -> None:
    for _ in range(3):
        for each in page.findChildren(QWidget):
            takes = each.focusPolicy() is not Qt.FocusPolicy.NoFocus
            own = each.objectName().startswith("qt_") or each.focusProxy() is not None
            if takes and each.isVisibleTo(page) and not own:
                assert each.accessibleName(), each
        if page.step is Step.REVIEW:
            press_main(qtbot, page)
        elif page.step is Step.PRINT:
            page.show_list()
    for each in page.findChildren(QLabel):
        assert each.textFormat() is Qt.TextFormat.PlainText, each.text()


def texts(page: QWidget) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def test_a_letter_among_the_cards_has_its_own_sheets_and_its_own_envelope(
    qtbot: QtBot, page: BatchesPage, desk: Desk, tray: Tray
) -> None:
    letters.prepare(desk, ContactId(1), Purpose.QUIET)
    page.show_list()
    page.begin(None)
    qtbot.waitUntil(lambda: page.subtitle.text() == "3 pieces", timeout=LONG)
    assert (
        "2 cards on 2 sheets of A4, 2 envelopes C6, 1 letter on 1 sheet of A4, 1 envelope DL"
    ) in texts(page)
    press_main(qtbot, page)
    qtbot.waitUntil(lambda: page.print_step.choice.printer == "Office", timeout=SHORT)
    for stack, then in (
        ("Print 2 cards", "Print 2 envelopes"),
        ("Print 2 envelopes", "Print 1 letter"),
        ("Print 1 letter", "Print 1 envelope DL"),
        ("Print 1 envelope DL", "Continue to post"),
    ):
        qtbot.waitUntil(partial(says, page, stack), timeout=LONG)
        is_printed = batch_of(desk).state is BatchState.PRINTED
        assert is_printed is (stack == "Print 1 envelope DL")  # cards alone are not the batch
        press_main(qtbot, page)
        qtbot.waitUntil(partial(says, page, then), timeout=LONG)
    assert [job.stock for _printer, job in tray.jobs] == ["A4", "C6", "A4", "DL"]
