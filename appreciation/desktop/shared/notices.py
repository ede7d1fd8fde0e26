"""What the window tells beside its pages: toasts that go, banners that stay, work under way."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.shared.long_work import LongWork
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    icon_button,
    label,
    number,
    set_text,
)
from appreciation.desktop.theme.theme import Theme

_TOAST_MS = 8_000


class Toast(QFrame):
    """A short message over the foot of `over`, with one button at most. It goes by itself.

    It stays while the pointer or the keyboard is on it.
    """

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self._theme = theme
        self._over = over
        self._pressed: Callable[[], None] = self.hide
        self._text = label(wrap=False)
        self._button = button(theme, "", kind="toast")
        self._button.clicked.connect(self._on_pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._text)
        layout.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True, interval=_TOAST_MS)
        self._timer.timeout.connect(self._on_time)
        over.installEventFilter(self)
        self.hide()

    def say(self, text: str, verb: str = "", pressed: Callable[[], None] | None = None) -> None:
        """Show a message in place of the one before, and a button that does something."""
        self._text.setText(text)
        self._text.setWordWrap(False)
        set_text(self._button, verb)
        self._button.setVisible(bool(verb))
        self._pressed = pressed or self.hide
        self.show()
        self._place()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @property
    def text(self) -> str:
        """What it says, empty when it is not there."""
        return self._text.text() if self.isVisible() else ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        widest = self._over.width() - 4 * GRID
        self._text.setWordWrap(self.sizeHint().width() > widest)
        self.setMaximumWidth(widest)
        self.adjustSize()
        left = (self._over.width() - self.width()) // 2
        self.move(max(0, left), self._over.height() - self.height() - 3 * GRID)

    def _on_time(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _on_pressed(self) -> None:
        self.hide()
        self._pressed()


class Banner(QFrame):
    """A lasting state above the page, with what can be done about it."""

    def __init__(self, theme: Theme, text: str, verb: str, pressed: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("banner")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        layout.addWidget(label(text, wrap=True), 1)
        if verb:
            action = button(theme, verb)
            action.clicked.connect(pressed)
            layout.addWidget(action)


class Banners(QWidget):
    """The banners that hold now, each under a key of its own."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: dict[str, Banner] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def put(self, key: str, text: str, verb: str, pressed: Callable[[], None]) -> None:
        """Show a banner in place of the one under the same key."""
        self.take_away(key)
        self._shown[key] = Banner(self._theme, text, verb, pressed)
        self._layout.addWidget(self._shown[key])

    def take_away(self, key: str) -> None:
        """Remove the banner under a key, if there is one."""
        if banner := self._shown.pop(key, None):
            banner.hide()
            banner.deleteLater()


class _Line(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text = label()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = icon_button(theme, "x", self.tr("Cancel"))
        set_text(self._cancel, self.tr("Cancel"))
        self._cancel.clicked.connect(self._on_cancel)
        self._cancels: Callable[[], None] = self.hide
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._text)
        layout.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._cancel)

    def show_work(self, work: LongWork, *, is_new: bool) -> None:
        if is_new:
            self._cancel.setEnabled(True)
        self._cancels = work.cancel
        self._cancel.setVisible(work.can_stop)
        count = f"{number(work.done)} / {number(work.total)}" if work.total else ""
        self._text.setText(" · ".join(filter(None, (work.title, work.text, count))))
        self._bar.setRange(0, work.total)
        self._bar.setValue(work.done)

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._cancels()


class BusyLine(QFrame):
    """Long work under way: what, how far, and Cancel. Shown when it takes longer than a second."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("busy")
        self._theme = theme
        self._work: LongWork | None = None
        self._line: _Line | None = None
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        self._timer = QTimer(self, singleShot=True, interval=1_000)
        self._timer.timeout.connect(self.show)
        self.hide()

    def follow(self, work: LongWork | None) -> None:
        """Show how far some work is; None when it has ended."""
        if work is None:
            self._timer.stop()
            self.hide()
        elif work is not self._work:
            self._timer.start()
        is_new, self._work = work is not self._work, work
        if work is not None:
            self._shown().show_work(work, is_new=is_new)

    def _shown(self) -> _Line:
        if self._line is None:  # not before there is any work: the start has none
            self._line = _Line(self._theme)
            self._layout.addWidget(self._line)
        return self._line
