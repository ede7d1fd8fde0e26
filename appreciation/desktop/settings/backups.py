"""Backups: when the last was made, making one now, and putting one back after a look inside."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.settings.restoring import RestoreDialog, backup_words
from appreciation.desktop.shared.files import ask_where_to_save
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.office import EVERYTHING, touching
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, button, label
from appreciation.services import safekeeping
from appreciation.services.safekeeping import Backup, KeptBackup, Restored


class BackupsSection(QWidget):
    """Tells of the last backup; makes one; opens the window that puts one back."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.kept: tuple[KeptBackup, ...] = ()
        theme = shell.theme
        self._last = label(wrap=True)
        self._about = label(
            self.tr(
                "One is made every day you use the book, and before every import, merge and other"
                " big change. They lie in a folder beside the book; keep a copy elsewhere too."
            ),
            "small",
            wrap=True,
        )
        now = button(theme, self.tr("Back up now"), "save")
        now.clicked.connect(self._on_now)
        copy = button(theme, self.tr("Save a copy…"), "download")
        copy.clicked.connect(self._on_copy)
        restore = button(theme, self.tr("Put a backup back…"), "history")
        restore.clicked.connect(self.restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._last)
        layout.addWidget(self._about)
        layout.addLayout(Flow(now, copy, restore))

    def refresh(self) -> None:
        """Ask again which backups there are."""
        self._shell.office.ask(safekeeping.backups, self._show, key="backups")

    def restore(self) -> None:
        """Open the window that looks into backups and puts one back."""
        dialog = RestoreDialog(self.window(), self._shell, self.kept)
        dialog.wished.connect(self._put_back)
        dialog.open()

    def _show(self, kept: tuple[KeptBackup, ...]) -> None:
        self.kept = kept
        self._last.setText(
            self.tr("The last backup: {backup}.").format(backup=backup_words(kept[0]))
            if kept
            else self.tr("There is no backup of this book yet.")
        )

    def _on_now(self) -> None:
        self._back_up(None)

    def _on_copy(self) -> None:
        name = f"Appreciation {self._shell.office.today().isoformat()}.appreciation"
        kinds = self.tr("Books (*.appreciation)")
        ask_where_to_save(self, self.tr("Save a copy of the book"), kinds, name, self._back_up)

    def _back_up(self, file: Path | None) -> None:
        self._shell.office.make(
            lambda desk, _progress: safekeeping.backup(desk, file),
            self._on_backed_up,
            title=self.tr("Making a backup"),
            touches=touching(),
        )

    def _on_backed_up(self, backup: Backup) -> None:
        self._shell.toast(self.tr("A checked backup is in {file}").format(file=backup.path))
        self.refresh()

    def _put_back(self, file: Path) -> None:
        self._shell.office.make(
            lambda desk, _progress: safekeeping.put_back_here(desk, file),
            self._on_put_back,
            title=self.tr("Putting the backup back"),
            touches=lambda _restored: EVERYTHING,
        )

    def _on_put_back(self, restored: Restored) -> None:
        self._shell.office.reopen()
        kept = self.tr("The backup is in its place. The book as it was before is kept in {file}.")
        text = " ".join((kept.format(file=restored.path), *restored.warnings))
        self._shell.banner("restored", text, self.tr("Close"), self._close_banner)
        self.refresh()

    def _close_banner(self) -> None:
        self._shell.banner("restored", "")
