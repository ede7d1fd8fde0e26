"""The guides that the owner put into their own words, kept among the settings."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from appreciation.domain.guides import GuideName
from appreciation.store.journal import Journal
from appreciation.store.schema import setting


class Guides:
    """The owner's words, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def texts(self, name: GuideName, language: str) -> Mapping[str, str]:
        """Return the parts that the owner changed, as text; none when the guide is as supplied."""
        row = self._row(name, language)
        return dict(json.loads(row["value"])) if row else {}

    def _row(self, name: GuideName, language: str) -> dict[str, Any] | None:
        query = select(setting).where(setting.c.key == _key(name, language))
        row = self._connection.execute(query).mappings().first()
        return dict(row) if row else None


class EditableGuides(Guides):
    """The owner's words, and how they are changed."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def save(self, name: GuideName, language: str, texts: Mapping[str, str]) -> None:
        """Keep these parts as the owner's; without any the guide is as supplied again."""
        row = self._row(name, language)
        value = json.dumps(dict(texts), ensure_ascii=False)
        if texts and row:
            if value != row["value"]:
                self._journal.update(setting, [(row, {"value": value})])
        elif texts:
            self._journal.insert(setting, [{"key": _key(name, language), "value": value}])
        elif row:
            self._journal.delete(setting, [row])


def _key(name: GuideName, language: str) -> str:
    return f"guide {name} {language}"
