"""A window that asks one thing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.shared.widgets import GRID, button, label, plain, row, scrolling, set_text
from appreciation.desktop.theme.theme import Theme

_USUAL_WIDTH = 460
_MARGIN = 3 * GRID


class Question(QDialog):
    """A window with one question, closed by Cancel, Esc or the one button that answers."""

    def __init__(self, theme: Theme, parent: QWidget, *, scrolls: bool = False) -> None:
        super().__init__(parent)
        self.theme = theme
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = label(kind="name", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        self.answer_button = button(theme, "", kind="primary")
        self.answer_button.setDefault(True)
        self.answer_button.clicked.connect(self.accept)
        self._trouble = label(kind="alert", wrap=True)
        self._trouble.hide()
        self._first: QWidget | None = None
        self._cancel = cancel = button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = row(cancel, self.answer_button)
        buttons.insertStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 2 * GRID, _MARGIN, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.heading)
        self._content = content = QWidget()
        content.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(content) if scrolls else None
        layout.addWidget(self._area or content, 1)
        layout.addWidget(self._trouble)
        layout.addLayout(buttons)
        self._width, self._height = _USUAL_WIDTH, 0
        self._fitted = False

    def entitle(self, title: str, verb: str, heading: str = "") -> None:
        """Say what the window is called, what is asked if that is more, and the verb to answer."""
        self.setWindowTitle(title)
        self.heading.setText(heading or title)
        set_text(self.answer_button, verb)

    def missing(self) -> str:
        """Return what is still to be said before it can be answered; empty where nothing is."""
        return ""

    @override
    def accept(self) -> None:
        """Answer it, or stay open and say what is missing."""
        if missing := self.missing():
            self._trouble.setText(missing)
            self._trouble.show()
            self._make_room()
        else:
            super().accept()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field, not on Cancel while nothing can be answered yet."""
        super().showEvent(event)
        if not self._fitted:
            self._take_size()
        if self._first is not None and self.focusWidget() in {None, self._cancel}:
            self._first.setFocus()

    def fit(self, width: int, height: int = 0) -> None:
        """Take this size at the usual scale, and no more than the window has that asks.

        Without a height it is as high as what is asked. Before it is shown nothing is measured:
        how high something is hangs on the style sheet, which reaches it only then.
        """
        self._width, self._height = width, height
        if self.isVisible():
            self._take_size()

    def ask(self, title: str, editor: QWidget) -> None:
        """Add a field with its title above it."""
        self._first = self._first or editor
        above = label(plain(title), "section", wrap=True)
        above.setBuddy(editor)
        editor.setAccessibleName(title)
        self.body.addWidget(above)
        self.body.addWidget(editor)

    def _take_size(self) -> None:
        self._fitted = True
        px, room = self.theme.px, self._over.size()
        wide = min(px(self._width), room.width())
        self.resize(wide, min(px(self._height) or self._needed(wide), room.height()))

    def _make_room(self) -> None:
        """Grow by what is said below, where the window that asks leaves room for it."""
        needed = min(self._needed(self.width()), self._over.height())
        if not self._height and needed > self.height():
            self.resize(self.width(), needed)

    def _needed(self, wide: int) -> int:
        """Return the height in which everything is seen, also of what could scroll."""
        needed = _height(self, wide)
        if self._area is None:
            return needed
        return needed - self._area.sizeHint().height() + _height(self._content, wide - 2 * _MARGIN)


def _height(widget: QWidget, width: int) -> int:
    """Return how high something is that is so wide."""
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return widget.sizeHint().height()
