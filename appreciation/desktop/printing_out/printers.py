"""What every way to a printer can do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from appreciation.domain.errors import UserError


class PrinterError(UserError):
    """The printer did not take a job; nothing counts as printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """A PDF for a printer.

    `stock` names its paper or envelope where it has a name; its pages are `width_mm` by
    `height_mm`. `two_sided` sheets are turned over their long edge. Unless it is `fitted`, a job is
    sent as it is, whatever is known of the printer.
    """

    title: str
    content: bytes
    stock: str
    width_mm: float
    height_mm: float
    two_sided: bool = False
    copies: int = 1
    envelopes: bool = False
    fitted: bool = True


Counted = Callable[[int, int], None]
"""Told how many pages of how many are done; raises to stop the job."""


class Printers(Protocol):
    """The printers of this computer. Slow: to be asked away from the window's thread."""

    def names(self) -> tuple[str, ...]:
        """Return the printers there are, the usual one first."""

    def print_out(self, printer: str, job: PrintJob, counted: Counted) -> None:
        """Hand a job over; raise `PrinterError` when the printer does not take it."""
