"""The weekly batch: drafted, put on paper, and kept exactly as it was printed.

A draft is drawn and its PDFs are kept (`finish`) before anything goes to a printer; it counts as
printed (`mark_printed`) once the pages are out of the program's hands. `print_week` does both.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from appreciation.domain.batches import (
    Batch,
    BatchFile,
    BatchState,
    PaperWarning,
    Piece,
    PieceState,
)
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.errors import ChangedElsewhereError
from appreciation.domain.planning import LeftOut
from appreciation.printing.jobs import job
from appreciation.printing.press import Printed, print_batch
from appreciation.services.batches.drafts import Order, draft_label, drafted, pictures, unfilled
from appreciation.services.batches.posting import Marked, NotPossibleError
from appreciation.services.batches.printed import Finished, PrintedBatch, WrittenFile
from appreciation.services.batches.supplies import supplies
from appreciation.services.desk import Desk
from appreciation.services.files_out import check_folder, write_whole
from appreciation.services.rule.recheck import refused_pieces
from appreciation.store.transactions import Reading, Writing

_CHANGES: Changes = frozenset({Kind.BATCH})


def print_week(desk: Desk, order: Order, out: Path) -> PrintedBatch:
    """Make the batch of a week and write its PDFs into the folder `out`.

    Killed at any point, nothing is lost or doubled: people are claimed with the draft, the files
    are complete before the batch counts as printed, and the next run finishes the same draft under
    the same numbers. Raises `UserError`, with nothing begun, where paper or folder will not do.
    """
    with desk.book.reading() as reading:
        settings, images = reading.settings.settings(), pictures(reading)
    job(unfilled(settings, desk.today, order), settings, images)
    check_folder(out)
    with desk.book.writing("Draft a batch") as book:
        draft = drafted(book, desk, order)
        if draft.batch:
            book.relabel(draft_label(draft.batch))
    notes = tuple(PaperWarning(piece=0, what=each) for each in draft.warnings)
    if draft.batch is None:
        return PrintedBatch(batch=None, files=(), left_out=draft.left_out, warnings=notes)
    pieces = draft.batch.pieces
    things = supplies(desk, settings, images, pieces)
    printed = print_batch(draft.batch, pieces, settings, things, draft.left_out)
    files = _written(out, printed.files)
    try:
        with desk.book.writing(
            _print_label(draft.batch.id), continues=draft_label(draft.batch)
        ) as book:
            batch = _marked(book, _keep(book, draft.batch, printed))
            late = _to_take_out(book, batch, desk)
    except ChangedElsewhereError as error:
        # The folder may be the other one's as well, so nothing is taken out of it.
        raise ChangedElsewhereError(
            f"{error} Batch {draft.batch.id} was printed elsewhere at the same time: use one set of"
            f" its pages alone, and throw away any others in “{out}”."
        ) from error
    return PrintedBatch(
        batch=batch,
        files=files,
        left_out=draft.left_out,
        warnings=(*notes, *printed.warnings, *late),
    )


def _to_take_out(book: Reading, batch: Batch | None, desk: Desk) -> tuple[PaperWarning, ...]:
    """Return what another seat has seen to while the pages were drawn: they are on paper now."""
    on_paper = [each for each in batch.pieces if each.state is PieceState.PRINTED] if batch else []
    return tuple(
        PaperWarning(
            piece=number,
            what=f"Take it out, it must not be posted now. {name}: {no.reason}. {no.mend}",
        )
        for number, (_, name, no) in refused_pieces(book, on_paper, desk.today).items()
    )


def finish(desk: Desk, batch_id: int, left_out: Sequence[LeftOut] = ()) -> Finished:
    """Draw a draft as it stands and keep its PDFs, ready to be printed; the rule is asked again.

    Nothing counts as printed yet. `left_out` goes on the check list. Raises `NotPossibleError`
    for a batch that is printed already or has nothing to print, `ChangedElsewhereError` when
    somebody changed it in the meantime.
    """
    with desk.book.reading() as reading:
        settings, images = reading.settings.settings(), pictures(reading)
        draft = _draft(reading, batch_id)
        planned = [each for each in draft.pieces if each.state is PieceState.PLANNED]
        refused = refused_pieces(reading, planned, desk.today)
    reasons = {
        number: f"{name}: {no.reason}. {no.mend}" for number, (_, name, no) in refused.items()
    }
    today = replace(draft, made_on=desk.today)
    allowed = [each for each in draft.pieces if each.number not in refused]
    things = supplies(desk, settings, images, allowed)
    printed = print_batch(today, allowed, settings, things, left_out)
    reasons |= {each.number: each.reason for each in printed.unprintable}
    if not printed.pieces:
        raise NotPossibleError(
            f"Batch {batch_id} has nothing to print: everybody in it is left out."
        )
    with desk.book.writing(_print_label(batch_id)) as book:
        batch = _keep(book, draft, replace(printed, unprintable=_with_reasons(draft, reasons)))
        if batch.made_on != desk.today:
            book.batches.save(replace(batch, made_on=desk.today))
            batch = book.batches.batch(batch_id)
    return Finished(batch=batch, withheld=reasons, warnings=printed.warnings)


def mark_printed(desk: Desk, batch_id: int) -> Marked:
    """Count a finished draft as printed, because its pages have gone to the printer or a folder.

    Pieces that are not on its pages leave it, and their people can be planned again. Raises
    `NotPossibleError` when the draft has been changed since it was finished.
    """
    label = _print_label(batch_id)
    with desk.book.writing(label, continues=label) as book:
        draft = _draft(book, batch_id)
        if not draft.files:
            raise NotPossibleError(
                f"Batch {batch_id} was changed after its pages were made, so it does not count as"
                " printed. Look through it and print it again."
            )
        marked = _marked(book, draft)
    if marked is None:
        raise NotPossibleError(f"Batch {batch_id} had nothing left to print, and is gone.")
    return Marked(batch=marked, changes=_CHANGES)


def _print_label(batch_id: int) -> str:
    return f"Print batch {batch_id}"


def _draft(book: Reading, batch_id: int) -> Batch:
    batch = book.batches.batch(batch_id)
    if batch.state is not BatchState.DRAFT:
        raise NotPossibleError(f"Batch {batch_id} is {batch.state} already.")
    return batch


def _with_reasons(draft: Batch, reasons: dict[int, str]) -> tuple[Piece, ...]:
    return tuple(
        replace(each, reason=reasons[each.number])
        for each in draft.pieces
        if each.number in reasons
    )


def _written(out: Path, files: Sequence[tuple[BatchFile, bytes]]) -> tuple[WrittenFile, ...]:
    written = []
    for file, content in files:
        write_whole(out / file.name, content)
        written.append(WrittenFile(file=file, path=out / file.name))
    return tuple(written)


def _keep(book: Writing, draft: Batch, printed: Printed) -> Batch:
    """Keep the PDFs of a draft whole, and where in them each piece is, or why it is not."""
    current = book.batches.batch(draft.id)
    if (current.version, current.state) != (draft.version, draft.state) or (
        current.pieces != draft.pieces
    ):
        raise ChangedElsewhereError(
            f"Batch {draft.id} was changed by somebody else in the meantime, so nothing of it was"
            " kept. Look at it again and repeat."
        )
    pages = {each.number: each.page for each in printed.pieces}
    reasons = {each.number: each.reason for each in printed.unprintable}
    pieces = tuple(
        replace(each, page=pages.get(each.number, 0), reason=reasons.get(each.number, ""))
        if each.state is PieceState.PLANNED
        else each
        for each in current.pieces
    )
    book.batches.remove_files(draft.id)
    book.batches.save_pieces(pieces)
    book.batches.add_files(draft.id, printed.files)
    return replace(current, pieces=pieces, files=tuple(file for file, _ in printed.files))


def _marked(book: Writing, batch: Batch) -> Batch | None:
    """Mark what is on the kept PDFs as printed; None when nothing could be printed."""
    planned = [each for each in batch.pieces if each.state is PieceState.PLANNED]
    on_paper = [each for each in planned if each.page]
    if not on_paper and len(planned) == len(batch.pieces):
        book.batches.discard(batch.id)
    if not on_paper:
        return None  # of those the owner has left out, the draft still knows
    for piece in planned:
        if not piece.page:
            book.batches.leave_out(piece.number, piece.reason)
    book.batches.save_pieces([replace(each, state=PieceState.PRINTED) for each in on_paper])
    book.batches.save(replace(batch, state=BatchState.PRINTED))
    return book.batches.batch(batch.id)
