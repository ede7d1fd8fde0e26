"""Small pictures of the fronts of pieces, for the rows of a list."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QImage

from appreciation.desktop.batches.pictures import BatchPictures
from appreciation.desktop.theme.theme import Theme

ROW_HEIGHT = 66
_PICTURE_WIDTH = 40
_PICTURE_HEIGHT = 52


class Thumbnails:
    """Small pictures of the fronts of pieces, drawn when a row with one is first seen."""

    def __init__(self, theme: Theme, came: Callable[[], None]) -> None:
        self._theme = theme
        self._came = came
        self._pictures: BatchPictures | None = None
        self._drawn: dict[int, QImage] = {}
        self._ratio = 1.0

    def show_pictures(self, pictures: BatchPictures | None, ratio: float) -> None:
        """Take the pictures from other pages; `ratio` is how many dots a pixel has."""
        self._pictures = pictures
        self._ratio = ratio
        self._drawn = {}

    def of(self, number: int) -> QImage:
        """Return the picture of a piece: empty paper while it is being drawn."""
        if number not in self._drawn:
            self._drawn[number] = self._paper()
            faces = self._pictures.faces(number) if self._pictures else ()
            if self._pictures and faces:
                width = self._theme.px(_PICTURE_WIDTH)
                tall = self._pictures.size(faces[0], width).height()
                width = round(width * min(1.0, self._theme.px(_PICTURE_HEIGHT) / max(1, tall)))
                then = partial(self._put, number, self._pictures)
                self._pictures.draw(faces[0], max(1, width), self._ratio, then)
        return self._drawn[number]

    def _paper(self) -> QImage:
        width, height = self._theme.px(_PICTURE_WIDTH), self._theme.px(_PICTURE_HEIGHT)
        paper = QImage(width, height, QImage.Format.Format_RGB32)
        paper.fill(self._theme.colour("surface"))
        return paper

    def _put(self, number: int, pictures: BatchPictures, picture: QImage) -> None:
        if pictures is self._pictures:
            self._drawn[number] = picture
            self._came()
