"""What stands before the colon of a vCard line: group, property, parameters."""

import re
from dataclasses import dataclass
from enum import IntEnum, auto

_PARAMETER = re.compile(r';((?:[^;"]|"[^"]*"?)*)')
_GROUP = re.compile(r"([\w\-]+)\.([\w\-]+)$")


class Kind(IntEnum):
    """What the reader does with a line."""

    IGNORED = 0
    TEXT = auto()  # the first one of its name counts
    PHONE = auto()
    EMAIL = auto()
    ADDRESS = auto()
    DATE = auto()
    NOTE = auto()
    CATEGORIES = auto()
    PHOTO = auto()
    ANDROID = auto()
    OWN = auto()  # what only we write
    GROUP_NOTE = auto()  # says more about another line of its group
    BEGIN = auto()
    END = auto()
    AGENT = auto()
    QUOTED = auto()  # the colon we stopped at stands between quotes
    JUNK = auto()  # no property at all


@dataclass(frozen=True, slots=True)
class Head:
    """A head, understood. The same heads come back card after card, so that each is read once.

    `name` is the property in capitals; `label` is "home", "work", "mobile" and the like.
    """

    kind: Kind
    name: str = ""
    group: str = ""
    label: str = ""
    preferred: bool = False
    no_year: int | None = None


_TEXTS = ["UID", "FN", "N", "ORG", "TITLE", "ROLE", "NICKNAME", "KIND", "LANG", "X-ABSHOWAS"]
_GROUP_KINDS = ["X-ADDRESSBOOKSERVER-KIND"]
_GROUP_NOTES = ["X-ABLABEL", "X-ABADR", "X-APPRECIATION-KIND", "X-APPRECIATION-UNDELIVERABLE"]
WEDDINGS = frozenset(
    {
        "ANNIVERSARY",
        "WEDDING",
        "X-ANNIVERSARY",
        "X-EVOLUTION-ANNIVERSARY",
        "X-KADDRESSBOOK-X-ANNIVERSARY",
        "X-MS-ANNIVERSARY",
        "X-WAB-WEDDING_ANNIVERSARY",
        "X-WEDDING",
    }
)
DEATHS = frozenset({"DEATHDATE", "X-DEATHDATE"})
OWN = "X-APPRECIATION-"
_KINDS = {
    **dict.fromkeys([*_TEXTS, *_GROUP_KINDS], Kind.TEXT),
    **dict.fromkeys(WEDDINGS | DEATHS | {"BDAY", "X-ABDATE"}, Kind.DATE),
    **dict.fromkeys(_GROUP_NOTES, Kind.GROUP_NOTE),
    "TEL": Kind.PHONE,
    "EMAIL": Kind.EMAIL,
    "ADR": Kind.ADDRESS,
    "NOTE": Kind.NOTE,
    "CATEGORIES": Kind.CATEGORIES,
    "PHOTO": Kind.PHOTO,
    "X-ANDROID-CUSTOM": Kind.ANDROID,
    "BEGIN": Kind.BEGIN,
    "END": Kind.END,
    "AGENT": Kind.AGENT,
}
_PLACES = ("home", "work", "other", "school")
_DEVICES = ("fax", "pager", "car", "main", "modem", "isdn")


def head_of(text: str) -> Head:
    """Return what a head says; a line that has none, or is no property, is junk."""
    if text.count('"') % 2:
        return Head(Kind.QUOTED)
    name, _, rest = text.partition(";")
    group, name = _group_and_name(name.strip())
    if not name or any(mark in name for mark in " #\\=") or len(name) > 80:
        return Head(Kind.JUNK)
    upper = name.upper()
    kind = _KINDS.get(upper, Kind.OWN if upper.startswith(OWN) else Kind.IGNORED)
    types, parameters = _types_and_parameters(";" + rest) if rest else (frozenset[str](), {})
    omitted = parameters.get("X-APPLE-OMIT-YEAR", "")
    return Head(
        kind,
        name=upper,
        group=group.casefold(),
        label=_label(types),
        preferred="pref" in types or "PREF" in parameters,
        no_year=int(omitted) if omitted.isdecimal() else None,
    )


def _group_and_name(text: str) -> tuple[str, str]:
    match = _GROUP.match(text)
    return (match[1], match[2]) if match else ("", text)


def _types_and_parameters(text: str) -> tuple[frozenset[str], dict[str, str]]:
    types = list[str]()
    parameters = dict[str, str]()
    for each in _PARAMETER.findall(text):
        name, equals, value = each.partition("=")
        if not equals:
            types.append(each)  # 2.1 writes the bare type
        elif name.strip().upper() == "TYPE":
            types += value.strip('"').split(",")
        else:
            parameters[name.strip().upper()] = value.strip('" ')
    return frozenset(each.strip().casefold() for each in types), parameters


def _label(types: frozenset[str]) -> str:
    if types & {"cell", "mobile", "iphone"}:
        return "mobile"
    place = next((place for place in _PLACES if place in types), "")
    device = next((device for device in _DEVICES if device in types), "")
    return f"{place} {device}".strip()
