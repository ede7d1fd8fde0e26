"""A menu below what is pressed for it."""

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from appreciation.desktop.shared.widgets import icon_button
from appreciation.desktop.theme.theme import Theme


def open_below(beside: QWidget, menu: QMenu) -> None:
    """Show a menu below what was pressed for it."""
    menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))


def open_once_below(beside: QWidget, menu: QMenu) -> None:
    """Show a menu made for this once below what was pressed for it."""
    menu.aboutToHide.connect(menu.deleteLater)
    open_below(beside, menu)


def more_button(theme: Theme, says: str) -> tuple[QPushButton, QMenu]:
    """Return a button with three dots, read out as `says`, and the menu it opens."""
    more = icon_button(theme, "ellipsis", says)
    menu = QMenu(more)
    more.clicked.connect(lambda: open_below(more, menu))
    return more, menu
