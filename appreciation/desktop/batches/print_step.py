"""Print: stack by stack, on the printer of choice, or into a folder."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.batches import handing
from appreciation.desktop.batches.asks import Shown
from appreciation.desktop.batches.folder import open_folder
from appreciation.desktop.batches.handing import Handed, Handing
from appreciation.desktop.batches.pictures import BatchPictures
from appreciation.desktop.batches.printer_choice import PrinterChoice
from appreciation.desktop.batches.saved_card import SavedCard
from appreciation.desktop.batches.stack_card import StackCard
from appreciation.desktop.printing_out.printers import Printers
from appreciation.desktop.shared.background import Stopped
from appreciation.desktop.shared.office import EVERYTHING, its_changes, touching
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import (
    GRID,
    clear,
    column,
    scrolling,
)
from appreciation.domain.batches import CARRY_PIECES, Batch, BatchState, FileKind
from appreciation.domain.changes import Kind
from appreciation.domain.printer_fit import PrinterFit


class PrintStep(QWidget):
    """The stacks of a batch, one below the other. `main_changed` when the next one is another.

    `counted` when the owner has said that saved pages are printed.
    """

    main_changed = Signal()
    counted = Signal()

    def __init__(self, shell: Shell, printers: Printers) -> None:
        super().__init__()
        self._shell = shell
        self._printers = printers
        self._shown: Shown | None = None
        self._pictures: BatchPictures | None = None
        self._cards: list[StackCard] = []
        self._sent: dict[tuple[int, FileKind], str] = {}
        self._under_way = False
        self._fit = PrinterFit()
        self.choice = PrinterChoice(shell, printers)
        self.choice.looked.connect(self._on_looked)
        self.choice.fitted.connect(self._on_fitted)
        self._arrange()

    def show_batch(self, shown: Shown) -> None:
        """Show the stacks of a batch."""
        self._shown = shown
        review, batch = shown.review, shown.review.batch
        if self._pictures:
            self._pictures.deleteLater()
        self._pictures = BatchPictures(review.pages, self)
        stacks = review.pages.stacks
        wanted = [(each, batch.id, batch.start) for each in stacks if batch]
        if batch and wanted != [each.is_for for each in self._cards]:
            self._lay_out([StackCard(self._shell, each, batch) for each in stacks])
        for each in self._cards:
            each.draw(self._pictures, self.devicePixelRatioF())
        self._show_state()

    @property
    def next_stack(self) -> StackCard | None:
        """The stack to be printed next; None when all have gone."""
        batch = self._batch
        if batch is None:
            return None
        for each in self._cards:
            kind = each.stack.kind
            printed = batch.state is not BatchState.DRAFT and kind in CARRY_PIECES
            gone = printed or (batch.id, kind) in self._sent or kind is FileKind.CHECK_LIST
            if not gone:
                return each
        return None

    def _completes(self, kind: FileKind) -> bool:
        """Return whether every stack with pieces has gone to a printer once this one has."""
        to_go = {each.stack.kind for each in self._cards} & CARRY_PIECES
        batch = self._batch
        sent = {what for batch_id, what in self._sent if batch and batch_id == batch.id}
        return kind in to_go and to_go <= sent | {kind}

    @property
    def awaits_word(self) -> bool:
        """Whether pages were made, and it is for the owner to say that they are printed."""
        batch = self._batch
        return batch is not None and batch.state is BatchState.DRAFT and bool(batch.files)

    def print_stack(self, kind: FileKind) -> None:
        """Print one stack on the chosen printer."""
        batch, printer = self._batch, self.choice.printer
        if batch is None or self._shown is None or self._under_way:
            return
        if not printer:
            self._shell.toast(self.choice.nobody)
            return
        stack = Handing(
            batch_id=batch.id,
            kind=kind,
            printer=printer,
            copies=self.choice.copies,
            left_out=self._shown.review.left_out,
            is_last=self._completes(kind),
        )
        self._begin()
        self._shell.office.make(
            lambda desk, progress: handing.printed(desk, progress, stack, self._printers),
            partial(self._on_printed, printer),
            title=self.tr("Printing"),
            touches=its_changes,
            otherwise=self._on_failed,
        )

    def print_again(self, numbers: Sequence[int]) -> None:
        """Print some pieces of the batch once more, as they were."""
        batch, way = self._batch, (self._printers, self.choice.printer)
        if batch is None or self._under_way:
            return
        self._begin()
        self._shell.office.make(
            lambda desk, progress: handing.printed_again(desk, progress, batch.id, numbers, way),
            partial(self._on_printed, self.choice.printer),
            title=self.tr("Printing"),
            touches=its_changes,
            otherwise=self._on_failed,
        )

    def save(self, folder: Path) -> None:
        """Write the PDFs into a folder."""
        batch, shown = self._batch, self._shown
        if batch is None or shown is None or self._under_way:
            return
        left_out = shown.review.left_out
        self._begin()
        self._shell.office.make(
            lambda desk, _progress: handing.saved(desk, batch.id, folder, left_out),
            self._on_saved,
            title=self.tr("Saving the PDF"),
            touches=its_changes,
            otherwise=self._on_failed,
        )

    def save_again(self, numbers: Sequence[int], folder: Path) -> None:
        """Write the pages of some pieces of the batch once more, as they were."""
        batch = self._batch
        if batch is None or self._under_way:
            return
        self._begin()
        self._shell.office.make(
            lambda desk, _progress: handing.saved_again(desk, batch.id, numbers, folder),
            self._on_saved_again,
            title=self.tr("Saving the PDF"),
            touches=its_changes,
            otherwise=self._on_failed,
        )

    @property
    def _batch(self) -> Batch | None:
        return self._shown.review.batch if self._shown else None

    def _arrange(self) -> None:
        self._saved = SavedCard(self._shell.theme)
        self._saved.printed.connect(self.count_as_printed)
        self._stacks = QVBoxLayout()
        self._stacks.setSpacing(2 * GRID)
        parts = column(self.choice, self._saved, gap=2 * GRID)
        parts.addLayout(self._stacks)
        parts.addStretch(1)
        content = QWidget()
        content.setLayout(parts)
        self.setLayout(column(scrolling(content)))

    def _lay_out(self, cards: list[StackCard]) -> None:
        clear(self._stacks)
        self._cards = cards
        for each in cards:
            each.show_fit(self._fit)
            each.offer(printing=not self.choice.none_found)
            each.print_wished.connect(partial(self.print_stack, each.stack.kind))
            each.trial_wished.connect(partial(self._print_trial, each))
            self._stacks.addWidget(each)

    def _on_looked(self) -> None:
        for each in self._cards:
            each.offer(printing=not self.choice.none_found)
        self._saved.offer(answer=not self.choice.none_found)
        self.main_changed.emit()

    def _on_fitted(self, fit: PrinterFit) -> None:
        self._fit = fit
        for each in self._cards:
            each.show_fit(fit)

    def _show_state(self) -> None:
        batch = self._batch
        for each in self._cards:
            printer = self._sent.get((batch.id, each.stack.kind), "") if batch else ""
            each.say(self.tr("Sent to {printer}").format(printer=printer) if printer else "")
        self._saved.ask(waits=self.awaits_word)
        self.main_changed.emit()

    def _begin(self) -> None:
        self._under_way = True
        for each in self._cards:
            each.print_button.setEnabled(False)

    def _end(self) -> None:
        self._under_way = False
        for each in self._cards:
            each.print_button.setEnabled(True)

    def _on_printed(self, printer: str, handed: Handed) -> None:
        self._end()
        if handed.kind:
            self._sent[handed.batch.id, handed.kind] = printer
        self._tell(handed)
        text = self.tr("The pages have gone to {printer}.").format(printer=printer)
        if handed.batch.state is not BatchState.DRAFT and handed.kind in CARRY_PIECES:
            self._shell.toast_with_undo(text)
        else:
            self._shell.toast(text)
        self._show_state()

    def _on_saved(self, handed: Handed) -> None:
        self._end()
        self._tell(handed)
        self._saved.say_where(handed.folder)
        said = self.tr("Saved in {folder}").format(folder=str(handed.folder))
        self._shell.toast(said, self.tr("Open the folder"), partial(open_folder, handed.folder))

    def _on_saved_again(self, handed: Handed) -> None:
        self._end()
        self._tell(handed)
        self._shell.toast(self.tr("Saved in {folder}").format(folder=str(handed.folder)))

    def _tell(self, handed: Handed) -> None:
        """Say who was left out at the last moment, and what is amiss with the paper."""
        lines = [*handed.withheld.values(), *(each.what for each in handed.warnings)]
        self._shell.banner(
            "printed", "\n".join(dict.fromkeys(lines)), self.tr("Close"), self._close_banner
        )

    def _close_banner(self) -> None:
        self._shell.banner("printed", "")

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, Stopped):
            self._shell.toast(self.tr("Nothing was printed."))
        self._shell.office.changed.emit(EVERYTHING)  # the pages may have been kept before it failed
        self._shell.office.explain(error)

    def count_as_printed(self) -> None:
        """Count the pages that were saved as printed."""
        if batch := self._batch:
            self._shell.office.do(
                lambda desk: handing.counted_as_printed(desk, batch.id),
                self._on_counted,
                touches=touching(Kind.BATCH),
            )

    def _on_counted(self, batch: Batch) -> None:
        self._saved.say_where(None)
        self._sent |= {(batch.id, each.stack.kind): "" for each in self._cards}
        self.main_changed.emit()
        self.counted.emit()
        self._shell.toast_with_undo(self.tr("Batch {n} is printed.").format(n=batch.id))

    def _print_trial(self, stack: StackCard) -> None:
        printer = self.choice.printer
        if not printer:
            self._shell.toast(self.choice.nobody)
            return
        self._shell.office.work(
            lambda desk, progress: handing.printed_trial(
                desk, progress, stack.stack, (self._printers, printer)
            ),
            self._on_trial,
            title=self.tr("Printing a test sheet"),
        )

    def _on_trial(self, printer: str) -> None:
        self._shell.toast(self.tr("A test sheet has gone to {printer}.").format(printer=printer))
