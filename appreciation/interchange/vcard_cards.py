"""From the lines of one vCard to the person on it."""

import binascii
from collections.abc import Callable, Mapping
from typing import Any

from appreciation.domain.contacts import Email, Phone
from appreciation.domain.occasions import OccasionKind
from appreciation.interchange.drafts import Context, Draft, shortened
from appreciation.interchange.opt_outs import status_said, wishes_in, yes_or_no
from appreciation.interchange.vcard_heads import DEATHS, OWN, WEDDINGS, Head, Kind
from appreciation.interchange.vcard_values import (
    address_parts,
    components,
    name_parts,
    one_line,
    plain_label,
    unescaped,
)

VCARD_SAYS = frozenset(
    {
        "uid",
        "full_name",
        "prefix",
        "given_name",
        "additional_name",
        "family_name",
        "suffix",
        "nickname",
        "organisation",
        "job_title",
        "stands_for_organisation",
        "language",
        "notes",
        "addresses",
        "phones",
        "emails",
        "occasions",
    }
)
_LONGEST_SCHEME = 10
"""What stands before the colon of an address has no more letters than that; base64 has."""

_GROUPS = frozenset({"GROUP", "LIST"})
_ORGANISATIONS = frozenset({"ORG", "ORGANIZATION", "COMPANY"})
_ANDROID_EVENTS = {"1": OccasionKind.WEDDING, "3": OccasionKind.BIRTHDAY}
_FIELDS = {"FN": "full_name", "TITLE": "job_title", "NICKNAME": "nickname", "LANG": "language"}
_OWN_FIELDS = {
    OWN + "MET": "met",
    OWN + "SALUTATION": "salutation",
    OWN + "ENVELOPE-NAME": "envelope_name",
    OWN + "HOLIDAY-SET": "holiday_set",
}
_OWN_SWITCHES = {
    OWN + "GREET": "greet",
    OWN + "DO-NOT-MAIL": "do_not_mail",
    OWN + "DECEASED": "deceased",
    OWN + "APPROVED": "approved",
    OWN + "STANDS-FOR-ORGANISATION": "stands_for_organisation",
}
Notes = Mapping[str, str]
_NO_NOTES: Notes = {}


class Card:
    """The lines of one card: `texts` that stand once, by property, and the others in order."""

    __slots__ = ("agent", "junk", "lines", "texts")

    def __init__(self, *, agent: bool = False) -> None:
        self.agent = agent
        self.texts: dict[str, str] = {}
        self.lines: list[tuple[Head, str]] = []
        self.junk: list[str] = []

    def take(self, head: Head, value: str) -> None:
        """Take a property; what we do not keep is dropped."""
        if head.kind is Kind.TEXT:
            self.texts.setdefault(head.name, value)
        elif Kind.IGNORED < head.kind < Kind.BEGIN:
            self.lines.append((head, value))

    @property
    def left_out(self) -> str:
        """Why the card is nobody to greet; empty for people and organisations."""
        if self.agent:
            return "This card stands inside another as its agent: left out."
        texts = self.texts
        if "KIND" not in texts and "X-ADDRESSBOOKSERVER-KIND" not in texts:
            return ""
        kind = texts.get("KIND") or texts["X-ADDRESSBOOKSERVER-KIND"]
        if kind.strip().upper() not in _GROUPS:
            return ""
        name = shortened(unescaped(texts.get("FN", "")))
        return f"“{name}” is a group of people, not a person: left out."


def draft_of(card: Card, context: Context, where: str) -> Draft:
    """Return all that a card says about a person."""
    draft = Draft(context, where)
    lines = card.lines
    _add_texts(card.texts, draft.fields)
    grouped: dict[str, dict[str, str]] | None = None
    for head, value in lines:
        notes = _NO_NOTES
        if head.group:
            grouped = _group_notes(lines) if grouped is None else grouped
            notes = grouped.get(head.group, _NO_NOTES)
        _FILLERS[head.kind](draft, head, value, notes)
    if card.junk:
        draft.troubles += [f"“{shortened(line)}” is not a line of a vCard." for line in card.junk]
    return draft


def _add_texts(texts: dict[str, str], fields: dict[str, Any]) -> None:
    for name, value in texts.items():
        if field := _FIELDS.get(name):
            fields[field] = one_line(value)
        elif name == "N":
            fields.update(name_parts(value))
        elif name == "UID":
            fields["uid"] = value.strip().removeprefix("urn:uuid:")
        elif name == "ORG":
            fields["organisation"] = " ".join(components(value)[0].split())
        elif name == "ROLE":
            fields.setdefault("job_title", one_line(value))
    if ("KIND" in texts or "X-ABSHOWAS" in texts) and not _ORGANISATIONS.isdisjoint(
        texts.get(name, "").strip().upper() for name in ("KIND", "X-ABSHOWAS")
    ):
        fields["stands_for_organisation"] = True


