"""The keyboard stays where it was when what it was in is built anew."""

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from appreciation.desktop.shared.kept_focus import put_back, spot_in


class Place(QWidget):
    """A window with one part, which is built anew."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self.part = self._made()

    def build_anew(self) -> None:
        """Put another part in the place of this one, and the keyboard where it was."""
        spot = spot_in(self.part)
        before, self.part = self.part, self._made()
        put_back(self.part, spot, self.part)
        before.deleteLater()

    def _made(self) -> QWidget:
        part = QWidget()
        inside = QVBoxLayout(part)
        for name in ("Call", "Write"):
            button = QPushButton()
            button.setAccessibleName(name)
            inside.addWidget(button)
        self._layout.addWidget(part)
        return part


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    """Return the window, with the keyboard in it."""
    made = Place()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_keyboard_stays_on_the_button_of_that_name(qtbot: QtBot, place: Place) -> None:
    place.part.findChildren(QPushButton)[1].setFocus()
    place.build_anew()
    qtbot.waitUntil(place.part.findChildren(QPushButton)[1].hasFocus)


def test_the_keyboard_stays_on_a_part_that_has_it_itself(qtbot: QtBot, place: Place) -> None:
    place.part.setFocus()
    place.build_anew()
    qtbot.waitUntil(place.part.hasFocus)
