"""What was being written about a call and not logged yet, kept beside the book against a crash.

In files of their own and not in the book: they are written when the book cannot be reached too.
"""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from appreciation.domain.contacts import ContactId
from appreciation.domain.touches import TouchKind
from appreciation.places import data_folder
from appreciation.services.book_keys import book_key
from appreciation.services.desk import Desk
from appreciation.services.files_out import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedCall:
    """A note in the making. `book` tells books apart; `outcome` is as the window names it."""

    book: str
    contact_id: ContactId
    name: str
    organisation: str = ""
    kind: TouchKind = TouchKind.CALL
    outcome: str = ""
    on: date | None = None
    note: str = ""
    seconds: int = 0


def keep(call: UnfinishedCall) -> None:
    """Keep a note as it is now. Raises `NotWrittenError`."""
    fields = asdict(call) | {"on": call.on.isoformat() if call.on else None}
    write_whole(_file(call), json.dumps(fields, ensure_ascii=False).encode())


def drop(call: UnfinishedCall) -> None:
    """Keep a note no longer: it was logged, or its owner let it go."""
    _file(call).unlink(missing_ok=True)


def drop_of(desk: Desk, contact_ids: Collection[ContactId]) -> None:
    """Keep no note about these people any longer: they are being forgotten."""
    for call in unfinished_calls(desk)[1]:
        if call.contact_id in contact_ids:
            drop(call)


def unfinished_calls(desk: Desk) -> tuple[str, tuple[UnfinishedCall, ...]]:
    """Return the key of this book, and the notes kept for it.

    A file that cannot be read is left where it is.
    """
    key = book_key(desk)
    found = (_read(file) for file in sorted(_folder().glob(f"{key}-*.json")))
    return key, tuple(call for call in found if call is not None)


def _read(file: Path) -> UnfinishedCall | None:
    try:
        call = UnfinishedCall(**json.loads(file.read_text(encoding="utf-8")))
        on = date.fromisoformat(str(call.on)) if call.on else None
        return replace(call, kind=TouchKind(call.kind), on=on)
    except (OSError, ValueError, TypeError):
        return None


def _file(call: UnfinishedCall) -> Path:
    return _folder() / f"{call.book}-{call.contact_id}.json"


def _folder() -> Path:
    return data_folder() / "unfinished calls"
