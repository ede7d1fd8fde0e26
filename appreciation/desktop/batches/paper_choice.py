"""What a batch is made as, on which paper, and from which label on."""

from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from appreciation.desktop.batches import asks
from appreciation.desktop.batches.words import format_words
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.office import touching
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import label
from appreciation.domain.batches import Batch, BatchState, Format
from appreciation.domain.changes import Kind
from appreciation.services.batches.reviewing import Review

_PAPERS = ("A4", "Letter")
_MOST_LABELS = 99


class PaperChoice(QWidget):
    """Format, paper and first label of a draft; hidden for a batch that is printed."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._batch: Batch | None = None
        self._format = QComboBox()
        self._format.setAccessibleName(self.tr("Make them as"))
        for each in Format:
            self._format.addItem(format_words(each), each)
        self._paper = QComboBox()
        self._paper.setAccessibleName(self.tr("Paper"))
        self._paper.addItems(_PAPERS)
        self._start = QSpinBox(minimum=1, maximum=_MOST_LABELS)
        self._start.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._start.setAccessibleName(self.tr("First free label of the sheet"))
        self._start_label = label(self.tr("First free label"), "small")
        self._format.activated.connect(self._on_changed)
        self._paper.activated.connect(self._on_changed)
        self._start.editingFinished.connect(self._on_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(Flow(self._format, self._paper, self._start_label, self._start))

    def show_batch(self, batch: Batch | None) -> None:
        """Show what a batch is made as."""
        self._batch = batch
        self.setVisible(batch is not None and batch.state is BatchState.DRAFT)
        if batch is None:
            return
        self._format.setCurrentIndex(self._format.findData(batch.format))
        self._paper.setCurrentText(batch.paper)
        self._start.setValue(batch.start)
        labels = batch.format is Format.LABELS
        self._start.setVisible(labels)
        self._start_label.setVisible(labels)

    def _on_changed(self) -> None:
        batch = self._batch
        if batch is None:
            return
        format_ = Format(self._format.currentData())
        paper, start = self._paper.currentText(), self._start.value()
        if (format_, paper, start) == (batch.format, batch.paper, batch.start):
            return
        self._shell.office.make(
            lambda desk, _progress: asks.put_on(desk, batch.id, format_, paper, start),
            self._on_made,
            title=self.tr("Drawing the pages"),
            touches=touching(Kind.BATCH),
            otherwise=self._on_refused,
        )

    def _on_made(self, review: Review) -> None:
        if review.batch:
            self._shell.toast_with_undo(self.tr("The batch is made as you chose."))

    def _on_refused(self, error: BaseException) -> None:
        self.show_batch(self._batch)
        self._shell.office.explain(error)
