"""Keeping files with people, and the kept page of each piece: all correspondence on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from appreciation.domain.attachments import MOST_BYTES, Attachment, size_words
from appreciation.domain.batches import FileKind, PieceKind
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import UserError
from appreciation.services.desk import Desk
from appreciation.services.files_out import write_whole

_FILES = {
    PieceKind.CARD: FileKind.CARDS,
    PieceKind.LETTER: FileKind.LETTERS,
    PieceKind.POSTCARD: FileKind.POSTCARDS,
}


class NotAttachedError(UserError):
    """A file was not taken into the book; nothing else was changed either."""


class NoPageError(UserError):
    """No page of a piece is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """Files that were kept or removed."""

    attachments: tuple[Attachment, ...]
    changes: Changes = frozenset({Kind.TOUCH})


def attach(
    desk: Desk, contact_id: ContactId, paths: Sequence[Path], *, departure_id: int | None = None
) -> Attached:
    """Keep files with somebody: all of them, or none.

    Raises `NotAttachedError` for one that cannot be read or is too large, and `ContactGoneError`.
    """
    contents = [(path.name, _content(path)) for path in paths]
    with desk.book.writing("Attach files") as book:
        person = book.contacts.contact(contact_id).full_name
        # Files are often called after whom they are about, and Undo names nobody forgotten.
        what = "a file" if len(contents) == 1 else f"{len(contents)} files"
        book.relabel(f"Attach {what} to {person}")
        kept = [
            book.attachments.add(
                Attachment(
                    contact_id=contact_id,
                    on=desk.today,
                    name=name,
                    size=len(content),
                    departure_id=departure_id,
                ),
                content,
            )
            for name, content in contents
        ]
    return Attached(attachments=tuple(kept))


def _content(path: Path) -> bytes:
    if path.exists() and not path.is_file():  # a pipe would be waited for without end
        raise NotAttachedError(f"“{path.name}” is no file; nothing was attached.")
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
            size = path.stat().st_size
    except OSError as error:
        raise NotAttachedError(
            f"“{path.name}” could not be read ({error.strerror}); nothing was attached."
        ) from error
    if len(content) > MOST_BYTES:
        raise NotAttachedError(
            f"“{path.name}” has {size_words(size)}. A file in the book has 25 MB at the most;"
            " nothing was attached."
        )
    return content


def attachments(desk: Desk, contact_id: ContactId) -> tuple[Attachment, ...]:
    """Return the files kept with somebody, the newest first."""
    with desk.book.reading() as book:
        book.contacts.contact(contact_id)
        return book.attachments.of_contact(contact_id)


def save(desk: Desk, attachment_id: int, path: Path) -> Path:
    """Write a kept file out to a path, and return it. Raises `NotWrittenError`."""
    with desk.book.reading() as book:
        _, content = book.attachments.named(attachment_id)
    write_whole(path, content)
    return path


def remove(desk: Desk, attachment_id: int) -> Attached:
    """Keep a file no longer; Undo brings it back."""
    with desk.book.writing("Remove an attachment") as book:
        book.attachments.named(attachment_id)
        book.attachments.remove([attachment_id])
    return Attached(attachments=())


def piece_page(desk: Desk, number: int, folder: Path) -> Path:
    """Write the kept pages of one piece into a folder, as they were printed; return where.

    Raises `NoPageError` where none are kept any more, and `NotWrittenError`.
    """
    from appreciation.printing.reprint import with_only

    with desk.book.reading() as book:
        piece = book.batches.piece(number)
        batch = book.batches.batch(piece.batch_id)
        kinds = {each.kind for each in batch.files if book.batches.has_content(batch.id, each)}
        for kind in (_FILES[piece.kind], FileKind.LABELS):
            content = book.batches.file_content(batch.id, kind) if kind in kinds else None
            if content and (page := with_only(content, [number])):
                path = folder / f"piece-{number}.pdf"
                write_whole(path, page)
                return path
    raise NoPageError(
        f"No page of piece {number} is kept any more: the pages of its batch went when somebody"
        " on them was forgotten."
    )
