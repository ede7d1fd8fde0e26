"""The steps after departures in the book."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, select

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.win_back import Step, StepKind
from appreciation.store.contact_rows import text_of_day
from appreciation.store.journal import Journal
from appreciation.store.practice_schema import departure_step
from appreciation.store.rows import Row, chunks, differs, rows_by_id


class DepartureSteps:
    """The steps, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def step(self, id_: int) -> Step:
        """Return a step by its id; raise `WrongValueError` if there is none."""
        row = next(rows_by_id(self._connection, departure_step, [id_]), None)
        if row is None:
            raise WrongValueError(f"There is no step {id_} in the book.")
        return step_of_row(row)

    def of_departures(self, ids: Iterable[int]) -> dict[int, tuple[Step, ...]]:
        """Return the steps of departures in their order; of each departure asked for, some."""
        found: dict[int, list[Step]] = {}
        for chunk in chunks(ids):
            found |= {id_: [] for id_ in chunk}
            query = select(departure_step).where(departure_step.c.departure_id.in_(chunk))
            query = query.order_by(departure_step.c.position, departure_step.c.id)
            for row in self._connection.execute(query).mappings():
                found[row["departure_id"]].append(step_of_row(dict(row)))
        return {id_: tuple(steps) for id_, steps in found.items()}

    def of_departure(self, id_: int) -> tuple[Step, ...]:
        """Return the steps of one departure in their order."""
        return self.of_departures([id_])[id_]


class EditableDepartureSteps(DepartureSteps):
    """The steps, and how they are planned and changed."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add_many(self, new: Sequence[Step]) -> list[int]:
        """Plan steps; return their ids."""
        return self._journal.insert(departure_step, [_row(each) for each in new])

    def save_many(self, changed: Sequence[Step]) -> None:
        """Write steps over what is stored; those that are as they were are not written."""
        wanted = {each.id: _row(each) for each in changed}
        rows = rows_by_id(self._connection, departure_step, wanted)
        pairs = [(row, wanted[row["id"]]) for row in rows]
        self._journal.update(departure_step, [pair for pair in pairs if differs(*pair)])

    def remove(self, ids: Iterable[int]) -> None:
        """Take steps out of a plan; no letter may be left that belongs to one of them."""
        self._journal.delete(
            departure_step, list(rows_by_id(self._connection, departure_step, ids))
        )


def step_of_row(row: Row) -> Step:
    """Return the step of a complete row."""
    done = row["done_on"]
    return Step(
        id=row["id"],
        departure_id=row["departure_id"],
        contact_id=ContactId(row["contact_id"]),
        position=row["position"],
        kind=StepKind(row["kind"]),
        due_on=date.fromisoformat(row["due_on"]),
        done_on=date.fromisoformat(done) if done else None,
        stopped=bool(row["stopped"]),
        note=row["note"],
    )


def _row(new: Step) -> Row:
    return {
        "departure_id": new.departure_id,
        "contact_id": new.contact_id,
        "position": new.position,
        "kind": new.kind.value,
        "due_on": new.due_on.isoformat(),
        "done_on": text_of_day(new.done_on),
        "stopped": new.stopped,
        "note": new.note,
    }
