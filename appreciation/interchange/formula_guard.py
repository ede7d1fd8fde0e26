"""Cells of CSV files that a spreadsheet would run as formulas, made harmless and back."""

import re

_FORMULA = re.compile(r"\s*'*[=+\-@|%]")
_NUMBER = re.compile(r"[+\-]*[\d ()/.\-]*")


def guarded(cell: str) -> str:
    """Return a cell with an apostrophe in front if a spreadsheet would run it as a formula.

    Telephone numbers and dates without a year stay as they are.

    >>> guarded("=1+1"), guarded("+49 171 123"), guarded("--05-31")
    ("'=1+1", '+49 171 123', '--05-31')
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell as it was before it was guarded."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
