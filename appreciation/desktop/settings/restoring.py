"""The window that looks into backups before one is put back."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from appreciation.desktop.shared.days import day_and_year, short_day
from appreciation.desktop.shared.files import ask_for_file
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    card,
    counted,
    label,
    set_text,
    translated,
)
from appreciation.domain.errors import UserError
from appreciation.services import safekeeping
from appreciation.services.desk import Desk
from appreciation.services.safekeeping import Inside, KeptBackup

_SIZE = (620, 520)


class RestoreDialog(QDialog):
    """Shows the dated backups, and what is in the chosen one. `wished` carries its file."""

    wished = Signal(object)

    def __init__(self, parent: QWidget, shell: Shell, kept: Sequence[KeptBackup]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Put a backup back"))
        self._shell = shell
        self._file: Path | None = None
        theme = shell.theme
        self._model: RowModel[KeptBackup] = RowModel(_row, self)
        self._model.show_items(kept)
        self._list = RowList(theme, self.tr("Backups, newest first"))
        self._list.setModel(self._model)
        self._list.selectionModel().currentChanged.connect(self._on_chosen)
        self._title = label("", "strong", wrap=True)
        self._inside = label("", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID + 4)
        layout.addWidget(label(self.windowTitle(), "name", wrap=True))
        layout.addWidget(label(self._introduction(), "quiet", wrap=True))
        layout.addWidget(self._list, 1)
        layout.addWidget(self._card())
        layout.addLayout(self._foot())
        self.resize(theme.px(_SIZE[0]), min(theme.px(_SIZE[1]), parent.height()))
        self._tell(self.tr("Choose a backup to look into it."), "")
        if kept:
            self._list.choose(0)

    def _card(self) -> QFrame:
        frame, below = card()
        below.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        below.setSpacing(GRID // 2)
        below.addWidget(self._title)
        below.addWidget(self._inside)
        return frame

    def _foot(self) -> Flow:
        theme = self._shell.theme
        other = button(theme, self.tr("Another file…"), "folder-open")
        other.clicked.connect(self._on_other)
        self._restore = button(theme, self.tr("Put this backup back"), "history", kind="primary")
        self._restore.setEnabled(False)
        self._restore.clicked.connect(self._on_restore)
        cancel = button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = Flow(other)
        foot.add_at_right(cancel)
        foot.add_at_right(self._restore)
        return foot

    @property
    def inside(self) -> str:
        """What is said of the chosen backup."""
        return self._inside.text()

    def look_into(self, file: Path) -> None:
        """Show what is in a file."""
        self._file = file
        self._restore.setEnabled(False)
        self._tell(file.name, self.tr("Looking into it…"))
        self._shell.office.ask(
            partial(_inside, file), self._show, key="inside", otherwise=self._on_unusable
        )

    def _introduction(self) -> str:
        return self.tr(
            "Everything in the book becomes as it was in the backup. The book as it is now is kept"
            " beside it, so that you can go back. Whoever was forgotten stays forgotten."
        )

    def _on_chosen(self) -> None:
        if isinstance(kept := self._list.current_item(), KeptBackup):
            self.look_into(kept.path)

    def _on_other(self) -> None:
        kinds = self.tr("Books (*.appreciation);;All files (*)")
        ask_for_file(self, self.tr("Choose a backup"), kinds, self.look_into)

    def _on_restore(self) -> None:
        if self._file is not None:
            self.wished.emit(self._file)
            self.accept()

    def _show(self, found: tuple[Path, Inside]) -> None:
        file, inside = found
        if file != self._file:
            return
        self._restore.setEnabled(True)
        people = inside.counts.get("contacts", 0)
        set_text(
            self._restore,
            counted(people, self.tr("Put 1 person back"), self.tr("Put {n} people back")),
        )
        parts = [
            counted(people, self.tr("1 person"), self.tr("{n} people")),
            counted(inside.counts.get("batches", 0), self.tr("1 batch"), self.tr("{n} batches")),
            counted(
                inside.counts.get("touches", 0),
                self.tr("1 call, visit or letter"),
                self.tr("{n} calls, visits and letters"),
            ),
        ]
        if inside.last_touch:
            parts.append(self.tr("the last on {day}").format(day=day_and_year(inside.last_touch)))
        self._tell(inside.business or file.name, ", ".join(parts))

    def _on_unusable(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self._shell.office.explain(error)
            return
        self._tell(self._file.name if self._file else "", str(error))

    def _tell(self, title: str, inside: str) -> None:
        self._title.setText(title)
        self._inside.setText(inside)
        self._inside.setVisible(bool(inside))


def backup_words(kept: KeptBackup) -> str:
    """Return when a backup was made, and why."""
    return f"{moment(kept.at)}, {reason_words(kept.reason)}"


def moment(at: datetime) -> str:
    """Return a moment on the owner's clock, as `Mon 23 Nov 2026, 09:00`."""
    time = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    return f"{short_day(at.date())} {at.year}, {time}"


def reason_words(reason: str) -> str:
    """Return why a backup was made."""
    words = {
        "daily": _tr("that of the day"),
        "by-hand": _tr("made by hand"),
        "before-import": _tr("before an import"),
        "before-merge": _tr("before a merge"),
        "before-restore": _tr("before a backup was put back"),
        "before-bulk-change": _tr("before many were changed at once"),
        "before-migration": _tr("before an update of the program"),
    }
    return words.get(reason, reason.replace("-", " "))


def _row(kept: KeptBackup) -> TwoLines:
    size = QLocale().formattedDataSize(kept.size, 0)
    return TwoLines(title=moment(kept.at), subtitle=reason_words(kept.reason), right=size)


def _inside(file: Path, _desk: Desk) -> tuple[Path, Inside]:
    return file, safekeeping.inside(file)


def _tr(text: str) -> str:
    return translated("Backups", text)
