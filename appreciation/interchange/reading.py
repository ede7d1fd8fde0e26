"""Read a file of people, whatever program wrote it: the content decides, then the file's ending."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from appreciation.domain.date_order import DateOrder
from appreciation.interchange.drafts import Context
from appreciation.interchange.encodings import unicode_form
from appreciation.interchange.people import Problem, Reading, UnreadableFileError

MOST_BYTES = 50_000_000
_ZIP, _OLD_OFFICE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_START = 20_000
_JSON = re.compile(r"\s*[\[{]\s*[\[{\"]")
_TABLE_ENDINGS = (".csv", ".tsv", ".tab")


def read(  # noqa: PLR0913 - a file has a name, a content, and four things to be known of it
    name: str,
    content: bytes,
    *,
    date_order: DateOrder | None,
    country: str,
    today: date,
    columns: Mapping[str, str] | None = None,
) -> Reading:
    """Return the people a file holds, and all that could not be understood.

    `country` is the owner's: it tells which code page old files are in. Without a `date_order`
    the dates of the file itself may give it away; those that stay open are in `Reading.ambiguous`.
    `columns` says of headings of a table which known heading they stand for.
    Raises `UnreadableFileError` when nothing can be read at all.
    """
    _check(name, content)
    context = Context(
        file=name, today=today, order=date_order, country=country, columns=columns or {}
    )
    reading = _read(name, content, context)
    if not reading.people and not reading.problems:
        what = "Nobody was found in this file."
        return replace(reading, problems=(Problem(file=name, where="", what=what),))
    return reading


def _check(name: str, content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise UnreadableFileError(
            f"“{name}” is larger than {MOST_BYTES // 1_000_000} MB, so it is no address book."
            " Nothing was read; export it in parts, without pictures."
        )
    if content.startswith(_OLD_OFFICE):
        raise UnreadableFileError(
            f"“{name}” is an old or password-protected Office file. Nothing was read; save it as"
            " .xlsx without a password, or as .csv."
        )
    if content.startswith(_PDF):
        raise UnreadableFileError(
            f"“{name}” is a PDF, which holds pages, not people. Nothing was read; export the"
            " address book as .vcf or .csv."
        )


def _read(name: str, content: bytes, context: Context) -> Reading:
    # Each reader is imported when a file of its kind comes: a vCard should not wait for a
    # spreadsheet library.
    if content.startswith(_ZIP):
        from appreciation.interchange.xlsx import people_in_xlsx

        return people_in_xlsx(content, context)
    start = _beginning(content)
    if _JSON.match(start):
        raise UnreadableFileError(
            f"“{name}” is JSON, which is written for programs. Nothing was read; export the address"
            " book as .vcf or .csv."
        )
    first = next((line for line in start.split("\n") if line and not line.startswith("#")), "")
    table = name.lower().endswith(_TABLE_ENDINGS)
    if first.startswith("BEGIN:VCALENDAR"):
        from appreciation.interchange.calendars import people_in_calendar

        return people_in_calendar(content, context)
    if name.lower().endswith((".vcf", ".vcard")) or (not table and "\nBEGIN:VCARD" in start):
        from appreciation.interchange.vcard import vcards

        return vcards(content, context)
    if first.startswith(("DN:", "VERSION: 1")):
        from appreciation.interchange.ldif import people_in_ldif

        return people_in_ldif(content, context)
    from appreciation.interchange.delimited import people_in_csv

    return people_in_csv(content, context)


def _beginning(content: bytes) -> str:
    """Return the first part of a text in capitals, for telling formats apart."""
    start = content[:_START]
    encoding = unicode_form(content) or "utf-8"
    text = start.decode(encoding, errors="replace").upper().replace("\r", "\n")
    return "\n" + text.lstrip("\ufeff \n")
