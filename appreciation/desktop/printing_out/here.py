"""Which way to a printer this computer has."""

import shutil

from appreciation.desktop.printing_out.printers import Printers


def printers_here() -> Printers:
    """Return the way to print on this computer: CUPS where there is `lp`, else Qt's."""
    if lp := shutil.which("lp"):
        from appreciation.desktop.printing_out.lp import LpPrinters

        return LpPrinters(lp, shutil.which("lpstat") or "lpstat")
    from appreciation.desktop.printing_out.qt_printers import QtPrinters

    return QtPrinters()
