"""How one printer prints: where it puts a page on the sheet, and how envelopes go into it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from appreciation.desktop.printing_out.printers import Printers, PrintJob
from appreciation.desktop.shared.fields import ChoiceField, Form, TextField
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.long_work import Progress
from appreciation.desktop.shared.office import touching
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.question import Question
from appreciation.desktop.shared.widgets import GRID, button, label, section
from appreciation.domain.printer_fit import (
    CROSS_MM,
    EnvelopeSide,
    PrinterFit,
    measured_mm,
    shift_mm,
)
from appreciation.services.batches import printer_fits
from appreciation.services.desk import Desk

_TURNED = "turned"


class PrinterDialog(Question):
    """Prints the page to measure by, and keeps what was measured. `kept` once that is done."""

    kept = Signal()

    def __init__(
        self, parent: QWidget, shell: Shell, printers: Printers, printer: str, now: PrinterFit
    ) -> None:
        super().__init__(shell.theme, parent, scrolls=True)
        self.entitle(
            self.tr("Adjust the printer"),
            self.tr("Save"),
            heading=self.tr("Adjust {printer}").format(printer=printer),
        )
        self._shell = shell
        self._printers = printers
        self._printer = printer
        self._across = TextField("across", self.tr("Left edge to upright line"), hint=self._hint())
        self._down = TextField("down", self.tr("Top edge to line across"), hint=self._hint())
        self._end = ChoiceField("end", self.tr("Envelopes go in"))
        self._end.offer(
            (("", self.tr("as the picture shows")), (_TURNED, self.tr("the other end first")))
        )
        self._side = ChoiceField("side", self.tr("Their printed side"))
        self._side.offer(
            (
                (EnvelopeSide.NOT_SAID, self.tr("not said")),
                (EnvelopeSide.UP, self.tr("up, where you see it")),
                (EnvelopeSide.DOWN, self.tr("down, away from you")),
            )
        )
        self._arrange()
        self._across.show_text(measured_mm(now.right_mm))
        self._down.show_text(measured_mm(now.down_mm))
        self._end.show_text(_TURNED if now.envelopes_turned else "")
        self._side.show_text(now.envelope_side)
        self.fit(560, 640)

    def _arrange(self) -> None:
        theme = self._shell.theme
        measuring = button(theme, self.tr("Print the measuring page"), "printer")
        measuring.clicked.connect(self._on_measuring)
        about = self.tr(
            "Print the measuring page on plain paper, measure two distances on it with a ruler and"
            " write them here. Pages sent to this printer are then moved by what it is off;"
            " PDFs you save stay as they are."
        )
        self.body.addWidget(label(about, wrap=True))
        self.body.addLayout(Flow(measuring))
        self.body.addWidget(Form(theme, self._across, self._down))
        self.body.addSpacing(GRID)
        self.body.addWidget(section(self.tr("Envelopes")))
        envelopes = self.tr("Print one test envelope. When it comes out upside down, change this.")
        self.body.addWidget(label(envelopes, wrap=True))
        self.body.addWidget(Form(theme, self._end, self._side))
        self.body.addStretch(1)

    @override
    def accept(self) -> None:
        measured = {"across": self._across.text(), "down": self._down.text()}
        wrong = printer_fits.wrong_measures(measured)
        for field in (self._across, self._down):
            field.say_wrong(wrong.get(field.key, ""))
        if wrong:
            (self._across if "across" in wrong else self._down).setFocus()
            return
        self._keep(measured)

    def _keep(self, measured: Mapping[str, str]) -> None:
        wanted = PrinterFit(
            right_mm=shift_mm(measured["across"]),
            down_mm=shift_mm(measured["down"]),
            envelopes_turned=self._end.text() == _TURNED,
            envelope_side=EnvelopeSide(self._side.text()),
        )
        printer = self._printer
        self._shell.office.do(
            lambda _desk: printer_fits.keep(printer, wanted), self._on_kept, touches=touching()
        )

    def _on_kept(self, _nothing: None) -> None:
        self._shell.toast(self.tr("{printer} is adjusted.").format(printer=self._printer))
        self.kept.emit()
        super().accept()

    def _on_measuring(self) -> None:
        self._shell.office.work(
            partial(_printed, self._printers, self._printer),
            self._on_printed,
            title=self.tr("Printing the measuring page"),
            otherwise=self._shell.office.explain,
        )

    def _on_printed(self, printer: str) -> None:
        text = self.tr("The measuring page has gone to {printer}.").format(printer=printer)
        self._shell.toast(text)
        self._across.setFocus()

    def _hint(self) -> str:
        return self.tr("in millimetres, as 31.5; {exact} is exact").format(exact=f"{CROSS_MM:.1f}")


def _printed(printers: Printers, printer: str, desk: Desk, progress: Progress) -> str:
    """Print the page as it is: what is measured on it is the whole of what the printer is off."""
    page = printer_fits.measuring_page(desk)
    job = PrintJob(
        title="Measuring page",
        content=page.content,
        stock=page.stock,
        width_mm=page.width_mm,
        height_mm=page.height_mm,
        fitted=False,
    )
    printers.print_out(printer, job, progress.count)
    return printer
