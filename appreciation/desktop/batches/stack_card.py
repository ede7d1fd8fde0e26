"""One stack for the printer: what it is, how to load it, and a button to print it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from appreciation.desktop.batches.loading_picture import LoadingPicture
from appreciation.desktop.batches.pictures import BatchPictures
from appreciation.desktop.batches.words import short_words, stack_words
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, button, counted, label
from appreciation.domain.batches import ENVELOPES, Batch, FileKind
from appreciation.domain.printer_fit import EnvelopeSide, PrinterFit
from appreciation.services.batches.batch_pages import Stack
from appreciation.services.batches.faces import Face, Side

_PAGE_WIDTH = 104


class StackCard(QFrame):
    """Emits `print_wished` and `trial_wished`."""

    print_wished = Signal()
    trial_wished = Signal()

    def __init__(self, shell: Shell, stack: Stack, batch: Batch) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.stack = stack
        self.is_for = (stack, batch.id, batch.start)
        self._theme = shell.theme
        self.what = stack_words(stack)
        self.short = short_words(stack)
        self._picture = LoadingPicture(shell.theme, stack)
        self._state = label("", "good", wrap=True)
        self._state.hide()
        self.print_button = button(shell.theme, self.tr("Print"), "printer")
        self.print_button.setAccessibleName(self.tr("Print: {what}").format(what=self.what))
        self.print_button.clicked.connect(self.print_wished)
        self.trial_button = button(shell.theme, self.tr("Print one test sheet"), kind="link")
        self.trial_button.setAccessibleName(
            self.tr("Print one test sheet: {what}").format(what=self.what)
        )
        self.trial_button.clicked.connect(self.trial_wished)
        self._batch = batch
        self._told = label(self._how(PrinterFit()), "quiet", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(GRID)
        words.addWidget(label(self.what, "strong", wrap=True))
        words.addWidget(self._told)
        words.addWidget(self._state)
        words.addStretch(1)
        words.addLayout(Flow(self.print_button, self.trial_button))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)

    def draw(self, pictures: BatchPictures, ratio: float) -> None:
        """Draw the first page on the sheet in the picture."""
        page = Face(side=Side.FRONT, kind=self.stack.kind, page=1)
        pictures.draw(page, self._theme.px(_PAGE_WIDTH), ratio, self._picture.show_page)

    def show_fit(self, fit: PrinterFit) -> None:
        """Show how the stack goes into the printer that is chosen."""
        self._picture.show_fit(fit)
        self._told.setText(self._how(fit))

    def offer(self, *, printing: bool) -> None:
        """Offer to print, or not: there may be no printer."""
        self.print_button.setVisible(printing)
        self.trial_button.setVisible(printing)

    def say(self, text: str) -> None:
        """Say what became of the stack; an empty text takes that back."""
        self._state.setText(text)
        self._state.setVisible(bool(text))

    def _how(self, fit: PrinterFit) -> str:
        one = self.tr("Put 1 sheet of {stock} into the tray.")
        many = self.tr("Put {n} sheets of {stock} into the tray.")
        if self.stack.kind in ENVELOPES:
            one = self.tr("Put 1 envelope {stock} into the tray.")
            many = self.tr("Put {n} envelopes {stock} into the tray.")
        stock = self.stack.stock or self.tr("paper")
        sheets = counted(self.stack.sheets, one, many, stock=stock)
        return " ".join(filter(None, (sheets, self._more(), self._side(fit))))

    def _side(self, fit: PrinterFit) -> str:
        if self.stack.kind not in ENVELOPES:
            return ""
        return {
            EnvelopeSide.NOT_SAID: self.tr("A test sheet shows which way round they go in."),
            EnvelopeSide.UP: self.tr("The side that is printed goes up."),
            EnvelopeSide.DOWN: self.tr("The side that is printed goes down."),
        }[fit.envelope_side]

    def _more(self) -> str:
        envelopes = self.tr(
            "The flap is closed and on the side that is not printed. They come in the order of the"
            " pieces."
        )
        start = self.tr("The first address goes on label {n} of the first sheet.")
        return {
            FileKind.CARDS: self.tr(
                "One side is printed. Fold the top half back, then the left half behind."
            ),
            FileKind.ENVELOPES: envelopes,
            FileKind.LETTER_ENVELOPES: envelopes,
            FileKind.LABELS: start.format(n=self._batch.start),
            FileKind.POSTCARDS: self.tr(
                "Both sides are printed, turned over the long edge. Cut each sheet across the"
                " middle."
            ),
            FileKind.LETTERS: self.tr("One side is printed. Fold at the marks; the address shows."),
            FileKind.CHECK_LIST: self.tr(
                "For you: who is in the batch, to tick, and who is not and why."
            ),
        }[self.stack.kind]
