"""Files kept with people in the book."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func, select

from appreciation.domain.attachments import Attachment
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.store.journal import Journal
from appreciation.store.practice_schema import attachment
from appreciation.store.rows import rows_by_id

_WITHOUT_CONTENT = (
    attachment.c.id,
    attachment.c.contact_id,
    attachment.c.departure_id,
    attachment.c.on_day,
    attachment.c.name,
    func.length(attachment.c.content).label("size"),
)


class Attachments:
    """The files, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_contact(self, contact_id: int) -> tuple[Attachment, ...]:
        """Return the files kept with somebody, the newest first."""
        query = select(*_WITHOUT_CONTENT).where(attachment.c.contact_id == contact_id)
        rows = self._connection.execute(query.order_by(attachment.c.id.desc()))
        return tuple(
            Attachment(
                id=row.id,
                contact_id=ContactId(row.contact_id),
                on=date.fromisoformat(row.on_day),
                name=row.name,
                size=row.size,
                departure_id=row.departure_id,
            )
            for row in rows
        )

    def named(self, id_: int) -> tuple[str, bytes]:
        """Return the name of a file and its content; raise `WrongValueError` if there is none."""
        query = select(attachment.c.name, attachment.c.content).where(attachment.c.id == id_)
        row = self._connection.execute(query).first()
        if row is None:
            raise WrongValueError(f"There is no attachment {id_} in the book.")
        return str(row.name), bytes(row.content)


class EditableAttachments(Attachments):
    """The files, and how they are kept and removed."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add(self, new: Attachment, content: bytes) -> Attachment:
        """Keep a file; return it with its id."""
        row = {
            "contact_id": new.contact_id,
            "departure_id": new.departure_id,
            "on_day": new.on.isoformat(),
            "name": new.name,
            "sha256": hashlib.sha256(content).hexdigest(),
            "content": content,
        }
        (id_,) = self._journal.insert(attachment, [row])
        return replace(new, id=id_)

    def remove(self, ids: Iterable[int]) -> None:
        """Remove files; those that are gone already are left out."""
        self._journal.delete(attachment, list(rows_by_id(self._connection, attachment, ids)))
