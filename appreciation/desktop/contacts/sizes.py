"""How large the windows over the contacts are."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def fitting(parent: QWidget, width: int, height: int) -> QSize:
    """Return a size in pixels, made smaller where the window below is."""
    return QSize(width, height).boundedTo(parent.size())
