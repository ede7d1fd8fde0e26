"""What an import asks once: what new people are, which way round dates are, what columns hold."""

from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.imports.asks import Look
from appreciation.desktop.shared.days import plain_date_words
from appreciation.desktop.shared.fields import ChoiceField, Form
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    card,
    clear,
    column,
    counted,
    label,
    number,
)
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Status
from appreciation.domain.date_order import DateOrder
from appreciation.services.imports.import_review import KNOWN_HEADINGS, AmbiguousDate, UnknownColumn
from appreciation.services.imports.imports import ImportOptions

_EXAMPLES = 5
_MOST_COLUMNS = 40


class Questions(QWidget):
    """The questions that an import needs; `answered` when one has been, with new `options`."""

    answered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.options = ImportOptions()
        self._known: dict[str, UnknownColumn] = {}
        self._fields: dict[str, ChoiceField] = {}
        self._status = ChoiceField("status", self.tr("New people are"))
        self._status.offer(
            (
                (Status.CUSTOMER, self.tr("customers")),
                (Status.FORMER_CUSTOMER, self.tr("former customers")),
                (Status.PROSPECT, self.tr("prospects (greeted once you approve them)")),
                (Status.PARTNER, self.tr("partners")),
            )
        )
        self._status.edited.connect(self._on_status)
        self._dates, self._columns = column(), column()
        self._date_buttons: list[QPushButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Form(theme, self._status))
        layout.addLayout(self._dates)
        layout.addLayout(self._columns)

    def show_look(self, look: Look) -> None:
        """Ask what this look leaves open, and what was answered before, to be changed."""
        preview = look.review.preview
        self._known |= {each.heading: each for each in preview.unknown_columns}
        self._show_dates(look)
        columns = [each for each in self._known.values() if self._concerns(each, look)]
        self._show_columns(columns)
        self._order_keys()

    @property
    def first_open(self) -> QWidget | None:
        """The first thing asked that was not answered, or None."""
        if self._date_buttons and self.options.date_order is None:
            return self._date_buttons[0]
        return next((each.editor for each in self._fields.values() if not each.text()), None)

    def _show_dates(self, look: Look) -> None:
        pressed = any(each.hasFocus() for each in self._date_buttons)
        clear(self._dates)
        self._date_buttons = []
        if look.review.preview.ambiguous:
            self._dates.addWidget(self._date_order(look))
        elif self.options.date_order:
            self._dates.addWidget(self._date_order_chosen())
        if pressed and self._date_buttons:
            self._date_buttons[0].setFocus()

    def _show_columns(self, columns: list[UnknownColumn]) -> None:
        """Show a field for each column; those there stay, with the cursor that is in one."""
        if [each.heading for each in columns[:_MOST_COLUMNS]] != list(self._fields):
            clear(self._columns)
            self._fields = {}
            if columns:
                self._columns.addWidget(self._columns_card(columns))

    def _order_keys(self) -> None:
        """Let Tab lead to the dates before the columns, whenever they were asked.

        Fields are left in the order they were made: moved one by one, Qt would lead back from the
        last to the first.
        """
        for before, after in pairwise((self._status.editor, *self._date_buttons)):
            QWidget.setTabOrder(before, after)

    def _concerns(self, column: UnknownColumn, look: Look) -> bool:
        unknown = look.review.preview.unknown_columns
        return column in unknown or column.heading in self.options.columns

    def _date_order(self, look: Look) -> QFrame:
        dates = look.review.preview.ambiguous
        first = dates[0]
        frame, inside = self._card(
            counted(
                len(dates),
                self.tr("1 date can be read in two ways. How are dates written in this file?"),
                self.tr("{n} dates can be read in two ways. How are dates written in this file?"),
            )
        )
        choices = Flow()
        for order, date in look.ways.items():
            words = self._order_words(order).format(text=first.text, day=plain_date_words(date))
            made = button(self._theme, words)
            made.clicked.connect(partial(self._on_order, order))
            self._date_buttons.append(made)
            choices.addWidget(made)
        inside.addLayout(choices)
        lines = [_date_line(each) for each in dates[:_EXAMPLES]]
        if len(dates) > _EXAMPLES:
            lines.append(self.tr("and {n} more").format(n=number(len(dates) - _EXAMPLES)))
        inside.addWidget(label("\n".join(lines), "small", wrap=True))
        note = self.tr("Until you say, these dates stay empty; everything else comes in.")
        inside.addWidget(label(note, "small", wrap=True))
        return frame

    def _date_order_chosen(self) -> QFrame:
        words = {
            DateOrder.DAY_FIRST: self.tr("Dates are read with the day first."),
            DateOrder.MONTH_FIRST: self.tr("Dates are read with the month first."),
            DateOrder.YEAR_FIRST: self.tr("Dates are read with the year first."),
        }
        frame, inside = self._card(words[self.options.date_order or DateOrder.DAY_FIRST])
        other = button(self._theme, self.tr("Ask again"), kind="link")
        other.clicked.connect(partial(self._on_order, None))
        self._date_buttons.append(other)
        inside.addLayout(Flow(other))
        return frame

    def _order_words(self, order: DateOrder) -> str:
        if order is DateOrder.DAY_FIRST:
            return self.tr("Day first: {text} is {day}")
        return self.tr("Month first: {text} is {day}")

    def _columns_card(self, columns: list[UnknownColumn]) -> QFrame:
        frame, inside = self._card(self.tr("These columns are not known here. What do they hold?"))
        known = [("", self.tr("Leave it out")), *((each, each) for each in KNOWN_HEADINGS)]
        for each in columns[:_MOST_COLUMNS]:
            hint = self.tr("for example {cells}").format(cells=", ".join(each.examples))
            field = ChoiceField(each.heading, each.heading, hint=hint)
            field.offer(known)
            field.show_text(self.options.columns.get(each.heading, ""))
            field.edited.connect(partial(self._on_column, field))
            self._fields[each.heading] = field
        inside.addWidget(Form(self._theme, *self._fields.values()))
        if len(columns) > _MOST_COLUMNS:
            left = self.tr("{n} more columns are left out.")
            inside.addWidget(label(left.format(n=number(len(columns) - _MOST_COLUMNS)), "small"))
        return frame

    def _card(self, title: str) -> tuple[QFrame, QVBoxLayout]:
        frame, inside = card(kind="tinted")
        inside.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        inside.setSpacing(GRID)
        inside.addWidget(label(title, "strong", wrap=True))
        return frame, inside

    def _on_status(self) -> None:
        self._answer(replace(self.options, status=Status(self._status.text())))

    def _on_order(self, order: DateOrder | None, *_pressed: bool) -> None:
        self._answer(replace(self.options, date_order=order))

    def _on_column(self, field: ChoiceField) -> None:
        columns = {**self.options.columns, field.key: field.text()}
        self._answer(replace(self.options, columns=columns))

    def _answer(self, options: ImportOptions) -> None:
        self.options = options
        self.answered.emit()


def _date_line(date: AmbiguousDate) -> str:
    kind = date.kind.replace("_", " ")
    return f"{date.name}, {kind}: {date.text} ({date.file}, {date.where})"
