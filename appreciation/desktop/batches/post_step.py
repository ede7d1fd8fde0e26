"""Post: tick what went, print again what was spoilt, take back what came back."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from appreciation.desktop.batches import asks
from appreciation.desktop.batches.asks import Shown
from appreciation.desktop.batches.pictures import BatchPictures
from appreciation.desktop.batches.piece_card import PieceCard
from appreciation.desktop.batches.side_by_side import SideBySide
from appreciation.desktop.batches.thumbnails import ROW_HEIGHT, Thumbnails
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.page import Shell, change_and_say
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import ITEM_ROLE, TwoLines
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    card,
    column,
    counted,
    label,
    number,
    scrolling,
    set_text,
)
from appreciation.domain.batches import ON_PAPER, Batch, Piece, PieceState

_SIDE_WIDTH = 320
_ROWS_SEEN = 5
_OUT_SAID = 3


class PostStep(QWidget):
    """The printed pieces to tick. `main_changed` when the number of those ticked has changed.

    `print_again` carries the numbers of pieces whose pages are wanted once more.
    """

    main_changed = Signal()
    print_again = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._shown: Shown | None = None
        self._pictures: BatchPictures | None = None
        self._unticked: set[int] = set()
        self._written: set[int] = set()
        self._batch_id = 0
        self._arrange()
        shell.theme.changed.connect(self._fit)
        self._fit()

    def show_batch(self, shown: Shown) -> None:
        """Show the pieces of a batch; ticks taken away before stay away."""
        self._shown = shown
        batch = shown.review.batch
        if batch and batch.id != self._batch_id:
            self._batch_id, self._unticked, self._written = batch.id, set(), set()
        if self._pictures:
            self._pictures.deleteLater()
        self._pictures = BatchPictures(shown.review.pages, self)
        self._thumbnails.show_pictures(self._pictures, self.devicePixelRatioF())
        chosen = self.list.currentIndex().row()
        pieces = [each for each in batch.pieces if each.state in ON_PAPER] if batch else []
        self.model.show_items(pieces)
        if pieces:
            self.list.choose(min(max(chosen, 0), len(pieces) - 1))
        self._show_take_outs()
        self._show_piece()
        self._ticks.setVisible(any(each.state is PieceState.PRINTED for each in pieces))
        self.main_changed.emit()

    @property
    def to_post(self) -> tuple[int, ...]:
        """The numbers of the pieces that are ticked and wait for the post."""
        batch = self._batch
        waiting = batch.pieces if batch else ()
        return tuple(each.number for each in waiting if self._is_ticked(each))

    def post(self) -> None:
        """Mark what is ticked as posted."""
        batch, numbers = self._batch, self.to_post
        if batch and numbers:
            text = counted(
                len(numbers), self.tr("1 piece is posted."), self.tr("{n} pieces are posted.")
            )
            written = sorted(self._written.intersection(numbers))
            post = partial(asks.posted, batch_id=batch.id, numbers=numbers, written=written)
            change_and_say(self._shell, post, text)

    def toggle_written(self) -> None:
        """Say that a line was written by hand on the chosen piece, or take that back.

        Of a piece that is posted it is kept at once.
        """
        piece, batch = self.list.current_item(), self._batch
        if not isinstance(piece, Piece) or batch is None:
            return
        if piece.state is PieceState.PRINTED:
            self._written ^= {piece.number}
            self.model.touch()
        elif piece.state is PieceState.POSTED and not self._is_written(piece):
            text = self.tr("Piece {n} counts as personal contact.").format(n=piece.number)
            numbers = [piece.number]
            post = partial(asks.posted, batch_id=batch.id, numbers=numbers, written=numbers)
            change_and_say(self._shell, post, text)
        self._show_piece()

    def _is_written(self, piece: Piece) -> bool:
        known = self._shown.written if self._shown else frozenset[int]()
        return piece.number in self._written or piece.number in known

    @property
    def _batch(self) -> Batch | None:
        return self._shown.review.batch if self._shown else None

    def _arrange(self) -> None:
        theme = self._shell.theme
        self.model: RowModel[Piece] = RowModel(self._row, self)
        self._thumbnails = Thumbnails(theme, self.model.touch)
        self.list = RowList(theme, self.tr("Pieces to post"), height=ROW_HEIGHT)
        self.list.setModel(self.model)
        self.list.clicked.connect(self._on_toggled)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        context = Qt.ShortcutContext.WidgetShortcut
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.list, context=context)
        space.activated.connect(self._toggle_current)
        pen = QShortcut(QKeySequence(Qt.Key.Key_W), self.list, context=context)
        pen.activated.connect(self.toggle_written)
        self._ticks = self._tick_buttons()
        self._side = PieceCard(self._shell)
        self._side.print_again.connect(self._on_again)
        self._side.written.connect(self.toggle_written)
        left = QWidget()
        left.setLayout(column(self.list, self._ticks))
        side = QWidget()
        parts = column(self._side)
        parts.addStretch(1)
        side.setLayout(parts)
        columns = SideBySide(theme, left, side, _SIDE_WIDTH)
        content = QWidget()
        content.setLayout(column(self._take_out_card(), columns, gap=2 * GRID))
        self.setLayout(column(scrolling(content)))

    def _tick_buttons(self) -> QWidget:
        every = button(self._shell.theme, self.tr("Tick all"), kind="link")
        every.clicked.connect(partial(self._tick_all, ticked=True))
        none = button(self._shell.theme, self.tr("Tick none"), kind="link")
        none.clicked.connect(partial(self._tick_all, ticked=False))
        place = QWidget()
        place.setLayout(Flow(every, none))
        return place

    def _take_out_card(self) -> QWidget:
        self._take_outs, inside = card(kind="tinted")
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        inside.setSpacing(GRID)
        self._out = label("", "alert", wrap=True)
        self._taken = button(self._shell.theme, self.tr("They are taken out"), "check")
        self._taken.clicked.connect(self._on_taken_out)
        inside.addWidget(self._out)
        inside.addLayout(Flow(self._taken))
        return self._take_outs

    def _row(self, piece: Piece) -> TwoLines:
        icon, says, ink = self._mark_of(piece)
        about = self._shown.words(piece) if self._shown else ""
        by_hand = self.tr("a line by hand") if self._is_written(piece) else ""
        return TwoLines(
            title=piece.recipient,
            subtitle=" · ".join(part for part in (about, says, by_hand) if part),
            picture=self._thumbnails.of(piece.number),
            right=number(piece.number),
            mark=icon,
            mark_says="" if says else self.tr("ticked"),
            mark_ink=ink,
        )

    def _mark_of(self, piece: Piece) -> tuple[str, str, str]:
        if self._shown and (out := self._shown.take_outs.get(piece.number)):
            return (
                "triangle-alert",
                self.tr("take it out: {why}").format(why=out.refusal.reason),
                "alert",
            )
        if piece.state is PieceState.PRINTED:
            ticked = self._is_ticked(piece)
            return (
                ("circle-check", "", "accent")
                if ticked
                else ("circle", self.tr("not ticked"), "border")
            )
        return {
            PieceState.POSTED: ("mail", self.tr("posted"), "good"),
            PieceState.SPOILT: ("x", self.tr("spoilt"), "careful"),
            PieceState.RETURNED: ("mailbox", self.tr("came back"), "careful"),
        }[piece.state]

    def _is_ticked(self, piece: Piece) -> bool:
        taken = self._shown is not None and piece.number in self._shown.take_outs
        return (
            piece.state is PieceState.PRINTED and piece.number not in self._unticked and not taken
        )

    def _on_toggled(self, index: QModelIndex) -> None:
        piece = index.data(ITEM_ROLE)
        if isinstance(piece, Piece) and piece.state is PieceState.PRINTED:
            self._unticked ^= {piece.number}
            self.model.touch()
            self.main_changed.emit()

    def _toggle_current(self) -> None:
        self._on_toggled(self.list.currentIndex())

    def _tick_all(self, *, ticked: bool) -> None:
        batch = self._batch
        numbers = {each.number for each in batch.pieces} if batch else set()
        self._unticked = set() if ticked else numbers
        self.model.touch()
        self.main_changed.emit()

    def _on_chosen(self) -> None:
        self._show_piece()

    def _show_piece(self) -> None:
        piece = self.list.current_item()
        if isinstance(piece, Piece) and self._shown:
            about, says = self._shown.words(piece), self._mark_of(piece)[1]
            self._side.show_piece(piece, about, says, written=self._is_written(piece))
        else:
            self._side.show_piece(None, "", "", written=False)

    def _show_take_outs(self) -> None:
        outs = list(self._shown.take_outs.values()) if self._shown else []
        mine = [each for each in outs if each.piece.batch_id == self._batch_id]
        lines = [
            self.tr("Take out piece {n}: {name}, {why}.").format(
                n=each.piece.number, name=each.name, why=each.refusal.reason
            )
            for each in mine[:_OUT_SAID]
        ]
        if len(mine) > _OUT_SAID:
            lines.append(self.tr("And {n} more, marked below.").format(n=len(mine) - _OUT_SAID))
        self._out.setText("\n".join(lines))
        one, many = self.tr("It is taken out"), self.tr("They are taken out")
        set_text(self._taken, counted(len(mine), one, many))
        self._take_outs.setVisible(bool(lines))

    def _on_taken_out(self) -> None:
        outs = self._shown.take_outs if self._shown else {}
        numbers = [n for n, each in outs.items() if each.piece.batch_id == self._batch_id]
        text = counted(
            len(numbers), self.tr("1 piece is taken out."), self.tr("{n} pieces are taken out.")
        )
        change_and_say(self._shell, partial(asks.taken_out, numbers=numbers), text)

    def _on_again(self, piece_number: int) -> None:
        self.print_again.emit([piece_number])

    def _fit(self) -> None:
        self.list.setMinimumHeight(self._shell.theme.px(ROW_HEIGHT * _ROWS_SEEN))
