"""The window of an import: what it would do, what is asked, and the button that does it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.imports import asks
from appreciation.desktop.imports.asks import Look
from appreciation.desktop.imports.lists import Lists
from appreciation.desktop.imports.questions import Questions
from appreciation.desktop.shared.background import Stopped
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.long_work import LongWork
from appreciation.desktop.shared.office import touching
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    counted,
    label,
    scrolling,
    set_text,
)
from appreciation.domain.changes import Kind
from appreciation.domain.errors import UserError
from appreciation.services.imports.imports import ImportPreview

_SIZE = (860, 760)


class ImportWindow(QDialog):
    """Looks through files of people, and brings them in when the owner says so."""

    def __init__(self, parent: QWidget, shell: Shell, paths: Sequence[Path]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell = shell
        self._look: Look | None = None
        self._under_way: LongWork | None = None
        self._room = parent.size()
        self._names = ", ".join(path.name for path in paths)
        self.setWindowTitle(self.tr("Import {files}").format(files=self._names))
        self._about = label(self.tr("Looking through it…"), "quiet", wrap=True)
        self.questions = Questions(shell.theme)
        self.questions.answered.connect(self._look_again)
        self.questions.hide()
        self.lists = Lists(shell.theme)
        self.lists.decided.connect(self._tell)
        self._arrange()
        shell.office.work(
            lambda desk, _progress: asks.read(paths, self.questions.options, desk),
            self._show,
            key="import",
            title=self.tr("Looking through {files}").format(files=self._names),
            otherwise=self._on_unreadable,
        )

    @property
    def about(self) -> str:
        """What is said of the files: how much is in them, or why they cannot be read."""
        return self._about.text()

    def bring_in(self) -> None:
        """Import what is shown, with what was decided."""
        if self._look is None or not self._import.isEnabled():
            return
        self._import.setEnabled(False)
        files, options = self._look.files, self.questions.options
        decisions = self.lists.decisions
        self._under_way = self._shell.office.make(
            partial(asks.brought_in, files, options, decisions),
            self._on_done,
            title=self._import.accessibleName(),
            touches=touching(Kind.CONTACT, Kind.HOUSEHOLD, Kind.ORGANISATION),
            otherwise=self._on_failed,
        )

    @override
    def reject(self) -> None:
        """Close the window; an import under way is stopped first, and then nothing is stored."""
        if self._under_way is not None:
            self._under_way.cancel()
        else:
            super().reject()

    def _arrange(self) -> None:
        theme = self._shell.theme
        self._cancel = button(theme, self.tr("Cancel"))
        self._cancel.clicked.connect(self.reject)
        self._import = button(theme, self.tr("Import"), "check", kind="primary")
        self._import.setEnabled(False)
        self._import.setDefault(True)  # else Enter in a field would press Cancel
        self._import.clicked.connect(self.bring_in)
        foot = Flow()
        foot.add_at_right(self._cancel)
        foot.add_at_right(self._import)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, GRID, 0)
        inside.setSpacing(2 * GRID)
        inside.addWidget(self.questions)
        inside.addWidget(self.lists, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID + 4)
        layout.addWidget(label(self.windowTitle(), "name", wrap=True))
        layout.addWidget(self._about)
        layout.addWidget(scrolling(content), 1)
        layout.addLayout(foot)
        room = self._room
        self.resize(min(theme.px(_SIZE[0]), room.width()), min(theme.px(_SIZE[1]), room.height()))

    def _look_again(self) -> None:
        if self._look is None:
            return
        files, options = self._look.files, self.questions.options
        self._import.setEnabled(False)
        self._shell.office.work(
            lambda desk, _progress: asks.looked_through(files, options, desk),
            self._show,
            key="import",
            title=self.tr("Looking through {files}").format(files=self._names),
            otherwise=self._on_unreadable,
        )

    def _show(self, look: Look) -> None:
        first = self._look is None
        self._look = look
        self.questions.show()
        self.questions.show_look(look)
        self.lists.show_review(look.review)
        self._tell()
        # What is asked was made later than the buttons, and stands before them.
        for each in (self._cancel, self._import):
            last = self.previousInFocusChain()
            if last is not None and last is not each:
                QWidget.setTabOrder(last, each)
        if first and self._import.isEnabled():
            # While it was read only Cancel could have the focus, and Enter would have pressed it.
            (self.questions.first_open or self._import).setFocus()

    def _tell(self) -> None:
        if self._look is None:
            return
        preview = self._look.review.preview
        self._about.setText(self._about_words(preview))
        new, changed = len(preview.new), len(preview.updated)
        words = self._verb(new, changed)
        set_text(self._import, words or self.tr("Nothing to import"))
        read_only = self._shell.office.standing.read_only
        self._import.setEnabled(bool(words or preview.revisions) and not read_only)

    def _about_words(self, preview: ImportPreview) -> str:
        parts = [
            counted(
                preview.read, self.tr("1 person in the file"), self.tr("{n} people in the file")
            )
        ]
        if preview.unchanged:
            parts.append(
                counted(
                    preview.unchanged,
                    self.tr("1 is in the book already, and unchanged"),
                    self.tr("{n} are in the book already, and unchanged"),
                )
            )
        return ", ".join(parts) + "."

    def _verb(self, new: int, changed: int) -> str:
        added = counted(new, self.tr("Add 1 person"), self.tr("Add {n} people"))
        if not changed:
            return added if new else ""
        if not new:
            return counted(changed, self.tr("Change 1 person"), self.tr("Change {n} people"))
        more = counted(changed, self.tr("change 1"), self.tr("change {n}"))
        return f"{added}, {more}"

    def _on_unreadable(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            self.close()
            return
        if not isinstance(error, UserError):
            self._shell.office.explain(error)
            self._about.setText(self.tr("It could not be looked through; nothing was imported."))
            return
        self._about.setText(str(error))

    def _on_failed(self, error: BaseException) -> None:
        self._under_way = None
        self._tell()
        if isinstance(error, Stopped):
            self._shell.toast(self.tr("Nothing was imported."))
        self._shell.office.explain(error)

    def _on_done(self, done: ImportPreview) -> None:
        self._under_way = None
        added = counted(len(done.new), self.tr("1 person added"), self.tr("{n} people added"))
        changed = counted(len(done.updated), self.tr("1 changed"), self.tr("{n} changed"))
        words = f"{added}, {changed}" if done.updated else added
        self._shell.toast_with_undo(words)
        if not done.problems:
            self.accept()
            return
        self._look = None
        self.questions.hide()
        self._about.setText(
            self.tr("{done}. What could not be taken stands below.").format(done=words)
        )
        self.lists.show_problems(done)
        self._import.hide()
        set_text(self._cancel, self.tr("Close"))
