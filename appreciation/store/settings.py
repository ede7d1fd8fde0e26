"""The settings, the business profile and its pictures in the book."""

import hashlib
from datetime import date

from sqlalchemy import Connection, select

from appreciation.domain.settings import KEYS, Settings, with_setting
from appreciation.store.journal import Journal
from appreciation.store.rows import differs, insert_rows, next_numbers
from appreciation.store.schema import picture, setting

_BEGUN_ON = "begun_on"


def begin_on(connection: Connection, day: date) -> None:
    """Note the day a new book was begun: nobody was promised anything before it.

    A book that knows its day keeps it.
    """
    if connection.execute(select(setting.c.id).where(setting.c.key == _BEGUN_ON)).first():
        return
    (id_,) = next_numbers(connection, setting.name)
    row = {"id": id_, "version": 0, "key": _BEGUN_ON, "value": day.isoformat()}
    insert_rows(connection, setting, [row])


class BookSettings:
    """The settings, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def settings(self) -> Settings:
        """Return all settings; what was never set has its default."""
        rows = self._connection.execute(select(setting.c.key, setting.c.value))
        stored = {row.key: row.value for row in rows}
        settings = Settings()
        for key in KEYS:
            settings = with_setting(settings, key, stored.get(key, ""))
        return settings

    def begun_on(self) -> date:
        """Return the day the book was begun."""
        query = select(setting.c.value).where(setting.c.key == _BEGUN_ON)
        return date.fromisoformat(self._connection.execute(query).scalar_one())

    def picture(self, name: str) -> bytes | None:
        """Return the content of a picture, or None when none of that name is kept."""
        query = select(picture.c.content).where(picture.c.name == name)
        return self._connection.execute(query).scalar_one_or_none()


class EditableSettings(BookSettings):
    """The settings, and how they are changed."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def save(self, settings: Settings) -> None:
        """Keep all settings that differ from what is stored."""
        rows = {
            row["key"]: dict(row) for row in self._connection.execute(select(setting)).mappings()
        }
        before = self.settings()
        for key in KEYS:
            new = getattr(settings, key)
            if new == getattr(before, key):
                continue
            if key in rows:
                self._journal.update(setting, [(rows[key], {"value": str(new)})])
            else:
                self._journal.insert(setting, [{"key": key, "value": str(new)}])

    def save_picture(self, name: str, content: bytes) -> None:
        """Keep a picture under a name, in place of the one before."""
        new = {"sha256": hashlib.sha256(content).hexdigest(), "content": content}
        query = select(picture).where(picture.c.name == name)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            self._journal.insert(picture, [{"name": name} | new])
        elif differs(dict(row), new):
            self._journal.update(picture, [(dict(row), new)])
