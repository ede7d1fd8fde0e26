"""How a printer differs from what is asked of it, so that pages can be made to fit."""

from dataclasses import dataclass
from enum import StrEnum

from appreciation.domain.errors import WrongValueError

CROSS_MM = 30.0
"""How far from the left and the top edge the cross of the measuring page is meant to lie."""

MOST_MM = 10.0
"""A printer that is further off than this was not measured as it was meant."""


class EnvelopeSide(StrEnum):
    """Which way the printed side of an envelope faces in the tray."""

    NOT_SAID = ""
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterFit:
    """What one printer needs. Upright pages are moved by millimetres before they are sent to it.

    `right_mm` and `down_mm` may be negative. With `envelopes_turned` envelopes go in with their
    other end first, and are sent upside down.
    """

    right_mm: float = 0.0
    down_mm: float = 0.0
    envelopes_turned: bool = False
    envelope_side: EnvelopeSide = EnvelopeSide.NOT_SAID


def shift_mm(measured: str) -> float:
    """Return by how much to move pages when the cross was measured so far from an edge.

    Raises `WrongValueError` for what is no such distance.

    >>> shift_mm("31.5"), shift_mm("29,8"), shift_mm("30")
    (-1.5, 0.2, 0.0)
    """
    try:
        distance_mm = float(measured.strip().removesuffix("mm").strip().replace(",", "."))
    except ValueError:
        distance_mm = float("nan")
    shift = round(CROSS_MM - distance_mm, 1)
    if not abs(shift) <= MOST_MM:
        raise WrongValueError(
            f"Measured in millimetres this lies between {CROSS_MM - MOST_MM:.0f} and"
            f" {CROSS_MM + MOST_MM:.0f}, not at “{measured}”."
        )
    return shift


def measured_mm(shift: float) -> str:
    """Return the distance at which the cross lay, as it was measured.

    >>> measured_mm(-1.5), measured_mm(0)
    ('31.5', '30.0')
    """
    return f"{CROSS_MM - shift:.1f}"
