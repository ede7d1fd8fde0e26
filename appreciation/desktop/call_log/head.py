"""Who the call is with: name, organisation, numbers to dial, and the clock."""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from appreciation.desktop.call_log.words import clock, title
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.marks import AvatarMark
from appreciation.desktop.shared.widgets import GRID, button, label
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.touches import TouchKind
from appreciation.services.dealings.call_log import Before

_AVATAR = 40


class Head(QWidget):
    """The top of the window. The clock runs from the beginning; `began` seconds were before."""

    def __init__(self, theme: Theme, name: str, organisation: str, began: int) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._began = began
        self._title = label(kind="name", wrap=True)
        self._organisation = label(organisation, "small")
        self._ways = Flow(self._organisation, gap=4)
        self._time = label(clock(began), "clock")
        self._time.setAccessibleName(self.tr("Time since the call began"))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._title)
        lines.addLayout(self._ways)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + 6)
        self.avatar = AvatarMark(theme, name, _AVATAR)
        layout.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 1)
        layout.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        self._elapsed = QElapsedTimer()
        self._elapsed.start()
        ticking = QTimer(self, interval=500)
        ticking.timeout.connect(self._on_tick)
        ticking.start()

    @property
    def seconds(self) -> int:
        """How long the call has lasted."""
        return self._began + self._elapsed.elapsed() // 1000

    def show_kind(self, kind: TouchKind) -> None:
        """Name what is being written down; only a call has a running clock."""
        self._title.setText(title(kind, self._name))
        self._time.setVisible(kind is TouchKind.CALL)

    def show_before(self, before: Before) -> None:
        """Offer the numbers there are to dial."""
        self._organisation.setText(before.contact.organisation)
        self._organisation.setVisible(bool(before.contact.organisation))
        for phone in before.contact.phones:
            uri = before.dial.get(phone.number, "")
            if not uri:
                self._ways.addWidget(label(phone.number, "small"))
                continue
            dial = button(self._theme, phone.number, "phone", kind="link")
            dial.setAccessibleName(self.tr("Dial {number}").format(number=phone.number))
            dial.clicked.connect(lambda _checked=False, to=uri: QDesktopServices.openUrl(QUrl(to)))
            self._ways.addWidget(dial)

    def _on_tick(self) -> None:
        self._time.setText(clock(self.seconds))
