"""Handing the pages of a batch to a printer or a folder. Runs away from the window's thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from appreciation.desktop.printing_out.printers import Printers, PrintJob
from appreciation.desktop.shared.long_work import Progress
from appreciation.domain.batches import (
    ENVELOPES,
    Batch,
    BatchState,
    FileKind,
    PaperWarning,
)
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.planning import LeftOut
from appreciation.services.batches.batch_pages import Stack
from appreciation.services.batches.printed import Again
from appreciation.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What has gone to a printer or a folder.

    `withheld` says of pieces that were not printed why, by number.
    """

    batch: Batch
    kind: FileKind | None = None
    folder: Path | None = None
    withheld: dict[int, str]
    warnings: tuple[PaperWarning, ...] = ()
    changes: Changes = frozenset({Kind.BATCH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """A stack that is to go to a printer. With `is_last`, every piece has been on one then."""

    batch_id: int
    kind: FileKind
    printer: str
    copies: int
    left_out: Sequence[LeftOut]
    is_last: bool


def printed(desk: Desk, progress: Progress, handing: Handing, printers: Printers) -> Handed:
    """Hand one stack of a batch over to a printer.

    The pages of a draft are made and kept first; once the printer has taken every stack that
    pieces are on, it counts as printed.
    """
    from appreciation.services.batches.batch_pages import kept_file

    handed = _finished(desk, handing.batch_id, handing.left_out)
    stack, content = kept_file(desk, handed.batch, handing.kind)
    progress.say(handing.printer)
    job = _job(f"Batch {handing.batch_id}: {handing.kind}", stack, content, handing.copies)
    printers.print_out(handing.printer, job, progress.count)
    batch = _counted(desk, handed.batch) if handing.is_last else handed.batch
    return replace(handed, batch=batch, kind=handing.kind)


def printed_again(
    desk: Desk, progress: Progress, batch_id: int, numbers: Sequence[int], way: tuple[Printers, str]
) -> Handed:
    """Print some pieces of a batch once more, as they were; spoilt ones count as printed again."""
    from appreciation.services.batches import reprinting
    from appreciation.services.batches.batch_pages import stack

    made = reprinting.again(desk, batch_id, numbers)
    printers, printer = way
    for file, content in made.files:
        if file.kind is not FileKind.CHECK_LIST:
            progress.say(printer)
            job = _job(f"Batch {batch_id}: {file.name}", stack(file.kind, content), content, 1)
            printers.print_out(printer, job, progress.count)
    reprinting.unspoil(desk, made)
    return Handed(batch=made.batch, withheld=_withheld(made), warnings=made.warnings)


def saved_again(desk: Desk, batch_id: int, numbers: Sequence[int], folder: Path) -> Handed:
    """Write the pages of some pieces once more, as they were, into a folder."""
    from appreciation.services.batches import reprinting
    from appreciation.services.files_out import write_whole

    made = reprinting.again(desk, batch_id, numbers)
    for file, content in made.files:
        write_whole(folder / file.name, content)
    reprinting.unspoil(desk, made)
    return Handed(batch=made.batch, folder=folder, withheld=_withheld(made), warnings=made.warnings)


def printed_trial(_desk: Desk, progress: Progress, stack: Stack, way: tuple[Printers, str]) -> str:
    """Print a test sheet on the stock of a stack; return the printer's name."""
    from appreciation.services.batches.batch_pages import trial_page

    printers, printer = way
    printers.print_out(printer, _job("Test sheet", stack, trial_page(stack), 1), progress.count)
    return printer


def saved(desk: Desk, batch_id: int, folder: Path, left_out: Sequence[LeftOut]) -> Handed:
    """Write the PDFs of a batch into a folder; those of a draft are made and kept first."""
    from appreciation.services.batches.batch_pages import kept_pages
    from appreciation.services.files_out import check_folder, write_whole

    check_folder(folder)
    handed = _finished(desk, batch_id, left_out)
    contents = kept_pages(desk, handed.batch).contents
    for file in handed.batch.files:
        if file.kind in contents:
            write_whole(folder / file.name, contents[file.kind])
    return replace(handed, folder=folder)


def counted_as_printed(desk: Desk, batch_id: int) -> Batch:
    """Count a batch as printed, because its saved pages were."""
    from appreciation.services.batches import weekly_batch

    return weekly_batch.mark_printed(desk, batch_id).batch


def _finished(desk: Desk, batch_id: int, left_out: Sequence[LeftOut]) -> Handed:
    from appreciation.services.batches import post_desk, weekly_batch

    batch = post_desk.batch(desk, batch_id)
    if batch.state is not BatchState.DRAFT:
        return Handed(batch=batch, withheld={})
    done = weekly_batch.finish(desk, batch_id, left_out)
    return Handed(batch=done.batch, withheld=done.withheld, warnings=done.warnings)


def _counted(desk: Desk, batch: Batch) -> Batch:
    return counted_as_printed(desk, batch.id) if batch.state is BatchState.DRAFT else batch


def _withheld(made: Again) -> dict[int, str]:
    return {
        piece.number: f"{each.name}: {each.refusal.reason}. {each.refusal.mend}"
        for each in made.left_out
        for piece in made.batch.pieces
        if each.contact_id in piece.contact_ids and each.day == piece.date
    }


def _job(title: str, stack: Stack, content: bytes, copies: int) -> PrintJob:
    return PrintJob(
        title=title,
        content=content,
        stock=stack.stock,
        width_mm=stack.width_mm,
        height_mm=stack.height_mm,
        two_sided=stack.two_sided,
        envelopes=stack.kind in ENVELOPES,
        copies=copies,
    )
