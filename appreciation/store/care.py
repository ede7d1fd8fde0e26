"""How people are cared for in the book, where it differs from what is usual."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, select

from appreciation.domain.care import Care
from appreciation.domain.contacts import ContactId
from appreciation.store.contact_rows import day_of_text, text_of_day
from appreciation.store.journal import Journal
from appreciation.store.practice_schema import care
from appreciation.store.quiet import how_many_quiet, longest_quiet
from appreciation.store.rows import Row, chunks, differs


class CareGiven:
    """The care, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_contact(self, id_: int) -> Care:
        """Return the care for somebody; what is usual where nothing was chosen."""
        return self.of_contacts([id_]).get(ContactId(id_), Care(contact_id=ContactId(id_)))

    def of_contacts(self, ids: Iterable[int]) -> Mapping[ContactId, Care]:
        """Return the care for those for whom anything was chosen."""
        found = {}
        for chunk in chunks(ids):
            rows = self._connection.execute(select(care).where(care.c.contact_id.in_(chunk)))
            for row in rows:
                found[ContactId(row.contact_id)] = Care(
                    contact_id=ContactId(row.contact_id),
                    ideal_days=row.ideal_days,
                    longest_days=row.longest_days,
                    quiet_until=day_of_text(row.quiet_until),
                    watched=row.watched,
                    needs=row.needs,
                    prospect_reason=row.prospect_reason,
                    prospect_needs=row.prospect_needs,
                    ask_again_on=day_of_text(row.ask_again_on),
                )
        return found

    def longest_quiet(self, today: date, limit: int | None) -> list[ContactId]:
        """Return who is going quiet on a day, whoever has waited longest first."""
        return list(longest_quiet(self._connection, today, limit))

    def how_many_quiet(self, today: date) -> int:
        """Return how many are going quiet on a day."""
        return how_many_quiet(self._connection, today)


class EditableCare(CareGiven):
    """The care, and how it is changed."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def save(self, new: Care) -> None:
        """Keep what was chosen for somebody."""
        values: Row = {
            "ideal_days": new.ideal_days,
            "longest_days": new.longest_days,
            "quiet_until": text_of_day(new.quiet_until),
            "watched": new.watched,
            "needs": new.needs,
            "prospect_reason": new.prospect_reason,
            "prospect_needs": new.prospect_needs,
            "ask_again_on": text_of_day(new.ask_again_on),
        }
        found = self._connection.execute(select(care).where(care.c.contact_id == new.contact_id))
        row = found.mappings().first()
        if row is None:
            self._journal.insert(care, [{"contact_id": new.contact_id} | values])
        elif differs(dict(row), values):
            self._journal.update(care, [(dict(row), values)])
