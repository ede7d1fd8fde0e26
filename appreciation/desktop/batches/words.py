"""A batch and its stacks in words."""

from collections.abc import Iterable

from appreciation.desktop.shared.widgets import counted, number, translated
from appreciation.domain.batches import (
    ENVELOPES,
    Batch,
    BatchLine,
    BatchState,
    FileKind,
    Format,
    PieceState,
)
from appreciation.services.batches.batch_pages import Stack


def weeks_words(label: str) -> str:
    """Return the weeks of a batch, as `Week 48` or `Weeks 48 to 51`."""
    first, _, last = label.partition("/")
    if last:
        return _tr("Weeks {first} to {last}").format(first=_number(first), last=_number(last))
    return _tr("Week {n}").format(n=_number(first))


def pieces_words(count: int) -> str:
    """Return as `12 pieces`."""
    return counted(count, _tr("1 piece"), _tr("{n} pieces"))


def state_words(line: BatchLine) -> str:
    """Return how far a batch has come, as `12 printed, 1 spoilt`."""
    if line.batch.state is BatchState.DRAFT:
        return _tr("not printed yet")
    words = {
        PieceState.PRINTED: _tr("{n} to post"),
        PieceState.POSTED: _tr("{n} posted"),
        PieceState.SPOILT: _tr("{n} spoilt"),
        PieceState.RETURNED: _tr("{n} came back"),
    }
    found = [
        text.format(n=number(line.counts[state]))
        for state, text in words.items()
        if line.counts.get(state)
    ]
    return ", ".join(found) or _tr("nothing on paper")


def stack_words(stack: Stack) -> str:
    """Return what a stack is, as `12 cards on 12 sheets of A4` or `12 envelopes C6`."""
    stock = stack.stock or _tr("paper")
    one, many = _tr("1 sheet of {stock}"), _tr("{n} sheets of {stock}")
    sheets = counted(stack.sheets, one, many, stock=stock)
    if stack.kind in ENVELOPES:
        one, many = _tr("1 envelope {stock}"), _tr("{n} envelopes {stock}")
        return counted(stack.pages, one, many, stock=stack.stock).strip()
    return _tr("{what} on {sheets}").format(what=_what(stack), sheets=sheets)


def short_words(stack: Stack) -> str:
    """Return what a stack is for a button, as `12 cards` or `12 envelopes`."""
    if stack.kind is FileKind.LETTER_ENVELOPES:
        one, many = _tr("1 envelope {stock}"), _tr("{n} envelopes {stock}")
        return counted(stack.pages, one, many, stock=stack.stock).strip()
    if stack.kind is FileKind.ENVELOPES:
        return counted(stack.pages, _tr("1 envelope"), _tr("{n} envelopes"))
    return _what(stack)


def _what(stack: Stack) -> str:
    one, many = {
        FileKind.CARDS: (_tr("1 card"), _tr("{n} cards")),
        FileKind.LETTERS: (_tr("1 letter"), _tr("{n} letters")),
        FileKind.POSTCARDS: (_tr("1 postcard"), _tr("{n} postcards")),
        FileKind.LABELS: (_tr("1 label"), _tr("{n} labels")),
    }.get(stack.kind, (_tr("Check list"), _tr("Check list")))
    return counted(stack.pieces, one, many)


def summary(stacks: Iterable[Stack], batch: Batch) -> str:
    """Return what goes through the printer, as `12 cards on 12 sheets of A4, 12 envelopes C6`."""
    parts = [stack_words(each) for each in stacks if each.kind is not FileKind.CHECK_LIST]
    if batch.format is Format.LABELS:
        parts.append(_tr("starting at position {n}").format(n=number(batch.start)))
    return ", ".join(parts)


def format_words(format_: Format) -> str:
    """Return what a format is called."""
    return {
        Format.QUARTER_FOLD: _tr("Folded cards"),
        Format.POSTCARD: _tr("Postcards"),
        Format.LETTER: _tr("Letters"),
        Format.LABELS: _tr("Labels for your own cards"),
    }[format_]


def _number(week: str) -> str:
    return str(int(week.partition("W")[2]))


def _tr(text: str) -> str:
    return translated("Batches", text)
