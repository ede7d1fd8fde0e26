"""What stands beside the note: what was said before, and what they need."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.call_log import words
from appreciation.desktop.shared.widgets import GRID, breakable, label, section
from appreciation.services.call_log import Before


class Beside(QWidget):
    """Parts under their headings; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self.hide()

    def show_before(self, before: Before, today: date) -> None:
        """Show the latest touches, and what they need."""
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

    def add_heading(self, text: str) -> None:
        """Begin another part."""
        if self._layout.count():
            self._layout.addSpacing(2 * GRID)
        self._layout.addWidget(section(text))
        self.show()

    def add_text(self, text: str) -> None:
        """Add words to the part that was begun last."""
        self._layout.addWidget(label(breakable(text), "small", wrap=True))
