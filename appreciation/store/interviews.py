"""What those who left said: answers in their own words, themes, and who asked when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Table, func, select

from appreciation.domain.contacts import ContactId
from appreciation.domain.departures import Answer, Theme
from appreciation.store.journal import Journal
from appreciation.store.practice_schema import departure_answer, departure_theme
from appreciation.store.rows import Row, chunks, rows_by_id
from appreciation.store.schema import touch


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """How often somebody was asked why they left: in vain, and in conversation."""

    attempts: int = 0
    conversations: int = 0


class Interviews:
    """The answers, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def answers(self, departure_id: int) -> tuple[Answer, ...]:
        """Return the answers of a departure, in the order they were given."""
        rows = self._of(departure_answer, departure_id)
        return tuple(
            Answer(
                id=row["id"],
                departure_id=row["departure_id"],
                contact_id=ContactId(row["contact_id"]),
                question=row["question"],
                answer=row["answer"],
                on=date.fromisoformat(row["on_day"]),
                means=row["means"],
                by=row["by_whom"],
            )
            for row in rows
        )

    def themes(self, departure_id: int) -> tuple[Theme, ...]:
        """Return the themes of a departure, in the order they were noted."""
        return tuple(
            Theme(
                id=row["id"],
                departure_id=row["departure_id"],
                contact_id=ContactId(row["contact_id"]),
                theme=row["theme"],
                words=row["words"],
            )
            for row in self._of(departure_theme, departure_id)
        )

    def theme_counts(self) -> tuple[tuple[str, int], ...]:
        """Return how many departures each theme was noted for, the most frequent first."""
        count = func.count(departure_theme.c.departure_id.distinct()).label("count")
        query = select(departure_theme.c.theme, count).group_by(departure_theme.c.theme)
        rows = self._connection.execute(query.order_by(count.desc(), departure_theme.c.theme))
        return tuple((row.theme, row[1]) for row in rows)

    def departures_with_themes(self) -> int:
        """Return how many departures any theme was noted for."""
        query = select(func.count(departure_theme.c.departure_id.distinct()))
        return int(self._connection.execute(query).scalar_one())

    def tries(self, departure_ids: Iterable[int]) -> dict[int, Tries]:
        """Return how often each of these was asked about; those never asked are left out."""
        found: dict[int, dict[bool, int]] = {}
        for chunk in chunks(departure_ids):
            query = (
                select(touch.c.departure_id, touch.c.attempt, func.count())
                .where(touch.c.departure_id.in_(chunk))
                .group_by(touch.c.departure_id, touch.c.attempt)
            )
            for id_, attempt, count in self._connection.execute(query):
                found.setdefault(id_, {})[bool(attempt)] = count
        return {
            id_: Tries(attempts=each.get(True, 0), conversations=each.get(False, 0))
            for id_, each in found.items()
        }

    def _of(self, table: Table, departure_id: int) -> list[Row]:
        rows = rows_by_id(self._connection, table, [departure_id], key="departure_id")
        return sorted(rows, key=lambda row: int(row["id"]))


class EditableInterviews(Interviews):
    """The answers, and how they are written down."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add_answers(self, new: Sequence[Answer]) -> None:
        """Write answers down."""
        self._journal.insert(
            departure_answer,
            [
                {
                    "departure_id": each.departure_id,
                    "contact_id": each.contact_id,
                    "question": each.question,
                    "answer": each.answer,
                    "on_day": each.on.isoformat(),
                    "means": each.means,
                    "by_whom": each.by,
                }
                for each in new
            ],
        )

    def add_themes(self, new: Sequence[Theme]) -> None:
        """Note themes, with the words behind each."""
        self._journal.insert(
            departure_theme,
            [
                {
                    "departure_id": each.departure_id,
                    "contact_id": each.contact_id,
                    "theme": each.theme,
                    "words": each.words,
                }
                for each in new
            ],
        )
