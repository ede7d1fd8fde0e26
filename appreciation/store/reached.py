"""When somebody was last reached, kept with the contact so that lists need not ask the touches."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select, update

from appreciation.store.rows import chunks
from appreciation.store.schema import contact, touch


def refresh_last_reached(connection: Connection, contact_ids: Iterable[int]) -> None:
    """Work `last_reached` and `last_attempt` out again for these contacts.

    Only personal touches that reached them count as reached; printed pieces alone do not (law 3).
    This is no change of the contact: its version stays, and Undo works it out again by itself.
    """
    latest = select(func.max(touch.c.on_day)).where(touch.c.contact_id == contact.c.id)
    values = {
        "last_reached": latest.where(~touch.c.attempt, touch.c.personal).scalar_subquery(),
        "last_attempt": latest.where(touch.c.attempt).scalar_subquery(),
    }
    for chunk in chunks(contact_ids):
        connection.execute(update(contact).where(contact.c.id.in_(chunk)).values(values))
