"""Files that are kept with a person: a drawing, a contract, a letter of theirs."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from appreciation.domain.contacts import ContactId

MOST_BYTES = 25_000_000
"""The largest file that is taken into the book: backups and undo carry it along."""

_STARTS_A_PROGRAM = re.compile(
    r"\.(app|application|bat|chm|cmd|com|command|cpl|desktop|exe|hta|inf|jar|jnlp|jse?|lnk|ms[ci]"
    r"|pif|ps1|py[cwz]?|reg|scf|scr|sh|terminal|url|vb[es]?|ws[fh]?)",
    re.IGNORECASE,
)
_NOT_IN_A_FILE_NAME = re.compile(r'[<>:"/\\|?*]')
_NAMES_OF_DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9])(\..*)?", re.IGNORECASE)
_LONGEST_NAME = 120
_LONGEST_ENDING = 12


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
    def file_name(self) -> str:
        """What a copy of it is called: a name that every system takes, and that leads nowhere else.

        Windows takes no dot or blank at the end, so that `a.exe.` would be `a.exe` there.
        """
        plain = "".join(sign if unicodedata.category(sign)[0] != "C" else "-" for sign in self.name)
        kept = " ".join(_NOT_IN_A_FILE_NAME.sub("-", plain).split()).strip(" .")
        ending = PurePath(kept).suffix
        ending = ending if len(ending) <= _LONGEST_ENDING else ""
        stem = (
            kept.removesuffix(ending).encode()[:_LONGEST_NAME].decode(errors="ignore").strip(" .")
        )
        device = _NAMES_OF_DEVICES.fullmatch(stem)
        return f"{'_' if device else ''}{stem or 'file'}{ending}"

    @property
    def starts_a_program(self) -> bool:
        """Whether opening it would run it, instead of showing it."""
        return _STARTS_A_PROGRAM.fullmatch(PurePath(self.file_name).suffix) is not None


def size_words(size: int) -> str:
    """Return a size as `2.4 MB` or `31 KB`.

    >>> size_words(2_420_000), size_words(31_400), size_words(12)
    ('2.4 MB', '31 KB', '1 KB')
    """
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{max(1, round(size / 1000))} KB"
