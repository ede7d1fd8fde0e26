"""An owner at the settings: what is typed is saved at once, and taken back at once."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from appreciation.desktop.main_window import MainWindow
from appreciation.desktop.settings.page import SettingsPage
from appreciation.desktop.settings.restoring import RestoreDialog
from appreciation.desktop.shared.fields import ChoiceField, Field
from appreciation.desktop.shared.notices import Banner
from appreciation.desktop.theme.theme import Scheme
from appreciation.domain.contacts import ContactId
from appreciation.services import preferences, safekeeping
from appreciation.services.desk import Desk
from appreciation.services.people import bulk
from tests.desktop.conftest import enter, person


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, open_window: Callable[[], MainWindow]) -> MainWindow:
    enter(desk, person("Ann Berg", "1976-11-26"))
    window = open_window()
    window.go("settings")
    qtbot.waitUntil(lambda: field(window, "name").text() == "Lindgren & Sons")
    return window


def page(window: MainWindow) -> SettingsPage:
    assert isinstance(window.page, SettingsPage)
    return window.page


def field(window: MainWindow, key: str) -> Field:
    return next(each for each in window.page.findChildren(Field) if each.key == key)


def line(window: MainWindow, key: str) -> QLineEdit:
    editor = field(window, key).editor
    assert isinstance(editor, QLineEdit)
    return editor


def typed(qtbot: QtBot, window: MainWindow, key: str, text: str) -> None:
    line(window, key).selectAll()
    qtbot.keyClicks(line(window, key), text)


def press(qtbot: QtBot, window: MainWindow, name: str) -> None:
    qtbot.mouseClick(named(window, name), Qt.MouseButton.LeftButton)


def named(window: MainWindow, name: str) -> QPushButton:
    return next(each for each in window.findChildren(QPushButton) if each.accessibleName() == name)


def has(window: MainWindow, name: str) -> bool:
    return any(each.accessibleName() == name for each in window.findChildren(QPushButton))


def test_what_is_typed_is_saved_as_one_change_and_undone_as_one(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    typed(qtbot, window, "name", "Berg & Berg")
    typed(qtbot, window, "lead_days", "5")
    qtbot.keyClick(line(window, "lead_days_abroad"), Qt.Key.Key_Up)
    press(qtbot, window, "Save 3 changes")
    qtbot.waitUntil(lambda: preferences.settings(desk).name == "Berg & Berg")
    assert preferences.settings(desk).lead_days == 5
    assert preferences.settings(desk).lead_days_abroad == 11
    qtbot.waitUntil(lambda: has(window, "Saved") and has(window, "Undo"))
    press(qtbot, window, "Undo")
    qtbot.waitUntil(lambda: line(window, "name").text() == "Lindgren & Sons")
    assert preferences.settings(desk).lead_days == 3


def test_a_wrong_value_is_told_beside_its_field_and_nothing_is_saved(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    typed(qtbot, window, "name", "Berg")
    typed(qtbot, window, "email", "berg at example")
    typed(qtbot, window, "lead_days", "99")
    press(qtbot, window, "Save 3 changes")
    qtbot.waitUntil(lambda: bool(line(window, "email").property("wrong")))
    assert "has one @" in line(window, "email").accessibleDescription()
    assert "“In the post before the day” takes" in line(window, "lead_days").accessibleDescription()
    assert preferences.settings(desk).name == "Lindgren & Sons"
    assert line(window, "name").text() == "Berg"


def test_what_was_typed_stays_when_the_settings_change_elsewhere(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.office.look_again()
    qtbot.waitUntil(lambda: window.office.standing.version > 0)
    typed(qtbot, window, "signer", "Jim")
    preferences.change(desk, {"website": "berg.example"})
    window.office.look_again()
    qtbot.waitUntil(lambda: line(window, "website").text() == "berg.example")
    assert line(window, "signer").text() == "Jim"
    press(qtbot, window, "Discard")
    assert line(window, "signer").text() == ""


def answer(qtbot: QtBot, window: MainWindow, says: str) -> None:
    box = next(each for each in window.findChildren(QMessageBox) if each.isVisible())
    said = next(each for each in box.buttons() if each.text() == says)
    qtbot.mouseClick(said, Qt.MouseButton.LeftButton)


def test_settings_that_were_typed_are_not_left_behind_without_a_question(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    settings = page(window)
    typed(qtbot, window, "signer", "Jim")
    press(qtbot, window, "Contacts")
    assert window.page is settings
    assert named(window, "Settings").isChecked()
    answer(qtbot, window, "Stay")
    assert line(window, "signer").text() == "Jim"
    press(qtbot, window, "Contacts")
    answer(qtbot, window, "Save")
    qtbot.waitUntil(lambda: window.page is not settings)
    assert preferences.settings(desk).signer == "Jim"
    window.go("settings")
    typed(qtbot, window, "signer", "Mary")
    assert not window.close()
    answer(qtbot, window, "Leave without saving")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert preferences.settings(desk).signer == "Jim"


def test_what_cannot_be_saved_is_stayed_with(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    settings = page(window)
    typed(qtbot, window, "email", "berg at example")
    press(qtbot, window, "Contacts")
    answer(qtbot, window, "Save")
    qtbot.waitUntil(lambda: bool(line(window, "email").property("wrong")))
    assert window.page is settings


def test_the_regions_follow_the_country(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    country, region = field(window, "country"), field(window, "region")
    assert isinstance(country, ChoiceField)
    country.show_text("DE")
    country.edited.emit()
    qtbot.waitUntil(lambda: region.isEnabled() and _offers(region, "Bayern"))
    region.show_text("BY")
    region.edited.emit()
    press(qtbot, window, "Save 2 changes")
    qtbot.waitUntil(lambda: preferences.settings(desk).region == "BY")


def _offers(region: Field, words: str) -> bool:
    assert isinstance(region, ChoiceField)
    return words in region.offered()


def test_several_sets_of_holidays_are_chosen(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    press(qtbot, window, "Christian")
    press(qtbot, window, "New Year")
    press(qtbot, window, "Save 1 change")
    qtbot.waitUntil(lambda: preferences.settings(desk).holidays == "new_year, christian")


def test_a_photographed_signature_is_shown_as_ink_and_kept(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    photograph = Image.new("RGB", (600, 400), (210, 205, 200))
    ImageDraw.Draw(photograph).line([(150, 250), (250, 150), (450, 260)], (20, 20, 90), 8)
    file = tmp_path / "me.jpg"
    photograph.save(file)
    signature = page(window).signature
    press(qtbot, window, "Choose a picture… Signature")
    dialog = window.page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    qtbot.waitUntil(lambda: bool(signature.content))
    press(qtbot, window, "Save 1 change")
    qtbot.waitUntil(lambda: "signature" in preferences.profile(desk).pictures)
    with Image.open(BytesIO(preferences.profile(desk).pictures["signature"])) as kept:
        assert kept.mode == "RGBA"


def test_a_picture_that_cannot_be_used_is_told_beside_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    file.write_text("no picture")
    page(window).take_picture(page(window).logo, file)
    qtbot.waitUntil(lambda: page(window).logo.wrong != "")
    assert "cannot be used" in page(window).logo.wrong


def test_the_look_changes_at_once(qtbot: QtBot, window: MainWindow) -> None:
    colours, size = field(window, "colours"), field(window, "text")
    colours.show_text(Scheme.DARK)
    colours.edited.emit()
    size.show_text("150")
    size.edited.emit()
    assert window.theme.scheme is Scheme.DARK
    assert window.theme.percent == 150


def test_a_backup_is_made_looked_into_and_put_back(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    press(qtbot, window, "Back up now")
    qtbot.waitUntil(lambda: len(safekeeping.backups(desk)) == 1)
    enter(desk, person("Bo Lund"))
    bulk.switch_greeting(desk, [ContactId(1)], greet=False)
    qtbot.waitUntil(lambda: len(page(window).backups.kept) == 1)
    press(qtbot, window, "Put a backup back…")
    dialog = window.findChild(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    qtbot.waitUntil(lambda: "1 person" in dialog.inside)
    put_back = next(
        each
        for each in dialog.findChildren(QPushButton)
        if each.accessibleName() == "Put 1 person back"
    )
    qtbot.mouseClick(put_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _people(desk) == ["Ann Berg"], timeout=15_000)
    kept = {each.reason for each in safekeeping.backups(desk)}
    assert kept == {"before-restore", "by-hand"}
    qtbot.waitUntil(lambda: bool(window.findChildren(Banner)))
    (banner,) = window.findChildren(Banner)
    told = " ".join(each.text() for each in banner.findChildren(QLabel))
    assert "The backup is in its place." in told
    assert "would be greeted again: Ann Berg" in told


def test_a_file_that_is_no_backup_cannot_be_put_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page(window).backups.restore()
    dialog = window.findChild(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ann. " * 500)
    dialog.look_into(letter)
    qtbot.waitUntil(lambda: "no backup of a book" in dialog.inside)
    put_back = next(
        each for each in dialog.findChildren(QPushButton) if "back" in each.accessibleName()
    )
    assert not put_back.isEnabled()
    dialog.close()


def _people(desk: Desk) -> list[str]:
    with desk.book.reading() as book:
        return [each.full_name for each in book.contacts.in_order_entered()]
