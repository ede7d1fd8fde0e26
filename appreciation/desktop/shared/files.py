"""Choosing files. Nothing here waits: the answer comes to a function."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]


def ask_for_file(parent: QWidget, title: str, kinds: str, then: Chosen) -> QFileDialog:
    """Ask for a file that is there. `kinds` is as `Pictures (*.png *.jpg)`, parted by `;;`."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
    return dialog


def ask_for_files(
    parent: QWidget, title: str, kinds: str, then: Callable[[list[Path]], None]
) -> QFileDialog:
    """Ask for one or more files that are there."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda chosen: then([Path(each) for each in chosen]))
    dialog.open()
    return dialog


def ask_where_to_save(
    parent: QWidget, title: str, kinds: str, name: str, then: Chosen
) -> QFileDialog:
    """Ask where a file is to be written, calling it `name` at first."""
    dialog = _dialog(parent, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_ending(kind)))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
    return dialog


def open_file(path: Path) -> None:
    """Open a file with the program that this computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _ending(kind: str) -> str:
    """Return the ending of a kind of file.

    >>> _ending("Tables (*.csv)")
    'csv'
    """
    return kind.rpartition("*.")[2].rstrip(")").split(" ")[0]


def _dialog(parent: QWidget, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, filter=kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog.setDirectory(documents if QDir(documents).exists() else QDir.homePath())
    return dialog
