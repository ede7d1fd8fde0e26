"""Printing the kept pages of a batch once more."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from appreciation.domain.batches import (
    CARRY_PIECES,
    Batch,
    BatchFile,
    BatchState,
    FileKind,
    PaperWarning,
    Piece,
    PieceState,
)
from appreciation.domain.contacts import ContactId
from appreciation.domain.eligibility import Refusal
from appreciation.domain.occasions import Occasion
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.planning import LeftOut
from appreciation.printing.addresses import shows
from appreciation.printing.reprint import page_count, pieces_on, with_only
from appreciation.services.batches.posting import NotPossibleError, chosen_pieces, settle
from appreciation.services.batches.printed import Again, PrintedBatch, WrittenFile, on_paper
from appreciation.services.desk import Desk
from appreciation.services.files_out import sha256, write_whole
from appreciation.services.rule.recheck import refused_pieces
from appreciation.store.transactions import Reading


def reprint(desk: Desk, batch_id: int, out: Path, numbers: Collection[int] = ()) -> PrintedBatch:
    """Write the kept pages of a batch again, or of some of its pieces.

    Whoever may no longer be greeted is withheld and listed. With nobody withheld and nobody left
    out of the choice, the files are the same to the byte. A spoilt piece counts as printed again.
    """
    made = again(desk, batch_id, numbers)
    for file, content in made.files:
        write_whole(out / file.name, content)
    unspoil(desk, made)
    return PrintedBatch(
        batch=replace(made.batch, pieces=made.pieces),
        files=tuple(WrittenFile(file=file, path=out / file.name) for file, _ in made.files),
        left_out=made.left_out,
        warnings=made.warnings,
    )


def again(desk: Desk, batch_id: int, numbers: Collection[int] = ()) -> Again:
    """Return the kept pages of a batch, or of some of its pieces, as `reprint` writes them."""
    with desk.book.reading() as book:
        batch = book.batches.batch(batch_id)
        if batch.state is BatchState.DRAFT:
            raise NotPossibleError(f"Batch {batch_id} is not printed yet; print it first.")
        chosen = chosen_pieces(batch, numbers)
        withheld = _withheld(book, chosen, desk.today)
        keep = {each.number for each in chosen} - withheld.keys()
        contents = {
            each.kind: book.batches.file_content(batch_id, each.kind)
            for each in batch.files
            if book.batches.has_content(batch_id, each)
        }
        warnings = _moved(book, [each for each in chosen if each.number in keep])
    files, pages = _rewritten(batch, contents, keep)
    shown = [each for each in chosen if each.number in keep]
    return Again(
        batch=batch,
        pieces=tuple(replace(each, page=pages.get(each.number, each.page)) for each in shown),
        files=files,
        left_out=tuple(withheld.values()),
        warnings=warnings,
    )


def unspoil(desk: Desk, made: Again) -> None:
    """Count the spoilt pieces among those printed again as printed."""
    spoilt = [each.number for each in made.pieces if each.state is PieceState.SPOILT]
    if spoilt:
        what = "a spoilt piece" if len(spoilt) == 1 else f"{len(spoilt)} spoilt pieces"
        with desk.book.writing(f"Print {what} again") as book:
            batch = book.batches.batch(made.batch.id)
            pieces = [each for each in batch.pieces if each.number in spoilt]
            book.batches.save_pieces([replace(each, state=PieceState.PRINTED) for each in pieces])
            settle(book, batch, desk)


def _withheld(book: Reading, pieces: Sequence[Piece], today: date) -> dict[int, LeftOut]:
    by_number = {each.number: each for each in pieces}
    refused = refused_pieces(book, pieces, today)
    return {number: _left_out(by_number[number], *no) for number, no in refused.items()}


def _left_out(piece: Piece, contact_id: ContactId, name: str, no: Refusal) -> LeftOut:
    occasion = Occasion(kind=piece.occasion, label=piece.label, date=PlainDate.of(piece.date))
    return LeftOut(contact_id=contact_id, name=name, occasion=occasion, day=piece.date, refusal=no)


def _moved(book: Reading, pieces: Iterable[Piece]) -> tuple[PaperWarning, ...]:
    """Say which pieces carry an address that their people no longer have."""
    warnings = []
    for piece in pieces:
        people = book.contacts.contacts(piece.contact_ids).values()
        today = [where for contact in people if (where := contact.mail_address)]
        if today and not any(shows(piece.address_lines, where) for where in today):
            what = f"The address of {piece.recipient} has changed since this was printed."
            warnings.append(PaperWarning(piece=piece.number, what=what))
    return tuple(warnings)


def _rewritten(
    batch: Batch, contents: dict[FileKind, bytes], keep: Collection[int]
) -> tuple[tuple[tuple[BatchFile, bytes], ...], dict[int, int]]:
    """Return the kept files, or what of them shows the pieces kept; and where each piece is now."""
    files = []
    pages: dict[int, int] = {}
    whole = keep == {each.number for each in on_paper(batch)}
    for file in batch.files:
        if not keep or (file.kind is FileKind.CHECK_LIST and not whole):
            continue  # a check list names everybody: it is only given again as it was
        if file.kind not in contents:
            continue  # it went with somebody who was forgotten
        content = contents[file.kind] if whole else with_only(contents[file.kind], keep)
        if not content:
            continue  # none of these pieces is on it
        shown = file if whole else _part(file, content, keep)
        files.append((shown, content))
        if not whole and file.kind in CARRY_PIECES:
            pages |= pieces_on(content)
    return tuple(files), pages


def _part(file: BatchFile, content: bytes, keep: Collection[int]) -> BatchFile:
    pages = page_count(content)
    name = _name_of_part(file.name, keep)
    return replace(file, name=name, pages=pages, sha256=sha256(content))


def _name_of_part(name: str, keep: Collection[int]) -> str:
    stem, dot, ending = name.rpartition(".")
    numbers = "-".join(str(number) for number in sorted(keep)[:4])
    more = f"-and-{len(keep) - 4}-more" if len(keep) > 4 else ""
    return f"{stem}-pieces-{numbers}{more}{dot}{ending}"
