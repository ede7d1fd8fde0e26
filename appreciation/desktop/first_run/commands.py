"""New book, open a book, a book on a server, invented people: as the File menu has them."""

from PySide6.QtWidgets import QWidget

from appreciation.desktop.first_run.library import library_of
from appreciation.desktop.shared.files import ask_for_file, ask_where_to_save
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import translated


def new_book(_shell: Shell, window: QWidget) -> None:
    """Ask where a new book is to be, and open it there. One that is there is opened as it is."""
    name = _tr("My book") + ".appreciation"
    dialog = ask_where_to_save(
        window, _tr("New book"), _kinds(), name, lambda file: library_of(window).open(str(file))
    )
    dialog.setOption(dialog.Option.DontConfirmOverwrite)


def open_book(_shell: Shell, window: QWidget) -> None:
    """Ask for the file of a book, and open it."""
    kinds = ";;".join((_kinds(), _tr("All files (*)")))
    ask_for_file(window, _tr("Open a book"), kinds, lambda file: library_of(window).open(str(file)))


def open_on_server(shell: Shell, window: QWidget) -> None:
    """Ask for the server of a book that several share, and open it."""
    from appreciation.desktop.first_run.server import ServerWindow

    ServerWindow(window, shell, library_of(window)).open()


def look_around(_shell: Shell, window: QWidget) -> None:
    """Open the book of invented people."""
    library_of(window).open_sample("")


def import_people(shell: Shell, window: QWidget) -> None:
    """Ask for the files of an address book."""
    from appreciation.desktop.imports.commands import import_files

    import_files(shell, window)


def _kinds() -> str:
    return _tr("Books (*.appreciation)")


def _tr(text: str) -> str:
    return translated("Books", text)
