"""Photos in the window: chosen, pasted, dropped, removed, and shown wherever somebody is."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from appreciation.desktop.call_log.window import CallLogWindow
from appreciation.desktop.contacts.photo_mark import PhotoMark
from appreciation.desktop.shared.faces import faces_of
from appreciation.desktop.shared.marks import AvatarMark
from appreciation.desktop.shared.two_lines import ROW_ROLE
from appreciation.domain.contacts import ContactId
from appreciation.services.people import attachments, photos
from tests.desktop.people_on_screen import OpenScreen, Screen


@pytest.fixture
def portrait(tmp_path: Path) -> Path:
    """Return a picture that is teal all over."""
    path = tmp_path / "rosa.png"
    Image.new("RGB", (900, 600), "#008080").save(path)
    return path


def middle(widget: QWidget) -> tuple[int, int, int]:
    """Return the colour at the middle of a widget."""
    found = widget.grab().toImage().pixelColor(widget.width() // 2, widget.height() // 2)
    return found.red(), found.green(), found.blue()


def is_teal(widget: QWidget) -> bool:
    """Return whether the picture is shown there."""
    red, green, blue = middle(widget)
    return red < 30 and abs(green - 128) < 20 and abs(blue - 128) < 20


def choose(screen: Screen, says: str) -> None:
    """Choose from what can be done with the photo."""
    screen.found(PhotoMark).click()
    menu = next(each for each in screen.window.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text().replace("&", "") == says).trigger()
    menu.close()


def kept(screen: Screen, contact_id: ContactId) -> tuple[int, int] | None:
    """Return the size of the photo that is in the book."""
    found = photos.photos(screen.desk, [contact_id]).get(contact_id)
    return Image.open(BytesIO(found)).size if found else None


def test_a_photo_is_chosen_and_shown_in_the_pane_the_list_and_the_call_log(
    open_screen: OpenScreen, portrait: Path
) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    choose(screen, "Choose a picture…")
    dialog = screen.found(QFileDialog)
    dialog.fileSelected.emit(str(portrait))
    dialog.reject()
    screen.until(lambda: is_teal(screen.found(PhotoMark)))
    assert screen.toast == "Rosa Diaz has a new photo."
    assert kept(screen, rosa) == (512, 512)
    model = screen.page.browser.model
    row = screen.names.index("Rosa Diaz")
    screen.until(lambda: model.index(row, 0).data(ROW_ROLE).face is not None)
    assert model.index(row + 1, 0).data(ROW_ROLE).face is None
    screen.window.log_call(rosa, "Rosa Diaz")
    avatar = screen.found(CallLogWindow).findChild(AvatarMark)
    assert isinstance(avatar, AvatarMark)
    screen.until(lambda: is_teal(avatar))
    choose(screen, "Remove the photo")
    screen.until(lambda: kept(screen, rosa) is None)
    screen.until(lambda: not is_teal(screen.found(PhotoMark)))
    screen.window.undo()
    screen.until(lambda: is_teal(screen.found(PhotoMark)))


def test_a_photo_is_pasted(open_screen: OpenScreen) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill("#008080")
    QGuiApplication.clipboard().setImage(picture)
    screen.qtbot.keyClick(
        screen.found(PhotoMark), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    screen.until(lambda: kept(screen, rosa) == (200, 200))
    QGuiApplication.clipboard().clear()


def test_a_picture_dropped_on_the_photo_becomes_the_photo_and_another_file_is_kept(
    open_screen: OpenScreen, portrait: Path, tmp_path: Path
) -> None:
    screen = open_screen()
    rosa = screen.choose("Rosa Diaz").id
    words = tmp_path / "words.txt"
    words.write_text("no picture", encoding="utf-8")
    for path in (words, portrait):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
        none = Qt.KeyboardModifier.NoModifier
        mark = screen.found(PhotoMark)
        QApplication.sendEvent(mark, QDragEnterEvent(QPointF(9, 9), *how, none))
        QApplication.sendEvent(mark, QDropEvent(QPointF(9, 9), *how, none))
        screen.until(lambda: "words.txt" in screen.texts())
    screen.until(lambda: kept(screen, rosa) == (512, 512))
    (attachment,) = attachments.attachments(screen.desk, rosa)
    assert attachment.name == "words.txt"


def test_only_the_photos_in_sight_are_read_and_a_new_one_takes_their_place(
    open_screen: OpenScreen, portrait: Path, tmp_path: Path
) -> None:
    screen = open_screen()
    faces = faces_of(screen.window.office)
    ann, rosa = ContactId(1), ContactId(4)
    for who in (ann, rosa):
        photos.take_file(screen.desk, who, portrait)
    screen.window.office.look_again()
    screen.until(lambda: faces.has_face(rosa))
    screen.until(lambda: faces.face(ann) is not None)
    assert faces.face(ContactId(2)) is None
    before = faces.face(ann)
    Image.new("RGB", (50, 50), "red").save(tmp_path / "ann.jpg")
    photos.take_file(screen.desk, ann, tmp_path / "ann.jpg")
    screen.window.office.look_again()
    screen.until(lambda: faces.face(ann) != before)
