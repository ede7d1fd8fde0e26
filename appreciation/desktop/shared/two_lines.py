"""Rows of two lines: a name, quietly what matters about it, and what stands at the right."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from appreciation.desktop.shared.avatars import paint_avatar
from appreciation.desktop.shared.faces import paint_face
from appreciation.desktop.shared.statuses import paint_status, status_word
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Status

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
"""Gives the `TwoLines` of an index."""

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
"""Gives the value behind an index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoLines:
    """What a row shows. The avatar is made from `avatar`, a name; or an `icon` or picture instead.

    `face` is a photo that is shown in place of the initials.

    `status` is drawn as shape and word in the column at `status_at` (a share of the width), or
    below at the right when that is 0. `mark` is an icon at the right end, and `mark_says` what it
    means; `mark_ink` its colour.
    """

    title: str
    subtitle: str = ""
    avatar: str = ""
    face: QImage | None = None
    icon: str = ""
    picture: QImage | None = None
    right: str = ""
    right_below: str = ""
    status: Status | None = None
    status_at: float = 0.0
    mark: str = ""
    mark_says: str = ""
    mark_ink: str = "ink"

    @property
    def spoken(self) -> str:
        """The whole row as it is read out."""
        status = status_word(self.status) if self.status else ""
        parts = (self.title, self.subtitle, self.right, self.right_below, status, self.mark_says)
        return ", ".join(part for part in parts if part)


def row_data(row: TwoLines, role: int) -> Any:
    """Answer a model's `data` for a row; None for the roles it knows nothing of."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return row.title
        case Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        case _ if role == ROW_ROLE:
            return row
    return None


class TwoLineDelegate(QStyledItemDelegate):
    """Draws the `TwoLines` that a model gives under `ROW_ROLE`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, height: int = 58) -> None:
        super().__init__(parent)
        self._theme = theme
        self._height = height

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(self._height))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self._ground(painter, rect, state, last=index.row() == index.model().rowCount() - 1)
        if isinstance(row, TwoLines):
            paint_two_lines(painter, rect, row, self._theme)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -4), self._round, self._round)
        painter.restore()

    @property
    def _round(self) -> int:
        return self._theme.px(9)

    def _ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, last: bool
    ) -> None:
        chosen = state & QStyle.StateFlag.State_Selected
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            # Inside the round corners of the list, which a row to the edges would paint over.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("tint" if chosen else "paper"))
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -4), self._round, self._round)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if not last:
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def paint_two_lines(painter: QPainter, rect: QRect, row: TwoLines, theme: Theme) -> None:
    """Draw a row into a rectangle. Texts that do not fit end in an ellipsis."""
    margin, gap = theme.px(14), theme.px(12)
    left = rect.left() + margin + _lead(painter, rect, row, theme)
    right = rect.right() - margin - _mark(painter, rect, row, theme)
    inside = QRect(left, rect.top(), right - left, rect.height())
    half = inside.height() // 2
    upper, up = inside.adjusted(0, 0, 0, half - inside.height()), Qt.AlignmentFlag.AlignBottom
    lower, down = inside.adjusted(0, half + 1, 0, 0), Qt.AlignmentFlag.AlignTop
    if not row.subtitle:
        upper, up = inside, _CENTRED
    # Beside a column the right is one more column, and as quiet.
    painter.setPen(theme.colour("quiet" if row.status_at else "ink"))
    font = theme.font(10) if row.status_at else theme.font()
    alone = not row.right_below and not (row.status and not row.status_at)
    used = _at_right(painter, *((inside, _CENTRED) if alone else (upper, up)), row.right, font)
    painter.setPen(theme.colour("ink"))
    end = inside.right() - (used + gap if used else 0)
    if row.status and row.status_at:
        column = rect.left() + round(rect.width() * row.status_at)
        _status(painter, QRect(column, rect.top(), end - column, rect.height()), row.status, theme)
        end = column - gap
    upper.setRight(end)
    _text(painter, upper, row.title, theme.font(bold=True), up)
    painter.setPen(theme.colour("quiet"))
    used = _below_right(painter, lower, row, theme)
    below_end = lower.right() - (used + gap if used else 0)
    lower.setRight(min(end, below_end) if row.status_at or alone else below_end)
    _text(painter, lower, row.subtitle, theme.font(10), down)


