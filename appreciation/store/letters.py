"""Letters to somebody in the book, and what became of each."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, Table, Text, cast, literal, select
from sqlalchemy.exc import IntegrityError

from appreciation.domain.batches import GOES_OUT, SENT, PieceKind, PieceState
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.letters import Letter, Purpose
from appreciation.domain.occasions import OccasionKind
from appreciation.store.failures import AlreadyGivenError
from appreciation.store.journal import Journal
from appreciation.store.practice_schema import article_given, letter, offer_given
from appreciation.store.rows import Row, chunks, differs, rows_by_id
from appreciation.store.schema import greeting, piece, piece_greeting

GIVEN = ((article_given, "article_id"), (offer_given, "offer_id"))
"""The tables that say who has what from the shelf, with the column that names it."""


class Letters:
    """The letters, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def letter(self, id_: int) -> Letter:
        """Return a letter by its id; raise `WrongValueError` if there is none."""
        found = self.of_ids([id_])
        if not found:
            raise WrongValueError(f"There is no letter {id_} in the book.")
        return found[id_]

    def of_ids(self, ids: Iterable[int]) -> dict[int, Letter]:
        """Return these letters; those that are gone are left out."""
        rows = rows_by_id(self._connection, letter, ids)
        return {row["id"]: letter_of_row(row) for row in rows}

    def of_contact(self, contact_id: int) -> tuple[Letter, ...]:
        """Return every letter to somebody, withdrawn ones included, by the day they are due."""
        return self._where(letter.c.contact_id == contact_id)

    def of_departure(self, departure_id: int) -> tuple[Letter, ...]:
        """Return the letters of a departure, withdrawn ones included, by the day they are due."""
        return self._where(letter.c.departure_id == departure_id)

    def states(self, ids: Iterable[int]) -> dict[int, PieceState | None]:
        """Return what became of the piece of each letter; None for one that is in no batch.

        `PLANNED` means that it lies in a draft. A piece that was left out frees its letter.
        """
        found: dict[int, PieceState | None] = {}
        for chunk in chunks(ids):
            found |= dict.fromkeys(chunk)
            query = (
                select(letter.c.id, piece.c.state)
                .join(greeting, claim_of_letter())
                .join(piece_greeting, piece_greeting.c.greeting_id == greeting.c.id)
                .join(piece, piece.c.id == piece_greeting.c.piece_id)
                .where(letter.c.id.in_(chunk))
                .order_by(piece.c.id)
            )
            for id_, state in self._connection.execute(query):
                found[id_] = PieceState(state)
        return found

    def _where(self, condition: ColumnElement[bool]) -> tuple[Letter, ...]:
        query = select(letter).where(condition).order_by(letter.c.due_on, letter.c.id)
        rows = self._connection.execute(query).mappings()
        return tuple(letter_of_row(dict(row)) for row in rows)


