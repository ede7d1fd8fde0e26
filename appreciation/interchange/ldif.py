"""Read LDIF files, as Thunderbird and directories write them."""

import base64
import binascii
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from appreciation.interchange.drafts import Context, Draft, shortened
from appreciation.interchange.encodings import decoded_as, old_code_page, unicode_form
from appreciation.interchange.headings import Column
from appreciation.interchange.layouts import Layout
from appreciation.interchange.people import ImportedPerson, Problem, Reading
from appreciation.interchange.table_rows import row_draft

_COLUMNS = {
    "cn": Column("text", "full_name"),
    "givenname": Column("text", "given_name"),
    "sn": Column("text", "family_name"),
    "surname": Column("text", "family_name"),
    "title": Column("text", "job_title"),
    "o": Column("text", "organisation"),
    "mozillanickname": Column("text", "nickname"),
    "preferredlanguage": Column("text", "language"),
    "description": Column("text", "notes"),
    "birthyear": Column("date", "birth year"),
    "birthmonth": Column("date", "birth month"),
    "birthday": Column("date", "birth day"),
    "mail": Column("email", "value"),
    "mozillasecondemail": Column("email", "value", "", 100),
    "telephonenumber": Column("phone", "value", "work"),
    "homephone": Column("phone", "value", "home"),
    "facsimiletelephonenumber": Column("phone", "value", "fax"),
    "fax": Column("phone", "value", "fax"),
    "mobile": Column("phone", "value", "mobile"),
    "cellphone": Column("phone", "value", "mobile"),
    "pager": Column("phone", "value", "pager"),
    "pagerphone": Column("phone", "value", "pager"),
    "street": Column("address", "street", "work"),
    "streetaddress": Column("address", "street", "work"),
    "mozillaworkstreet2": Column("address", "more", "work"),
    "l": Column("address", "town", "work"),
    "locality": Column("address", "town", "work"),
    "st": Column("address", "region", "work"),
    "postalcode": Column("address", "postal_code", "work"),
    "c": Column("address", "country", "work"),
    "countryname": Column("address", "country", "work"),
    "mozillahomestreet": Column("address", "street", "home"),
    "mozillahomestreet2": Column("address", "more", "home"),
    "mozillahomelocalityname": Column("address", "town", "home"),
    "mozillahomestate": Column("address", "region", "home"),
    "mozillahomepostalcode": Column("address", "postal_code", "home"),
    "mozillahomecountryname": Column("address", "country", "home"),
}
_GROUPS = frozenset({"groupofnames", "groupofuniquenames", "mozillaablist", "posixgroup"})
_SAYS = Layout(heading_row=0, columns=tuple(enumerate(_COLUMNS.values())), unknown=()).says
Entry = list[tuple[str, str]]


def people_in_ldif(content: bytes, context: Context) -> Reading:
    """Return the people of an LDIF file; its lists are named and left out."""
    people = list[ImportedPerson]()
    problems = list[Problem]()
    notices = list[Problem]()
    entries = enumerate(_entries(content, old_code_page(context.country)), 1)
    for number, entry in entries:
        where = f"entry {number}"
        if any(name == "objectclass" and value.lower() in _GROUPS for name, value in entry):
            what = f"“{shortened(dict(entry).get('cn', ''))}” is a list of people: left out."
            notices.append(Problem(file=context.file, where=where, what=what))
            continue
        draft = _draft(entry, context, where)
        person = draft.person(_SAYS)
        if person is None:
            problems.append(draft.nameless())
        else:
            people.append(person)
            problems += draft.problems()
    return Reading(
        file=context.file,
        format="LDIF",
        people=tuple(people),
        problems=tuple(problems),
        notices=tuple(notices),
    )


def _entries(content: bytes, fallback: str) -> Iterator[Entry]:
    if form := unicode_form(content):
        content = content.decode(form, errors="replace").encode(errors="replace")
    content = content.replace(b"\0", b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    unfolded = content.replace(b"\n ", b"")
    entry: Entry = []
    for line in unfolded.split(b"\n"):
        if not line.strip():
            if entry:
                yield entry
            entry = []
        elif not line.startswith((b"#", b"version:")) and b":" in line:
            entry.append(_attribute(line, fallback))
    if entry:
        yield entry


def _attribute(line: bytes, fallback: str) -> tuple[str, str]:
    name, _, value = line.partition(b":")
    if value.startswith(b":"):
        try:
            value = base64.b64decode(value[1:].strip() + b"==")
        except binascii.Error:
            value = value[1:]
    elif value.startswith(b"<"):
        value = b""  # stands in another file
    text = decoded_as(value, "utf-8", fallback).replace("\0", "").replace("\r\n", "\n")
    return name.partition(b";")[0].decode("ascii", "replace").strip().lower(), text.strip()


def _draft(entry: Entry, context: Context, where: str) -> Draft:
    """Read an entry as a row whose columns are its attributes."""
    columns = list[tuple[int, Column]]()
    seen = Counter[str]()
    for place, (name, _) in enumerate(entry):
        if column := _COLUMNS.get(name):
            repeats = column.number + seen[name] if column.name == "value" else 0
            columns.append((place, replace(column, number=repeats)))
            seen[name] += 1
    layout = Layout(heading_row=0, columns=tuple(columns), unknown=())
    return row_draft([value for _, value in entry], layout, context, where)
