"""What the owner sees when something goes wrong."""

import logging
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from appreciation.domain.errors import UserError

logger = logging.getLogger(__name__)


class Failures:
    """Tells about errors: the owner's to solve in plain words, ours with details to send.

    One box at a time: what fails in a repaint fails again with the next.
    """

    def __init__(self) -> None:
        self.window: QWidget | None = None
        self._box: QMessageBox | None = None

    def explain(self, error: BaseException) -> None:
        """Say why something did not happen."""
        if isinstance(error, UserError):
            self._open(QMessageBox.Icon.Information, str(error))
            return
        logger.error("Unexpected error", exc_info=error)
        box = self._open(
            QMessageBox.Icon.Warning,
            _tr(
                "Something went wrong inside Appreciation. Nothing you had saved is lost, and you"
                " can go on. If it happens again, the details below help to find out why."
            ),
        )
        if box:
            box.setDetailedText("".join(traceback.format_exception(error)))

    def excepthook(
        self, _type: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """Stand in for `sys.excepthook`; errors out of slots and Qt overrides arrive here."""
        if isinstance(error, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        self.explain(error)

    def _open(self, icon: QMessageBox.Icon, text: str) -> QMessageBox | None:
        if self._box is not None:
            return None
        box = QMessageBox(icon, "Appreciation", "", parent=self.window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.addButton(QMessageBox.StandardButton.Close)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._forget)
        self._box = box
        box.open()
        return box

    def _forget(self) -> None:
        self._box = None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Failures", text)
