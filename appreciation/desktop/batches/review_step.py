"""Review: every piece as a picture, and what can be changed about it before it is printed."""

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.batches.asks import Shown
from appreciation.desktop.batches.left_out import LeftOutList
from appreciation.desktop.batches.paper_choice import PaperChoice
from appreciation.desktop.batches.pictures import BatchPictures
from appreciation.desktop.batches.piece_actions import PieceActions
from appreciation.desktop.batches.preview_pane import PreviewPane
from appreciation.desktop.batches.side_by_side import SideBySide
from appreciation.desktop.batches.thumbnails import ROW_HEIGHT, Thumbnails
from appreciation.desktop.batches.words import summary
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import ITEM_ROLE, TwoLines
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    card,
    column,
    label,
    scrolling,
    set_text,
)
from appreciation.domain.batches import Piece, PieceKind, PieceState
from appreciation.services.batches.faces import Face, Side

_LIST_WIDTH = 300
_ROWS_SEEN = 3
_HIGH_ENOUGH = 240
_SETTINGS = "under Settings"


class ReviewStep(QWidget):
    """The pieces at the left, the chosen one large at the right."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._shown: Shown | None = None
        self._pictures: BatchPictures | None = None
        self._arrange()
        shell.theme.changed.connect(self._fit)
        self._fit()

    def show_batch(self, shown: Shown) -> None:
        """Show a batch; the piece chosen before stays chosen if it is still there."""
        self._shown = shown
        review, batch = shown.review, shown.review.batch
        chosen = self.piece
        if self._pictures:
            self._pictures.deleteLater()
        self._pictures = BatchPictures(review.pages, self)
        self._thumbnails.show_pictures(self._pictures, self.devicePixelRatioF())
        pieces = (
            [each for each in batch.pieces if each.state is not PieceState.LEFT_OUT]
            if batch
            else []
        )
        self.model.show_items(pieces)
        self.left_out.show_left_out(shown)
        self.paper.show_batch(batch)
        self.piece_actions.show_for(batch)
        notes = [each.what for each in review.pages.warnings if not each.piece]
        self._notes.setText("\n".join((*review.notes, *notes)))
        self._notes.setVisible(bool(self._notes.text()))
        # Whatever a note says is mended there is one press away.
        self._to_settings.setVisible(_SETTINGS in self._notes.text())
        self._summary.setText(summary(review.pages.stacks, batch) if batch else "")
        numbers = [each.number for each in pieces]
        row = numbers.index(chosen.number) if chosen and chosen.number in numbers else 0
        if pieces:
            self.list.choose(row)
        self._show_piece()

    @property
    def piece(self) -> Piece | None:
        """The piece that is chosen."""
        found = self.list.current_item()
        return found if isinstance(found, Piece) else None

    def _arrange(self) -> None:
        theme = self._shell.theme
        self.model: RowModel[Piece] = RowModel(self._row, self)
        self._thumbnails = Thumbnails(theme, self.model.touch)
        self.list = RowList(theme, self.tr("Pieces"), height=ROW_HEIGHT)
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.left_out = LeftOutList(self._shell)
        left, right = QWidget(), QWidget()
        places = column(self.list, self.left_out)
        places.setStretch(0, 3)
        places.setStretch(1, 2)
        left.setLayout(places)
        right.setLayout(self._right())
        self._columns = SideBySide(theme, right, left, _LIST_WIDTH, first=True)
        self.setLayout(column(scrolling(self._columns)))

    def _right(self) -> QVBoxLayout:
        self._preview = PreviewPane(self._shell.theme)
        self._preview.setAccessibleName(self.tr("The pages of the chosen piece"))
        frame, inside = card(kind="sunken")
        inside.addWidget(self._preview)
        self._warning = label("", "careful", wrap=True)
        self.piece_actions = PieceActions(self._shell, self)
        self.paper = PaperChoice(self._shell)
        self._summary = label("", "small", wrap=True)
        self._notes = label("", "small", wrap=True)
        parts = QVBoxLayout()
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(GRID + 4)
        parts.addWidget(frame, 1)
        parts.addWidget(self._warning)
        parts.addLayout(Flow(*self.piece_actions.buttons, *self._views()))
        parts.addWidget(self.paper)
        parts.addWidget(self._summary)
        parts.addWidget(self._notes)
        self._to_settings = button(self._shell.theme, self.tr("Open settings"), kind="link")
        self._to_settings.clicked.connect(partial(self._shell.go, "settings"))
        parts.addLayout(Flow(self._to_settings))
        return parts

    def _views(self) -> list[QPushButton]:
        """Return the chips that say what is seen: the piece itself, or its envelope."""
        self._view_group = QButtonGroup(self)
        self._envelope = button(self._shell.theme, self.tr("Envelope"), kind="chip")
        piece = button(self._shell.theme, self.tr("Card"), kind="chip")
        for chip in (piece, self._envelope):
            chip.setCheckable(True)
            self._view_group.addButton(chip)
        self._piece_chip = piece
        piece.setChecked(True)
        self._view_group.buttonClicked.connect(self._show_piece)
        return [piece, self._envelope]

    def _row(self, piece: Piece) -> TwoLines:
        pages = self._shown.review.pages if self._shown else None
        bad = pages is not None and piece.number in pages.unprintable
        return TwoLines(
            title=piece.recipient,
            subtitle=self._shown.words(piece) if self._shown else "",
            picture=self._thumbnails.of(piece.number),
            mark="triangle-alert" if bad else "check",
            mark_says=self.tr("does not fit") if bad else "",
            mark_ink="careful" if bad else "ink",
        )

    def _on_chosen(self, current: QModelIndex) -> None:
        self.piece_actions.choose(current.data(ITEM_ROLE) if current.isValid() else None)
        self._show_piece()

    def _show_piece(self) -> None:
        piece = self.piece
        faces = self._faces(piece)
        envelopes = any(face.side is Side.ENVELOPE for face in faces)
        for chip in (self._piece_chip, self._envelope):
            chip.setVisible(envelopes)
        letter = piece is not None and piece.kind is PieceKind.LETTER
        set_text(self._piece_chip, self.tr("Letter") if letter else self.tr("Card"))
        wanted = envelopes and self._envelope.isChecked()
        shown = [face for face in faces if _is_seen(face, envelope=wanted)]
        self._preview.show_faces(self._pictures, shown)
        self._warning.setText(self._warnings(piece))
        self._warning.setVisible(bool(self._warning.text()))
        self.piece_actions.choose(piece)

    def _faces(self, piece: Piece | None) -> tuple[Face, ...]:
        return self._pictures.faces(piece.number) if piece and self._pictures else ()

    def _warnings(self, piece: Piece | None) -> str:
        if piece is None or self._shown is None:
            return ""
        pages = self._shown.review.pages
        found = [each.what for each in pages.warnings if each.piece == piece.number]
        return "\n".join(found or filter(None, [pages.unprintable.get(piece.number, "")]))

    def _fit(self) -> None:
        theme = self._shell.theme
        self.list.setMinimumHeight(theme.px(ROW_HEIGHT * _ROWS_SEEN))
        self._preview.setMinimumHeight(theme.px(_HIGH_ENOUGH))


def _is_seen(face: Face, *, envelope: bool) -> bool:
    if envelope:
        return face.side is Side.ENVELOPE
    return face.side not in {Side.ENVELOPE, Side.BACK}
