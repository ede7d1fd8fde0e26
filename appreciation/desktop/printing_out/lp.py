"""Printing through CUPS: the PDF goes to `lp` as it is, with everything said that matters."""

import os
import subprocess

from appreciation.desktop.printing_out.printers import Counted, PrinterError, PrintJob

_SECONDS = 30

_MEDIA = {
    "A4": "iso_a4_210x297mm",
    "Letter": "na_letter_8.5x11in",
    "#10": "na_number-10_4.125x9.5in",
    "Monarch": "na_monarch_3.875x7.5in",
    "A2": "na_a2_4.375x5.75in",
    "DL": "iso_dl_110x220mm",
    "C4": "iso_c4_229x324mm",
    "C5": "iso_c5_162x229mm",
    "C6": "iso_c6_114x162mm",
    "B6": "iso_b6_125x176mm",
}
"""Names of PWG 5101.1, media standardized names."""


class LpPrinters:
    """The queues of CUPS. `lp` and `lpstat` are the paths of its commands."""

    def __init__(self, lp: str, lpstat: str) -> None:
        self._lp = lp
        self._lpstat = lpstat

    def names(self) -> tuple[str, ...]:
        """Return the printers there are, the usual one first; none when CUPS is not running."""
        listed = _run([self._lpstat, "-e"])
        found = listed.stdout.decode(errors="replace").split() if listed.returncode == 0 else []
        usual = _run([self._lpstat, "-d"]).stdout.decode(errors="replace")
        name = usual.rpartition(":")[2].strip()
        return tuple(sorted(found, key=lambda each: (each != name, each.casefold())))

    def print_out(self, printer: str, job: PrintJob, counted: Counted) -> None:
        """Hand a job over; raise `PrinterError` when CUPS does not take it."""
        command = [self._lp, "-d", printer, *options(job), "-t", job.title, "-n", str(job.copies)]
        counted(0, 1)  # nothing stops a job that CUPS has taken
        handed = _run([*command, "-"], job.content)
        if handed.returncode:
            said = handed.stderr.decode(errors="replace").strip().removeprefix("lp: ")
            raise PrinterError(
                f"The printer “{printer}” did not take the pages: {said or 'it gave no reason'}"
                f"{'' if said.endswith('.') else '.'} Nothing counts as printed; check the printer"
                " and try again, or save the PDF."
            )


def options(job: PrintJob) -> list[str]:
    """Return what is always said to CUPS, so that no default scales or turns a page."""
    sides = "two-sided-long-edge" if job.two_sided else "one-sided"
    wanted = {"media": media(job), "sides": sides, "print-scaling": "none"}
    return [part for key, value in wanted.items() for part in ("-o", f"{key}={value}")]


def media(job: PrintJob) -> str:
    """Return what CUPS calls the stock, its short side first: by name, else by size."""
    short, long = sorted((job.width_mm, job.height_mm))
    return _MEDIA.get(job.stock) or f"Custom.{short:g}x{long:g}mm"


def _run(command: list[str], given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - a known program, no shell, values as own arguments
            command,
            input=given,
            stdin=None if given is not None else subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=os.environ | {"LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PrinterError(
            "The printing system does not answer, so nothing was printed. Check that it is running"
            " and try again, or save the PDF."
        ) from error
