"""The parts of This week: a post day with its pages and rows, and who is left out."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from appreciation.desktop.shared.approval import Approval
from appreciation.desktop.shared.days import short_day, weekday
from appreciation.desktop.shared.occasions import occasion_words
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    card,
    column,
    counted,
    label,
    number,
    section,
    translated,
)
from appreciation.desktop.theme.theme import Theme
from appreciation.desktop.this_week.overview import (
    PICTURES_A_DAY,
    Greeted,
    NotGreeted,
    PostDay,
    by_reason,
)
from appreciation.desktop.this_week.strip import Strip
from appreciation.domain.contacts import ContactId
from appreciation.domain.eligibility import Reason

Opened = Callable[[ContactId], None]

_SHOWN_AT_FIRST = 5
_MORE_AT_A_TIME = 100


class GreetedRows(QWidget):
    """Those who are greeted, a few at first and the others when wanted."""

    def __init__(self, theme: Theme, says: str, greeted: Sequence[Greeted], opened: Opened) -> None:
        super().__init__()
        self._greeted = greeted
        self._model: RowModel[Greeted] = RowModel(_row, self)
        self._more = button(theme, "", kind="more")
        self._more.clicked.connect(self._on_more)
        rows = RowList(theme, says, whole=True)
        rows.setModel(self._model)
        rows.opened.connect(lambda each: opened(each.greeting.recipients[0].id))
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(rows)
        inside.addWidget(self._more)
        layout = column(frame)
        self.setLayout(layout)
        self._show(_SHOWN_AT_FIRST)

    def _show(self, count: int) -> None:
        self._model.show_items(self._greeted[:count])
        left = len(self._greeted) - self._model.rowCount()
        self._more.setVisible(left > 0)
        self._more.setText(_tr("and {n} more").format(n=number(left)))
        self._more.setAccessibleName(self._more.text())

    def _on_more(self) -> None:
        self._show(self._model.rowCount() + _MORE_AT_A_TIME)


class PostDayGroup(QWidget):
    """One day by which the post has to go: its pages as pictures, and its rows."""

    def __init__(self, theme: Theme, day: PostDay, today: date, opened: Opened) -> None:
        super().__init__()
        shown = min(len(day.greeted), PICTURES_A_DAY)
        title = post_by(day.mail_by, today)
        heading = section(title) if day.mail_by >= today else _late(title)
        self.strip = Strip(theme, _tr("The first pages, {title}").format(title=title), shown)
        rows = GreetedRows(theme, title, day.greeted, opened)
        self.setLayout(column(heading, self.strip, rows, gap=GRID))


class LeftOutGroup(QWidget):
    """Who is left out, under each reason with its mend."""

    def __init__(self, shell: Shell, left_out: Sequence[NotGreeted], opened: Opened) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for refusal, people in by_reason(left_out).items():
            reason = str(refusal.reason)
            layout.addWidget(section(f"{reason[:1].upper()}{reason[1:]}: {number(len(people))}"))
            layout.addWidget(label(refusal.mend, "quiet", wrap=True))
            model: RowModel[NotGreeted] = RowModel(_left_out_row, self)
            model.show_items(people)
            rows = RowList(shell.theme, reason, whole=True, height=40)
            rows.setModel(model)
            rows.opened.connect(lambda each: opened(each.left_out.contact_id))
            frame, inside = card()
            inside.setContentsMargins(1, 1, 1, 1)
            inside.addWidget(rows)
            layout.addWidget(frame)
            if refusal.reason is Reason.NOT_APPROVED and not shell.office.standing.read_only:
                layout.addWidget(_approval_of(shell, rows))


def post_by(day: date, today: date) -> str:
    """Return by when something is to be posted, as `To post by Tuesday`."""
    if day == today:
        return _tr("To post today")
    if day < today:
        return _tr("Was to be posted by {day}").format(day=short_day(day))
    if (day - today).days < 7:
        return _tr("To post by {day}").format(day=weekday(day))
    return _tr("To post by {day}").format(day=short_day(day))


def overdue_words(overdue: Sequence[Greeted]) -> str:
    """Return what is overdue, as `1 overdue · Pia Roth, Mon 16 Nov`."""
    words = counted(len(overdue), _tr("1 overdue"), _tr("{n} overdue"))
    first = overdue[0]
    return f"{words} · {first.name}, {short_day(first.greeting.day)}"


def _late(title: str) -> QLabel:
    made = section(title)
    made.setProperty("kind", "careful")
    return made


def _row(each: Greeted) -> TwoLines:
    greeting = each.greeting
    words = occasion_words(greeting.occasion.kind, each.label, greeting.years)
    if greeting.belated:
        words = _tr("{occasion}, belated").format(occasion=words)
    if each.is_letter:
        words = _tr("{occasion}, letter").format(occasion=words)
    return TwoLines(
        title=each.name,
        subtitle=words,
        avatar=each.name,
        right=_tr("any day") if greeting.letter else short_day(greeting.day),
        status=greeting.recipients[0].status,
    )


def _approval_of(shell: Shell, rows: RowList) -> Approval:
    """Return what approves the first greeting of whoever is chosen in a list."""
    approval = Approval(shell)

    def show() -> None:
        each = rows.current_item()
        if isinstance(each, NotGreeted):
            approval.show_prospect(each.left_out.contact_id, each.left_out.name)

    rows.selectionModel().currentChanged.connect(lambda *_: show())
    rows.choose(0)
    return approval


def _left_out_row(each: NotGreeted) -> TwoLines:
    who = each.left_out
    words = occasion_words(who.occasion.kind, each.label, each.years)
    return TwoLines(title=who.name, right=f"{words}, {short_day(who.day)}")


def _tr(text: str) -> str:
    return translated("ThisWeek", text)
