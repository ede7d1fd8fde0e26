"""Prospects in the book: who they are, and who is to be asked again."""

from datetime import date

from sqlalchemy import Connection, select

from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.prospects import Insight, ProspectLine, WhyNot
from appreciation.store.contact_rows import day_of_text
from appreciation.store.practice_schema import care
from appreciation.store.schema import contact


class Prospects:
    """The prospects, seen through one open transaction. Partners are never among them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def listed(self, ask_again_by: date | None = None) -> tuple[ProspectLine, ...]:
        """Return the living prospects, or those to be asked again by a day; the first to ask first.

        Those without a day come last, by name.
        """
        query = (
            select(
                contact.c.id,
                contact.c.full_name,
                contact.c.organisation,
                contact.c.approved,
                contact.c.met,
                contact.c.last_reached,
                care.c.prospect_reason,
                care.c.prospect_needs,
                care.c.ask_again_on,
            )
            .outerjoin(care, care.c.contact_id == contact.c.id)
            .where(
                contact.c.status == Status.PROSPECT.value,
                ~contact.c.deceased,
                contact.c.binned_on.is_(None),
            )
            .order_by(
                care.c.ask_again_on.is_(None),
                care.c.ask_again_on,
                contact.c.sort_key,
                contact.c.id,
            )
        )
        if ask_again_by is not None:
            query = query.where(care.c.ask_again_on <= ask_again_by.isoformat())
        return tuple(
            ProspectLine(
                contact_id=ContactId(row.id),
                name=row.full_name,
                organisation=row.organisation,
                approved=row.approved,
                met=row.met,
                last_reached=day_of_text(row.last_reached),
                insight=Insight(
                    reason=WhyNot(row.prospect_reason or WhyNot.NOT_ASKED.value),
                    needs=row.prospect_needs or "",
                    ask_again_on=day_of_text(row.ask_again_on),
                ),
            )
            for row in self._connection.execute(query)
        )
