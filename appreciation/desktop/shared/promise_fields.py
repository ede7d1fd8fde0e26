"""The time and the means of a promise, as fields."""

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit
from typing_extensions import override

from appreciation.desktop.shared.promises import clock_words, means_words
from appreciation.domain.promise_lines import understood
from appreciation.domain.promises import Means

_ANY_DAY = date(2000, 1, 1)


class TimeField(QLineEdit):
    """A time as it is said: `16:00`, `4 pm`. Empty means at any time. `typed` says what is open."""

    typed = Signal(str)

    def __init__(self, says: str, example: str) -> None:
        super().__init__(placeholderText=example)
        self._meant: time | None = None
        self.setAccessibleName(says)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)

    @property
    def at(self) -> time | None:
        """The time; None where the field is empty, or what stands there is none."""
        return self._meant

    @property
    def is_wrong(self) -> bool:
        """Whether something stands there that is no time, or can be two."""
        return bool(self.text().strip()) and self._meant is None

    def show_time(self, at: time | None) -> None:
        """Show a time, or none; that is no edit."""
        self._meant = at
        self.setText(clock_words(at) if at else "")

    def _on_edited(self, text: str) -> None:
        found = understood(f"at {text}", _ANY_DAY, None)
        self._meant = found.at
        self.typed.emit(" ".join(found.doubts))

    def _on_finished(self) -> None:
        if self._meant:
            self.show_time(self._meant)


class MeansBox(QComboBox):
    """The means of a promise; none until one is chosen."""

    def __init__(self, says: str) -> None:
        super().__init__()
        self.setAccessibleName(says)
        self.addItem(self.tr("by …"), "")
        for means in Means:
            self.addItem(means_words(means), means.value)

    @property
    def means(self) -> Means | None:
        """The means that is chosen."""
        chosen = self.currentData()
        return Means(chosen) if chosen else None

    def show_means(self, means: Means | None) -> None:
        """Show a means, or none; that is no edit."""
        self.setCurrentIndex(list(Means).index(means) + 1 if means else 0)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls under it
