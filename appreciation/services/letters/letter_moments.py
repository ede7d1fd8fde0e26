"""The letters that concern a span of days, for planning."""

from collections.abc import Collection, Iterator
from datetime import date

from appreciation.domain.planning import Moment
from appreciation.domain.weeks import Span
from appreciation.services.rule.letter_holds import held_back
from appreciation.store.transactions import Reading


def letter_moments(
    book: Reading, span: Span, today: date, except_batches: Collection[int]
) -> Iterator[Moment]:
    """Yield the letters of a span; one that has today in it has all that are overdue as well.

    What is in the batches `except_batches` counts as not printed.
    """
    candidates = book.candidates.written_to(
        span.last, since=None if today in span else span.first, except_batches=except_batches
    )
    letters = [each.letter for each in candidates if each.letter]
    halts = held_back(book, letters, today)
    for candidate, letter in zip(candidates, letters, strict=True):
        yield Moment(
            candidate=candidate,
            day=letter.due_on,
            mail_by=letter.due_on,
            overdue=letter.due_on < span.first,
            halt=halts.get(letter.id),
        )
