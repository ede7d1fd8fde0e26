"""Looking through a draft before it is printed: its pages, its words, who is in it and who is not.

A draft stays one until it is printed; every change here drops PDFs that were kept of it before.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from appreciation.domain.batches import Batch, BatchState, Format, Piece, PieceState
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.planning import LeftOut
from appreciation.domain.weeks import FirstWeekday, Weeks
from appreciation.services import supplied
from appreciation.services.batches.batch_pages import BatchPages, drawn_pages, kept_pages
from appreciation.services.batches.drafts import (
    Draft,
    Order,
    belongs,
    draft_label,
    drafted,
    renewed,
)
from appreciation.services.batches.pieces import composer
from appreciation.services.batches.posting import NotPossibleError
from appreciation.services.batches.week import planned
from appreciation.services.desk import Desk
from appreciation.services.letters.letter_words import to_enclose
from appreciation.store.transactions import Reading, Writing

_CHANGES: Changes = frozenset({Kind.BATCH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A batch with its pages.

    `left_out` are those the rule keeps out of a draft; those the owner left out are pieces of
    the batch. `batch` is None when nobody is due.
    """

    batch: Batch | None
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    pages: BatchPages
    changes: Changes = _CHANGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is written on a piece. In `body` paragraphs are parted by newlines."""

    front: str
    salutation: str
    body: str
    close: str


def begun(desk: Desk, weeks: Weeks) -> Review:
    """Make the draft of some weeks in the usual format, or go on with the one there is."""
    order = Order(week=weeks.label, span=weeks.span)
    with desk.book.reading() as book:
        there = [each for each in book.batches.drafts() if belongs(each, desk, order)]
    if [each.week for each in there] == [weeks.label]:
        return review(desk, there[0].id)
    return _redrafted(desk, order)


def review(desk: Desk, batch_id: int) -> Review:
    """Return a batch with its pages.

    A draft is planned afresh first, so that its names, addresses and people are those of today;
    once its pages were kept it stays as it is, and so does every other batch.
    """
    with desk.book.reading() as book:
        batch = book.batches.batch(batch_id)
        settled = batch.files or batch.state is not BatchState.DRAFT
        fresh = None if settled else _fresh(book, desk, batch)
        order = _order_of(book, batch)
    if fresh is None:
        return Review(batch=batch, pages=kept_pages(desk, batch))
    if fresh.batch != batch:
        return _redrafted(desk, order)
    pages = drawn_pages(desk, batch, fresh.left_out)
    return Review(batch=batch, left_out=fresh.left_out, notes=fresh.warnings, pages=pages)


def put_on(desk: Desk, batch_id: int, format_: Format, paper: str, start: int) -> Review:
    """Make a draft for another format, paper or first label.

    Raises `StockError` where the paper will not do, with nothing changed.
    """
    from appreciation.printing.jobs import job

    with desk.book.reading() as book:
        batch = _draft(book, batch_id)
        settings, order = book.settings.settings(), _order_of(book, batch)
    job(replace(batch, format=format_, paper=paper, start=start), settings, {})
    return _redrafted(desk, replace(order, format=format_, paper=paper, start=start))


def words_of(piece: Piece) -> Words:
    """Return what is written on a piece, part by part."""
    from appreciation.printing.messages import message

    written = message(piece)
    return Words(
        front=piece.front,
        salutation=written.salutation,
        body="\n".join(written.body),
        close=written.close,
    )


def reword(desk: Desk, number: int, words: Words) -> Piece:
    """Write other words on one piece of a draft; they stay when the draft is planned afresh."""
    inside = [words.salutation, *words.body.splitlines(), words.close]
    text = "\n".join(line.strip() for line in inside if line.strip())

    def reworded(piece: Piece) -> Piece:
        front, salutation = words.front.strip(), words.salutation.strip()
        return replace(piece, front=front, salutation=salutation, text=text, edited=True)

    return _changed(desk, number, "Change the words of piece {n}", reworded)


def use_design(desk: Desk, number: int, design: str) -> Piece:
    """Give one piece of a draft another design, by its id."""
    label = "Change the design of piece {n}"
    return _changed(desk, number, label, lambda piece: replace(piece, design=design))


def leave_out(desk: Desk, number: int, reason: str) -> Piece:
    """Take a piece out of a draft, for a reason of the owner's.

    It stays in the batch's list of who is left out, and is not planned again by itself.
    """
    return _changed(
        desk,
        number,
        "Leave out piece {n}",
        lambda piece: replace(piece, state=PieceState.LEFT_OUT, reason=reason.strip()),
    )


def put_back(desk: Desk, number: int) -> Piece:
    """Put a piece that the owner left out back into its draft."""
    return _changed(
        desk,
        number,
        "Put piece {n} back",
        lambda piece: replace(piece, state=PieceState.PLANNED, reason=""),
    )


def discard(desk: Desk, batch_id: int) -> Changes:
    """Give a draft up: its people can be planned again."""
    with desk.book.writing(f"Discard batch {batch_id}") as book:
        _draft(book, batch_id)
        book.batches.discard(batch_id)
    return _CHANGES


def _redrafted(desk: Desk, order: Order) -> Review:
    with desk.book.writing("Draft a batch") as book:
        draft = drafted(book, desk, order)
        if draft.batch:
            book.relabel(draft_label(draft.batch))
    if draft.batch is None:
        return Review(batch=None, left_out=draft.left_out, notes=draft.warnings, pages=BatchPages())
    return Review(
        batch=draft.batch,
        left_out=draft.left_out,
        notes=draft.warnings,
        pages=drawn_pages(desk, draft.batch, draft.left_out),
    )


def _fresh(book: Reading, desk: Desk, batch: Batch) -> Draft:
    """Return the draft as it would be if it were planned now: the same if nothing has changed."""
    order = _order_of(book, batch)
    week = planned(
        book,
        order.span,
        today=desk.today,
        rules=supplied.holiday_rules(),
        except_batches=[batch.id],
    )
    greetings = (*week.plan.overdue, *week.plan.due)
    composing = composer(book, batch.format.piece_kind, greetings)
    pieces = renewed(map(composing.piece, greetings), batch.pieces)
    pieces.sort(key=lambda piece: piece.number)  # as they are stored; new ones have none yet
    fresh = replace(batch, pieces=tuple(pieces), made_on=desk.today)
    warnings = (*week.warnings, *to_enclose(book, greetings))
    return Draft(batch=fresh, left_out=week.plan.left_out, warnings=warnings)


def _order_of(book: Reading, batch: Batch) -> Order:
    first_weekday = FirstWeekday(book.settings.settings().first_weekday)
    weeks = Weeks.parse(batch.week, first_weekday)
    return Order(
        week=batch.week,
        span=weeks.span,
        format=batch.format,
        paper=batch.paper,
        start=batch.start,
    )


def _draft(book: Reading, batch_id: int) -> Batch:
    batch = book.batches.batch(batch_id)
    if batch.state is not BatchState.DRAFT:
        raise NotPossibleError(f"Batch {batch_id} is {batch.state} already, so it stays as it is.")
    return batch


def _changed(desk: Desk, number: int, label: str, change: Callable[[Piece], Piece]) -> Piece:
    with desk.book.writing(label.format(n=number)) as book:
        return _change(book, number, change)


def _change(book: Writing, number: int, change: Callable[[Piece], Piece]) -> Piece:
    piece = book.batches.piece(number)
    _reopen(book, _draft(book, piece.batch_id))
    changed = change(book.batches.piece(number))
    book.batches.save_pieces([changed])
    return changed


def _reopen(book: Writing, draft: Batch) -> None:
    """Let go of the PDFs that were kept of a draft, and of where in them its pieces were."""
    if draft.files:
        book.batches.remove_files(draft.id)
        waiting = [each for each in draft.pieces if each.state is PieceState.PLANNED]
        book.batches.save_pieces([replace(each, page=0, reason="") for each in waiting])
