"""What a file said of somebody when it was last imported, so that only its changes are applied."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from appreciation.domain.contacts import Address, Contact, Email, Phone, Status
from appreciation.domain.occasions import Occasion, OccasionKind, distinct
from appreciation.domain.plain_dates import PlainDate
from appreciation.interchange.people import ImportedPerson

LISTS = ("addresses", "phones", "emails", "occasions")
_PHOTO = "photo"
OPT_OUTS = {"greet": False, "do_not_mail": True, "deceased": True}
"""The value of each switch that an import may set; the other one would lower an opt-out."""

_SAID = str | PlainDate
_SAID_OF_SOME = frozenset(
    {"status", "approved", "deceased_on", "prefix", "stands_for_organisation", *OPT_OUTS}
)
"""What an export states only where it applies: no mark of the export itself."""

_OWN = frozenset({"uid", "deceased_on", *OPT_OUTS})


def record(person: ImportedPerson) -> str:
    """Return what the file says of a person, as JSON text to be kept with the contact."""
    said = {name: _plain(getattr(person.contact, name)) for name in sorted(person.says)}
    if person.photo:
        said[_PHOTO] = hashlib.sha256(person.photo).hexdigest()
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def news_of_photo(person: ImportedPerson, last: str | None, kept: str, *, shown: str) -> bytes:
    """Return the photo to take over from the file; empty when the book's own or none stays.

    As with everything else: what changed in the file since its last import is taken over, and a
    source that speaks for the first time only fills in what the book lacks. `shown` is the SHA-256
    of the photo in the book, or empty.
    """
    if not person.photo:
        return b""
    now = hashlib.sha256(person.photo).hexdigest()
    before = json.loads(last).get(_PHOTO) if last else None
    heard = [json.loads(each).get(_PHOTO) for each in json.loads(kept or "{}").values()]
    if before is None:
        return b"" if shown or now in heard else person.photo
    return person.photo if now not in {before, shown} else b""


def last_said(kept: str, person: ImportedPerson) -> str | None:
    """Return what the source of this person said of them the last time; None for the first time.

    `kept` is what the book keeps with the contact: the record of every source by itself, because a
    calendar that has no telephone number takes nothing away from what an address book brought.
    """
    said = json.loads(kept).get(_source(person)) if kept else None
    return None if said is None else str(said)


def with_record(kept: str, person: ImportedPerson, said: str) -> str:
    """Return what the book is to keep with the contact once this source has spoken."""
    records = json.loads(kept) if kept else {}
    return json.dumps(records | {_source(person): said}, ensure_ascii=False, sort_keys=True)


def _source(person: ImportedPerson) -> str:
    """Return what an export is known by when it comes again, perhaps under another name.

    Address books name their cards; a table is known by the columns it has.
    """
    return person.contact.uid or " ".join(sorted(person.says - _SAID_OF_SOME))


def remembering(person: ImportedPerson, last: str | None) -> ImportedPerson:
    """Return the person with the days that an earlier import could read and this one cannot."""
    kinds = {each.kind for each in person.ambiguous}
    said = json.loads(last).get("occasions", []) if last and kinds else []
    kept = [each for each in _restored("occasions", said) if each.kind in kinds]
    if not kept:
        return person
    occasions = distinct([*person.contact.occasions, *kept])
    return replace(person, contact=replace(person.contact, occasions=occasions))


def applied(contact: Contact, person: ImportedPerson, last: str | None, kept: str = "") -> Contact:
    """Return the contact with what changed in the file since its last import.

    What the owner edited in the meantime stays. A source that speaks for the first time only fills
    in what the book lacks, and not what another source (`kept` has them all) had said already: that
    the owner has taken away. An opt-out is never lowered, whatever the file says.
    """
    said = json.loads(last) if last else None
    heard = [json.loads(each) for each in json.loads(kept).values()] if kept and not said else []
    changed = contact
    for name in person.says - _OWN:
        value = getattr(person.contact, name)
        if name in LISTS:
            value = _news(name, value, heard)
            before = _restored(name, said.get(name, [])) if said else ()
            merged = _merged(getattr(changed, name), value, before, fill_only=said is None)
            changed = _with(changed, name, merged)
        elif _applies(getattr(changed, name), value, name, said) and not any(
            each.get(name) == _plain(value) for each in heard
        ):
            changed = _with(changed, name, value)
    changed = replace(changed, occasions=distinct(changed.occasions))
    if not changed.uid:
        changed = replace(changed, uid=person.contact.uid)
    return _stricter(changed, person, said or {})


def _news(name: str, new: tuple[Any, ...], heard: list[dict[str, Any]]) -> tuple[Any, ...]:
    known = {_key(old) for said in heard for old in _restored(name, said.get(name, []))}
    return tuple(each for each in new if _key(each) not in known)


def forbidding(contact: Contact, person: ImportedPerson, last: str | None) -> Contact:
    """Return the contact with what the file newly forbids, and nothing else of what it says."""
    return _stricter(contact, person, json.loads(last) if last else {})


def with_second_card(person: ImportedPerson, second: ImportedPerson) -> ImportedPerson:
    """Return a person with what another card of theirs in the same file forbids."""
    said = second.says & (OPT_OUTS.keys() | {"deceased_on"})
    return replace(
        person, contact=forbidding(person.contact, second, None), says=person.says | said
    )


def _with(contact: Contact, name: str, value: Any) -> Contact:
    return replace(contact, **{name: value})


def _applies(current: Any, value: Any, name: str, said: Mapping[str, Any] | None) -> bool:
    if said is None or name not in said:
        return not current and bool(value)
    return bool(_plain(value) != said[name])


def _merged(
    current: tuple[Any, ...], new: tuple[Any, ...], before: tuple[Any, ...], *, fill_only: bool
) -> tuple[Any, ...]:
    """Take away what left the file and add what came; the owner's own entries stay.

    What came takes the place, and the mark for mail, of what it stands for in the file now.
    """
    keys_now = {_key(each) for each in new}
    keys_before = {_key(each) for each in before}
    present = {_key(each) for each in current}
    come = [each for each in new if _key(each) not in keys_before | present]
    merged: list[Any] = []
    for each in current:
        heir = next((new for new in come if _slot(new) == _slot(each)), None)
        left = _key(each) in keys_before - keys_now
        if heir is not None and (left or isinstance(each, Occasion)):
            come.remove(heir)
            merged.append(each if fill_only else _in_place_of(each, heir))
        elif not left:
            merged.append(each)
    return (*merged, *come)


def _in_place_of(old: Any, new: Any) -> Any:
    return replace(new, for_mail=old.for_mail) if isinstance(old, Address) else new


def _key(value: Any) -> str:
    """Return what makes two entries of a list the same, whatever the owner has marked on them."""
    match value:
        case Address():
            where = (value.street, value.town, value.region, value.postal_code, value.country)
            return " ".join(" ".join(where).casefold().split())
        case Phone():
            return "".join(each for each in value.number if each.isalnum() or each == "+")
        case Email():
            return value.address.casefold()
        case Occasion():
            return f"{value.identity} {value.date.text}"
    raise TypeError(f"{type(value).__name__} is in no list of a contact")


def _slot(value: Any) -> str:
    """Return the place an entry has: a person has one birthday, and a number for each label."""
    return str(value.identity) if isinstance(value, Occasion) else str(value.label).casefold()


def _stricter(contact: Contact, person: ImportedPerson, said: Mapping[str, Any]) -> Contact:
    """Take over what the file newly forbids; what it said before, the owner may have mended."""
    for name, strict in OPT_OUTS.items():
        now = name in person.says and getattr(person.contact, name) is strict
        if now and said.get(name) is not strict:
            contact = _with(contact, name, strict)
    died = person.contact.deceased_on
    if died and not contact.deceased_on and said.get("deceased_on") != died.text:
        contact = replace(contact, deceased_on=died)
    return contact


def _plain(value: Any) -> Any:
    """Return what JSON can hold; the marks that only the owner sets are no part of a file."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, PlainDate):
        return value.text
    if names := _names(value.__class__):
        parts = ((name, getattr(value, name)) for name in names)
        return {name: _plain(part) for name, part in parts if isinstance(part, _SAID) and part}
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _restored(name: str, said: list[dict[str, str]]) -> tuple[Any, ...]:
    if name == "occasions":
        return tuple(
            Occasion(
                kind=OccasionKind(each["kind"]),
                label=each.get("label", ""),
                date=PlainDate.parse(each["date"]),
            )
            for each in said
        )
    kind: Any = {"addresses": Address, "phones": Phone, "emails": Email}[name]
    return tuple(kind(**each) for each in said)


def with_status(person: ImportedPerson, status: Status) -> ImportedPerson:
    """Return the person under the status the owner chose, unless the file states one itself."""
    if "status" in person.says:
        return person
    return replace(person, contact=replace(person.contact, status=status))
