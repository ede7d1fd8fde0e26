"""Which printer, how it is adjusted, and how many copies."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from appreciation.desktop.printing_out.printers import Printers
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import (
    button,
    column,
    icon_button,
    label,
    number,
    row,
    set_text,
)
from appreciation.domain.printer_fit import PrinterFit
from appreciation.services.batches import printer_fits

_MOST_COPIES = 20
_PRINTER_WIDTH = 26


class PrinterChoice(QWidget):
    """The printers of this computer; says so when there is none.

    `looked` once it is known which there are; `fitted` carries what the chosen one needs.
    """

    looked = Signal()
    fitted = Signal(object)

    def __init__(self, shell: Shell, printers: Printers) -> None:
        super().__init__()
        self._shell = shell
        self._printers = printers
        self._fit = PrinterFit()
        self._printer = QComboBox()
        self._printer.setAccessibleName(self.tr("Printer"))
        self._printer.setMinimumContentsLength(_PRINTER_WIDTH)
        self._printer.currentTextChanged.connect(self._look_at_fit)
        self._again = icon_button(shell.theme, "rotate-ccw", self.tr("Look for printers again"))
        self._again.clicked.connect(self.look)
        self._adjust = button(shell.theme, self.tr("Adjust…"))
        self._adjust.setAccessibleName(self.tr("Adjust the printer"))
        self._adjust.clicked.connect(self._on_adjust)
        self._copies = QComboBox()
        self._copies.addItems([number(count) for count in range(1, _MOST_COPIES + 1)])
        self._copies.setAccessibleName(self.tr("Copies"))
        self.nobody = self.tr("No printer was found. Save the PDF and print it from there.")
        self._nobody = label(self.nobody, "careful", wrap=True)
        self._nobody.hide()
        which, how_many, line = QWidget(), QWidget(), QWidget()
        title = label(self.tr("Printer"), "section")
        which.setLayout(row(title, self._printer, self._again))
        how_many.setLayout(row(label(self.tr("Copies"), "section"), self._copies))
        line.setLayout(Flow(which, self._adjust, how_many))
        self.setLayout(column(self._nobody, line))
        self._of_a_printer = (title, self._printer, self._adjust, how_many)

    @property
    def printer(self) -> str:
        """The printer that is chosen; empty when there is none."""
        return self._printer.currentText()

    @property
    def copies(self) -> int:
        """How many copies are wanted."""
        return self._copies.currentIndex() + 1

    @property
    def none_found(self) -> bool:
        """Whether it is known that this computer has no printer."""
        return self._nobody.isVisibleTo(self)

    def look(self) -> None:
        """Ask the computer which printers there are; the one chosen before stays chosen."""
        self._shell.office.work(
            lambda _desk, _progress: self._printers.names(), self._show, key="printers"
        )

    def _show(self, names: tuple[str, ...]) -> None:
        chosen = self.printer
        self._printer.clear()
        self._printer.addItems(names)
        if chosen in names:
            self._printer.setCurrentText(chosen)
        for each in self._of_a_printer:
            each.setVisible(bool(names))
        self._nobody.setVisible(not names)
        set_text(self._again, "" if names else self.tr("Look for printers again"))
        self._again.setAccessibleName(self.tr("Look for printers again"))
        self.looked.emit()

    def _look_at_fit(self) -> None:
        if printer := self.printer:
            self._shell.office.ask(
                lambda _desk: printer_fits.fit(printer),
                self._on_fit,
                key="printer fit",
                otherwise=self._shell.office.explain,
            )

    def _on_fit(self, fit: PrinterFit) -> None:
        self._fit = fit
        self.fitted.emit(fit)

    def _on_adjust(self) -> None:
        from appreciation.desktop.batches.printer_dialog import PrinterDialog

        dialog = PrinterDialog(self.window(), self._shell, self._printers, self.printer, self._fit)
        dialog.kept.connect(self._look_at_fit)
        dialog.open()
