"""Write contacts as an Excel workbook in which every cell is a text, so that no zero is lost."""

from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from appreciation.domain.contacts import Contact
from appreciation.domain.errors import UserError
from appreciation.interchange.table_columns import cells, headings

_LONGEST = 32_767


class TooLongForASpreadsheetError(UserError):
    """A text that Excel would cut off."""


def write_xlsx(contacts: Iterable[Contact], out: BinaryIO) -> int:
    """Write the contacts as rows of one sheet; return how many."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Contacts")
    sheet.freeze_panes = "B2"
    names = headings()
    for each in (head := [_text_cell(sheet) for _ in names]):
        each.font = Font(bold=True)
    sheet.append(_filled(head, names))
    row = [_text_cell(sheet) for _ in names]  # rows are written at once, so one serves for all
    count = 0
    try:
        for contact in contacts:
            count += 1
            sheet.append(_filled(row, _checked(cells(contact), contact)))
    finally:
        sheet.close()
    workbook.save(out)
    return count


def _checked(row: list[str], contact: Contact) -> list[str]:
    if any(len(text) > _LONGEST for text in row):
        raise TooLongForASpreadsheetError(
            f"The notes of {contact.full_name} are longer than a spreadsheet cell can hold."
            " Nothing was exported; export as .vcf, .csv or .json, which hold them whole."
        )
    return row


def _text_cell(sheet: Any) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.number_format = "@"
    return cell


def _filled(row: Sequence[Any], texts: Sequence[str]) -> list[Any]:
    for cell, text in zip(row, texts, strict=True):
        cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", text)
        cell.data_type = "s"  # never a formula, whatever it begins with
    return [cell if text else None for cell, text in zip(row, texts, strict=True)]
