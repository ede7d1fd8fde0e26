"""Which printer, and how many copies."""

from PySide6.QtWidgets import QComboBox, QWidget

from appreciation.desktop.printing_out.printers import Printers
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import column, icon_button, label, number, row

_MOST_COPIES = 20
_PRINTER_WIDTH = 26


class PrinterChoice(QWidget):
    """The printers of this computer; says so when there is none."""

    def __init__(self, shell: Shell, printers: Printers) -> None:
        super().__init__()
        self._office = shell.office
        self._printers = printers
        self._printer = QComboBox()
        self._printer.setAccessibleName(self.tr("Printer"))
        self._printer.setMinimumContentsLength(_PRINTER_WIDTH)
        again = icon_button(shell.theme, "rotate-ccw", self.tr("Look for printers again"))
        again.clicked.connect(self.look)
        self._copies = QComboBox()
        self._copies.addItems([number(count) for count in range(1, _MOST_COPIES + 1)])
        self._copies.setAccessibleName(self.tr("Copies"))
        self.nobody = self.tr("No printer was found. Save the PDF and print it from there.")
        self._nobody = label(self.nobody, "careful", wrap=True)
        self._nobody.hide()
        which, how_many, line = QWidget(), QWidget(), QWidget()
        which.setLayout(row(label(self.tr("Printer"), "section"), self._printer, again))
        how_many.setLayout(row(label(self.tr("Copies"), "section"), self._copies))
        line.setLayout(Flow(which, how_many))
        self.setLayout(column(line, self._nobody))

    @property
    def printer(self) -> str:
        """The printer that is chosen; empty when there is none."""
        return self._printer.currentText()

    @property
    def copies(self) -> int:
        """How many copies are wanted."""
        return self._copies.currentIndex() + 1

    def look(self) -> None:
        """Ask the computer which printers there are; the one chosen before stays chosen."""
        self._office.work(
            lambda _desk, _progress: self._printers.names(), self._show, key="printers"
        )

    def _show(self, names: tuple[str, ...]) -> None:
        chosen = self.printer
        self._printer.clear()
        self._printer.addItems(names)
        if chosen in names:
            self._printer.setCurrentText(chosen)
        self._nobody.setVisible(not names)
