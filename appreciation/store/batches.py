"""Batches, their pieces and their kept PDFs in the book."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.exc import IntegrityError

from appreciation.domain.batches import (
    Batch,
    BatchFile,
    BatchState,
    Piece,
    PieceState,
)
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import ChangedElsewhereError, WrongValueError
from appreciation.store.batch_rows import (
    batch_of_rows,
    batch_row,
    file_of_row,
    piece_of_row,
    piece_row,
)
from appreciation.store.failures import AlreadyGreetedError, ErasedFileError
from appreciation.store.journal import Journal
from appreciation.store.rows import Row, chunks, differs, rows_by_id
from appreciation.store.schema import (
    batch as batch_table,
    batch_file,
    greeting,
    piece as piece_table,
    piece_contact,
    piece_greeting,
)

_FILE = [column for column in batch_file.c if column.name != "content"]


class Batches:
    """The batches, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def batch(self, id_: int) -> Batch:
        """Return a batch with its pieces and files; raise `WrongValueError` if there is none."""
        found = self._batches(select(batch_table).where(batch_table.c.id == id_))
        if not found:
            raise WrongValueError(f"There is no batch {id_} in the book.")
        return found[0]

    def all(self) -> tuple[Batch, ...]:
        """Return every batch, the newest last."""
        return self._batches(select(batch_table))

    def drafts(self) -> tuple[Batch, ...]:
        """Return the batches that were begun and not yet printed, the newest last."""
        return self._batches(select(batch_table).where(batch_table.c.state == BatchState.DRAFT))

    def piece(self, number: int) -> Piece:
        """Return a piece by its number; raise `WrongValueError` if there is none."""
        found = self._pieces(piece_table.c.id, [number])
        if not found:
            raise WrongValueError(f"There is no piece {number} in the book.")
        return found[0]

    def of_contact(self, contact_id: int) -> tuple[Piece, ...]:
        """Return every piece that names somebody, the newest first."""
        query = select(piece_contact.c.piece_id).where(piece_contact.c.contact_id == contact_id)
        numbers = list(self._connection.execute(query).scalars())
        return tuple(reversed(self._pieces(piece_table.c.id, numbers)))

    def file_content(self, batch_id: int, name: str) -> bytes:
        """Return the bytes of a kept PDF, by its name or its kind.

        Raises `ErasedFileError` when it went with somebody who was forgotten, `WrongValueError`
        when the batch has no such file.
        """
        query = select(batch_file.c.content, batch_file.c.name).where(
            batch_file.c.batch_id == batch_id,
            (batch_file.c.name == name) | (batch_file.c.kind == name),
        )
        row = self._connection.execute(query.order_by(batch_file.c.id)).first()
        if row is None:
            raise WrongValueError(f"Batch {batch_id} has no file “{name}”.")
        if row.content is None:
            raise ErasedFileError(
                f"“{row.name}” of batch {batch_id} showed somebody who has been forgotten since,"
                " and was erased with them. What was posted is still listed."
            )
        content: bytes = row.content
        return content

    def last_designs(
        self, contact_ids: Iterable[int], identities: Collection[str]
    ) -> dict[tuple[ContactId, str], str]:
        """Return the design of the latest piece for each contact and occasion that had one."""
        found: dict[tuple[ContactId, str], str] = {}
        for chunk in chunks(contact_ids):
            query = (
                select(piece_contact.c.contact_id, piece_table.c.identity, piece_table.c.design)
                .join(piece_table, piece_table.c.id == piece_contact.c.piece_id)
                .where(
                    piece_contact.c.contact_id.in_(chunk),
                    piece_table.c.identity.in_(identities),
                    piece_table.c.state != PieceState.LEFT_OUT,
                )
                .order_by(piece_table.c.id)
            )
            for contact_id, identity, design in self._connection.execute(query):
                found[ContactId(contact_id), identity] = design
        return found

    def last_made_on(self) -> date | None:
        """Return the day of the latest batch that is no draft, or None."""
        query = select(func.max(batch_table.c.made_on))
        day = self._connection.execute(
            query.where(batch_table.c.state != BatchState.DRAFT)
        ).scalar()
        return date.fromisoformat(day) if day else None

    def _batches(self, query: Select[Any]) -> tuple[Batch, ...]:
        rows = [
            dict(row)
            for row in self._connection.execute(query.order_by(batch_table.c.id)).mappings()
        ]
        ids = [row["id"] for row in rows]
        pieces: defaultdict[int, list[Piece]] = defaultdict(list)
        for piece in self._pieces(piece_table.c.batch_id, ids):
            pieces[piece.batch_id].append(piece)
        files: defaultdict[int, list[BatchFile]] = defaultdict(list)
        for chunk in chunks(ids):
            of_these = select(*_FILE).where(batch_file.c.batch_id.in_(chunk))
            for row in self._connection.execute(of_these.order_by(batch_file.c.id)).mappings():
                files[row["batch_id"]].append(file_of_row(dict(row)))
        return tuple(batch_of_rows(row, pieces[row["id"]], files[row["id"]]) for row in rows)

    def _pieces(self, key: Any, values: Collection[int]) -> list[Piece]:
        """Return the pieces whose column `key` has one of the values, by number."""
        found: list[Piece] = []
        for chunk in chunks(values):
            contacts: defaultdict[int, list[int]] = defaultdict(list)
            links = (
                select(piece_contact.c.piece_id, piece_contact.c.contact_id)
                .join(piece_table, piece_table.c.id == piece_contact.c.piece_id)
                .where(key.in_(chunk))
                .order_by(piece_contact.c.piece_id, piece_contact.c.position)
            )
            for piece_id, contact_id in self._connection.execute(links):
                contacts[piece_id].append(contact_id)
            query = select(piece_table).where(key.in_(chunk)).order_by(piece_table.c.id)
            rows = self._connection.execute(query).mappings()
            found += [piece_of_row(dict(row), contacts[row["id"]]) for row in rows]
        return found


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
        old = self._pieces(piece_table.c.batch_id, [batch_id])
        kept = {each.number for each in pieces}
        self._release([each.number for each in old])
        self._remove_pieces([each.number for each in old if each.number not in kept])
        self.save_pieces([each for each in pieces if each.number])
        new = self._add_pieces(batch_id, [each for each in pieces if not each.number])
        self._claim([*(each for each in pieces if each.number), *new])

    def discard(self, batch_id: int) -> None:
        """Delete a draft with its pieces, and free their greetings to be planned again."""
        numbers = [each.number for each in self._pieces(piece_table.c.batch_id, [batch_id])]
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
