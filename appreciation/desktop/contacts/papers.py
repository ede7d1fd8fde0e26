"""Files kept with people, and the kept pages of what was printed for them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir
from PySide6.QtWidgets import QWidget

from appreciation.desktop.shared.caring import Somebody
from appreciation.desktop.shared.files import ask_for_files, ask_where_to_save, open_file
from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import counted
from appreciation.domain.attachments import Attachment
from appreciation.domain.batches import Piece


class Papers(QObject):
    """Attaches, opens, saves and removes files. What is opened is a copy, gone at the end."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell
        self._over = over
        self._copies = QTemporaryDir()

    def ask_for_files(self, who: Somebody) -> None:
        """Ask for files to keep with somebody."""
        title = self.tr("Attach files to {name}").format(name=who.name)
        ask_for_files(self._over, title, self.tr("All files (*)"), partial(self.attach, who))

    def attach(self, who: Somebody, paths: Sequence[Path]) -> None:
        """Keep files with somebody."""
        from appreciation.services.people import attachments

        said = counted(
            len(paths),
            self.tr("1 file is kept with {name}."),
            self.tr("{n} files are kept with {name}."),
            name=who.name,
        )
        self._shell.office.do(
            lambda desk: attachments.attach(desk, who.id, paths),
            lambda _attached: self._shell.toast_with_undo(said),
            touches=its_changes,
        )

    def open_attachment(self, attachment: Attachment) -> None:
        """Open a copy of a file in the program it belongs to; one that is a program is saved."""
        from appreciation.services.people import attachments

        if attachment.starts_a_program:
            self.save(attachment)
            return
        copy = Path(self._copies.path()) / str(attachment.id) / attachment.file_name
        self._shell.office.ask(
            lambda desk: attachments.save(desk, attachment.id, copy),
            open_file,
            otherwise=self._shell.office.explain,
        )

    def open_page(self, piece: Piece) -> None:
        """Open the kept pages of a piece."""
        from appreciation.services.people import attachments

        folder = Path(self._copies.path())
        self._shell.office.work(
            lambda desk, _progress: attachments.piece_page(desk, piece.number, folder),
            open_file,
            otherwise=self._shell.office.explain,
        )

    def save(self, attachment: Attachment) -> None:
        """Ask where a file is to be written, and write it there."""
        from appreciation.services.people import attachments

        def save_to(path: Path) -> None:
            said = self.tr("Saved as {name}.").format(name=path.name)
            self._shell.office.ask(
                lambda desk: attachments.save(desk, attachment.id, path),
                lambda _path: self._shell.toast(said),
                otherwise=self._shell.office.explain,
            )

        title, kinds = self.tr("Save the file"), self.tr("All files (*)")
        ask_where_to_save(self._over, title, kinds, attachment.file_name, save_to)

    def remove(self, attachment: Attachment) -> None:
        """Keep a file no longer."""
        from appreciation.services.people import attachments

        said = self.tr("{name} is removed.").format(name=attachment.name)
        self._shell.office.do(
            lambda desk: attachments.remove(desk, attachment.id),
            lambda _attached: self._shell.toast_with_undo(said),
            touches=its_changes,
        )
