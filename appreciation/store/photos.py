"""What people look like: one small square picture each, as JPEG."""

import hashlib
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from appreciation.domain.contacts import ContactId
from appreciation.store.journal import Journal
from appreciation.store.practice_schema import photo
from appreciation.store.rows import Row, chunks, rows_by_id


class Photos:
    """The photos, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hashes(self) -> Mapping[ContactId, str]:
        """Return the SHA-256 of the photo of everybody of whom there is one."""
        rows = self._connection.execute(select(photo.c.contact_id, photo.c.sha256))
        return {ContactId(row.contact_id): row.sha256 for row in rows}

    def of_contacts(self, ids: Iterable[int]) -> Mapping[ContactId, bytes]:
        """Return the photos of these people; those without one are left out."""
        found = {}
        for chunk in chunks(ids):
            query = select(photo.c.contact_id, photo.c.content)
            for row in self._connection.execute(query.where(photo.c.contact_id.in_(chunk))):
                found[ContactId(row.contact_id)] = bytes(row.content)
        return found


class EditablePhotos(Photos):
    """The photos, and how they are changed."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def save(self, photos: Mapping[ContactId, bytes]) -> None:
        """Keep photos in the place of those there were."""
        rows = {
            row["contact_id"]: row
            for row in rows_by_id(self._connection, photo, photos, key="contact_id")
        }
        new: list[Row] = []
        changed: list[tuple[Row, Row]] = []
        for contact_id, content in photos.items():
            values: Row = {"sha256": hashlib.sha256(content).hexdigest(), "content": content}
            row = rows.get(contact_id)
            if row is None:
                new.append({"contact_id": contact_id} | values)
            elif row["sha256"] != values["sha256"]:
                changed.append((row, values))
        self._journal.insert(photo, new)
        self._journal.update(photo, changed)

    def remove(self, contact_id: int) -> None:
        """Keep no photo of somebody."""
        rows = rows_by_id(self._connection, photo, [contact_id], key="contact_id")
        self._journal.delete(photo, list(rows))
