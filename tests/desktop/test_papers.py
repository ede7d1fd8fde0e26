"""Files kept with people, in the window."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from appreciation.desktop.contacts.portrait import Portrait
from appreciation.desktop.imports.window import ImportWindow
from appreciation.services.batches import posting, weekly_batch
from appreciation.services.batches.drafts import Order
from appreciation.services.batches.week import current_week
from appreciation.services.people import attachments
from tests.desktop.people_on_screen import OpenScreen, Screen
from tests.printing.pdf_reading import words_on


class Programs(QObject):
    """Takes what is opened in the place of the programs of the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []
        services: Any = QDesktopServices
        services.setUrlHandler("file", self, "open")

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Remember what was opened."""
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    """Return a file worth keeping."""
    path = tmp_path / "banner.pdf"
    path.write_bytes(b"%PDF-1.4 the banner" + b" " * 31_000)
    return path


def drop(screen: Screen, path: Path) -> None:
    """Drop a file on somebody."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    portrait = screen.found(Portrait)
    QApplication.sendEvent(portrait, QDragEnterEvent(QPointF(5, 5), *how, none))
    QApplication.sendEvent(portrait, QDropEvent(QPointF(5, 5), *how, none))


def test_a_file_is_kept_opened_and_removed_with_undo(
    open_screen: OpenScreen, drawing: Path
) -> None:
    screen = open_screen()
    programs = Programs()
    screen.choose("Rosa Diaz")
    screen.press("Attach a file…")
    dialog = screen.found(QFileDialog)
    dialog.filesSelected.emit([str(drawing)])
    dialog.reject()
    screen.until(lambda: "banner.pdf" in screen.texts() and "31 KB" in screen.texts())
    assert screen.toast == "1 file is kept with Rosa Diaz."
    screen.press("Open: banner.pdf")
    screen.until(lambda: bool(programs.opened))
    QDesktopServices.unsetUrlHandler("file")
    assert programs.opened[0].name == "banner.pdf"
    assert programs.opened[0].read_bytes() == drawing.read_bytes()
    screen.press("Remove: banner.pdf")
    screen.until(lambda: "banner.pdf" not in screen.texts())
    screen.window.undo()
    screen.until(lambda: "banner.pdf" in screen.texts())


def test_a_file_dropped_on_somebody_is_kept_but_an_address_book_is_left_to_the_import(
    open_screen: OpenScreen, drawing: Path, tmp_path: Path
) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    people = tmp_path / "people.vcf"
    people.write_text("BEGIN:VCARD", encoding="utf-8")
    drop(screen, people)
    screen.found(ImportWindow).close()
    drop(screen, drawing)
    screen.until(lambda: "banner.pdf" in screen.texts())
    (kept,) = attachments.attachments(screen.desk, rosa)
    assert kept.name == "banner.pdf"


def test_a_program_is_saved_and_not_started(open_screen: OpenScreen, tmp_path: Path) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    script = tmp_path / "holiday.EXE"
    script.write_bytes(b"MZ")
    attachments.attach(screen.desk, rosa, [script])
    screen.window.office.look_again()
    screen.press("Open: holiday.EXE")
    screen.found(QFileDialog).reject()


def test_the_page_of_a_card_that_was_posted_opens_from_the_timeline(
    open_screen: OpenScreen, tmp_path: Path
) -> None:
    screen = open_screen()
    week = current_week(screen.desk)
    order = Order(week=week.label, span=week.span)
    weekly_batch.print_week(screen.desk, order, tmp_path / "out")
    posting.post(screen.desk, 1)
    screen.window.office.look_again()
    programs = Programs()
    screen.choose("Ann Müller")
    screen.press("See the page: piece 1")
    screen.until(lambda: bool(programs.opened))
    QDesktopServices.unsetUrlHandler("file")
    page = programs.opened[0].read_bytes()
    assert "Ann" in words_on(page, 1)
    assert programs.opened[0].name == "piece-1.pdf"
