"""The logo and the signature: chosen from a file, shown as they will stand on paper."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.widgets import GRID, button, label, set_text
from appreciation.desktop.theme.theme import Theme

_WIDTH, _HEIGHT = 260, 96
_PAPER = QColor("#FFFFFF")


class PictureField(QWidget):
    """A picture with its buttons. `wished` asks for a file; `edited` says it was taken away."""

    wished = Signal()
    edited = Signal()

    def __init__(self, theme: Theme, key: str, title: str, hint: str) -> None:
        super().__init__()
        self.key = key
        self.content = b""
        self._title = title
        self._preview = _Preview(theme, title)
        self._choose = button(theme, "", "image-plus")
        self._choose.clicked.connect(self.wished)
        self._remove = button(theme, self.tr("Take away"), "x", kind="quiet")
        self._remove.setAccessibleName(self.tr("Take away: {what}").format(what=title))
        self._remove.clicked.connect(self._on_remove)
        self._note = label("", "alert", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(label(title))
        layout.addWidget(self._preview)
        layout.addLayout(Flow(self._choose, self._remove))
        layout.addWidget(label(hint, "small", wrap=True))
        layout.addWidget(self._note)
        self.show_content(b"")

    def show_content(self, content: bytes) -> None:
        """Show a picture; no bytes show that there is none."""
        self.content = content
        self._preview.show_picture(QImage.fromData(content) if content else QImage())
        words = self.tr("Choose another…") if content else self.tr("Choose a picture…")
        set_text(self._choose, words)
        self._choose.setAccessibleName(f"{words} {self._title}")
        self._remove.setVisible(bool(content))
        self.say_wrong("")

    @property
    def wrong(self) -> str:
        """Why the last picture could not be used; empty when it could."""
        return self._note.text()

    def say_wrong(self, text: str) -> None:
        """Say why a picture cannot be used."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def _on_remove(self) -> None:
        self.show_content(b"")
        self.edited.emit()


class _Preview(QWidget):
    """White paper with the picture on it, whatever the colours of the program."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QImage()
        self.setAccessibleName(title)
        theme.changed.connect(self._fit)
        self._fit()

    def show_picture(self, picture: QImage) -> None:
        self._picture = picture
        self.update()

    def _fit(self) -> None:
        self.setFixedSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("side") if self._picture.isNull() else _PAPER)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), GRID, GRID)
        if self._picture.isNull():
            painter.setPen(self._theme.colour("quiet"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("None yet"))
            return
        room = self.rect().adjusted(GRID, GRID, -GRID, -GRID)
        size = self._picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        ratio = self.devicePixelRatioF()
        shown = self._picture.scaled(
            QSize(round(size.width() * ratio), round(size.height() * ratio)),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        left = room.left() + (room.width() - size.width()) // 2
        top = room.top() + (room.height() - size.height()) // 2
        shown.setDevicePixelRatio(ratio)
        painter.drawImage(left, top, shown)
