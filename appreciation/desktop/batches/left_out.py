"""Who is left out of a batch, why, and how to mend it."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.batches.asks import Shown
from appreciation.desktop.shared.approval import Approval
from appreciation.desktop.shared.occasions import occasion_words
from appreciation.desktop.shared.office import touching
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import GRID, button, label, number, section, set_text
from appreciation.domain.batches import BatchState, Piece, PieceState
from appreciation.domain.changes import Kind
from appreciation.domain.eligibility import Reason
from appreciation.domain.planning import LeftOut
from appreciation.services.desk import Desk

_ROW = 52

Out = Piece | LeftOut
"""Left out by the owner, or by the rule."""


class LeftOutList(QWidget):
    """Those the owner left out, then those the rule leaves out; below, the mend of the chosen."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._shown: Shown | None = None
        self._title = section("")
        self.model: RowModel[Out] = RowModel(self._row, self)
        self.list = RowList(shell.theme, self.tr("Left out"), height=_ROW)
        self.list.setModel(self.model)
        self.list.opened.connect(self._open)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self._mend = label("", "small", wrap=True)
        self._approval = Approval(shell)
        self._action = button(shell.theme, "", kind="link")
        self._action.clicked.connect(self._on_action)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._title)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._mend)
        layout.addWidget(self._approval)
        layout.addWidget(self._action)

    def show_left_out(self, shown: Shown) -> None:
        """Show who is not in a batch; nothing is shown where everybody is in it."""
        self._shown = shown
        batch = shown.review.batch
        own = [each for each in batch.pieces if each.state is PieceState.LEFT_OUT] if batch else []
        out: list[Out] = [*own, *(each for each in shown.review.left_out if each.lacks_a_greeting)]
        self.setVisible(bool(out))
        self._title.setText(self.tr("Left out: {n}").format(n=number(len(out))))
        self.model.show_items(out)
        if out:
            self.list.choose(0)
        self._on_chosen(self.list.currentIndex())

    def _row(self, out: Out) -> TwoLines:
        if isinstance(out, Piece):
            return TwoLines(title=out.recipient, subtitle=out.reason)
        return TwoLines(title=out.name, subtitle=f"{out.refusal.reason} · {self._words(out)}")

    def _words(self, out: LeftOut) -> str:
        label_ = out.occasion.label
        named = self._shown.holidays.get(label_, label_) if self._shown else label_
        return occasion_words(out.occasion.kind, named, None)

    def _on_chosen(self, _current: QModelIndex) -> None:
        out = self.list.current_item()
        batch = self._shown.review.batch if self._shown else None
        draft = batch is not None and batch.state is BatchState.DRAFT
        verb = ""
        if isinstance(out, Piece) and draft:
            verb = self.tr("Put back")
        elif isinstance(out, LeftOut) and self._shell.has_page("contacts"):
            verb = self.tr("Open {name}").format(name=out.name)
        self._mend.setText(out.refusal.mend if isinstance(out, LeftOut) else "")
        self._mend.setVisible(bool(self._mend.text()))
        unapproved = isinstance(out, LeftOut) and out.refusal.reason is Reason.NOT_APPROVED
        self._approval.setVisible(unapproved and not self._shell.office.standing.read_only)
        if isinstance(out, LeftOut) and unapproved:
            self._approval.show_prospect(out.contact_id, out.name)
        set_text(self._action, verb)
        self._action.setVisible(bool(verb))

    def _on_action(self) -> None:
        out = self.list.current_item()
        if isinstance(out, Piece):
            self._put_back(out)
        else:
            self._open(out)

    def _open(self, out: Out) -> None:
        if isinstance(out, LeftOut) and self._shell.has_page("contacts"):
            self._shell.go("contacts", out.contact_id)

    def _put_back(self, piece: Piece) -> None:
        def change(desk: Desk) -> Piece:
            from appreciation.services.batches import reviewing

            return reviewing.put_back(desk, piece.number)

        said = self.tr("{name} is back in the batch.").format(name=piece.recipient)
        self._shell.office.do(
            change,
            lambda _piece: self._shell.toast_with_undo(said),
            touches=touching(Kind.BATCH),
        )
