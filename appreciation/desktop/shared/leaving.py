"""The one question there is when somebody leaves what they have typed and not saved."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from appreciation.desktop.shared.widgets import translated


def ask_to_save(over: QWidget, save: Callable[[], object], drop: Callable[[], object]) -> None:
    """Ask over a page whether what was typed there is kept, let go, or gone on with.

    Asked while the question is in sight already, it only brings that to the front.
    """
    for asked in over.findChildren(QMessageBox):
        if asked.isVisible():
            asked.raise_()
            return
    box = QMessageBox(QMessageBox.Icon.Question, _tr("Not saved yet"), "", parent=over)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_tr("Keep what you have changed?"))
    saving = box.addButton(_tr("Save"), QMessageBox.ButtonRole.AcceptRole)
    leaving = box.addButton(_tr("Leave without saving"), QMessageBox.ButtonRole.DestructiveRole)
    staying = box.addButton(_tr("Stay"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(saving)
    box.setEscapeButton(staying)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    saving.clicked.connect(save)
    leaving.clicked.connect(drop)
    box.open()


def _tr(text: str) -> str:
    return translated("Leaving", text)
