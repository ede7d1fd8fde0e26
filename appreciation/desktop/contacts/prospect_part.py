"""What is known of somebody who may become a customer."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.shared.dealing_words import insight_words
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.widgets import breakable, button, label, section
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.prospects import Insight


class ProspectPart(QWidget):
    """Why they are no customer, what they need, and when to ask again."""

    asked = Signal()

    def __init__(self, theme: Theme, insight: Insight, today: date, *, read_only: bool) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(section(self.tr("Why not a customer?")))
        for line in insight_words(insight, today):
            layout.addWidget(label(breakable(line), wrap=True))
        if not read_only:
            ask = button(theme, self.tr("Ask what they need"), kind="link")
            ask.clicked.connect(self.asked)
            layout.addLayout(Flow(ask))
