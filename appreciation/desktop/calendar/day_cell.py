"""One day of the month, as a button."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from appreciation.desktop.shared.days import long_day
from appreciation.desktop.shared.widgets import counted, number, tip
from appreciation.desktop.theme.theme import Theme
from appreciation.services.calendar import Day

_LEAST_HEIGHT = 92
_LINE = 18
_PAD = 8


class DayCell(QAbstractButton):
    """Shows the number, holidays, the first names, and how much is to be posted.

    What does not fit is counted in its last line.
    """

    def __init__(self, theme: Theme, shown: Day, *, is_today: bool) -> None:
        super().__init__()
        self._theme = theme
        self._shown = shown
        self._is_today = is_today
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self._spoken())
        self.setToolTip(tip("\n".join(self._notes())))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(90), self._theme.px(_LEAST_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(_LEAST_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        if self.isChecked():
            painter.fillRect(self.rect(), theme.colour("tint"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("paper"))
        elif self._shown.days_off or self._shown.day.isoweekday() > 5:
            painter.fillRect(self.rect(), theme.colour("side"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        if self.x() >= self.width() // 2:  # not at the edge of the month
            painter.fillRect(0, 0, 1, self.height(), theme.colour("line"))
        self._head(painter)
        self._lines(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 6, 6)

    def _head(self, painter: QPainter) -> None:
        theme, pad = self._theme, self._theme.px(_PAD)
        side = theme.px(24)
        where = QRect(pad - theme.px(3), pad - theme.px(3), side, side)
        painter.setFont(theme.font(10, bold=self._is_today))
        if self._is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(where)
        painter.setPen(theme.colour("on_accent" if self._is_today else "ink"))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, number(self._shown.day.day))
        if self._shown.to_post or self._shown.to_post_for:
            self._post(painter, pad)

    def _post(self, painter: QPainter, pad: int) -> None:
        theme = self._theme
        icon = theme.pixmap("mailbox", "careful", 16)
        right = self.width() - pad
        if self._shown.to_post:
            text = number(self._shown.to_post)
            painter.setFont(theme.font(9))
            painter.setPen(theme.colour("careful"))
            wide = QFontMetrics(painter.font()).horizontalAdvance(text)
            where = QRect(right - wide, pad, wide, theme.px(_LINE))
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
            right -= wide + theme.px(4)
        painter.drawPixmap(right - theme.px(16), pad, theme.px(16), theme.px(16), icon)

    def _lines(self, painter: QPainter) -> None:
        theme, pad, line = self._theme, self._theme.px(_PAD), self._theme.px(_LINE)
        top = pad + theme.px(24)
        room = max(0, (self.height() - top - theme.px(4)) // line)
        painter.setFont(theme.font(9))
        metrics = QFontMetrics(painter.font())
        for at, (text, ink) in enumerate(self._texts(room)):
            where = QRect(pad, top + at * line, self.width() - 2 * pad, line)
            painter.setPen(theme.colour(ink))
            fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, where.width())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, fitting)

    def _texts(self, room: int) -> list[tuple[str, str]]:
        """Return the lines that fit, each with its colour; the last tells what did not."""
        shown = self._shown
        texts = [(name, "accent") for name in dict.fromkeys(shown.holidays)]
        texts += [(name, "quiet") for name in shown.other_days_off]
        notes = len(texts)
        texts += [(each.celebration.full_name, "ink") for each in shown.first]
        unnamed = shown.count - len(shown.first)
        if unnamed <= 0 and len(texts) <= room:
            return texts
        fitting = texts[: max(room - 1, 0)]
        named = max(0, len(fitting) - notes)
        left = shown.count - named
        more = self.tr("+{n}") if named else self.tr("{n} occasions")
        return [*fitting, (more.format(n=number(left)), "quiet")] if left and room else fitting

    def _notes(self) -> list[str]:
        """Return what is said of the day beside its number."""
        shown = self._shown
        notes = [*shown.holidays, *shown.other_days_off]
        if shown.count:
            notes.append(counted(shown.count, self.tr("1 occasion"), self.tr("{n} occasions")))
        if shown.to_post:
            notes.append(
                counted(
                    shown.to_post,
                    self.tr("The post for 1 occasion goes by this day"),
                    self.tr("The post for {n} occasions goes by this day"),
                )
            )
        notes += [
            self.tr("The post for {holiday} goes by this day").format(holiday=each)
            for each in shown.to_post_for
        ]
        return notes

    def _spoken(self) -> str:
        names = [each.celebration.full_name for each in self._shown.first]
        return ", ".join([long_day(self._shown.day), *self._notes(), *names])
