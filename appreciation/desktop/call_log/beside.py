"""What stands beside the note: what was said before, what they need, and what to say gently."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.call_log import words
from appreciation.desktop.shared.widgets import GRID, breakable, label, section
from appreciation.domain.guides import Guide
from appreciation.services.dealings.call_log import Before


class Beside(QScrollArea):
    """Parts under their headings; hidden while there are none.

    It scrolls by itself, so that the note stays in sight; below the note it is as high as it needs.
    """

    def __init__(self) -> None:
        super().__init__()
        self._whole = False
        self._content = QWidget()
        outer = QVBoxLayout(self._content)
        outer.setContentsMargins(0, 0, GRID, 0)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(2)
        outer.addLayout(self._layout)
        outer.addStretch(1)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("What to know and to say"))
        self._content.installEventFilter(self)
        self.hide()

    def stand(self, *, whole: bool) -> None:
        """Be as high as everything in it, or as high as there is room."""
        self._whole = whole
        self.updateGeometry()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 0)

    @override
    def hasHeightForWidth(self) -> bool:
        return self._whole

    @override
    def heightForWidth(self, width: int) -> int:
        return self._content.heightForWidth(width) if self._whole else -1

    def show_before(self, before: Before, today: date) -> None:
        """Show the guide that suits them, the latest touches, and what they need."""
        if before.guide:
            self._show_guide(before.guide)
        if before.latest:
            self.add_heading(self.tr("Before"))
        for touch in before.latest:
            what, note = words.before_words(touch, today)
            self._layout.addSpacing(GRID)
            self._layout.addWidget(label(what, "strong", wrap=True))
            if note:
                self.add_text(note)
        if before.care.needs:
            self.add_heading(self.tr("Needs"))
            self.add_text(before.care.needs)

    def _show_guide(self, guide: Guide) -> None:
        """Show what to say, and what to keep in mind before all."""
        self.add_heading(self.tr("Gently"))
        self.add_text(guide.gently)
        for title, lines in (
            (self.tr("To begin"), guide.opening),
            (self.tr("To ask"), guide.questions),
            (self.tr("Not to say"), guide.never),
            (self.tr("To end"), guide.closing),
        ):
            if not lines:
                continue
            self._layout.addSpacing(GRID)
            self._layout.addWidget(label(title, "strong", wrap=True))
            for line in lines:
                self.add_text(line)

    def add_heading(self, text: str) -> None:
        """Begin another part."""
        if self._layout.count():
            self._layout.addSpacing(2 * GRID)
        self._layout.addWidget(section(text))
        self.show()

    def add_text(self, text: str) -> None:
        """Add words to the part that was begun last."""
        self._layout.addWidget(label(breakable(text), "small", wrap=True))
