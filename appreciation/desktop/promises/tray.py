"""A message beside the clock of the desktop, where there is a place for one."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon


class Tray(QObject):
    """Shows messages in the system tray. Its icon comes with the first, where there is a tray.

    `pressed` is called when the message or the icon is.
    """

    def __init__(self, pressed: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._pressed = pressed
        self._icon: QSystemTrayIcon | None = None

    def tell(self, title: str, text: str) -> None:
        """Show a message for a while; it asks for no answer."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._icon.setToolTip("Appreciation")
            self._icon.messageClicked.connect(self._pressed)
            self._icon.activated.connect(lambda _reason: self._pressed())
            self._icon.show()
        self._icon.showMessage(title, text, self._icon.icon())
