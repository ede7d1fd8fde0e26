"""What was being written about a call and not logged yet, kept beside the book against a crash.

In files of their own and not in the book: they are written when the book cannot be reached too.
"""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from datetime import date, time
from pathlib import Path

from appreciation.domain.contacts import ContactId
from appreciation.domain.promises import Means
from appreciation.domain.touches import TouchKind
from appreciation.places import data_folder
from appreciation.services.book_keys import book_key
from appreciation.services.desk import Desk
from appreciation.services.files_out import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseDraft:
    """A promise in the making, as far as it is filled in."""

    what: str = ""
    day: date | None = None
    at: time | None = None
    means: Means | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedCall:
    """A note in the making. `book` tells books apart; `outcome` is as the window names it.

    `promise` is what is being promised, `keeps` the promises ticked as kept by it.
    """

    book: str
    contact_id: ContactId
    name: str
    organisation: str = ""
    kind: TouchKind = TouchKind.CALL
    outcome: str = ""
    on: date | None = None
    note: str = ""
    seconds: int = 0
    promise: PromiseDraft = field(default_factory=PromiseDraft)
    keeps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp:
    """The notes kept for the book of a key, and the files of those that could not be read."""

    book: str
    calls: tuple[UnfinishedCall, ...]
    put_aside: tuple[Path, ...]


def keep(call: UnfinishedCall) -> None:
    """Keep a note as it is now. Raises `NotWrittenError`."""
    fields = asdict(call)
    write_whole(_file(call), json.dumps(fields, ensure_ascii=False, default=str).encode())


def drop(call: UnfinishedCall) -> None:
    """Keep a note no longer: it was logged, or its owner let it go."""
    _file(call).unlink(missing_ok=True)


def drop_of(desk: Desk, contact_ids: Collection[ContactId]) -> None:
    """Keep no note about these people any longer: they are being forgotten."""
    for id_ in contact_ids:
        for file in _folder().glob(f"{book_key(desk)}-{id_}.*"):
            file.unlink()


def take_up(desk: Desk) -> TakenUp:
    """Return the notes kept for this book.

    One that makes no sense is put aside in the same folder, where no other is written over it.
    """
    key = book_key(desk)
    calls, put_aside = [], []
    for file in sorted(_folder().glob(f"{key}-*.json")):
        try:
            calls.append(_read(file))
        except OSError:
            put_aside.append(file)  # it may be read another time
        except (ValueError, TypeError, AttributeError):
            put_aside.append(file.replace(file.with_suffix(".unreadable")))
    return TakenUp(book=key, calls=tuple(calls), put_aside=tuple(put_aside))


def _read(file: Path) -> UnfinishedCall:
    fields = json.loads(file.read_text(encoding="utf-8"))
    promise = PromiseDraft(**fields.pop("promise", {}))
    call = UnfinishedCall(**fields)
    on = date.fromisoformat(str(call.on)) if call.on else None
    kind, keeps = TouchKind(call.kind), tuple(map(int, call.keeps))
    return replace(call, kind=kind, on=on, keeps=keeps, promise=_promise(promise))


def _promise(read: PromiseDraft) -> PromiseDraft:
    """Return a draft with day, time and means made of their texts."""
    return PromiseDraft(
        what=read.what,
        day=date.fromisoformat(str(read.day)) if read.day else None,
        at=time.fromisoformat(str(read.at)) if read.at else None,
        means=Means(read.means) if read.means else None,
    )


def _file(call: UnfinishedCall) -> Path:
    return _folder() / f"{call.book}-{call.contact_id}.json"


def _folder() -> Path:
    return data_folder() / "unfinished calls"
