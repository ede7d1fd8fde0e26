"""What can be done with the chosen piece of a draft."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from appreciation.desktop.batches import asks
from appreciation.desktop.batches.dialogs import DesignDialog, LeaveOutDialog, WordsDialog, opened
from appreciation.desktop.shared.office import touching
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import button
from appreciation.domain.batches import Batch, BatchState, Piece, PieceKind
from appreciation.domain.changes import Kind
from appreciation.services.batches.other_designs import DesignChoices
from appreciation.services.batches.reviewing import Words
from appreciation.services.desk import Desk


class PieceActions(QWidget):
    """Other words, another design, leaving out: three buttons and what they ask."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self.hide()
        self._shell = shell
        self._over = over
        self._piece: Piece | None = None
        theme = shell.theme
        self._words = button(theme, self.tr("Change the words"), "pencil")
        self._words.clicked.connect(self._on_words)
        self._design = button(theme, self.tr("Other design"), "palette")
        self._design.clicked.connect(self._on_design)
        self._leave = button(theme, self.tr("Leave out…"), "circle-slash")
        self._leave.clicked.connect(self._on_leave_out)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, to be put where there is room."""
        return self._words, self._design, self._leave

    def show_for(self, batch: Batch | None) -> None:
        """Show the buttons while the batch is a draft; what is printed stays as it is."""
        is_draft = batch is not None and batch.state is BatchState.DRAFT
        for each in self.buttons:
            each.setVisible(is_draft)

    def choose(self, piece: Piece | None) -> None:
        """Say which piece the buttons are for."""
        self._piece = piece
        for each in self.buttons:
            each.setEnabled(piece is not None)
        self._design.setEnabled(piece is not None and piece.kind is not PieceKind.LETTER)

    def _on_words(self) -> None:
        if piece := self._piece:
            self._shell.office.ask(
                lambda desk: (piece, asks.words(desk, piece.number)), self._ask_words
            )

    def _ask_words(self, found: tuple[Piece, Words]) -> None:
        piece, words = found
        dialog = WordsDialog(self._shell.theme, self._over.window(), piece.recipient, words)
        opened(dialog, partial(self._reword, piece, dialog))

    def _reword(self, piece: Piece, dialog: WordsDialog) -> None:
        words = dialog.words()

        def change(desk: Desk) -> Piece:
            from appreciation.services.batches import reviewing

            return reviewing.reword(desk, piece.number, words)

        said = self.tr("The words for {name} are changed.").format(name=piece.recipient)
        self._do(change, said)

    def _on_design(self) -> None:
        if piece := self._piece:

            def question(desk: Desk) -> tuple[Piece, DesignChoices]:
                from appreciation.services.batches.other_designs import design_choices

                return piece, design_choices(desk, piece.number)

            self._shell.office.work(
                lambda desk, _progress: question(desk), self._ask_design, key="designs"
            )

    def _ask_design(self, found: tuple[Piece, DesignChoices]) -> None:
        piece, choices = found
        dialog = DesignDialog(self._shell.theme, self._over.window(), piece.recipient, choices)
        opened(dialog, partial(self._use_design, piece, dialog))

    def _use_design(self, piece: Piece, dialog: DesignDialog) -> None:
        design = dialog.design()

        def change(desk: Desk) -> Piece:
            from appreciation.services.batches import reviewing

            return reviewing.use_design(desk, piece.number, design)

        said = self.tr("{name} gets another design.").format(name=piece.recipient)
        self._do(change, said)

    def _on_leave_out(self) -> None:
        if piece := self._piece:
            dialog = LeaveOutDialog(self._shell.theme, self._over.window(), piece.recipient)
            opened(dialog, partial(self._leave_out, piece, dialog))

    def _leave_out(self, piece: Piece, dialog: LeaveOutDialog) -> None:
        reason = dialog.reason()

        def change(desk: Desk) -> Piece:
            from appreciation.services.batches import reviewing

            return reviewing.leave_out(desk, piece.number, reason)

        self._do(change, self.tr("{name} is left out.").format(name=piece.recipient))

    def _do(self, change: asks.Change, said: str) -> None:
        self._shell.office.do(
            change,
            lambda _piece: self._shell.toast_with_undo(said),
            touches=touching(Kind.BATCH),
        )
