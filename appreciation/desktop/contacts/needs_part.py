"""What somebody needs, the little extras there could be, and what is kept with them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from appreciation.desktop.shared.widgets import breakable, button, column, label, section
from appreciation.desktop.theme.theme import Theme


class NeedsPart(QWidget):
    """Shows their needs. `change_wished` asks for others, `extra_wished` to log a little extra.

    `attach_wished` asks for a file to be kept with them.
    """

    change_wished = Signal()
    extra_wished = Signal()
    attach_wished = Signal()

    def __init__(self, theme: Theme, needs: str, *, read_only: bool) -> None:
        super().__init__()
        parts = column(gap=4)
        self.begin: tuple[QPushButton, ...] = ()
        if needs:
            parts.addWidget(section(self.tr("Needs")))
            parts.addWidget(label(breakable(needs), wrap=True))
        if not read_only:
            text = self.tr("Change what they need") if needs else self.tr("Note what they need")
            change = button(theme, text, kind="link")
            change.clicked.connect(self.change_wished)
            extra = button(theme, self.tr("Little extra…"), kind="link")
            extra.clicked.connect(self.extra_wished)
            attach = button(theme, self.tr("Attach a file…"), kind="link")
            attach.clicked.connect(self.attach_wished)
            self.begin = (change, extra, attach)
        self.setLayout(parts)
        self.setVisible(bool(needs))
