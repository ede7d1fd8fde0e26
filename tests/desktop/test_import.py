"""An owner brings an address book in: dropped on the window, looked through, and taken back."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from appreciation.desktop.imports import asks
from appreciation.desktop.imports.window import ImportWindow
from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.shared.background import Stopped
from appreciation.desktop.shared.fields import ChoiceField, Field
from appreciation.desktop.shared.long_work import Progress
from appreciation.desktop.shared.notices import BusyLine, Toast
from appreciation.desktop.shared.office import Office, touching
from appreciation.desktop.shared.widgets import number
from appreciation.domain.contacts import Contact, Status
from appreciation.services.desk import Desk
from appreciation.services.exports import export
from appreciation.services.people import contacts
from tests.desktop.conftest import enter, person

FILE = (
    "First name,Last name,Birthday,Street,Town,Postcode,E-mail,Taufname\n"
    "Anne,Berg,03/04/1976,1 High Street,Springfield,AB1 2CD,anne@example.com,Anna\n"
    "Bo,Berg,05/06/1974,1 High Street,Springfield,AB1 2CD,,Bodo\n"
    "Cy <b>Dent,,07/08/1980,2 Low Lane,York,YO1 1AA,,\n"
)


@pytest.fixture
def window(desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    enter(desk, person("Ann Berg", "1976-04-03"))
    return open_window()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "club.csv"
    made.write_text(FILE)
    return made


@pytest.fixture
def importing(qtbot: QtBot, window: MainWindow, file: Path) -> ImportWindow:
    drop(window, file)
    dialog = window.findChild(ImportWindow)
    assert isinstance(dialog, ImportWindow)
    qtbot.waitUntil(lambda: "3 people in the file" in dialog.about)
    return dialog


def drop(window: MainWindow, *files: Path) -> None:
    """Drop files on the window, as the window system would."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enters = QDragEnterEvent(QPointF(9, 9), copy, carried, buttons, keys)
    QApplication.sendEvent(window, enters)
    assert enters.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, carried, buttons, keys))


def press(qtbot: QtBot, where: QWidget, begins: str) -> None:
    qtbot.waitUntil(lambda: any(each.isEnabled() for each in shown(where, begins)))
    qtbot.mouseClick(shown(where, begins)[0], Qt.MouseButton.LeftButton)


def name_of(widget: QWidget | None) -> str:
    return widget.accessibleName() if widget else ""


def tab_order(first: QWidget) -> list[str]:
    """Return the names of what Tab leads to after a widget, all the way round."""
    names, after = [], first.nextInFocusChain()
    while after is not None and after is not first:
        names.append(after.accessibleName())
        after = after.nextInFocusChain()
    return names


def people(desk: Desk) -> list[Contact]:
    return list(contacts.listed(desk))


def test_a_dropped_file_is_looked_through_and_brought_in(
    qtbot: QtBot, window: MainWindow, importing: ImportWindow, desk: Desk
) -> None:
    assert len(people(desk)) == 1
    press(qtbot, importing, "Day first: 03/04/1976")
    qtbot.waitUntil(lambda: "Dates are read with the day first." in words(importing))
    press(qtbot, importing, "Add 3 people")
    qtbot.waitUntil(lambda: len(people(desk)) == 4)
    bo = next(each for each in people(desk) if each.given_name == "Bo")
    assert bo.occasions[0].date.text == "1974-06-05"
    qtbot.waitUntil(lambda: bool(shown(window, "Undo")))
    press(qtbot, window, "Undo")
    qtbot.waitUntil(lambda: len(people(desk)) == 1)


