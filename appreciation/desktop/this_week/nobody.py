"""What a week says in which nobody is left to be greeted: what was made, or when it goes on."""

from collections.abc import Callable, Sequence
from functools import partial

from appreciation.desktop.shared.days import long_day
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import EmptyState, button, counted, translated
from appreciation.desktop.this_week.overview import Overview, WeekAhead
from appreciation.domain.weeks import Week


def nobody_yet(shell: Shell, begin: Callable[[], None]) -> EmptyState:
    """Return what a book without anybody says."""
    bring = button(shell.theme, _tr("Import people…"), "users", kind="primary")
    bring.clicked.connect(begin)
    return EmptyState(
        _tr("Nobody is in this book yet. Bring in your address book to begin."), bring
    )


def nobody_left(
    shell: Shell,
    shown: Overview,
    ahead: Sequence[WeekAhead],
    show_week: Callable[[Week], None],
) -> EmptyState:
    """Return what a week says with nothing left to be made, and where it leads on to."""
    if shown.overdue:
        text = _tr("Nothing falls due this week. What is overdue can be printed now.")
        return EmptyState(text)
    if shown.made:
        return _made(shell, shown)
    if not shown.is_current:
        return EmptyState(_tr("Nobody is to be greeted in this week."))
    return _ahead(shell, ahead, show_week)


def _ahead(
    shell: Shell, ahead: Sequence[WeekAhead], show_week: Callable[[Week], None]
) -> EmptyState:
    """Return where it goes on; `ahead` is empty while that is not known yet."""
    nobody = _tr("Nobody is waiting for a greeting this week.")
    coming = next((each for each in ahead if each.pieces), None)
    if coming is not None:
        goes = counted(
            coming.pieces,
            _tr("1 piece goes out in the week of {day}."),
            _tr("{n} pieces go out in the week of {day}."),
            day=long_day(coming.week.first),
        )
        on = button(shell.theme, _tr("See that week"), "arrow-right")
        on.clicked.connect(lambda: show_week(coming.week))
        return EmptyState(f"{nobody} {goes}", on)
    if not ahead:
        return EmptyState(nobody)
    year = button(shell.theme, _tr("Open the calendar"), "calendar-days")
    year.clicked.connect(partial(shell.go, "calendar"))
    return EmptyState(f"{nobody} {_tr('Nor in the four weeks after it.')}", year)


def _made(shell: Shell, shown: Overview) -> EmptyState:
    pieces = sum(each.pieces for each in shown.made)
    waiting = next((each for each in shown.made if not each.posted), None)
    if waiting is None:
        text = counted(
            pieces,
            _tr("All is done: the 1 piece of this week is in the post."),
            _tr("All is done: the {n} pieces of this week are in the post."),
        )
    else:
        text = counted(
            pieces,
            _tr("The 1 piece of this week is printed, and waits for the post."),
            _tr("The {n} pieces of this week are printed, and wait for the post."),
        )
    batch = (waiting or shown.made[-1]).batch_id
    look = button(shell.theme, _tr("Open the batch"), "mail")
    look.clicked.connect(partial(shell.go, "batches", batch))
    return EmptyState(text, look)


def _tr(text: str) -> str:
    return translated("ThisWeek", text)
