"""The chips above the organisations."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.widgets import button, number, set_text
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.organisations import Footing
from appreciation.services.dealings.organisations import OrganisationTally


class OrganisationFilters(QWidget):
    """One chip a list, of which one is chosen. `changed` says that the choice is another."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._titles: dict[Footing | None, str] = {
            None: self.tr("All"),
            Footing.ONE: self.tr("Rest on one person"),
            Footing.NOBODY: self.tr("Nobody left"),
        }
        self._chips: dict[Footing | None, QPushButton] = {}
        for footing, title in self._titles.items():
            chip = self._chips[footing] = button(theme, title, kind="chip")
            chip.setCheckable(True)
            self._group.addButton(chip)
        self._chips[None].setChecked(True)
        self._group.idToggled.connect(self._on_toggled)
        self.setLayout(Flow(*self._chips.values()))

    @property
    def footing(self) -> Footing | None:
        """The footing of those that are wanted; None for all."""
        return next(footing for footing, chip in self._chips.items() if chip.isChecked())

    def show_tally(self, tally: OrganisationTally) -> None:
        """Show how many each list has; of all of them it stands beside the title."""
        for footing, count in ((Footing.ONE, tally.on_one), (Footing.NOBODY, tally.on_nobody)):
            set_text(self._chips[footing], f"{self._titles[footing]} {number(count)}")

    def _on_toggled(self, _id: int, chosen: bool) -> None:  # noqa: FBT001 - a slot of Qt's
        if chosen:
            self.changed.emit()
