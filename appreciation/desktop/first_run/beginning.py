"""What happens once a book is open: a welcome where it is new, else the backup of the day."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from appreciation.desktop.first_run.library import BookWindow, Library, Shelf
from appreciation.services.desk import Desk


class Beginning(QObject):
    """Gives a window its library, and sees to every book that it opens."""

    def __init__(self, window: QWidget, shell: BookWindow, shelf: Shelf) -> None:
        super().__init__(window)
        self._window = window
        self._shell = shell
        self._library = Library(window, shell, shelf)
        self._library.untouched.connect(self._welcome)
        self._library.opened.connect(self._look_after)

    def _welcome(self) -> None:
        from appreciation.desktop.first_run.welcome import Welcome

        Welcome(self._window, self._shell, self._library).open()

    def _look_after(self) -> None:
        """Make the backup of the day, and tell what the owner should know of where the book is."""
        if not self._shell.office.standing.read_only:
            self._shell.office.work(lambda desk, _progress: _warnings(desk), self._warn)

    def _warn(self, warnings: tuple[str, ...]) -> None:
        self._shell.banner("book", "\n".join(warnings), self.tr("Close"), self._close_banner)

    def _close_banner(self) -> None:
        self._shell.banner("book", "")


def _warnings(desk: Desk) -> tuple[str, ...]:
    from appreciation.services import safekeeping

    return safekeeping.warnings(desk)
