"""When somebody should hear next, and why: the top of what is known of them."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from appreciation.desktop.contacts import words
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.quietness import quietness_icon, quietness_ink, quietness_word
from appreciation.desktop.shared.widgets import GRID, button, label
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.cadence import Outlook
from appreciation.services.contact_details import ContactDetails


class CadencePart(QFrame):
    """Says it in a shape and in words. `change_wished` asks for another cadence.

    `more_wished` asks what else can be done about somebody who is going quiet, and where.
    """

    change_wished = Signal()
    more_wished = Signal(object)

    def __init__(
        self,
        theme: Theme,
        details: ContactDetails,
        outlook: Outlook,
        today: date,
        *,
        read_only: bool,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "tinted")
        when, why = words.next_words(details, outlook, today)
        ink = quietness_ink(outlook.quietness) if outlook.is_listed else "accent"
        icon = IconMark(theme, quietness_icon(outlook), ink)
        icon.setToolTip(quietness_word(outlook.quietness))
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(label(when, ink, wrap=True))
        for text in (why, words.household_words(details, outlook, today)):
            if text:
                lines.addWidget(label(text, "small", wrap=True))
        often = label(words.cadence_words(outlook), "small", wrap=True)
        lines.addWidget(often)
        if not read_only:
            change = button(theme, self.tr("Change how often"), kind="link")
            change.clicked.connect(self.change_wished)
            lines.addLayout(links := Flow(change))
            if outlook.is_listed:
                more = button(theme, self.tr("Write, or put off…"), kind="link")
                more.clicked.connect(lambda: self.more_wished.emit(more))
                links.addWidget(more)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID + 2, 2 * GRID, GRID)
        layout.setSpacing(GRID + 2)
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 1)
