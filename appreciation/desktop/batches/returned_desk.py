"""The desk for post that came back: type the number printed on it, choose why."""

from functools import partial

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from appreciation.desktop.batches import asks
from appreciation.desktop.batches.dialogs import return_reasons
from appreciation.desktop.shared.days import short_day
from appreciation.desktop.shared.page import Shell, change_and_say
from appreciation.desktop.shared.widgets import GRID, button, label, set_kind
from appreciation.domain.batches import ON_THE_WAY, Piece
from appreciation.domain.errors import UserError

_MOST_DIGITS = 9


class ReturnedDesk(QFrame):
    """A number, whom it was for, the reason, and the button that marks it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._shell = shell
        self._piece: Piece | None = None
        self.number = QLineEdit(placeholderText=self.tr("Number of the piece"))
        self.number.setAccessibleName(self.tr("Number of the piece that came back"))
        self.number.setValidator(QIntValidator(1, 10**_MOST_DIGITS - 1, self.number))
        self.number.textChanged.connect(self._on_number)
        self.number.returnPressed.connect(self.take_back)
        self._found = label(self._hint(), "small", wrap=True)
        self._reason = return_reasons(self.tr("Reason"))
        self._take_back = button(shell.theme, self.tr("Mark as returned"), "mailbox")
        self._take_back.clicked.connect(self.take_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(label(self.tr("Did something come back?"), "strong", wrap=True))
        for each in (self.number, self._found, self._reason, self._take_back):
            layout.addWidget(each)
        self._show(None)

    def take_back(self) -> None:
        """Mark the piece that was found as returned."""
        if piece := self._piece:
            reason = self._reason.currentText().strip()
            self.number.clear()
            text = self.tr("Nothing more goes to that address of {name}.").format(
                name=piece.recipient
            )
            change_and_say(
                self._shell,
                partial(asks.taken_back, number=piece.number, reason=reason),
                text,
            )

    def _on_number(self, text: str) -> None:
        self._show(None)
        if text:
            self._shell.office.ask(
                partial(asks.found, number=int(text)),
                self._on_found,
                key="returned piece",
                otherwise=self._on_none,
            )

    def _on_found(self, found: tuple[Piece, str]) -> None:
        self._show(*found)

    def _show(self, piece: Piece | None, words: str = "") -> None:
        can = piece is not None and piece.state in ON_THE_WAY and bool(self.number.text())
        self._piece = piece if can else None
        self._reason.setVisible(can)
        self._take_back.setVisible(can)
        set_kind(self._found, "small")
        self._found.setText(self._about(piece, words) if piece else self._hint())

    def _on_none(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self._shell.office.explain(error)
        self._show(None)
        set_kind(self._found, "careful")
        self._found.setText(str(error))

    def _about(self, piece: Piece, words: str) -> str:
        lines = [
            piece.recipient,
            *piece.address_lines,
            f"{words}, {short_day(piece.date)} · {piece.state.replace('_', ' ')}",
        ]
        return "\n".join(lines)

    def _hint(self) -> str:
        return self.tr("It stands small on the envelope, the label or the back of the card.")
