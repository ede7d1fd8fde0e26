"""Write contacts as an Excel workbook in which every cell is a text, so that no zero is lost."""

from collections.abc import Iterable
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
    sheet.append([_cell(sheet, heading, bold=True) for heading in headings()])
    count = 0
    for contact in contacts:
        count += 1
        row = cells(contact)
        if any(len(cell) > _LONGEST for cell in row):
            raise TooLongForASpreadsheetError(
                f"The notes of {contact.full_name} are longer than a spreadsheet cell can hold."
                " Nothing was exported; export as .vcf, .csv or .json, which hold them whole."
            )
        sheet.append([_cell(sheet, cell) if cell else None for cell in row])
    workbook.save(out)
    return count


def _cell(sheet: Any, text: str, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", text))
    cell.data_type = "s"  # never a formula, whatever it begins with
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell
