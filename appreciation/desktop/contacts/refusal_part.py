"""Why somebody gets no greetings, and how to mend it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.widgets import GRID, button, column, label
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.eligibility import Reason, Refusal

_MENDED_IN_THE_ENTRY = frozenset({Reason.NO_ADDRESS, Reason.UNDELIVERABLE})


class RefusalPart(QFrame):
    """The reason with its mend; `edit_wished` where the mend is a change of their entry."""

    edit_wished = Signal()

    def __init__(self, theme: Theme, refusal: Refusal, *, editable: bool) -> None:
        super().__init__()
        self.setProperty("kind", "sunken")
        reason = self.tr("Gets no greetings: {reason}").format(reason=refusal.reason)
        texts = column(
            label(reason, "strong", wrap=True), label(refusal.mend, "small", wrap=True), gap=2
        )
        if editable and refusal.reason in _MENDED_IN_THE_ENTRY:
            mend = button(theme, self._verb(refusal.reason), kind="link")
            mend.clicked.connect(self.edit_wished)
            texts.addLayout(Flow(mend))
        line = QHBoxLayout()
        line.setSpacing(GRID + 4)
        icon = IconMark(theme, "circle-slash", "careful")
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID + 2, 2 * GRID, GRID + 2)
        inside.addLayout(line)

    def _verb(self, reason: Reason) -> str:
        if reason is Reason.NO_ADDRESS:
            return self.tr("Add an address")
        return self.tr("Change the address")
