"""The photos of people in sight: read when they are wanted, and kept while they are looked at."""

from collections import OrderedDict
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath

from appreciation.desktop.shared.office import Office
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import ContactId
from appreciation.services.desk import Desk

SMALL = 96
LARGE = 288
"""Sides in pixels: of the photo in a row, and of one beside what is known of somebody."""

_MOST = {SMALL: 400, LARGE: 12}
_AT_ONCE = 60
_GATHERING_MS = 30


class Faces(QObject):
    """Asks for the photos of those in sight alone. `came` says that others can be shown now."""

    came = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._office = office
        self._prints: Mapping[ContactId, str] | None = None
        self._asked = False
        self._kept: dict[int, OrderedDict[ContactId, tuple[str, QImage]]] = {
            side: OrderedDict() for side in _MOST
        }
        self._wanted: dict[int, dict[ContactId, None]] = {side: {} for side in _MOST}
        self._gathering = QTimer(self, singleShot=True, interval=_GATHERING_MS)
        self._gathering.timeout.connect(self._ask)
        office.changed.connect(self._on_changed)

    def face(self, contact_id: ContactId, side: int = SMALL) -> QImage | None:
        """Return the photo of somebody; None where there is none, or while it is not read yet."""
        if self._prints is None:
            self._gather()
            return None
        print_ = self._prints.get(contact_id)
        if print_ is None:
            return None
        kept = self._kept[side]
        found = kept.get(contact_id)
        if found is None or found[0] != print_:
            self._wanted[side][contact_id] = None
            self._gather()
        else:
            kept.move_to_end(contact_id)
        return found[1] if found else None

    def has_face(self, contact_id: ContactId) -> bool:
        """Return whether there is a photo of somebody, as far as is known yet."""
        return self._prints is not None and contact_id in self._prints

    def _gather(self) -> None:
        """Ask shortly, however often something is painted until then."""
        if not self._gathering.isActive():
            self._gathering.start()

    def _ask(self) -> None:
        if self._prints is None:
            if not self._asked:
                self._ask_whose()
            return
        for side, wanted in self._wanted.items():
            if wanted:
                # Of many that were passed by, the last ones are in sight.
                latest = list(wanted)[-_AT_ONCE:]
                asked = {id_: self._prints[id_] for id_ in latest if id_ in self._prints}
                wanted.clear()
                self._office.ask(partial(_read, asked, side), partial(self._on_read, side))

    def _ask_whose(self) -> None:
        from appreciation.services.people import photos

        self._asked = True
        self._office.ask(photos.prints, self._on_prints, key="photos", otherwise=_leave)

    def _on_prints(self, prints: Mapping[ContactId, str]) -> None:
        before, self._prints = self._prints, prints
        if before != prints and (before or prints):
            self.came.emit()

    def _on_read(self, side: int, read: Mapping[ContactId, tuple[str, QImage]]) -> None:
        kept = self._kept[side]
        kept.update(read)
        while len(kept) > _MOST[side]:
            kept.popitem(last=False)
        if read:
            self.came.emit()

    def _on_changed(self, kinds: Changes) -> None:
        if Kind.CONTACT in kinds and self._asked:  # an answer on its way may be too old
            self._ask_whose()


def faces_of(office: Office) -> Faces:
    """Return the photos of the book that an office works with."""
    found = office.findChild(Faces)
    return found if isinstance(found, Faces) else Faces(office)


def paint_face(painter: QPainter, where: QRectF, picture: QImage) -> None:
    """Draw a photo as a disc."""
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    disc = QPainterPath()
    disc.addEllipse(where)
    painter.setClipPath(disc)
    painter.drawImage(where, picture)
    painter.restore()


def _read(
    prints: Mapping[ContactId, str], side: int, desk: Desk
) -> Mapping[ContactId, tuple[str, QImage]]:
    """Read photos and make them as small as they are shown; runs off the window's thread."""
    from appreciation.services.people import photos

    found = {}
    for id_, content in photos.photos(desk, list(prints)).items():
        picture = QImage.fromData(content)
        if not picture.isNull():
            small = picture.scaled(
                side,
                side,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            found[id_] = (prints[id_], small)
    return found


def _leave(_error: BaseException) -> None:
    """Show initials: why a book cannot be asked is told by the page that needs it."""
