"""Prints a batch: every piece laid out first, so that what cannot be printed is known before."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from appreciation.domain.batches import (
    Batch,
    BatchFile,
    FileKind,
    Format,
    PaperWarning,
    Piece,
    PieceState,
)
from appreciation.domain.guides import Guide
from appreciation.domain.planning import LeftOut
from appreciation.domain.settings import Settings
from appreciation.printing.cards import card
from appreciation.printing.check_list import check_list
from appreciation.printing.copyfit import DoesNotFitError
from appreciation.printing.drawables import Side
from appreciation.printing.envelopes import envelope_face
from appreciation.printing.jobs import Job, job
from appreciation.printing.labels import label
from appreciation.printing.letters import letter
from appreciation.printing.postcards import postcard
from appreciation.printing.sheets import (
    Sheets,
    card_sheets,
    labels_on_sheets,
    postcard_sheets,
    whole_sheets,
)
from appreciation.printing.stock import paper
from appreciation.printing.survey import survey_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What came out.

    `pieces` are those on paper, each with its first page in the file that carries it;
    `unprintable` those that are not, each with its `reason` in words.
    """

    files: tuple[tuple[BatchFile, bytes], ...] = ()
    pieces: tuple[Piece, ...] = ()
    unprintable: tuple[Piece, ...] = ()
    warnings: tuple[PaperWarning, ...] = ()


@dataclass(slots=True)
class _LaidOut:
    """The pieces that fit, with their sides and envelopes by format and number, and the others."""

    sides: dict[Format, dict[int, tuple[Side, ...]]] = field(default_factory=dict)
    faces: dict[Format, dict[int, tuple[Side, ...]]] = field(default_factory=dict)
    fitting: list[Piece] = field(default_factory=list)
    unprintable: list[Piece] = field(default_factory=list)
    left_out: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplies:
    """What goes onto paper besides the words of the pieces.

    `pictures` has the bytes behind `settings.logo` and `settings.signature`, `surveys` the words of
    the page of questions that goes with a letter, by the number of its piece.
    """

    pictures: Mapping[str, bytes] = field(default_factory=dict)
    surveys: Mapping[int, Guide] = field(default_factory=dict)


def print_batch(
    batch: Batch,
    pieces: Sequence[Piece],
    settings: Settings,
    supplies: Supplies,
    left_out: Sequence[LeftOut],
) -> Printed:
    """Draw the pieces of a batch, in this order, and its check list.

    `left_out` goes on the check list, and so do pieces that the owner has left out. One bad piece
    never stops the others: it comes back as unprintable. The date printed is `batch.made_on`. Same
    input, same bytes; with no piece to print there are no files.

    Raises:
        StockError: when there is no such paper, envelope or sheet of labels, or when the first
            label is to go on a position the sheet does not have.

    """
    if not pieces:
        return Printed()
    making = job(replace(batch, pieces=tuple(pieces)), settings, supplies.pictures)
    laid_out = _laid_out(pieces, making, supplies.surveys)
    files: dict[FileKind, Sheets] = {}
    first_pages: dict[int, int] = {}
    for format_ in _in_order(laid_out.sides, batch):
        sheets = _sheets(format_, laid_out.sides[format_], making)
        files[format_.file_kind] = sheets
        first_pages |= sheets.first_pages
        if stock := making.envelopes.get(format_):
            kind = FileKind.ENVELOPES if format_ is batch.format else FileKind.LETTER_ENVELOPES
            title = f"Batch {batch.id}: {kind.replace('_', ' ')}"
            files[kind] = whole_sheets(title, laid_out.faces[format_], stock, {})
    if files:
        out = [*laid_out.unprintable, *laid_out.left_out]
        files[FileKind.CHECK_LIST] = check_list(
            batch, laid_out.fitting, out, left_out, making.stationery
        )
    return Printed(
        files=tuple(_file(batch, kind, sheets) for kind, sheets in files.items()),
        pieces=tuple(replace(each, page=first_pages[each.number]) for each in laid_out.fitting),
        unprintable=tuple(laid_out.unprintable),
        warnings=tuple(making.warnings),
    )


def _laid_out(pieces: Sequence[Piece], making: Job, surveys: Mapping[int, Guide]) -> _LaidOut:
    laid_out = _LaidOut()
    for piece in pieces:
        format_ = making.batch.format_of(piece)
        if piece.state is PieceState.LEFT_OUT:
            laid_out.left_out.append(piece)
            continue
        try:
            sides = _sides(piece, making)
            if piece.number in surveys:
                sides += (survey_page(surveys[piece.number], piece, making.stationery),)
            if stock := making.envelopes.get(format_):
                face = envelope_face(piece, stock, making.stationery)
                laid_out.faces.setdefault(format_, {})[piece.number] = (face,)
        except DoesNotFitError as error:
            reason = (
                f"{error.what[:1].upper()}{error.what[1:]} too long even in the smallest letters. "
                "Shorten the text and print again."
            )
            making.warn(f"Nothing was printed for {piece.recipient}. {reason}", piece.number)
            laid_out.unprintable.append(replace(piece, reason=reason))
        else:
            laid_out.sides.setdefault(format_, {})[piece.number] = sides
            laid_out.fitting.append(piece)
            making.warn_of(piece)
    return laid_out


def _sides(piece: Piece, making: Job) -> tuple[Side, ...]:
    match making.batch.format_of(piece):
        case Format.QUARTER_FOLD:
            return card(piece, making.look(piece), making.stationery)
        case Format.POSTCARD:
            return postcard(piece, making.look(piece), making.stationery)
        case Format.LETTER:
            return letter(piece, making.stationery)
        case Format.LABELS:
            return (label(piece, making.labels, making.stationery),)


def _in_order(formats: Iterable[Format], batch: Batch) -> list[Format]:
    """Return what the batch is made of first, and the letters among it after that."""
    return sorted(formats, key=lambda format_: format_ is not batch.format)


def _sheets(format_: Format, sides: Mapping[int, tuple[Side, ...]], making: Job) -> Sheets:
    title = f"Batch {making.batch.id}: {format_.file_kind}"
    sheet, pictures = making.stationery.paper, making.pictures
    match format_:
        case Format.QUARTER_FOLD:
            return card_sheets(title, sides, sheet, pictures)
        case Format.POSTCARD:
            return postcard_sheets(title, sides, sheet, pictures)
        case Format.LETTER:
            return whole_sheets(title, sides, sheet, pictures)
        case Format.LABELS:
            own = paper(making.labels.paper)
            return labels_on_sheets(title, sides, making.labels, own, making.batch.start)


def _file(batch: Batch, kind: FileKind, sheets: Sheets) -> tuple[BatchFile, bytes]:
    file = BatchFile(
        kind=kind,
        name=f"batch-{batch.id}-{kind.replace('_', '-')}.pdf",
        pages=sheets.pages,
        sha256=hashlib.sha256(sheets.content).hexdigest(),
    )
    return file, sheets.content
