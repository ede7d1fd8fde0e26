"""Write contacts as JSON with every field there is, for other programs and for safe keeping."""

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from appreciation.domain.contacts import Contact
from appreciation.domain.histories import HistoriesOf
from appreciation.domain.plain_dates import PlainDate

_AT_ONCE = 500


def write_json(
    contacts: Iterable[Contact], out: BinaryIO, today: date, histories_of: HistoriesOf
) -> int:
    """Write the contacts as one JSON object with the list `contacts`; return how many.

    Each has its `history`, by noun. Dates are texts: whole ones `1980-05-31`, without the year
    `--05-31`, a month alone `--05`.
    """
    start = json.dumps({"format": "appreciation contacts 1", "exported_on": today.isoformat()})
    out.write(f'{start[:-1]}, "contacts": ['.encode())
    count = 0
    waiting = iter(contacts)
    while some := tuple(islice(waiting, _AT_ONCE)):
        histories = histories_of([each.id for each in some])
        for contact in some:
            count += 1
            whole = _plain(contact) | {"history": histories.get(contact.id, {})}
            text = json.dumps(whole, ensure_ascii=False)
            out.write((",\n" if count > 1 else "\n").encode() + text.encode())
    out.write(b"\n]}\n")
    return count


_INWARD = frozenset({"version", "letter_id"})
"""What only the book itself needs."""


def _plain(value: Any) -> Any:
    if isinstance(value, PlainDate):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        names = (field.name for field in fields(value))
        return {name: _plain(getattr(value, name)) for name in names if name not in _INWARD}
    return value
