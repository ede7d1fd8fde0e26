"""Write contacts as JSON with every field there is, for other programs and for safe keeping."""

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, BinaryIO

from appreciation.domain.contacts import Contact
from appreciation.domain.plain_dates import PlainDate


def write_json(contacts: Iterable[Contact], out: BinaryIO, today: date) -> int:
    """Write the contacts as one JSON object with the list `contacts`; return how many.

    Dates are texts: whole ones `1980-05-31`, without the year `--05-31`, a month alone `--05`.
    """
    start = json.dumps({"format": "appreciation contacts 1", "exported_on": today.isoformat()})
    out.write(f'{start[:-1]}, "contacts": ['.encode())
    count = 0
    for contact in contacts:
        count += 1
        text = json.dumps(_plain(contact), ensure_ascii=False)
        out.write((",\n" if count > 1 else "\n").encode() + text.encode())
    out.write(b"\n]}\n")
    return count


def _plain(value: Any) -> Any:
    if isinstance(value, PlainDate):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