def test_the_same_person_and_a_household_are_decided_before_the_import(
    qtbot: QtBot, importing: ImportWindow, desk: Desk
) -> None:
    press(qtbot, importing, "Day first")
    qtbot.waitUntil(lambda: "Dates are read with the day first." in words(importing))
    press(qtbot, importing, "Perhaps the same person")
    press(qtbot, importing, "The same person")
    press(qtbot, importing, "Share a home")
    (box,) = importing.lists.findChildren(QCheckBox)
    box.click()
    press(qtbot, importing, "Add 3 people")
    qtbot.waitUntil(lambda: len(people(desk)) == 3)
    ann, bo, _cy = people(desk)
    assert [each.address for each in ann.emails] == ["anne@example.com"]
    assert ann.household_id is not None
    assert ann.household_id == bo.household_id


def test_a_column_is_taken_for_what_the_owner_says(
    qtbot: QtBot, importing: ImportWindow, desk: Desk
) -> None:
    taken_for = next(each for each in importing.findChildren(ChoiceField) if each.key == "Taufname")
    taken_for.show_text("Nickname")
    taken_for.edited.emit()
    status = next(each for each in importing.findChildren(Field) if each.key == "status")
    status.show_text(Status.FORMER_CUSTOMER)
    status.edited.emit()
    press(qtbot, importing, "Add 3 people")
    qtbot.waitUntil(lambda: len(people(desk)) == 4)
    bo = next(each for each in people(desk) if each.given_name == "Bo")
    assert (bo.nickname, bo.status) == ("Bodo", Status.FORMER_CUSTOMER)


def test_columns_are_said_with_the_keyboard_alone_one_after_the_other(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    guests = tmp_path / "guests.csv"
    guests.write_text(
        "Name;Where;Ring;Town\nRosa Weber;4 Mill Lane;020 7946 0001;London\n", encoding="utf-8"
    )
    drop(window, guests)
    dialog = window.findChild(ImportWindow)
    assert isinstance(dialog, ImportWindow)
    qtbot.waitUntil(lambda: "1 person in the file" in dialog.about)
    where = next(each for each in dialog.findChildren(ChoiceField) if each.key == "Where").editor
    assert dialog.focusWidget() is where
    for heading, typed in (("Where", "Street"), ("Ring", "Phone")):
        field = dialog.focusWidget()
        assert name_of(field) == heading
        qtbot.keyClicks(field, typed)
        qtbot.waitUntil(lambda: all(each.isEnabled() for each in shown(dialog, "Add 1 person")))
        assert dialog.focusWidget() is field
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    in_turn = ["Ring", "New 1", "Cancel", "Add 1 person"]
    assert name_of(dialog.focusWidget()) in {*in_turn[1:], "New people"}  # past what is asked
    qtbot.waitUntil(lambda: [name for name in tab_order(where) if name in in_turn] == in_turn)
    qtbot.keyClick(where, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(people(desk)) == 2)
    rosa = next(each for each in people(desk) if each.full_name == "Rosa Weber")
    assert rosa.addresses[0].street == "4 Mill Lane"
    assert len(rosa.phones) == 1


def test_what_could_not_be_taken_stays_in_sight_after_the_import(
    qtbot: QtBot, importing: ImportWindow, desk: Desk
) -> None:
    press(qtbot, importing, "Add 3 people")
    qtbot.waitUntil(lambda: "stands below" in importing.about)
    assert "can be read in two ways" in words(importing)
    press(qtbot, importing, "Close")
    qtbot.waitUntil(lambda: not importing.isVisible())


def test_a_file_that_is_no_address_book_is_told_in_words(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7")
    drop(window, scan)
    dialog = window.findChild(ImportWindow)
    assert isinstance(dialog, ImportWindow)
    qtbot.waitUntil(lambda: "is a PDF" in dialog.about)
    assert not any(each.isEnabled() for each in shown(dialog, "Import"))


def test_an_error_that_is_nobodys_fault_is_told_in_the_box(
    qtbot: QtBot,
    window: MainWindow,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_given: object) -> None:
        raise KeyError(156)

    monkeypatch.setattr(asks, "looked_through", broken)
    drop(window, file)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    box = window.findChildren(QMessageBox)[0]
    assert "156" not in box.text()
    box.done(0)
    dialog = window.findChild(ImportWindow)
    assert isinstance(dialog, ImportWindow)
    assert dialog.about == "It could not be looked through; nothing was imported."
    assert len(caplog.records) == 1
    caplog.clear()


def test_everybody_is_written_to_a_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    export = next(each for each in window.menus.actions() if each.text() == "&Export…")
    export.trigger()
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "all.vcf"))
    dialog.close()
    qtbot.waitUntil((tmp_path / "all.vcf").exists)
    assert "FN:Ann Berg" in (tmp_path / "all.vcf").read_text()


