"""Printers that get their pages as each of them needs them."""

from dataclasses import replace

from appreciation.desktop.printing_out.printers import Counted, Printers, PrintJob


class FittedPrinters:
    """Other printers, with every job fitted to the one it goes to. What is kept stays as it is."""

    def __init__(self, printers: Printers) -> None:
        self._printers = printers

    def names(self) -> tuple[str, ...]:
        """Return the printers there are, the usual one first."""
        return self._printers.names()

    def print_out(self, printer: str, job: PrintJob, counted: Counted) -> None:
        """Hand a job over; raise `PrinterError` when the printer does not take it."""
        from appreciation.services.batches import printer_fits

        if job.fitted:
            wanted = printer_fits.fit(printer)
            content = printer_fits.fitted(job.content, wanted, envelopes=job.envelopes)
            job = replace(job, content=content)
        self._printers.print_out(printer, job, counted)
