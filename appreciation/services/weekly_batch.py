"""The weekly batch: drafted, put on paper, and kept exactly as it was printed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from appreciation.domain.batches import Batch, BatchFile, BatchState, PaperWarning, PieceState
from appreciation.printing.jobs import job
from appreciation.printing.press import Printed, print_batch
from appreciation.services.desk import Desk
from appreciation.services.drafts import Order, drafted, unfilled
from appreciation.services.files_out import check_folder, write_whole
from appreciation.services.printed import PrintedBatch, WrittenFile
from appreciation.store.transactions import Reading, Writing


def print_week(desk: Desk, order: Order, out: Path) -> PrintedBatch:
    """Make the batch of a week and write its PDFs into the folder `out`.

    Killed at any point, nothing is lost or doubled: people are claimed with the draft, the files
    are complete before the batch counts as printed, and the next run finishes the same draft under
    the same numbers. Raises `UserError`, with nothing begun, where paper or folder will not do.
    """
    with desk.book.reading() as reading:
        settings, pictures = reading.settings.settings(), _pictures(reading)
    job(unfilled(settings, desk.today, order), settings, pictures)
    check_folder(out)
    with desk.book.writing("Draft a batch") as book:
        draft = drafted(book, desk, order)
        if draft.batch:
            book.relabel(_draft_label(draft.batch))
    notes = tuple(PaperWarning(piece=0, what=each) for each in draft.warnings)
    if draft.batch is None:
        return PrintedBatch(batch=None, files=(), left_out=draft.left_out, warnings=notes)
    printed = print_batch(draft.batch, draft.batch.pieces, settings, pictures, draft.left_out)
    files = _written(out, printed.files)
    with desk.book.writing(
        f"Print batch {draft.batch.id}", continues=_draft_label(draft.batch)
    ) as book:
        batch = _kept(book, draft.batch, printed)
    return PrintedBatch(
        batch=batch,
        files=files,
        left_out=draft.left_out,
        warnings=(*notes, *printed.warnings),
    )


def _draft_label(batch: Batch) -> str:
    return f"Draft batch {batch.id}"


def _pictures(book: Reading) -> dict[str, bytes]:
    settings = book.settings.settings()
    names = [name for name in (settings.logo, settings.signature) if name]
    return {name: content for name in names if (content := book.settings.picture(name))}


def _written(out: Path, files: Sequence[tuple[BatchFile, bytes]]) -> tuple[WrittenFile, ...]:
    written = []
    for file, content in files:
        write_whole(out / file.name, content)
        written.append(WrittenFile(file=file, path=out / file.name))
    return tuple(written)


def _kept(book: Writing, draft: Batch, printed: Printed) -> Batch | None:
    """Keep the PDFs whole and mark their pieces printed; None when nothing could be printed."""
    for piece in printed.unprintable:
        book.batches.leave_out(piece.number, piece.reason)
    if not printed.pieces:
        book.batches.discard(draft.id)
        return None
    book.batches.save_pieces([replace(each, state=PieceState.PRINTED) for each in printed.pieces])
    book.batches.add_files(draft.id, printed.files)
    current = book.batches.batch(draft.id)
    book.batches.save(replace(current, state=BatchState.PRINTED, version=draft.version))
    return book.batches.batch(draft.id)
