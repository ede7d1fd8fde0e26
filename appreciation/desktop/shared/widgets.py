"""The small things every page is made of. What a widget looks like hangs on its `kind`."""

import re
from html import escape

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from appreciation.desktop.theme.theme import Theme

GRID = 8
"""Everything stands at multiples of so many pixels."""


def label(text: str = "", kind: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label that shows exactly this text, whatever a contact is called.

    Kinds: title, name, figure, section, strong, quiet, small, accent, good, careful, alert, badge.
    """
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    return made


def set_kind(widget: QWidget, kind: str) -> None:
    """Change what a widget looks like after it has been made."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class PressedByEnter(QPushButton):
    """A button that Enter presses in windows too, once however long it is held down."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            super().keyPressEvent(event)


def button(theme: Theme, text: str, icon: str = "", *, kind: str = "") -> QPushButton:
    """Return a button with a verb on it; its text is shown as it is, `&` too.

    Kinds: primary (one a page), danger, link, quiet, chip, careful_chip; none for a plain one.
    """
    made = PressedByEnter()
    if kind:
        made.setProperty("kind", kind)
    if icon:
        ink = {"primary": "on_accent", "danger": "alert", "link": "accent"}.get(kind, "ink")
        if kind.endswith("chip"):
            ink = "careful" if kind == "careful_chip" else "quiet"
        theme.dress(made, icon, ink)
    set_text(made, text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def set_text(made: QPushButton, text: str) -> None:
    """Change the text of a button together with the name it is read out by."""
    space = " " if text and not made.icon().isNull() else ""
    made.setText(space + plain(text))
    made.setAccessibleName(text)


def icon_button(theme: Theme, icon: str, says: str) -> QPushButton:
    """Return a button with an icon alone; `says` is its tool tip and the name it is read out by."""
    made = PressedByEnter()
    theme.dress(made, icon)
    made.setProperty("alone", "true")  # square, for no words stand beside the icon
    made.setAccessibleName(says)
    made.setToolTip(tip(says))
    return made


def plain(text: str) -> str:
    """Return a text for a button, tab or menu, where `&` would mark a letter."""
    return text.replace("&", "&&")


def unmarked(text: str) -> str:
    """Return the text of a menu entry as it is seen.

    >>> unmarked("&Find A && B")
    'Find A & B'
    """
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def breakable(text: str) -> str:
    """Return a text that a label can break in the middle of a word too long for any line.

    >>> len(breakable("short words stay")), len(breakable("x" * 60))
    (16, 62)
    """
    return _TOO_LONG.sub(lambda word: _WORD_JOINTS.join(_PIECES.findall(word[0])), text)


_TOO_LONG = re.compile(r"\S{30,}")
_PIECES = re.compile(r".{1,20}")
_WORD_JOINTS = "\u200b"
"""A space without width: where a line may end."""


def tip(text: str) -> str:
    """Return a text for a tool tip, where `<` would begin HTML."""
    return escape(text, quote=False)


def section(text: str) -> QLabel:
    """Return the heading of a part of a page."""
    return label(text, "section")


def hairline() -> QFrame:
    """Return the thin line that parts one thing from the next."""
    line = QFrame()
    line.setProperty("kind", "hairline")
    return line


def card(*, kind: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """Return a surface with round corners, and the layout for what lies on it.

    Kinds: card, tinted, sunken.
    """
    frame = QFrame()
    frame.setProperty("kind", kind)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return frame, layout


def row(*things: QWidget, stretch_after: int | None = None, gap: int = GRID) -> QHBoxLayout:
    """Return widgets side by side, with room after the one of that place."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for place, thing in enumerate(things):
        layout.addWidget(thing)
        if place == stretch_after:
            layout.addStretch(1)
    return layout


def column(*things: QWidget, gap: int = GRID) -> QVBoxLayout:
    """Return widgets one below the other."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for thing in things:
        layout.addWidget(thing)
    return layout


def stand(things: QBoxLayout, *, upright: bool) -> None:
    """Let things stand one below the other, or side by side."""
    directions = QBoxLayout.Direction
    things.setDirection(directions.TopToBottom if upright else directions.LeftToRight)


def scrolling(content: QWidget) -> QScrollArea:
    """Return something that scrolls up and down where it does not fit; its width must."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout for good."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)


class EmptyState(QWidget):
    """What an empty page says: one sentence, and the main action if there is one."""

    def __init__(self, text: str, action: QPushButton | None = None) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setDirection(QBoxLayout.Direction.TopToBottom)
        layout.setContentsMargins(GRID, 8 * GRID, GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addStretch(1)
        self._text = label(text, "quiet", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._text)
        if action:
            layout.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def say(self, text: str) -> None:
        """Change the sentence."""
        self._text.setText(text)


def counted(count: int, one: str, many: str, **more: str) -> str:
    """Return the wording for a number, which stands in it as {n}, written as the locale does.

    Other blanks are filled with `more`.

    >>> counted(1, "{n} greeting", "{n} greetings"), counted(0, "{n} greeting", "{n} greetings")
    ('1 greeting', '0 greetings')
    """
    return (one if count == 1 else many).format(n=number(count), **more)


def number(count: int) -> str:
    """Return a number with the separators of the locale."""
    return QLocale().toString(count)


def translated(context: str, text: str) -> str:
    """Return a text in the language of the program, for functions that are no widget's."""
    return QCoreApplication.translate(context, text)
