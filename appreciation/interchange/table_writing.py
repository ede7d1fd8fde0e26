"""Write contacts as CSV, for spreadsheets and other address books."""

import codecs
import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from appreciation.domain.contacts import Contact
from appreciation.interchange.formula_guard import guarded
from appreciation.interchange.table_columns import cells, headings


def write_csv(contacts: Iterable[Contact], out: BinaryIO) -> int:
    """Write the contacts as rows; return how many.

    It begins with a byte order mark, without which Excel takes ü for Ã¼. A text that Excel would
    run as a formula gets an apostrophe in front, which reading takes away again.
    """
    out.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(headings())
    count = 0
    for contact in contacts:
        count += 1
        writer.writerow([guarded(cell) for cell in cells(contact)])
    text.detach()  # the file stays open for its owner
    return count
