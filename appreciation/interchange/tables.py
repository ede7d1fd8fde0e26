"""From the rows of a table, wherever it came from, to people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from appreciation.domain.date_order import DateOrder
from appreciation.interchange.drafts import Context, shortened
from appreciation.interchange.layouts import Layout, layout_of
from appreciation.interchange.people import (
    ImportedPerson,
    Problem,
    Reading,
    UnknownColumn,
    UnreadableFileError,
)
from appreciation.interchange.table_rows import cell_text, row_draft
from appreciation.interchange.written_dates import order_shown

MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
_EXAMPLES = 3
_ORDER_IN_WORDS = {
    DateOrder.DAY_FIRST: "day first",
    DateOrder.MONTH_FIRST: "month first",
    DateOrder.YEAR_FIRST: "year first",
}
Rows = Sequence[tuple[int, Sequence[str]]]
"""Rows with the number each has in its file."""


def people_in_rows(rows: Rows, context: Context, form: str, *, unit: str = "row") -> Reading:
    """Return the people of a table whose headings are in one of its first rows.

    Raises `UnreadableFileError` for a table too large to be an address book.
    """
    check_size(rows)
    layout = layout_of([row for _, row in rows[:50]], context.columns)
    if layout is None:
        what = (
            "No column headings were found that we know. The first row should name the columns,"
            " for example: First name, Last name, Street, Town, Postcode, Birthday."
        )
        problem = Problem(file=context.file, where="", what=what)
        headings = list(enumerate(rows[0][1])) if rows else []
        return Reading(
            file=context.file,
            format=form,
            people=(),
            problems=(problem,),
            unknown_columns=_unknown(headings, rows[1:]),
        )
    data = rows[layout.heading_row + 1 :]
    context, notices = _with_order(data, layout, context, unit)
    people = list[ImportedPerson]()
    problems = list[Problem]()
    for number, row in data:
        if not any(cell.strip() for cell in row):
            continue
        draft = row_draft(row, layout, context, f"{unit} {number}")
        person = draft.person(layout.says)
        if person is None:
            problems.append(draft.nameless())
        else:
            people.append(person)
            problems += draft.problems()
    return Reading(
        file=context.file,
        format=form,
        people=tuple(people),
        problems=tuple(problems),
        notices=(*notices, *_left_aside(layout, data, context)),
        unknown_columns=_unknown(layout.unknown, data),
    )


def check_size(rows: Rows) -> None:
    """Raise `UnreadableFileError` when a table has more rows or columns than address books have."""
    if len(rows) > MOST_ROWS:
        raise UnreadableFileError(
            f"This table has more than {MOST_ROWS:,} rows. Nothing was read; split it into parts."
        )
    if any(len(row) > MOST_COLUMNS and any(row[MOST_COLUMNS:]) for _, row in rows[:50]):
        raise UnreadableFileError(
            f"This table has more than {MOST_COLUMNS} columns, so it is no address book. Nothing"
            " was read."
        )


def _with_order(
    data: Rows, layout: Layout, context: Context, unit: str
) -> tuple[Context, list[Problem]]:
    """Return the context with the date order that some date of the table gives away, if any does.

    When dates contradict one another, nothing is decided.
    """
    if context.order is not None:
        return context, []
    shown = dict[DateOrder, tuple[int, str]]()
    for number, cell in _date_cells(data, layout):
        if order := order_shown(cell):
            shown.setdefault(order, (number, cell.strip()))
    if not shown:
        return context, []
    if len(shown) > 1:
        places = " and ".join(f"{unit} {number} has {text}" for number, text in shown.values())
        what = f"The dates are not all written the same way round: {places}."
        return context, [Problem(file=context.file, where="", what=what)]
    (order, (number, text)), *_ = shown.items()
    what = (
        f"Dates were read {_ORDER_IN_WORDS[order]}, because {unit} {number} has {shortened(text)}."
    )
    return replace(context, order=order), [Problem(file=context.file, where="", what=what)]


def _date_cells(data: Rows, layout: Layout) -> Iterator[tuple[int, str]]:
    places = [
        place
        for place, column in layout.columns
        if (column.what == "date" and not column.name.startswith("birth "))
        or (column.what == "event" and column.name == "value")
    ]
    for number, row in data:
        for place in places:
            if place < len(row) and row[place]:
                yield number, cell_text(row[place])


def _unknown(headings: Sequence[tuple[int, str]], data: Rows) -> tuple[UnknownColumn, ...]:
    """Return the columns that have a heading, are not empty, and were not understood."""
    found = []
    for place, heading in headings:
        cells = (row[place].strip() for _, row in data if place < len(row))
        examples = tuple(islice((shortened(cell) for cell in cells if cell), _EXAMPLES))
        if heading.strip() and examples:
            found.append(UnknownColumn(heading=heading.strip(), examples=examples))
    return tuple(found)


def _left_aside(layout: Layout, data: Rows, context: Context) -> list[Problem]:
    """Return a line on the columns that were not understood and are not empty."""
    names = [
        heading or f"the {place + 1}th without a heading"
        for place, heading in layout.unknown
        if any(place < len(row) and row[place].strip() for _, row in data)
    ]
    if not names:
        return []
    what = f"Columns not taken over: {shortened(', '.join(names), 400)}."
    return [Problem(file=context.file, where="", what=what)]
