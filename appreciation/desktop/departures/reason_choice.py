"""Choosing why somebody left: first whose doing it was, then the reason, or one of one's own."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from appreciation.desktop.shared.departures import group_words, reason_words
from appreciation.desktop.shared.widgets import GRID, column
from appreciation.domain.departure_reasons import Reason, ReasonGroup, own_reason, reason_of
from appreciation.domain.errors import WrongValueError

_ORDER = (
    ReasonGroup.NOT_ASKED,
    ReasonGroup.WE_DID,
    ReasonGroup.LEFT_UNDONE,
    ReasonGroup.SITUATION,
    ReasonGroup.REFUSED,
    ReasonGroup.UNKNOWN,
)


class ReasonChoice(QWidget):
    """Two fields: the group, and the reason in it. `chosen` says that either has changed."""

    chosen = Signal()

    def __init__(self, reasons: Sequence[Reason], now: Reason) -> None:
        super().__init__()
        self._reasons = reasons
        self._groups = _long_list(self.tr("Whose doing it was"))
        for group in _ORDER:
            self._groups.addItem(group_words(group), group.value)
        self._detail = _long_list(self.tr("The reason; you may also write one of your own"))
        self._detail.setEditable(True)
        self.setLayout(column(self._groups, self._detail, gap=GRID))
        self.setFocusProxy(self._groups)
        self._groups.setCurrentIndex(self._groups.findData(now.group.value))
        self._fill()
        self._detail.setCurrentIndex(max(0, self._detail.findData(now.code)))
        self._groups.currentIndexChanged.connect(self._on_group)
        self._detail.editTextChanged.connect(lambda _text: self.chosen.emit())

    @property
    def group(self) -> ReasonGroup:
        """The group that is chosen."""
        return ReasonGroup(self._groups.currentData())

    @property
    def reason(self) -> Reason:
        """The reason that is chosen, or written."""
        written = self._detail.currentText().strip()
        place = self._detail.findText(written)
        code = self._detail.itemData(max(0, place))
        if written and place < 0:
            return self._written(written)
        return next(each for each in self._reasons if each.code == code)

    def _written(self, words: str) -> Reason:
        try:
            return reason_of(words, self._reasons)
        except WrongValueError:
            return own_reason(words, self.group)

    def _on_group(self) -> None:
        self._fill()
        self.chosen.emit()

    def _fill(self) -> None:
        there = [each for each in self._reasons if each.group is self.group]
        with QSignalBlocker(self._detail):  # empty for a moment, it means no reason
            self._detail.clear()
            for each in there:
                self._detail.addItem(reason_words(each), each.code)
        self._detail.setVisible(len(there) > 1)


def _long_list(says: str) -> QComboBox:
    made = QComboBox()
    made.setProperty("long", "true")
    made.setItemDelegate(QStyledItemDelegate(made))
    made.setAccessibleName(says)
    policy = QComboBox.SizeAdjustPolicy
    made.setSizeAdjustPolicy(policy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    return made
