"""What the batches ask for and change. Runs away from the window's thread."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from appreciation.desktop.printing_out.printers import Printers, PrintJob
from appreciation.desktop.shared.long_work import Progress
from appreciation.desktop.shared.occasions import occasion_words
from appreciation.domain.batches import (
    ENVELOPES,
    Batch,
    BatchLine,
    BatchState,
    FileKind,
    Format,
    PaperWarning,
    Piece,
)
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.errors import WrongValueError
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.planning import LeftOut
from appreciation.domain.weeks import Week, Weeks
from appreciation.services.batch_pages import Stack
from appreciation.services.desk import Desk
from appreciation.services.post_desk import TakeOut
from appreciation.services.posting import Marked
from appreciation.services.printed import Again
from appreciation.services.reviewing import Review, Words

Change = Callable[[Desk], Piece]
"""A change of one piece."""

"""The files whose printing makes a batch a printed one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The batches there are, and the pieces that must not be posted."""

    batches: tuple[BatchLine, ...]
    take_outs: tuple[TakeOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A batch as its page shows it: `holidays` names the holidays its pieces are for, by label.

    `written` has the numbers of the pieces that are known to have a line written by hand.
    """

    review: Review
    holidays: Mapping[str, str]
    take_outs: Mapping[int, TakeOut]
    written: frozenset[int]

    def words(self, piece: Piece) -> str:
        """Return what a piece is for, as `Birthday, 50`."""
        return occasion_words(
            piece.occasion, self.holidays.get(piece.label, piece.label), piece.years
        )


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


def listed(desk: Desk) -> Listed:
    """Return the batches there are."""
    from appreciation.services import post_desk

    return Listed(batches=post_desk.batches(desk), take_outs=post_desk.take_outs(desk))


def current_week(desk: Desk) -> Week:
    """Return the week that today lies in."""
    from appreciation.services import week

    return week.current_week(desk)


def begun(desk: Desk, weeks: Weeks | None) -> Shown:
    """Make the draft of some weeks, or go on with it; None for the current week."""
    from appreciation.services import reviewing

    chosen = weeks or Weeks.following(current_week(desk), 1)
    return _shown(desk, reviewing.begun(desk, chosen))


def shown(desk: Desk, batch_id: int) -> Shown | None:
    """Return a batch with its pages, a draft planned afresh; None when it is not there any more."""
    from appreciation.services import reviewing

    try:
        return _shown(desk, reviewing.review(desk, batch_id))
    except WrongValueError:
        return None  # its making was undone


def put_on(desk: Desk, batch_id: int, format_: Format, paper: str, start: int) -> Review:
    """Make a draft for another format, paper or first label."""
    from appreciation.services import reviewing

    return reviewing.put_on(desk, batch_id, format_, paper, start)


def words(desk: Desk, number: int) -> Words:
    """Return what is written on a piece."""
    from appreciation.services import post_desk, reviewing

    return reviewing.words_of(post_desk.piece(desk, number))


def take_outs(desk: Desk) -> tuple[TakeOut, ...]:
    """Return the pieces that wait for the post and must not go there."""
    from appreciation.services import post_desk

    return post_desk.take_outs(desk)


def printed(desk: Desk, progress: Progress, handing: Handing, printers: Printers) -> Handed:
    """Hand one stack of a batch over to a printer.

    The pages of a draft are made and kept first; once the printer has taken every stack that
    pieces are on, it counts as printed.
    """
    from appreciation.services.batch_pages import kept_file

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
    from appreciation.services import reprinting
    from appreciation.services.batch_pages import stack

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
    from appreciation.services import reprinting

    made = reprinting.reprint(desk, batch_id, folder, numbers)
    batch = made.batch
    if batch is None:
        raise AssertionError("a reprint is always of a batch")
    return Handed(batch=batch, folder=folder, withheld={}, warnings=made.warnings)


def printed_trial(_desk: Desk, progress: Progress, stack: Stack, way: tuple[Printers, str]) -> str:
    """Print a test sheet on the stock of a stack; return the printer's name."""
    from appreciation.services.batch_pages import trial_page

    printers, printer = way
    printers.print_out(printer, _job("Test sheet", stack, trial_page(stack), 1), progress.count)
    return printer


def saved(desk: Desk, batch_id: int, folder: Path, left_out: Sequence[LeftOut]) -> Handed:
    """Write the PDFs of a batch into a folder; those of a draft are made and kept first."""
    from appreciation.services.batch_pages import kept_pages
    from appreciation.services.files_out import check_folder, write_whole

    check_folder(folder)
    handed = _finished(desk, batch_id, left_out)
    contents = kept_pages(desk, handed.batch).contents
    for file in handed.batch.files:
        if file.kind in contents:
            write_whole(folder / file.name, contents[file.kind])
    return replace(handed, folder=folder)


def posted(
    desk: Desk, batch_id: int, numbers: Sequence[int], written: Sequence[int] = ()
) -> Marked:
    """Mark pieces of a batch as posted, and those of them that somebody wrote on by hand."""
    from appreciation.services import posting

    return posting.post(desk, batch_id, numbers, written=written)


def taken_out(desk: Desk, numbers: Sequence[int]) -> Marked:
    """Mark pieces of one batch as spoilt, so that they are not posted; it is one change."""
    from appreciation.services import posting

    return posting.spoil(desk, *numbers)


def taken_back(desk: Desk, number: int, reason: str) -> Marked:
    """Mark a piece as come back, and the address it went to as undeliverable."""
    from appreciation.services import posting

    return posting.take_back(desk, number, reason)


def found(desk: Desk, number: int) -> tuple[Piece, str]:
    """Return a piece by the number printed on it, and what it is for in words."""
    from appreciation.services import post_desk, supplied

    piece = post_desk.piece(desk, number)
    label = piece.label
    if piece.occasion is OccasionKind.HOLIDAY:
        label = supplied.holiday_rules().name(label, "en")
    return piece, occasion_words(piece.occasion, label, piece.years)


def counted_as_printed(desk: Desk, batch_id: int) -> Batch:
    """Count a batch as printed, because its saved pages were."""
    from appreciation.services import weekly_batch

    return weekly_batch.mark_printed(desk, batch_id).batch


def _shown(desk: Desk, review: Review) -> Shown:
    from appreciation.services import post_desk, supplied

    pieces = review.batch.pieces if review.batch else ()
    labels = {each.label for each in pieces if each.occasion is OccasionKind.HOLIDAY}
    labels |= {
        each.occasion.label
        for each in review.left_out
        if each.occasion.kind is OccasionKind.HOLIDAY
    }
    printed_ones = review.batch is not None and review.batch.state is BatchState.PRINTED
    found = post_desk.take_outs(desk) if printed_ones else ()
    return Shown(
        review=review,
        holidays={each: supplied.holiday_rules().name(each, "en") for each in labels},
        take_outs={each.piece.number: each for each in found},
        written=post_desk.written_on(desk, pieces),
    )


def _finished(desk: Desk, batch_id: int, left_out: Sequence[LeftOut]) -> Handed:
    from appreciation.services import post_desk, weekly_batch

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