def _mark(painter: QPainter, rect: QRect, row: TwoLines, theme: Theme) -> int:
    """Draw the icon at the right end, and return how wide it is with its gap."""
    if not row.mark:
        return 0
    side = theme.px(20)
    icon = theme.pixmap(row.mark, row.mark_ink)
    painter.drawPixmap(rect.right() - theme.px(14) - side, rect.center().y() - side // 2, icon)
    return side + theme.px(12)


def _below_right(painter: QPainter, lower: QRect, row: TwoLines, theme: Theme) -> int:
    """Draw what stands below at the right, a text or the status, and return how wide it is."""
    small, down = theme.font(10), Qt.AlignmentFlag.AlignTop
    if row.right_below or row.status is None or row.status_at:
        return _at_right(painter, lower, down, row.right_below, small)
    used = _at_right(painter, lower, down, status_word(row.status), small)
    side, gap = theme.px(10), theme.px(6)
    top = lower.top() + (QFontMetrics(small).height() - side) / 2
    where = QRectF(lower.right() - used - gap - side, top, side, side)
    paint_status(painter, where, row.status, theme.colour("quiet"))
    return used + gap + side


_CENTRED = Qt.AlignmentFlag.AlignVCenter


def _lead(painter: QPainter, rect: QRect, row: TwoLines, theme: Theme) -> int:
    """Draw what stands before the texts, and return how wide it is with its gap."""
    side = theme.px(34)
    box = QRectF(rect.left() + theme.px(14), rect.center().y() - side / 2 + 0.5, side, side)
    if row.picture is not None:
        return _picture(painter, rect, row.picture, theme)
    if row.face is not None:
        paint_face(painter, box, row.face)
        return side + theme.px(12)
    if row.avatar:
        paint_avatar(painter, box, row.avatar, theme.font(bold=True))
        return side + theme.px(12)
    if row.icon:
        icon = theme.pixmap(row.icon)
        size = theme.px(20)
        painter.drawPixmap(rect.left() + theme.px(14), rect.center().y() - size // 2, icon)
        return size + theme.px(12)
    return 0


def _picture(painter: QPainter, rect: QRect, picture: QImage, theme: Theme) -> int:
    ratio = picture.devicePixelRatio()
    width, height = round(picture.width() / ratio), round(picture.height() / ratio)
    left, top = rect.left() + theme.px(14), rect.center().y() - height // 2
    painter.drawImage(left, top, picture)
    painter.setPen(theme.colour("line"))
    painter.drawRect(left, top, width - 1, height - 1)
    return width + theme.px(12)


def _status(painter: QPainter, rect: QRect, status: Status, theme: Theme) -> None:
    side = theme.px(12)
    where = QRectF(rect.left(), rect.center().y() - side / 2 + 0.5, side, side)
    paint_status(painter, where, status, theme.colour("quiet"))
    painter.setPen(theme.colour("quiet"))
    words = rect.adjusted(side + theme.px(8), 0, 0, 0)
    _text(painter, words, status_word(status), theme.font(10), _CENTRED)
    painter.setPen(theme.colour("ink"))


def _at_right(
    painter: QPainter, rect: QRect, vertical: Qt.AlignmentFlag, text: str, font: QFont
) -> int:
    """Draw a text at the right edge and return how wide it is."""
    if not text:
        return 0
    painter.setFont(font)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | vertical), text)
    return QFontMetrics(font).horizontalAdvance(text)


def _text(
    painter: QPainter, rect: QRect, text: str, font: QFont, vertical: Qt.AlignmentFlag
) -> None:
    painter.setFont(font)
    line = " ".join(text.splitlines())
    shown = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, max(0, rect.width()))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | vertical), shown)
