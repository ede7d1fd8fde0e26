"""Read Excel workbooks: the first sheet whose headings are those of an address book."""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import islice
from math import isfinite
from typing import Any

from openpyxl import load_workbook

from appreciation.interchange.drafts import Context
from appreciation.interchange.layouts import layout_of
from appreciation.interchange.people import Problem, Reading, UnreadableFileError
from appreciation.interchange.tables import MOST_COLUMNS, MOST_ROWS, people_in_rows

_MOST_UNPACKED = 400_000_000
_HARMLESS = 10_000_000
_MOST_PER_PACKED_BYTE = 200
_EMPTY_ROWS_BEFORE_THE_END = 5000
_ROWS_TRIED = 30
_BROKEN = (  # what openpyxl raises for files that are not what they should be
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
Row = tuple[int, list[str]]


def people_in_xlsx(content: bytes, context: Context) -> Reading:
    """Return the people of an .xlsx workbook.

    Raises `UnreadableFileError` for one that is damaged, protected or unpacks to a monster.
    """
    try:
        _check_unpacked_size(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on parts of workbooks that are no cells
            rows, left_out = _rows_of_people(content, context)
    except _BROKEN as error:
        raise UnreadableFileError(
            "This workbook is damaged or protected. Nothing was read; open it and save it again as"
            " .xlsx without a password."
        ) from error
    reading = people_in_rows(rows, context, "XLSX")
    return replace(
        reading,
        notices=(
            *reading.notices,
            *(
                Problem(file=context.file, where="", what=f"The sheet “{name}” was not read.")
                for name in left_out
            ),
        ),
    )


def _check_unpacked_size(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    tight = size > _HARMLESS and size > _MOST_PER_PACKED_BYTE * len(content)
    if tight or size > _MOST_UNPACKED:
        raise UnreadableFileError(
            "This workbook unpacks to far more than an address book holds. Nothing was read."
        )


def _rows_of_people(content: bytes, context: Context) -> tuple[list[Row], list[str]]:
    """Return the rows of the first sheet with headings we know, and the names of the others.

    Where no sheet has any, the first that is not empty is taken.
    """
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    sheets = [sheet for sheet in workbook.worksheets if hasattr(sheet, "reset_dimensions")]
    starts = [(sheet, list(islice(_rows(sheet), _ROWS_TRIED))) for sheet in sheets]
    filled = [(sheet, [row for _, row in start]) for sheet, start in starts if start]
    known = (sheet for sheet, start in filled if layout_of(start, context.columns))
    chosen = next(known, None) or next((sheet for sheet, _ in filled), None)
    rows = list(islice(_rows(chosen), MOST_ROWS + 1)) if chosen else []
    return rows, [sheet.title for sheet, _ in filled if sheet is not chosen]


def _rows(sheet: Any) -> Iterator[Row]:
    """Yield the rows that are not empty; a sheet's own word on its size is not to be trusted."""
    sheet.reset_dimensions()
    empty = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
        row = [_text(cell) for cell in cells]
        if any(row):
            empty = 0
            yield number, row
        elif (empty := empty + 1) > _EMPTY_ROWS_BEFORE_THE_END:
            return


def _text(cell: Any) -> str:
    """Return what a cell shows, dates year first."""
    value = cell.value
    if value is None or isinstance(value, time | timedelta):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number_text(value, cell.number_format)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value).replace("\0", "")


def _number_text(number: float, form: str) -> str:
    """Return a number without a needless fraction, with the leading zeros its format shows."""
    if not isfinite(number):
        return ""
    text = str(int(number)) if number == int(number) else repr(number)
    return text.zfill(len(form)) if form and not form.strip("0") else text
