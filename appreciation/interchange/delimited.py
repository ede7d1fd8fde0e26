"""Read CSV files as address books, spreadsheets and LinkedIn write them."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from appreciation.interchange.drafts import Context
from appreciation.interchange.encodings import decoded, guessed_page
from appreciation.interchange.formula_guard import unguarded
from appreciation.interchange.layouts import layout_of
from appreciation.interchange.people import Problem, Reading
from appreciation.interchange.tables import MOST_ROWS, people_in_rows

_DELIMITERS = (",", ";", "\t", "|")
_LINES_TRIED = 40
_MOST_STRAY_QUOTES = 100


@dataclass(frozen=True, slots=True)
class _Record:
    """One row and the number of the line it starts on; `stray` if a quote in it never closes."""

    line: int
    cells: list[str]
    stray: bool = False


def people_in_csv(content: bytes, context: Context) -> Reading:
    """Return the people of a CSV file.

    Raises `UnreadableFileError` for what is no text or too large a table.
    """
    text = decoded(content, context.country).removeprefix("\ufeff")
    lines = list(io.StringIO(text, newline=""))
    skipped = 0
    delimiter = ""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip("\r\n")) == 5:
        delimiter, skipped = lines[0][4], 1
    delimiter = delimiter or _delimiter(lines, context)
    records = list(_records(lines[skipped:], delimiter, skipped))
    rows = [(record.line, [unguarded(cell) for cell in record.cells]) for record in records]
    reading = people_in_rows(rows, context, "CSV", unit="line")
    strays = tuple(
        Problem(
            file=context.file,
            where=f"line {record.line}",
            what="A quotation mark opens here and never closes; the line was read as it stands.",
        )
        for record in records
        if record.stray
    )
    notices = (*_guessed(content, context), *reading.notices)
    return replace(reading, problems=(*reading.problems, *strays), notices=notices)


def _guessed(content: bytes, context: Context) -> Iterator[Problem]:
    """Say in which letters the file was read where it does not say so itself."""
    if page := guessed_page(content, context.country):
        what = (
            f"The file does not say how its letters are written; they were read as {page}. If names"
            " look wrong, save it as CSV UTF-8, or say its country, and import it again."
        )
        yield Problem(file=context.file, where="", what=what)


def _delimiter(lines: list[str], context: Context) -> str:
    """Return the sign that parts the headings best; guessing by statistics fails on real files."""

    def headings_known(delimiter: str) -> int:
        rows = [record.cells for record in _records(lines[:_LINES_TRIED], delimiter, 0)]
        layout = layout_of(rows, context.columns)
        return len(layout.columns) if layout else 0

    def columns(delimiter: str) -> int:
        return min((len(line.split(delimiter)) for line in lines[:_LINES_TRIED]), default=0)

    return max(_DELIMITERS, key=lambda each: (headings_known(each), columns(each)))


def _records(lines: list[str], delimiter: str, skipped: int) -> Iterator[_Record]:
    """Yield the rows; a quotation mark that never closes costs its own row, not all that follow."""
    at, strays = 0, 0
    while at < len(lines) and at <= MOST_ROWS:
        quoted = strays <= _MOST_STRAY_QUOTES
        quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
        reader = csv.reader(lines[at:], delimiter=delimiter, quoting=quoting)
        start = at
        try:
            for cells in reader:
                end = at + reader.line_num
                if end == len(lines) and quoted and _is_open(lines[start:end]):
                    break
                yield _Record(start + skipped + 1, cells)
                start = end
            else:
                return
        except csv.Error:  # a field longer than any real one
            pass
        strays += 1
        cells = lines[start].rstrip("\r\n").split(delimiter)
        yield _Record(start + skipped + 1, [cell.strip('"') for cell in cells], stray=True)
        at = start + 1


def _is_open(lines: list[str]) -> bool:
    """Return whether a record of several lines ends inside quotes."""
    return len(lines) > 1 and sum(line.count('"') for line in lines) % 2 == 1
