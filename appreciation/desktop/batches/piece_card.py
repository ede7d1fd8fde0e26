"""One printed piece: whose it is, how far it has come, and what may have happened to it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from appreciation.desktop.batches import asks
from appreciation.desktop.batches.dialogs import ReturnedDialog, opened
from appreciation.desktop.shared.page import Shell, change_and_say
from appreciation.desktop.shared.widgets import GRID, button, label, number, tip
from appreciation.domain.batches import ON_THE_WAY, Piece, PieceState


class PieceCard(QFrame):
    """`print_again` carries the number of a piece whose pages are wanted once more.

    `written` says that the owner wrote a line on the piece by hand, or takes that back.
    """

    print_again = Signal(int)
    written = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._shell = shell
        self._piece: Piece | None = None
        theme = shell.theme
        self._name = label("", "name", wrap=True)
        self._about = label("", "quiet", wrap=True)
        self._address = label("", wrap=True)
        self._says = label("", "small", wrap=True)
        self._spoilt = button(theme, self.tr("It was spoilt"), "x")
        self._spoilt.clicked.connect(self._on_spoilt)
        self._again = button(theme, self.tr("Print it again"), "printer")
        self._again.clicked.connect(self._on_again)
        self._back = button(theme, self.tr("It came back…"), "mailbox")
        self._back.clicked.connect(self._on_back)
        self._written = button(theme, self.tr("I wrote a line on it"), "pen-line", kind="chip")
        self._written.setCheckable(True)
        self._written.setToolTip(tip(self.tr("Only then does it count as personal contact (W).")))
        self._written.clicked.connect(self.written)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for said in (self._name, self._about, self._address, self._says):
            layout.addWidget(said)
        for action in (self._written, self._spoilt, self._again, self._back):
            layout.addWidget(action)
        layout.addStretch(1)

    def show_piece(self, piece: Piece | None, about: str, says: str, *, written: bool) -> None:
        """Show a piece: what it is for, how far it has come in words, and whether it is written on.

        What is known of a posted piece stays; Undo takes it back.
        """
        self._piece = piece
        self.setVisible(piece is not None)
        if piece is None:
            return
        self._name.setText(piece.recipient)
        self._about.setText(about)
        self._address.setText("\n".join(piece.address_lines))
        named = self.tr("Piece {n}").format(n=number(piece.number))
        self._says.setText(" · ".join(filter(None, (named, says, piece.reason))))
        self._spoilt.setVisible(piece.state in ON_THE_WAY)
        self._back.setVisible(piece.state in ON_THE_WAY)
        self._written.setVisible(piece.state in ON_THE_WAY)
        self._written.setChecked(written)
        self._written.setEnabled(piece.state is PieceState.PRINTED or not written)

    def _on_spoilt(self) -> None:
        if self._piece:
            text = self.tr("Piece {n} is spoilt. It can be printed again.")
            change = partial(asks.taken_out, numbers=[self._piece.number])
            change_and_say(self._shell, change, text.format(n=self._piece.number))

    def _on_again(self) -> None:
        if self._piece:
            self.print_again.emit(self._piece.number)

    def _on_back(self) -> None:
        if self._piece:
            dialog = ReturnedDialog(self._shell.theme, self.window(), self._piece.recipient)
            opened(dialog, partial(self._take_back, self._piece, dialog))

    def _take_back(self, piece: Piece, dialog: ReturnedDialog) -> None:
        text = self.tr("Nothing more goes to that address of {name}.").format(name=piece.recipient)
        change = partial(asks.taken_back, number=piece.number, reason=dialog.reason())
        change_and_say(self._shell, change, text)
