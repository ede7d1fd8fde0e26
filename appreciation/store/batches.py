"""Batches, their pieces and their kept PDFs in the book."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from appreciation.domain.batches import (
    Batch,
    BatchFile,
    BatchLine,
    BatchState,
    Piece,
    PieceState,
)
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.weeks import FirstWeekday, Week
from appreciation.store.batch_rows import (
    batch_of_rows,
    file_of_row,
    piece_of_row,
)
from appreciation.store.failures import ErasedFileError
from appreciation.store.rows import chunks
from appreciation.store.schema import (
    batch as batch_table,
    batch_file,
    piece as piece_table,
    piece_contact,
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

    def lines(self) -> tuple[BatchLine, ...]:
        """Return every batch in a line, the newest first."""
        counts: defaultdict[int, dict[PieceState, int]] = defaultdict(dict)
        counting = select(piece_table.c.batch_id, piece_table.c.state, func.count()).group_by(
            piece_table.c.batch_id, piece_table.c.state
        )
        for batch_id, state, count in self._connection.execute(counting):
            counts[batch_id][PieceState(state)] = count
        query = select(batch_table).order_by(batch_table.c.id.desc())
        return tuple(
            BatchLine(batch=batch_of_rows(dict(row), (), ()), counts=counts[row["id"]])
            for row in self._connection.execute(query).mappings()
        )

    def drafts(self) -> tuple[Batch, ...]:
        """Return the batches that were begun and not yet printed, the newest last."""
        return self._batches(select(batch_table).where(batch_table.c.state == BatchState.DRAFT))

    def piece(self, number: int) -> Piece:
        """Return a piece by its number; raise `WrongValueError` if there is none."""
        found = self.pieces_where(piece_table.c.id, [number])
        if not found:
            raise WrongValueError(f"There is no piece {number} in the book.")
        return found[0]

    def unposted(self) -> tuple[Piece, ...]:
        """Return the pieces that are printed and have not gone to the post yet, by number."""
        query = select(piece_table.c.id).where(piece_table.c.state == PieceState.PRINTED)
        return tuple(
            self.pieces_where(piece_table.c.id, list(self._connection.execute(query).scalars()))
        )

    def of_contact(self, contact_id: int) -> tuple[Piece, ...]:
        """Return every piece that names somebody, the newest first."""
        query = select(piece_contact.c.piece_id).where(piece_contact.c.contact_id == contact_id)
        numbers = list(self._connection.execute(query).scalars())
        return tuple(reversed(self.pieces_where(piece_table.c.id, numbers)))

    def days(self, ids: Collection[int]) -> dict[int, date]:
        """Return the day each of these batches was posted on, or else made."""
        found: dict[int, date] = {}
        for chunk in chunks(ids):
            query = select(batch_table.c.id, batch_table.c.posted_on, batch_table.c.made_on)
            for row in self._connection.execute(query.where(batch_table.c.id.in_(chunk))):
                found[row.id] = date.fromisoformat(row.posted_on or row.made_on)
        return found

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

    def has_content(self, batch_id: int, file: BatchFile) -> bool:
        """Return whether a kept PDF is still there, and did not go with somebody forgotten."""
        query = select(batch_file.c.content.is_not(None)).where(batch_file.c.batch_id == batch_id)
        found = self._connection.execute(query.where(batch_file.c.kind == file.kind.value))
        return bool(found.scalar())

    def last_designs(
        self, contact_ids: Iterable[int], identities: Collection[str]
    ) -> dict[tuple[ContactId, str], str]:
        """Return the design of the latest piece on paper for each contact and occasion."""
        found: dict[tuple[ContactId, str], str] = {}
        for chunk in chunks(contact_ids):
            query = (
                select(piece_contact.c.contact_id, piece_table.c.identity, piece_table.c.design)
                .join(piece_table, piece_table.c.id == piece_contact.c.piece_id)
                .where(
                    piece_contact.c.contact_id.in_(chunk),
                    piece_table.c.identity.in_(identities),
                    piece_table.c.state.not_in([PieceState.LEFT_OUT, PieceState.PLANNED]),
                )
                .order_by(piece_table.c.id)
            )
            for contact_id, identity, design in self._connection.execute(query):
                found[ContactId(contact_id), identity] = design
        return found

    def last_made_on(self, today: date, first_weekday: FirstWeekday) -> date | None:
        """Return the day of the latest batch that was made for the week of its own day, or None.

        One made ahead says nothing of the week it was made in, and one of a day that is still to
        come was made while the clock was wrong. Drafts do not count.
        """
        query = select(batch_table.c.week, batch_table.c.made_on).where(
            batch_table.c.state != BatchState.DRAFT, batch_table.c.made_on <= today.isoformat()
        )
        for week, made_on in self._connection.execute(query.order_by(batch_table.c.id.desc())):
            day = date.fromisoformat(made_on)
            if week.partition("/")[0] == Week.of(day, first_weekday).label:
                return day
        return None

    def _batches(self, query: Select[Any]) -> tuple[Batch, ...]:
        rows = [
            dict(row)
            for row in self._connection.execute(query.order_by(batch_table.c.id)).mappings()
        ]
        ids = [row["id"] for row in rows]
        pieces: defaultdict[int, list[Piece]] = defaultdict(list)
        for piece in self.pieces_where(piece_table.c.batch_id, ids):
            pieces[piece.batch_id].append(piece)
        files: defaultdict[int, list[BatchFile]] = defaultdict(list)
        for chunk in chunks(ids):
            of_these = select(*_FILE).where(batch_file.c.batch_id.in_(chunk))
            for row in self._connection.execute(of_these.order_by(batch_file.c.id)).mappings():
                files[row["batch_id"]].append(file_of_row(dict(row)))
        return tuple(batch_of_rows(row, pieces[row["id"]], files[row["id"]]) for row in rows)

    def pieces_where(self, key: Any, values: Collection[int]) -> list[Piece]:
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
