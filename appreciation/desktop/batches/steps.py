"""The steps of a batch, and which of them come next."""

from collections.abc import Callable
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QButtonGroup

from appreciation.desktop.shared.widgets import button, translated
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.batches import Batch, BatchState


class Step(IntEnum):
    """What is in sight: the list, or one of the steps of a batch."""

    LIST = 0
    REVIEW = 1
    PRINT = 2
    POST = 3


def next_step(batch: Batch) -> Step:
    """Return the step at which a batch goes on."""
    if batch.state is not BatchState.DRAFT:
        return Step.POST
    return Step.PRINT if batch.files else Step.REVIEW


def possible_step(step: Step, batch: Batch) -> Step:
    """Return a step if a batch can be shown at it, else the one that comes next."""
    drafted = batch.state is BatchState.DRAFT
    return next_step(batch) if step is Step.LIST or (drafted and step is Step.POST) else step


def step_chips(theme: Theme, wished: Callable[[Step], None], parent: QObject) -> QButtonGroup:
    """Return a chip for each step, by its number, that says when it is wanted."""
    group = QButtonGroup(parent)
    for step, text in (
        (Step.REVIEW, _tr("1 Review")),
        (Step.PRINT, _tr("2 Print")),
        (Step.POST, _tr("3 Post")),
    ):
        chip = button(theme, text, kind="chip")
        chip.setCheckable(True)
        chip.clicked.connect(partial(_wish, wished, step))
        group.addButton(chip, step)
    return group


def allow_steps(chips: QButtonGroup, batch: Batch) -> None:
    """Let a batch be posted once it is printed, and say so until then."""
    drafted = batch.state is BatchState.DRAFT
    post = chips.button(Step.POST)
    post.setEnabled(not drafted)
    post.setToolTip(_tr("First print it, and say that it is printed.") if drafted else "")


def _wish(wished: Callable[[Step], None], step: Step, *_checked: bool) -> None:
    wished(step)


def _tr(text: str) -> str:
    return translated("Batches", text)
