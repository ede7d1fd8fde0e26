"""The chips above the list: whom it shows, with their numbers, and in which order."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QWidget

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.statuses import paint_status
from appreciation.desktop.shared.widgets import button, number, set_text
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contact_lines import ContactQuery, Sort, Tally
from appreciation.domain.contacts import Status


class Filters(QWidget):
    """One chip a list, of which one is chosen. `changed` says that the choice is another.

    `sort` has the orders, to be put where there is room.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self._lists = {
            self.tr("Everyone"): ContactQuery(),
            self.tr("Customers"): ContactQuery(status=Status.CUSTOMER),
            self.tr("Former"): ContactQuery(status=Status.FORMER_CUSTOMER),
            self.tr("Prospects"): ContactQuery(status=Status.PROSPECT),
            self.tr("Partners"): ContactQuery(status=Status.PARTNER),
            self.tr("Greet off"): ContactQuery(greet_off=True),
            self.tr("Going quiet"): ContactQuery(going_quiet=True),
            self.tr("No address"): ContactQuery(no_address=True),
            self.tr("Bin"): ContactQuery(binned=True),
        }
        self._chips = {title: self._chip(title) for title in self._lists}
        self.sort = QComboBox()
        self.sort.setProperty("kind", "quiet")
        self.sort.setAccessibleName(self.tr("Order of the list"))
        for sort, words in self._orders().items():
            self.sort.addItem(words, sort)
        self.sort.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.setLayout(Flow(*self._chips.values()))
        next(iter(self._chips.values())).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)
        theme.changed.connect(self._dress)
        self._dress()

    def query(self, search: str) -> ContactQuery:
        """Return what the list is to show, with a search."""
        chosen = next(title for title, chip in self._chips.items() if chip.isChecked())
        return replace(self._lists[chosen], search=search, sort=self.sort.currentData())

    def choose(self, query: ContactQuery) -> None:
        """Choose the chip of a list, without saying so."""
        wanted = replace(query, search="", sort=Sort.NAME, on=None)
        with QSignalBlocker(self._group):
            for title, each in self._lists.items():
                if each == wanted:
                    self._chips[title].setChecked(True)
        self._dress()

    def choose_order(self, sort: Sort) -> None:
        """Choose the order of the list, without saying so."""
        with QSignalBlocker(self.sort):
            self.sort.setCurrentIndex(self.sort.findData(sort))

    def show_tally(self, tally: Tally) -> None:
        """Show how many each list has."""
        for title, query in self._lists.items():
            count = _count(query, tally)
            text = title if count is None else f"{title} {number(count)}"
            set_text(self._chips[title], text)

    def _chip(self, title: str) -> QPushButton:
        chip = button(self._theme, title, kind="chip")
        chip.setCheckable(True)
        self._group.addButton(chip)
        return chip

    def _orders(self) -> dict[Sort, str]:
        return {
            Sort.NAME: self.tr("By name"),
            Sort.LAST_REACHED: self.tr("Last reached first"),
            Sort.LONGEST_AGO: self.tr("Longest ago first"),
            Sort.NEWEST: self.tr("Newest first"),
        }

    def _on_toggled(self, _id: int, chosen: bool) -> None:  # noqa: FBT001 - a slot of Qt's
        self._dress()
        if chosen:
            self.changed.emit()

    def _dress(self) -> None:
        for title, chip in self._chips.items():
            status = self._lists[title].status
            if status is not None:
                chip.setIconSize(QSize(self._theme.px(12), self._theme.px(12)))
                chip.setIcon(self._shape(status, "accent" if chip.isChecked() else "quiet"))

    def _shape(self, status: Status, ink: str) -> QIcon:
        side, ratio = self._theme.px(12), self.devicePixelRatioF()
        picture = QPixmap(round(side * ratio), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_status(painter, QRectF(0, 0, side, side), status, self._theme.colour(ink))
        painter.end()
        return QIcon(picture)


def _count(query: ContactQuery, tally: Tally) -> int | None:
    """Return how many a list has; None for everybody, whose number stands beside the title."""
    if query.status is not None:
        return tally.by_status[query.status]
    if query.greet_off:
        return tally.greet_off
    if query.no_address:
        return tally.no_address
    if query.going_quiet:
        return tally.going_quiet
    return tally.binned if query.binned else None
