"""The page Batches: the list of them, and one with its three steps: review, print, post."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from appreciation.desktop.batches import asks
from appreciation.desktop.batches.asks import Listed, Shown
from appreciation.desktop.batches.batch_list import BatchList
from appreciation.desktop.batches.dialogs import opened
from appreciation.desktop.batches.post_step import PostStep
from appreciation.desktop.batches.print_step import PrintStep
from appreciation.desktop.batches.review_step import ReviewStep
from appreciation.desktop.batches.steps import (
    Step,
    allow_steps,
    next_step,
    possible_step,
    step_chips,
)
from appreciation.desktop.batches.weeks_dialog import WeeksDialog
from appreciation.desktop.batches.words import pieces_words, weeks_words
from appreciation.desktop.printing_out.printers import Printers
from appreciation.desktop.shared.office import EVERYTHING
from appreciation.desktop.shared.page import Page, Shell
from appreciation.desktop.shared.widgets import button, counted, icon_button, set_text
from appreciation.domain.batches import PieceState
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.weeks import Week, Weeks

ChooseFolder = Callable[[QWidget, str, Callable[[Path], None]], object]
"""Asks over a window, under a title, for a folder, and calls with the answer if there is one."""


class BatchesPage(Page):
    """Shows the list, or a batch at one of its steps.

    `show_subject` takes the id of a batch, or the week or weeks that are to be made.
    """

    concerns = EVERYTHING - {Kind.TOUCH}

    def __init__(self, shell: Shell, printers: Printers, choose_folder: ChooseFolder) -> None:
        super().__init__(shell, "")
        self._choose_folder = choose_folder
        self._batch_id = 0
        self._shown: Shown | None = None
        self._stale: set[Step] = set()
        self._just_shown = False
        self.step = Step.LIST
        self.list = BatchList(shell)
        self.list.opened.connect(self.open_batch)
        self.review_step = ReviewStep(shell)
        self.print_step = PrintStep(shell, printers)
        self.print_step.main_changed.connect(self._dress)
        self.post_step = PostStep(shell)
        self.post_step.main_changed.connect(self._dress)
        self.post_step.print_again.connect(self._print_again)
        self._places = QStackedWidget()
        for place in (self.list, self.review_step, self.print_step, self.post_step):
            self._places.addWidget(place)
        self.body.addWidget(self._places, 1)
        self._head()
        self._dress()

    def open_batch(self, batch_id: int) -> None:
        """Show a batch, at the step that comes next for it."""
        self._batch_id, self._shown = batch_id, None
        self._load()

    def begin(self, weeks: Weeks | None) -> None:
        """Make the draft of some weeks, or go on with it; None begins with the current week."""
        self.shell.office.make(
            lambda desk, _progress: asks.begun(desk, weeks),
            self._on_begun,
            title=self.tr("Drawing the pages"),
            touches=lambda shown: shown.review.changes,
        )

    def show_list(self) -> None:
        """Go back to the list."""
        self._batch_id, self._shown = 0, None
        self._go(Step.LIST)
        self.refresh(EVERYTHING)

    @override
    def refresh(self, kinds: Changes) -> None:
        just_shown, self._just_shown = self._just_shown, False
        if not self._batch_id:
            self.shell.office.work(
                lambda desk, _progress: asks.listed(desk), self._show_list, key="batches"
            )
        elif not just_shown or kinds - {Kind.BATCH}:
            self._load()

    @override
    def show_subject(self, subject: object) -> None:
        if isinstance(subject, int):
            self.open_batch(subject)
        elif isinstance(subject, Week):
            self.begin(Weeks.following(subject, 1))
        elif isinstance(subject, Weeks):
            self.begin(subject)

    @override
    def command(self, name: str) -> None:
        if name == "weeks":
            self._ask_weeks()
        elif name == "returned":
            self.show_list()
            self.list.returned.number.setFocus()

    @override
    def takes_over(self, page: str, name: str) -> bool:
        if printing := (page, name) == ("this_week", "print"):
            self._main.click()
        return printing

    def _head(self) -> None:
        theme = self.shell.theme
        self._back = icon_button(theme, "chevron-left", self.tr("All batches"))
        self._back.clicked.connect(self.show_list)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_escape)
        self._steps = step_chips(theme, self._go, self)
        for each in (self.title, self.subtitle):
            self.header.removeWidget(each)
        self.add_beside_title(self._back, self.title, self.subtitle, *self._steps.buttons())
        self._several = button(theme, self.tr("Several weeks…"), "calendar-days")
        self._several.clicked.connect(self._ask_weeks)
        self._save = button(theme, self.tr("Save PDF"), "download")
        self._save.clicked.connect(self._on_save)
        self.add_at_right(self._several, self._save)
        self._main = self.primary_button(self.tr("Print this week"), "printer", self._on_main)
        self._main.setToolTip("Ctrl+Enter")
        self.print_step.counted.connect(self._main.setFocus)  # what was pressed is gone
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            onward = QShortcut(QKeySequence(keys), self, self._main.click)
            onward.setAutoRepeat(False)  # held down, it must not print and post unseen

    def _load(self) -> None:
        batch_id = self._batch_id
        self.shell.office.work(
            lambda desk, _progress: asks.shown(desk, batch_id),
            partial(self._on_loaded, batch_id),
            key="batch",
            title=self.tr("Drawing the pages"),
        )

    def _on_loaded(self, batch_id: int, shown: Shown | None) -> None:
        if batch_id != self._batch_id:
            return  # the owner has gone back meanwhile
        if shown is None:
            self.show_list()
        else:
            self._show(shown)

    def _on_begun(self, shown: Shown) -> None:
        if shown.review.batch is None:
            self.shell.toast(self.tr("Nobody is waiting for a greeting then."))
            self.show_list()
            return
        self._shown = None
        self._just_shown = True
        self._show(shown)

    def _show(self, shown: Shown) -> None:
        batch = shown.review.batch
        if batch is None:
            self.show_list()
            return
        first = self._shown is None
        self._batch_id, self._shown = batch.id, shown
        self._stale = {Step.REVIEW, Step.PRINT, Step.POST}
        if first:
            self.print_step.choice.look()
        self._go(next_step(batch) if first else possible_step(self.step, batch))

    def _show_list(self, listed: Listed) -> None:
        self.list.show_batches(listed)
        if self.step is not Step.LIST and not self._batch_id:
            self._go(Step.LIST)

    def _go(self, step: Step) -> None:
        focused = self.window().focusWidget()
        leaves = step is not self.step and self._places.isAncestorOf(focused)
        nowhere = self.isVisible() and focused in {None, self}
        self.step = step
        if self._shown and step in self._stale:
            self._stale.discard(step)
            places = (self.review_step, self.print_step, self.post_step)
            places[step - 1].show_batch(self._shown)
        self._places.setCurrentIndex(step)
        self._dress()
        if (
            leaves or nowhere
        ):  # the keyboard goes on where something can be chosen, or at what comes next
            firsts = (self.list.list, self.review_step.list, self._main, self.post_step.list)
            firsts[step].setFocus()

    def _dress(self) -> None:
        """Say in the header what is in sight and what comes next."""
        batch = self._shown.review.batch if self._shown else None
        at_list = self.step is Step.LIST or batch is None
        for each in (self._back, self._save, *self._steps.buttons()):
            each.setVisible(not at_list)
        self._several.setVisible(at_list)
        if at_list or batch is None:
            self.title.setText(self.tr("Batches"))
            self.subtitle.setText("")
            self._main_is(self.tr("Print this week"), "printer")
            return
        out = {PieceState.LEFT_OUT}
        count = sum(each.state not in out for each in batch.pieces)
        self.title.setText(weeks_words(batch.week))
        self.subtitle.setText(pieces_words(count))
        self._steps.button(self.step).setChecked(True)
        allow_steps(self._steps, batch)
        self._dress_main(count)

    def _dress_main(self, count: int) -> None:
        stack = self.print_step.next_stack if self.step is Step.PRINT else None
        to_post = len(self.post_step.to_post)
        no_printer = stack is not None and self.print_step.choice.none_found
        self._save.setVisible(not no_printer)  # else it is the main thing, or done
        if self.step is Step.REVIEW:
            self._main_is(self.tr("Continue to print"), "arrow-right", enabled=count > 0)
        elif no_printer and self.print_step.awaits_word:
            self._main_is(self.tr("They are printed"), "check")
        elif no_printer:
            self._main_is(self.tr("Save as PDF"), "download")
        elif stack:
            self._main_is(self.tr("Print {what}").format(what=stack.short), "printer")
        elif self.step is Step.PRINT:
            self._main_is(self.tr("Continue to post"), "arrow-right")
        elif to_post:
            text = counted(to_post, self.tr("Mark 1 as posted"), self.tr("Mark {n} as posted"))
            self._main_is(text, "mail")
        else:
            self._main_is(self.tr("All done"), "check")

    def _main_is(self, text: str, icon: str, *, enabled: bool = True) -> None:
        self.shell.theme.dress(self._main, icon, "on_accent")
        set_text(self._main, text)
        self._main.setEnabled(enabled)

    def _on_main(self) -> None:
        stack = self.print_step.next_stack
        match self.step:
            case Step.LIST:
                self.begin(None)
            case Step.REVIEW:
                self._go(Step.PRINT)
            case Step.PRINT if stack and self.print_step.choice.none_found:
                without = self.print_step
                without.count_as_printed() if without.awaits_word else self._on_save()
            case Step.PRINT if stack:
                self.print_step.print_stack(stack.stack.kind)
            case Step.PRINT:
                self._go(Step.POST)
            case Step.POST if self.post_step.to_post:
                self.post_step.post()
            case Step.POST:
                self.show_list()

    def _on_escape(self) -> None:
        if self.step is not Step.LIST:
            self.show_list()

    def _ask_weeks(self) -> None:
        self.shell.office.ask(asks.current_week, self._ask_weeks_from)

    def _ask_weeks_from(self, week: Week) -> None:
        dialog = WeeksDialog(self.shell.theme, self.window(), week)
        opened(dialog, partial(self._begin_chosen, dialog))

    def _begin_chosen(self, dialog: WeeksDialog) -> None:
        self.begin(dialog.weeks())

    def _on_save(self) -> None:
        self._choose_folder(self, self.tr("A folder for the PDFs"), self._save_into)

    def _save_into(self, folder: Path) -> None:
        if self.step is not Step.PRINT:
            self._go(Step.PRINT)
        self.print_step.save(folder)

    def _print_again(self, numbers: list[int]) -> None:
        if self.print_step.choice.printer:
            self.print_step.print_again(numbers)
        else:
            again = partial(self.print_step.save_again, numbers)
            self._choose_folder(self, self.tr("A folder for the pages"), again)