def test_an_import_is_cancelled_with_nobody_half_brought_in(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    crowd = tmp_path / "crowd.vcf"
    crowd.write_text("".join(f"BEGIN:VCARD\nFN:Guest {n}\nEND:VCARD\n" for n in range(3_000)))
    drop(window, crowd)
    dialog = window.findChild(ImportWindow)
    assert isinstance(dialog, ImportWindow)
    qtbot.waitUntil(lambda: f"{number(3_000)} people in the file" in dialog.about, timeout=30_000)
    busy = window.findChild(BusyLine)
    assert busy is not None
    press(qtbot, dialog, f"Add {number(3_000)} people")
    qtbot.waitUntil(lambda: f"500 / {number(3_001)}" in words(busy), timeout=30_000)
    press(qtbot, dialog, "Cancel")
    toast = window.findChild(Toast)
    assert toast is not None
    qtbot.waitUntil(lambda: toast.text == "Nothing was imported.", timeout=30_000)
    assert [each.full_name for each in people(desk)] == ["Ann Berg"]
    press(qtbot, dialog, f"Add {number(3_000)} people")
    qtbot.waitUntil(lambda: not window.findChildren(ImportWindow), timeout=60_000)
    assert len(people(desk)) == 3_001


def test_looking_through_a_file_is_cancelled_with_its_window(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    held = threading.Event()
    office.work(lambda _desk, _progress: held.wait(20), lambda _answer: None)
    (tmp_path / "club.csv").write_text(FILE)
    drop(window, tmp_path / "club.csv")
    dialog = window.findChild(ImportWindow)
    busy = window.findChild(BusyLine)
    assert isinstance(dialog, ImportWindow)
    assert busy is not None
    qtbot.waitUntil(busy.isVisible)
    qtbot.mouseClick(shown(busy, "Cancel")[0], Qt.MouseButton.LeftButton)
    held.set()
    qtbot.waitUntil(lambda: not window.findChildren(ImportWindow))


def test_what_cannot_be_stopped_offers_no_cancel(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    busy = window.findChild(BusyLine)
    assert busy is not None
    held, went = threading.Event(), threading.Event()
    ended: list[None] = []

    def job(_desk: Desk, progress: Progress) -> None:
        held.wait(20)
        progress.last_step(1, 2)
        held.clear()
        held.wait(20)
        progress.last_step(2, 2)
        went.set()
        held.clear()
        held.wait(20)

    made = office.make(job, ended.append, title="Something", touches=touching())
    qtbot.waitUntil(busy.isVisible)
    assert not shown(busy, "Cancel")
    held.set()
    qtbot.waitUntil(lambda: bool(shown(busy, "Cancel")))
    held.set()
    qtbot.waitUntil(lambda: not shown(busy, "Cancel"))
    made.cancel()
    qtbot.waitUntil(went.is_set)
    held.set()
    qtbot.waitUntil(lambda: ended == [None])


def test_an_export_that_is_cancelled_leaves_no_file(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        export(desk, tmp_path / "all.vcf", counted=stop)
    assert not list(tmp_path.glob("all*"))


def words(where: QWidget) -> str:
    return "\n".join(each.text() for each in where.findChildren(QLabel))


def shown(where: QWidget, begins: str) -> list[QPushButton]:
    return [
        each
        for each in where.findChildren(QPushButton)
        if each.accessibleName().startswith(begins) and each.isVisible()
    ]
