"""Changing somebody's photo: each with its Undo."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from appreciation.desktop.contacts.photo_mark import PhotoMark
from appreciation.desktop.shared.caring import Somebody
from appreciation.desktop.shared.files import ask_for_file
from appreciation.desktop.shared.page import Shell, change_and_say


class Photographs(QObject):
    """Keeps the pictures that a `PhotoMark` is given."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell
        self._over = over

    def serve(self, mark: PhotoMark, who: Somebody) -> None:
        """Do what a mark asks for."""
        mark.choose_wished.connect(partial(self._choose, who))
        mark.file_given.connect(partial(self._take_file, who))
        mark.picture_given.connect(partial(self._take_picture, who))
        mark.remove_wished.connect(partial(self._remove, who))

    def _choose(self, who: Somebody) -> None:
        title = self.tr("Choose a photo of {name}").format(name=who.name)
        kinds = self.tr("Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp)")
        ask_for_file(self._over, title, kinds, partial(self._take_file, who))

    def _take_file(self, who: Somebody, path: Path) -> None:
        from appreciation.services.people import photos

        said = self.tr("{name} has a new photo.").format(name=who.name)
        change_and_say(self._shell, lambda desk: photos.take_file(desk, who.id, path), said)

    def _take_picture(self, who: Somebody, picture: QImage) -> None:
        from appreciation.services.people import photos

        said = self.tr("{name} has a new photo.").format(name=who.name)
        name = self.tr("What was pasted")
        change_and_say(
            self._shell, lambda desk: photos.take(desk, who.id, _as_png(picture), name), said
        )

    def _remove(self, who: Somebody) -> None:
        from appreciation.services.people import photos

        said = self.tr("The photo of {name} is removed.").format(name=who.name)
        change_and_say(self._shell, lambda desk: photos.remove(desk, who.id), said)


def _as_png(picture: QImage) -> bytes:
    """Return a pasted picture as a file would hold it; runs off the window's thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture)
    return bytes(buffer.data().data())