def _group_notes(lines: list[tuple[Head, str]]) -> dict[str, dict[str, str]]:
    """Return by group what its lines say about one another; they may stand in any order."""
    notes = dict[str, dict[str, str]]()
    for head, value in lines:
        if head.kind is Kind.GROUP_NOTE and head.group:
            notes.setdefault(head.group, {})[head.name] = value
    return notes


def _label(head: Head, notes: Notes) -> str:
    return (notes and plain_label(notes.get("X-ABLABEL", ""))) or head.label


def _add_phone(draft: Draft, head: Head, value: str, notes: Notes) -> None:
    if number := unescaped(value).removeprefix("tel:"):
        draft.phones.append(Phone(number=number, label=_label(head, notes)))


def _add_email(draft: Draft, head: Head, value: str, notes: Notes) -> None:
    if address := unescaped(value).removeprefix("mailto:"):
        draft.emails.append(Email(address=address, label=_label(head, notes)))


def _add_address(draft: Draft, head: Head, value: str, notes: Notes) -> None:
    parts = address_parts(value)
    if notes and len(code := notes.get("X-ABADR", "").strip()) == 2 and parts:
        parts.setdefault("country", code)
    draft.add_address(parts, _label(head, notes), preferred=head.preferred)
    if undeliverable := notes.get(OWN + "UNDELIVERABLE"):
        draft.mark_undeliverable(*components(undeliverable)[:2])


def _add_note(draft: Draft, _head: Head, value: str, _notes: Notes) -> None:
    if text := unescaped(value):
        draft.notes.append(text)


def _add_wishes(draft: Draft, _head: Head, value: str, _notes: Notes) -> None:
    draft.fields.update(wishes_in(unescaped(value).split(",")))


def _add_date(draft: Draft, head: Head, value: str, notes: Notes) -> None:
    text = unescaped(value)
    if head.name == "BDAY":
        draft.add_date(OccasionKind.BIRTHDAY, text, no_year=head.no_year)
    elif head.name in WEDDINGS:
        draft.add_date(OccasionKind.WEDDING, text, no_year=head.no_year)
    elif head.name in DEATHS:
        draft.add_death(text)
    elif kind := notes.get(OWN + "KIND"):
        draft.add_own_date(kind.strip(), text, _label(head, notes))
    else:
        draft.add_labelled_date(_label(head, notes), text, no_year=head.no_year)


def _add_android(draft: Draft, _head: Head, value: str, _notes: Notes) -> None:
    """Read Android's own lines: kind of data, then its columns; an event has date, type, label."""
    kind, *columns = components(value)
    if not kind.endswith(("/contact_event", "/nickname")) or not columns:
        return
    if kind.endswith("/nickname"):
        draft.fields.setdefault("nickname", " ".join(columns[0].split()))
    elif known := _ANDROID_EVENTS.get("".join(columns[1:2])):
        draft.add_date(known, columns[0])
    else:
        draft.add_labelled_date("".join(columns[2:3]), columns[0])


def _add_photo(draft: Draft, _head: Head, value: str, _notes: Notes) -> None:
    """Take a picture that stands in the card; one that stands elsewhere is never fetched."""
    scheme, colon, rest = value.strip().partition(":")
    is_address = bool(colon) and scheme.isalpha() and len(scheme) <= _LONGEST_SCHEME
    if is_address and scheme.casefold() != "data":
        draft.photo_elsewhere = True
        return
    inside = rest.replace("\\,", ",").partition(",")[2] if is_address else value
    try:
        content = binascii.a2b_base64("".join(inside.split()))
    except ValueError:
        content = b""
    if content and not draft.photo:
        draft.photo = content
    elif not content and inside.strip():
        draft.troubles.append("the photo could not be read.")


def _add_own(draft: Draft, head: Head, value: str, _notes: Notes) -> None:
    fields, text = draft.fields, unescaped(value)
    if field := _OWN_FIELDS.get(head.name):
        fields[field] = text
    elif (field := _OWN_SWITCHES.get(head.name)) and (said := yes_or_no(text)) is not None:
        fields[field] = said
    elif head.name == OWN + "STATUS" and (status := status_said(text)):
        fields["status"] = status


def _add_nothing(_draft: Draft, _head: Head, _value: str, _notes: Notes) -> None:
    """Pass over a line that was read with its group."""


_FILLERS: dict[Kind, Callable[[Draft, Head, str, Notes], None]] = {
    Kind.PHONE: _add_phone,
    Kind.EMAIL: _add_email,
    Kind.ADDRESS: _add_address,
    Kind.NOTE: _add_note,
    Kind.CATEGORIES: _add_wishes,
    Kind.DATE: _add_date,
    Kind.PHOTO: _add_photo,
    Kind.ANDROID: _add_android,
    Kind.OWN: _add_own,
    Kind.GROUP_NOTE: _add_nothing,
}
