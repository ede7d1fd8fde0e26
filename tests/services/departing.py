"""Looking at departures in a book, for the tests of what an owner can ask for."""

from appreciation.domain.contacts import ContactId
from appreciation.services.departures.departure_details import DepartureDetails, details
from appreciation.services.desk import Desk


def latest_departure(desk: Desk, contact_id: ContactId) -> DepartureDetails | None:
    """Return the latest departure of somebody; None for whoever never left."""
    with desk.book.reading() as book:
        found = book.departures.of_contact(contact_id)
        return details(book, found[0], desk.today) if found else None
