"""One call, being written down while it goes on."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMessageBox, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.call_log import words
from appreciation.desktop.call_log.beside import Beside
from appreciation.desktop.call_log.head import Head
from appreciation.desktop.call_log.promised import PromisedPart
from appreciation.desktop.call_log.sheet import Sheet
from appreciation.desktop.call_log.words import Outcome
from appreciation.desktop.shared.faces import faces_of
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    column,
    label,
    scrolling,
    set_text,
    stand,
)
from appreciation.domain.errors import UserError
from appreciation.domain.touches import Touch, TouchKind
from appreciation.services.dealings import call_log
from appreciation.services.dealings.call_log import Before, Logged
from appreciation.services.dealings.unfinished_calls import UnfinishedCall

_SIDE_WIDTH = 240
_NARROW = 620
_NO_LIMIT = 16_777_215
_LATEST = 4
_KEEP_AFTER_MS = 400


class CallLogWindow(QWidget):
    """Does not block. Esc asks only if something was typed; closing it else keeps the note.

    `written` carries the note as it grows, `put_by` one whose window was closed, `ended` that there
    is none any more, `logged` what is in the book.
    """

    written = Signal(object)
    put_by = Signal(object)
    ended = Signal(object)
    logged = Signal(object)

    def __init__(self, shell: Shell, call: UnfinishedCall, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shell = shell
        self._call = call
        self._over = False
        self._head = Head(shell.theme, call.name, call.organisation, call.seconds)
        self._head.avatar.show_face(faces_of(shell.office), call.contact_id)
        self._sheet = Sheet(shell.theme, call, shell.office.today())
        self._promised = PromisedPart(shell, call)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)
        self._trouble = label(kind="alert", wrap=True)
        self._trouble.hide()
        self._log = button(shell.theme, "", kind="primary")
        self._log.clicked.connect(self.log)
        self._arrange()
        self._sheet.edited.connect(self._on_edited)
        self._promised.edited.connect(self._on_edited)
        self._sheet.kind_chosen.connect(self._on_kind)
        self._on_kind()
        self._fit()
        self._sheet.setFocus()
        shell.office.ask(
            lambda desk: call_log.before(desk, call.contact_id, latest=_LATEST),
            self._show_before,
            otherwise=self._on_not_done,
        )

    @property
    def call(self) -> UnfinishedCall:
        """What is written down until now."""
        return UnfinishedCall(
            book=self._call.book,
            contact_id=self._call.contact_id,
            name=self._call.name,
            organisation=self._call.organisation,
            kind=self._sheet.kind,
            outcome=self._sheet.outcome,
            on=self._sheet.on,
            note=self._sheet.note,
            seconds=self._head.seconds,
            promise=self._promised.draft,
            keeps=self._promised.keeps,
        )

    @property
    def _is_empty(self) -> bool:
        return not self._sheet.note and self._promised.is_empty

    @property
    def _keeps_promises(self) -> bool:
        reached = self._sheet.outcome is Outcome.REACHED
        return reached and self._sheet.kind is not TouchKind.NOTE

    def log(self) -> None:
        """Log it, and close once it is in the book."""
        if not self._log.isEnabled():
            return
        if missing := self._promised.missing():
            self._say(missing)
            self._promised.line.focus_missing()
            return
        about = self._promised.about
        touch = Touch(
            contact_id=self._call.contact_id,
            kind=self._sheet.kind,
            on=self._sheet.on,
            note=words.note_kept(self._sheet.note, self._sheet.outcome),
            attempt=self._sheet.outcome is not Outcome.REACHED,
            seconds=self._head.seconds if self._sheet.kind is TouchKind.CALL else None,
        )
        self._log.setEnabled(False)
        self._shell.office.do(
            lambda desk: call_log.log(desk, touch, book_key=self._call.book, promises=about),
            self._on_logged,
            touches=its_changes,
            otherwise=self._on_not_done,
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.log()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keep()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._over and not self._is_empty:
            self.put_by.emit(self.call)
        super().closeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        self._side = Beside()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(3 * GRID)
        main = column(self._promised, gap=2 * GRID)
        main.insertWidget(0, self._sheet, 1)
        self._columns.addLayout(main, 1)
        self._columns.addWidget(self._side)
        inside = QWidget()
        content = QVBoxLayout(inside)
        content.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, GRID)
        content.setSpacing(2 * GRID)
        content.addWidget(self._head)
        content.addLayout(self._columns, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scrolling(inside), 1)
        layout.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        close = button(self._shell.theme, self.tr("Close"))
        close.clicked.connect(self._leave)
        buttons = Flow()
        buttons.add_at_right(close)
        buttons.add_at_right(self._log)
        foot = column(self._trouble)
        foot.setContentsMargins(3 * GRID, GRID, 3 * GRID, 3 * GRID)
        foot.addLayout(buttons)
        return foot

    def _fit(self) -> None:
        """Put what was before below where there is no room beside."""
        theme = self._shell.theme
        narrow = self.width() < theme.px(_NARROW)
        stand(self._columns, upright=narrow)
        self._side.stand(whole=narrow)
        self._side.setMinimumWidth(0 if narrow else theme.px(_SIDE_WIDTH))
        self._side.setMaximumWidth(_NO_LIMIT if narrow else theme.px(_SIDE_WIDTH))

    def _show_before(self, before: Before) -> None:
        self._head.show_before(before)
        self._side.show_before(before, self._shell.office.today())

    def _on_kind(self) -> None:
        kind = self._sheet.kind
        self._head.show_kind(kind)
        self.setWindowTitle(words.title(kind, self._call.name))
        set_text(self._log, words.verb(kind))
        self._log.setText(f"{words.verb(kind)}   Ctrl+Enter")

    def _on_edited(self) -> None:
        self._promised.show_reached(reached=self._keeps_promises)
        self._trouble.hide()
        self._keeping.start()

    def _keep(self) -> None:
        self._keeping.stop()
        if not self._over:
            (self.ended if self._is_empty else self.written).emit(self.call)

    def _leave(self) -> None:
        if self._is_empty:
            self._end()
            return
        box = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), "", parent=self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Close without logging what you wrote?"))
        let_go = box.addButton(self.tr("Let it go"), QMessageBox.ButtonRole.DestructiveRole)
        write = box.addButton(self.tr("Go on writing"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(write)
        box.setEscapeButton(write)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        let_go.clicked.connect(self._end)
        box.open()

    def _end(self) -> None:
        self._over = True
        self._keeping.stop()
        self.ended.emit(self._call)
        self.close()

    def _on_logged(self, logged: Logged) -> None:
        self.logged.emit(logged)
        self._end()

    def _on_not_done(self, error: BaseException) -> None:
        self._log.setEnabled(True)
        if not isinstance(error, UserError):
            self._shell.office.explain(error)
            return
        self._say(self.tr("{why} What you wrote is still here.").format(why=error))

    def _say(self, trouble: str) -> None:
        self._trouble.setText(trouble)
        self._trouble.show()
