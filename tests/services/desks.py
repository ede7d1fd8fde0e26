"""People in a book on the desk, for the tests of what an owner can ask for."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from appreciation.domain.contacts import Address, Contact, ContactId
from appreciation.services.batches import week, weekly_batch
from appreciation.services.batches.drafts import Order, drafted
from appreciation.services.desk import Desk

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOME = Address(
    street="4 Quay Street", town="Hull", postal_code="HU1 1AA", country="GB", for_mail=True
)


def entered(desk: Desk, name: str, **changes: Any) -> Contact:
    """Put somebody into the book, at home in Hull unless said otherwise."""
    given, _, family = name.rpartition(" ")
    new = Contact(
        full_name=name,
        given_name=given,
        family_name=family,
        entered_on=desk.today,
        addresses=(HOME,),
    )
    with desk.book.writing(f"Enter {name}") as book:
        return book.contacts.add(replace(new, **changes))


def stored(desk: Desk, contact_id: ContactId) -> Contact:
    """Return somebody as the book has them now."""
    with desk.book.reading() as book:
        return book.contacts.contact(contact_id)


def print_letters(desk: Desk) -> None:
    """Put everything that is due this week on paper."""
    this_week = week.current_week(desk)
    with desk.book.writing("Draft") as book:
        draft = drafted(book, desk, Order(week=this_week.label, span=this_week.span))
    assert draft.batch is not None
    weekly_batch.finish(desk, draft.batch.id)
    weekly_batch.mark_printed(desk, draft.batch.id)
