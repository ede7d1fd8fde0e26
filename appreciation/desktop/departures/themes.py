"""What those who left say most, below the list of them."""

from PySide6.QtWidgets import QPushButton, QWidget

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, button, clear, column, number, section
from appreciation.services.departures.departure_lists import DepartureList

_MOST = 12


class Themes(QWidget):
    """The themes by how often they came up; each leads to Insights, which has all of them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._column = column(gap=GRID)
        self.setLayout(self._column)

    def show_themes(self, found: DepartureList) -> None:
        """Show the themes of a list in place of those before."""
        clear(self._column)
        self.setVisible(bool(found.themes))
        if not found.themes:
            return
        chips = [
            self._chip(self._words(found, place)) for place in range(min(len(found.themes), _MOST))
        ]
        left = len(found.themes) - _MOST
        if left > 0:
            chips.append(self._chip(self.tr("and {n} more").format(n=number(left))))
        self._column.addWidget(section(self.tr("What they say")))
        self._column.addLayout(Flow(*chips))

    def _words(self, found: DepartureList, place: int) -> str:
        theme, count = found.themes[place]
        words = self.tr("{theme} {n} of {all}") if place == 0 else self.tr("{theme} {n}")
        return words.format(theme=theme, n=number(count), all=number(found.with_themes))

    def _chip(self, words: str) -> QPushButton:
        chip = button(self._shell.theme, words, kind="chip")
        chip.setEnabled(self._shell.has_page("insights"))
        chip.clicked.connect(lambda: self._shell.go("insights"))
        return chip