class EditableLetters(Letters):
    """The letters, and how they are prepared and withdrawn."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add(self, new: Letter, *, on: date | None = None) -> Letter:
        """Prepare a letter; return it with its id.

        The article or offer in it counts as given from `on`, or from the day it is due. Raises
        `AlreadyGivenError` when the same person was given the same one before.
        """
        (id_,) = self._journal.insert(letter, [_row(new)])
        for table, key in GIVEN:
            what = getattr(new, key)
            if what is not None and not new.withdrawn:
                self._give(table, key, what, replace(new, id=id_), on or new.due_on)
        return replace(new, id=id_)

    def save(self, changed: Letter) -> None:
        """Write a letter over what is stored."""
        row = next(rows_by_id(self._connection, letter, [changed.id]), None)
        if row is None:
            raise WrongValueError(f"There is no letter {changed.id} in the book.")
        if differs(row, _row(changed)):
            self._journal.update(letter, [(row, _row(changed))])

    def withdraw(self, ids: Iterable[int]) -> None:
        """Withdraw letters that are not on paper; those that are stay as they are.

        What they carried from the shelf can be given again.
        """
        self._withdraw([id_ for id_, state in self.states(ids).items() if state not in GOES_OUT])

    def _withdraw(self, free: Collection[int]) -> None:
        rows = [row for row in rows_by_id(self._connection, letter, free) if not row["withdrawn"]]
        self._journal.update(letter, [(row, {"withdrawn": True}) for row in rows])
        for table, _ in GIVEN:
            given = rows_by_id(self._connection, table, free, key="letter_id")
            self._journal.delete(table, list(given))

    def withdraw_of_departure(self, departure_id: int) -> None:
        """Withdraw the letters of a departure that are not on paper yet."""
        self.withdraw([each.id for each in self.of_departure(departure_id)])

    def withdraw_doubled(self, contact_id: int) -> None:
        """Let one letter alone stay of those to somebody that bring the same: two were made one.

        The one that is on paper stays, or else the earliest. What is printed twice and not posted
        is to be taken out once. Thanks that came back count for nothing: they may have been
        prepared again.
        """
        letters = [each for each in self.of_contact(contact_id) if not each.withdrawn]
        states = self.states(each.id for each in letters)
        mine = [
            each for each in letters if not each.cause or states[each.id] is not PieceState.RETURNED
        ]
        mine.sort(
            key=lambda each: (
                states[each.id] not in SENT,
                states[each.id] not in GOES_OUT,
                each.step_id is None,
            )
        )
        kept: dict[tuple[str, object], Letter] = {}
        doubled: dict[int, int] = {}
        for each in mine:
            brings: list[tuple[str, object]] = [
                ("article", each.article_id),
                ("offer", each.offer_id),
                ("cause", each.cause),
            ]
            brings = [key for key in brings if key[1]]
            if not brings and states[each.id] not in SENT:  # what was said once may be said again
                brings.append(("words", (each.departure_id, each.purpose)))
            for key in brings:
                if kept.setdefault(key, each) is not each:
                    doubled[each.id] = kept[key].id
        for table, _ in GIVEN:
            given = list(rows_by_id(self._connection, table, doubled, key="letter_id"))
            moved = [(row, {"letter_id": doubled[row["letter_id"]]}) for row in given]
            self._journal.update(table, moved)
        self._withdraw([id_ for id_ in doubled if states[id_] not in SENT])

    def _give(self, table: Table, key: str, what: int, to: Letter, on: date) -> None:
        row: Row = {
            key: what,
            "contact_id": to.contact_id,
            "letter_id": to.id,
            "on_day": on.isoformat(),
        }
        if table is offer_given:
            row |= {"taken_up_on": None, "came_of_it": ""}
        try:
            self._journal.insert(table, [row])
        except IntegrityError as error:
            raise AlreadyGivenError(
                "They have been given this before, so nothing was prepared: nothing from the shelf"
                " goes to the same person twice."
            ) from error


def claim_of_letter() -> ColumnElement[bool]:
    """Return the condition that joins a letter to the greeting its piece has claimed."""
    identity = literal(f"{OccasionKind.LETTER.value}:") + cast(letter.c.id, Text)
    return (greeting.c.contact_id == letter.c.contact_id) & (greeting.c.identity == identity)


def letter_of_row(row: Row) -> Letter:
    """Return the letter of a complete row."""
    return Letter(
        id=row["id"],
        contact_id=ContactId(row["contact_id"]),
        purpose=Purpose(row["purpose"]),
        form=PieceKind(row["form"]),
        due_on=date.fromisoformat(row["due_on"]),
        departure_id=row["departure_id"],
        step_id=row["step_id"],
        article_id=row["article_id"],
        offer_id=row["offer_id"],
        cause=row["cause"],
        withdrawn=bool(row["withdrawn"]),
    )


def _row(new: Letter) -> Row:
    return {
        "contact_id": new.contact_id,
        "purpose": new.purpose.value,
        "form": new.form.value,
        "due_on": new.due_on.isoformat(),
        "departure_id": new.departure_id,
        "step_id": new.step_id,
        "article_id": new.article_id,
        "offer_id": new.offer_id,
        "cause": new.cause,
        "withdrawn": new.withdrawn,
    }
