"""Files that are kept with a person: a drawing, a contract, a letter of theirs."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from appreciation.domain.contacts import ContactId

MOST_BYTES = 25_000_000
"""The largest file that is taken into the book: backups and undo carry it along."""

_STARTS_A_PROGRAM = re.compile(
    r"\.(app|bat|cmd|com|command|desktop|exe|hta|jar|jse?|lnk|msi|pif|ps1|reg|scr|sh|url|vb[es]|wsf)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file kept with somebody since a day, `size` bytes long; perhaps about a departure."""

    id: int = 0
    contact_id: ContactId
    on: date
    name: str
    size: int
    departure_id: int | None = None

    @property
    def starts_a_program(self) -> bool:
        """Whether opening it would run it, instead of showing it."""
        return _STARTS_A_PROGRAM.fullmatch(PurePath(self.name).suffix) is not None


def size_words(size: int) -> str:
    """Return a size as `2.4 MB` or `31 KB`.

    >>> size_words(2_420_000), size_words(31_400), size_words(12)
    ('2.4 MB', '31 KB', '1 KB')
    """
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{max(1, round(size / 1000))} KB"
