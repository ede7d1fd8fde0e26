"""Reading the files of wordings: TOML entries that say what they are for and give parts of it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appreciation.domain.errors import UserError

_WEIGHTS = {
    "holiday": 128,
    "occasion": 64,
    "purpose": 64,
    "status": 48,
    "belated": 32,
    "month_only": 16,
    "milestone": 9,
    "years": 10,
    "people": 4,
}
"""What an entry may say it is for, and how much closer each makes it fit."""

_PARTS = frozenset({"front", "salutation", "without_name", "late", "body", "more", "close"})


class UnreadableWordingsError(UserError):
    """A file of wordings that is no TOML, or says what no wording has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one entry is for, and the parts it gives as texts with blanks."""

    name: str
    conditions: dict[str, tuple[object, ...]]
    parts: dict[str, str]

    @property
    def fit(self) -> int:
        """How closely it fits where it fits at all: the more it is for, the closer."""
        return sum(_WEIGHTS[key] for key in self.conditions)

    def is_for(self, facts: Mapping[str, object]) -> bool:
        """Say whether every fact it is for holds."""
        return all(facts[key] in allowed for key, allowed in self.conditions.items())


def entries(file: Path) -> tuple[Entry, ...]:
    """Return the entries of a file, in its order; raise `UnreadableWordingsError`."""
    try:
        with file.open("rb") as opened:
            content = tomllib.load(opened)
    except (OSError, ValueError) as error:
        raise UnreadableWordingsError(
            f"The wordings in {file.name} could not be read: {error}. Nothing was printed."
        ) from error
    tables = content.get("wording", [])
    return tuple(_entry(table, f"{file.name}, wording {n}") for n, table in enumerate(tables, 1))


def _entry(table: Mapping[str, Any], place: str) -> Entry:
    """Return one entry of a file, named after its place and what it is for."""
    conditions = {
        key: tuple(value) if isinstance(value, list) else (value,)
        for key, value in table.items()
        if key in _WEIGHTS
    }
    parts = {
        key: "\n".join(value) if isinstance(value, list) else value
        for key, value in table.items()
        if key in _PARTS
    }
    unknown = sorted(table.keys() - conditions.keys() - parts.keys())
    if unknown:
        raise UnreadableWordingsError(
            f"The wording {place} says “{unknown[0]}”, which no wording has. Nothing was printed."
        )
    what = ", ".join(str(value) for values in conditions.values() for value in values)
    return Entry(name=f"“{what or 'general'}” in {place}", conditions=conditions, parts=parts)
