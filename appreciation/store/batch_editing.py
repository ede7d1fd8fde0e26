"""Batches made and changed, with what they claim."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from appreciation.domain.batches import Batch, BatchFile, Piece, PieceState
from appreciation.domain.errors import ChangedElsewhereError
from appreciation.store.batch_rows import batch_row, piece_row
from appreciation.store.batches import Batches
from appreciation.store.failures import AlreadyGreetedError
from appreciation.store.journal import Journal
from appreciation.store.rows import Row, differs, rows_by_id
from appreciation.store.schema import (
    batch as batch_table,
    batch_file,
    greeting,
    piece as piece_table,
    piece_contact,
    piece_greeting,
)


class EditableBatches(Batches):
    """The batches, and what becomes of them."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add_draft(self, draft: Batch) -> Batch:
        """Store a new batch with its pieces, and claim their greetings for everyone they name.

        Returns it with its id and the numbers of its pieces, which no other piece ever gets. Raises
        `AlreadyGreetedError` when one of the greetings was claimed before.
        """
        (batch_id,) = self._journal.insert(batch_table, [batch_row(draft)])
        pieces = self._add_pieces(batch_id, draft.pieces)
        self._claim(pieces)
        return replace(draft, id=batch_id, pieces=pieces, version=self._journal.number)

    def replace_pieces(self, batch_id: int, pieces: Sequence[Piece]) -> None:
        """Let a draft have these pieces and no others, and claim what they greet for.

        A piece with a number keeps it, for the same people; one without gets one. Raises
        `AlreadyGreetedError` when one of the greetings was claimed by another batch.
        """
        old = self.pieces_where(piece_table.c.batch_id, [batch_id])
        kept = {each.number for each in pieces}
        self._release([each.number for each in old])
        self._remove_pieces([each.number for each in old if each.number not in kept])
        self.save_pieces([each for each in pieces if each.number])
        new = self._add_pieces(batch_id, [each for each in pieces if not each.number])
        self._claim([*(each for each in pieces if each.number), *new])

    def discard(self, batch_id: int) -> None:
        """Delete a draft with its pieces, and free their greetings to be planned again."""
        self.remove_files(batch_id)
        numbers = [each.number for each in self.pieces_where(piece_table.c.batch_id, [batch_id])]
        self._release(numbers)
        self._remove_pieces(numbers)
        self._journal.delete(
            batch_table, list(rows_by_id(self._connection, batch_table, [batch_id]))
        )

    def save(self, changed: Batch) -> Batch:
        """Write a batch's own fields; return it with its version. Pieces and files are apart.

        Raises `ChangedElsewhereError` when the stored version is another.
        """
        row = next(rows_by_id(self._connection, batch_table, [changed.id]), None)
        if row is None or row["version"] != changed.version:
            raise ChangedElsewhereError(
                f"Batch {changed.id} was changed by somebody else in the meantime. Nothing of"
                " theirs was written over; look at it again and repeat your change."
            )
        if not differs(row, batch_row(changed)):
            return changed
        self._journal.update(batch_table, [(row, batch_row(changed))])
        return replace(changed, version=self._journal.number)

    def save_pieces(self, changed: Sequence[Piece]) -> None:
        """Write pieces over what is stored; whom they are for stays as it is."""
        new = {each.number: piece_row(each) for each in changed}
        rows = rows_by_id(self._connection, piece_table, new)
        self._journal.update(
            piece_table,
            [(row, new[row["id"]]) for row in rows if differs(row, new[row["id"]])],
        )

    def leave_out(self, number: int, reason: str) -> Piece:
        """Take a piece out of its batch, and free its greetings to be planned again."""
        left_out = replace(self.piece(number), state=PieceState.LEFT_OUT, reason=reason)
        self.save_pieces([left_out])
        self._release([number])
        return left_out

    def add_files(self, batch_id: int, files: Sequence[tuple[BatchFile, bytes]]) -> None:
        """Keep PDFs of a batch, whole."""
        self._journal.insert(
            batch_file,
            [
                {
                    "batch_id": batch_id,
                    "kind": file.kind.value,
                    "name": file.name,
                    "pages": file.pages,
                    "sha256": file.sha256,
                    "content": content,
                }
                for file, content in files
            ],
        )

    def remove_files(self, batch_id: int) -> None:
        """Let go of the PDFs of a draft, because its pieces are about to change."""
        found = rows_by_id(self._connection, batch_file, [batch_id], key="batch_id")
        self._journal.delete(batch_file, list(found))

    def replace_file(self, batch_id: int, file: BatchFile, content: bytes) -> None:
        """Keep other content for a PDF of a batch, of the same kind."""
        query = select(batch_file).where(batch_file.c.batch_id == batch_id)
        row = self._connection.execute(query.where(batch_file.c.kind == file.kind.value))
        new = {"pages": file.pages, "sha256": file.sha256, "content": content}
        self._journal.update(batch_file, [(dict(row.mappings().one()), new)])

    def _add_pieces(self, batch_id: int, new: Sequence[Piece]) -> tuple[Piece, ...]:
        numbers = self._journal.insert(
            piece_table, [piece_row(each) | {"batch_id": batch_id} for each in new]
        )
        pieces = tuple(
            replace(each, number=number, batch_id=batch_id)
            for number, each in zip(numbers, new, strict=True)
        )
        self._journal.insert(
            piece_contact,
            [
                {"piece_id": each.number, "contact_id": contact_id, "position": position}
                for each in pieces
                for position, contact_id in enumerate(each.contact_ids)
            ],
        )
        return pieces

    def _remove_pieces(self, numbers: Collection[int]) -> None:
        links = rows_by_id(self._connection, piece_contact, numbers, key="piece_id")
        self._journal.delete(piece_contact, list(links))
        self._journal.delete(piece_table, list(rows_by_id(self._connection, piece_table, numbers)))

    def _release(self, numbers: Collection[int]) -> None:
        """Give up what pieces have claimed, but for what another piece claims as well."""
        links = list(rows_by_id(self._connection, piece_greeting, numbers, key="piece_id"))
        mine = {link["greeting_id"] for link in links}
        shared = {
            link["greeting_id"]
            for link in rows_by_id(self._connection, piece_greeting, mine, key="greeting_id")
            if link["piece_id"] not in numbers
        }
        self._journal.delete(piece_greeting, links)
        self._journal.delete(greeting, list(rows_by_id(self._connection, greeting, mine - shared)))

    def _claim(self, pieces: Sequence[Piece]) -> None:
        claims: list[Row] = [
            {
                "contact_id": contact_id,
                "identity": piece.identity,
                "year": piece.date.year,
                "date": piece.date.isoformat(),
            }
            for piece in pieces
            for contact_id in piece.contact_ids
        ]
        numbers = [piece.number for piece in pieces for _ in piece.contact_ids]
        try:
            ids = self._journal.insert(greeting, claims)
        except IntegrityError as error:
            raise AlreadyGreetedError(
                "Somebody in this batch was put into another one in the meantime, so it was not"
                " made: nobody is greeted twice. Look at the week again."
            ) from error
        self._journal.insert(
            piece_greeting,
            [
                {"piece_id": number, "greeting_id": id_, "contact_id": claim["contact_id"]}
                for number, id_, claim in zip(numbers, ids, claims, strict=True)
            ],
        )
