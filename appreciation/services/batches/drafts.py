"""Making the draft of a batch, or finishing one that an earlier run left, in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from appreciation.domain.batches import Batch, BatchState, Format, Piece, PieceState
from appreciation.domain.planning import LeftOut, PlannedGreeting
from appreciation.domain.settings import Settings
from appreciation.domain.weeks import Span, Weeks
from appreciation.services import supplied
from appreciation.services.batches.pieces import composer
from appreciation.services.batches.week import planned
from appreciation.services.desk import Desk
from appreciation.services.letters.letter_words import to_enclose
from appreciation.store.transactions import Reading, Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the owner wants printed: the week, or weeks in one go, by the label; and how.

    `paper` is empty for what is usual. `start` is the first free label of a used sheet, from 1.
    """

    week: str
    span: Span
    format: Format = Format.QUARTER_FOLD
    paper: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A batch ready to be put on paper (None when nobody is due), and who is not in it."""

    batch: Batch | None
    left_out: tuple[LeftOut, ...]
    warnings: tuple[str, ...]


def drafted(book: Writing, desk: Desk, order: Order) -> Draft:
    """Return the draft with everybody who is due and overdue.

    A draft that was never finished is planned afresh, so that the rule is asked again about each of
    its people; whoever is still in it keeps their number and design, the words the owner wrote, and
    stays left out if the owner left them out. When the current week is printed, drafts of earlier
    weeks are taken in, and so are those that share a week: what they claimed would be missed.
    """
    unfinished = [each for each in book.batches.drafts() if belongs(each, desk, order)]
    week = planned(
        book,
        order.span,
        today=desk.today,
        rules=supplied.holiday_rules(),
        except_batches=[each.id for each in unfinished],
    )
    greetings = (*week.plan.overdue, *week.plan.due)
    for extra in unfinished[1:] if greetings else unfinished:
        book.batches.discard(extra.id)
    batch = _filled(book, desk, order, unfinished, greetings)
    warnings = (*week.warnings, *to_enclose(book, greetings))
    return Draft(batch=batch, left_out=week.plan.left_out, warnings=warnings)


def belongs(draft: Batch, desk: Desk, order: Order) -> bool:
    """Return whether an order takes a draft in."""
    return Weeks.parse(order.week).overlaps(draft.week) or (
        desk.today in order.span and draft.week < order.week
    )


def _filled(
    book: Writing,
    desk: Desk,
    order: Order,
    unfinished: Sequence[Batch],
    greetings: tuple[PlannedGreeting, ...],
) -> Batch | None:
    if not greetings:
        return None
    composing = composer(book, order.format.piece_kind, greetings)
    known = [piece for draft in unfinished for piece in draft.pieces]
    pieces = renewed(map(composing.piece, greetings), known)
    fresh = unfilled(book.settings.settings(), desk.today, order)
    if not unfinished:
        return book.batches.add_draft(replace(fresh, pieces=tuple(pieces)))
    first = unfinished[0]
    book.batches.remove_files(first.id)
    book.batches.save(replace(fresh, id=first.id, version=first.version))
    numbered = [each if each.batch_id == first.id else replace(each, number=0) for each in pieces]
    book.batches.replace_pieces(first.id, numbered)
    return book.batches.batch(first.id)


def unfilled(settings: Settings, today: date, order: Order) -> Batch:
    """Return the batch of an order before anybody is in it."""
    return Batch(
        week=order.week,
        state=BatchState.DRAFT,
        format=order.format,
        paper=order.paper or settings.paper_in_use,
        start=order.start,
        made_on=today,
    )


def renewed(pieces: Iterable[Piece], old: Iterable[Piece]) -> list[Piece]:
    """Return pieces planned afresh, each with what it was given when it was first drafted."""
    known = {(each.contact_ids, each.identity, each.date): each for each in old}
    return [
        _renewed(piece, same)
        if (same := known.get((piece.contact_ids, piece.identity, piece.date)))
        else piece
        for piece in pieces
    ]


def _renewed(piece: Piece, old: Piece) -> Piece:
    piece = replace(piece, number=old.number, batch_id=old.batch_id, design=old.design)
    if old.state is PieceState.LEFT_OUT:
        piece = replace(piece, state=old.state, reason=old.reason)
    if old.edited:
        piece = replace(
            piece, front=old.front, salutation=old.salutation, text=old.text, edited=True
        )
    return piece


def draft_label(batch: Batch) -> str:
    """Return what Undo calls the making of a draft."""
    return f"Draft batch {batch.id}"


def pictures(book: Reading) -> dict[str, bytes]:
    """Return the logo and the signature by the names that the settings give them."""
    settings = book.settings.settings()
    names = [name for name in (settings.logo, settings.signature) if name]
    return {name: content for name in names if (content := book.settings.picture(name))}
