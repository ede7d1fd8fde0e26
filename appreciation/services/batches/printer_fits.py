"""How the printers of this computer print, and pages made to fit them.

Kept beside the book and not in it: another seat that shares the book has other printers.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from appreciation.domain.errors import UserError, WrongValueError
from appreciation.domain.printer_fit import CROSS_MM, EnvelopeSide, PrinterFit, shift_mm
from appreciation.places import data_folder
from appreciation.services.desk import Desk
from appreciation.services.files_out import write_whole


class UnreadableFitsError(UserError):
    """What was kept about the printers cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuringPage:
    """A page to measure a printer by, on sheets of `stock`."""

    content: bytes
    stock: str
    width_mm: float
    height_mm: float


def fit(printer: str) -> PrinterFit:
    """Return what a printer needs: nothing, as long as it was never measured.

    Raises `UnreadableFitsError`.
    """
    kept = _kept().get(printer)
    return PrinterFit() if kept is None else _read(kept)


def keep(printer: str, wanted: PrinterFit) -> None:
    """Keep what a printer needs. Raises `UnreadableFitsError` and `NotWrittenError`."""
    fits = dict(_kept()) | {printer: asdict(wanted)}
    write_whole(_file(), json.dumps(fits, ensure_ascii=False, indent=1).encode())


def wrong_measures(measures: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with distances as they were measured, in sentences by key."""
    wrong = {}
    for key, text in measures.items():
        try:
            shift_mm(text)
        except WrongValueError as error:
            wrong[key] = str(error)
    return wrong


def fitted(content: bytes, wanted: PrinterFit, *, envelopes: bool) -> bytes:
    """Return pages as a printer needs them; the very same bytes when it needs nothing."""
    from appreciation.printing.fitted import moved, turned

    if envelopes:
        return turned(content) if wanted.envelopes_turned else content
    if wanted.right_mm or wanted.down_mm:
        return moved(content, wanted.right_mm, wanted.down_mm)
    return content


def measuring_page(desk: Desk) -> MeasuringPage:
    """Return the page a printer is measured by, on the owner's usual paper."""
    from appreciation.printing.measuring import measuring_page
    from appreciation.printing.stock import paper

    with desk.book.reading() as book:
        sheet = paper(book.settings.settings().paper_in_use)
    return MeasuringPage(
        content=measuring_page(sheet, CROSS_MM),
        stock=sheet.name,
        width_mm=sheet.width_mm,
        height_mm=sheet.height_mm,
    )


def _kept() -> Mapping[str, Any]:
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise _unreadable() from error
    if not isinstance(found, dict):
        raise _unreadable()
    return found


def _read(kept: Any) -> PrinterFit:
    try:
        return PrinterFit(
            right_mm=float(kept["right_mm"]),
            down_mm=float(kept["down_mm"]),
            envelopes_turned=bool(kept["envelopes_turned"]),
            envelope_side=EnvelopeSide(kept["envelope_side"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _unreadable() from error


def _unreadable() -> UnreadableFitsError:
    return UnreadableFitsError(
        f"How your printers print is kept in {_file()}, which cannot be read. Nothing was printed."
        " Take the file away and measure the printer again."
    )


def _file() -> Path:
    return data_folder() / "printers.json"
