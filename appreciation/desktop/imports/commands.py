"""Import and export, as the File menu has them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from appreciation.desktop.shared.background import Stopped
from appreciation.desktop.shared.files import ask_for_files, ask_where_to_save
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import counted, translated


def import_files(shell: Shell, window: QWidget) -> None:
    """Ask for files of people, and open the import."""
    from appreciation.desktop.imports.window import ImportWindow

    kinds = ";;".join(
        (
            _tr("Files of people (*.vcf *.vcard *.csv *.tsv *.xlsx *.ldif *.ics *.txt)"),
            _tr("All files (*)"),
        )
    )
    ask_for_files(
        window,
        _tr("Import people"),
        kinds,
        lambda files: ImportWindow(window, shell, files).show(),
    )


def export_everyone(shell: Shell, window: QWidget) -> None:
    """Ask where everybody is to be written, and write them."""
    kinds = ";;".join(
        (
            _tr("Contacts for telephones and mail programs (*.vcf)"),
            _tr("Table (*.csv)"),
            _tr("Excel workbook (*.xlsx)"),
            _tr("Birthdays and other days for calendars (*.ics)"),
            _tr("Everything, for other programs (*.json)"),
        )
    )
    name = f"Contacts {shell.office.today().isoformat()}.vcf"
    ask_where_to_save(window, _tr("Export everybody"), kinds, name, partial(_export, shell))


def _export(shell: Shell, file: Path) -> None:
    from appreciation.services.exports import export

    shell.office.work(
        lambda desk, progress: export(desk, file, counted=progress.last_step),
        _teller(shell, file),
        title=_tr("Writing {file}").format(file=file.name),
        otherwise=partial(_on_not_written, shell),
    )


def _on_not_written(shell: Shell, error: BaseException) -> None:
    if isinstance(error, Stopped):
        shell.toast(_tr("Nothing was written."))
    shell.office.explain(error)


def _teller(shell: Shell, file: Path) -> Callable[[int], None]:
    def tell(written: int) -> None:
        shell.toast(
            counted(
                written,
                _tr("1 person is in {file}"),
                _tr("{n} people are in {file}"),
                file=str(file),
            )
        )

    return tell


def _tr(text: str) -> str:
    return translated("Import", text)
