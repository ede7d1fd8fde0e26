"""All batches, the newest first, and the desk for post that came back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from appreciation.desktop.batches.asks import Listed
from appreciation.desktop.batches.returned_desk import ReturnedDesk
from appreciation.desktop.batches.side_by_side import SideBySide
from appreciation.desktop.batches.words import pieces_words, state_words, weeks_words
from appreciation.desktop.shared.days import day_and_year
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import EmptyState, column, scrolling
from appreciation.domain.batches import BatchLine, BatchState, PieceState

_SIDE_WIDTH = 320
_ROWS_SEEN = 4
_ROW_HEIGHT = 58


class BatchList(QWidget):
    """`opened` carries the id of the batch that is to be shown."""

    opened = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._theme = shell.theme
        self.model: RowModel[BatchLine] = RowModel(self._row, self)
        self.list = RowList(shell.theme, self.tr("Batches"), height=_ROW_HEIGHT)
        self.list.setModel(self.model)
        self.list.opened.connect(self._on_opened)
        self.list.clicked.connect(lambda _index: self._on_opened(self.list.current_item()))
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        empty = self.tr("Nothing has been printed yet. The first batch begins with this week.")
        self._lists.addWidget(EmptyState(empty))
        self.returned = ReturnedDesk(shell)
        side = QWidget()
        parts = column(self.returned)
        parts.addStretch(1)
        side.setLayout(parts)
        columns = SideBySide(shell.theme, self._lists, side, _SIDE_WIDTH)
        self.setLayout(column(scrolling(columns)))
        shell.theme.changed.connect(self._fit)
        self._fit()

    def show_batches(self, listed: Listed) -> None:
        """Show these batches; the one chosen before stays chosen."""
        row = self.list.currentIndex().row()
        self.model.show_items(listed.batches)
        self._lists.setCurrentIndex(0 if listed.batches else 1)
        if listed.batches:
            self.list.choose(min(max(row, 0), len(listed.batches) - 1))

    def _row(self, line: BatchLine) -> TwoLines:
        batch = line.batch
        count = sum(n for state, n in line.counts.items() if state is not PieceState.LEFT_OUT)
        icon = {
            BatchState.DRAFT: "pencil",
            BatchState.PRINTED: "printer",
            BatchState.POSTED: "mail",
        }[batch.state]
        return TwoLines(
            title=self.tr("{weeks} · {pieces}").format(
                weeks=weeks_words(batch.week), pieces=pieces_words(count)
            ),
            subtitle=state_words(line),
            icon=icon,
            right=self.tr("Batch {n}").format(n=batch.id),
            right_below=day_and_year(batch.posted_on or batch.made_on),
        )

    def _on_opened(self, line: BatchLine | None) -> None:
        if line:
            self.opened.emit(line.batch.id)

    def _fit(self) -> None:
        self._lists.setMinimumHeight(self._theme.px(_ROW_HEIGHT * _ROWS_SEEN))
