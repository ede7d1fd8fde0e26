"""What the invented people of each country are made from: `resources/people`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from appreciation.resources import resource

_LARGE = ("us", "gb", "de", "fr", "es", "it", "nl", "pl")
_SMALL = ("se", "at", "ca", "au", "tr", "il", "eg", "in", "in_hi", "jp", "cn", "kr", "br", "gr")
LANDS = (*_LARGE, *_SMALL)
"""In an order of their own: a seed means the same whatever order a folder is listed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town. In `postcode` and `phone` a # stands for a digit and an @ for a letter."""

    name: str
    region: str
    postcode: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfEither:
    """Words that differ for women and men."""

    women: tuple[str, ...]
    men: tuple[str, ...]

    def of(self, *, woman: bool) -> tuple[str, ...]:
        """Those for one of them."""
        return self.women if woman else self.men


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A country, or a part of it that writes in another script; the files explain themselves."""

    country: str
    language: str
    share: int
    family_name_first: bool
    between_names: str
    two_family_names: bool
    second_names: int
    initials: bool
    one_name: int
    holiday_set: str
    titles: OfEither
    suffixes: OfEither
    jobs: OfEither
    given: OfEither
    families: tuple[str, ...]
    feminine: Mapping[str, str]
    nicknames: Mapping[str, str]
    name_days: Mapping[str, str]
    romanised: Mapping[str, str]
    house: str
    flat: str
    highest_house_number: int
    streets: tuple[str, ...]
    towns: tuple[Town, ...]
    phones: tuple[str, ...]
    no_line: str
    organisations: tuple[str, ...]
    business: Mapping[str, str]


@cache
def land(name: str) -> Land:
    """Read a land of `LANDS`."""
    table = _table(name)
    fields: dict[str, Any] = {
        "given": _of_either({"women": table.pop("women"), "men": table.pop("men")}),
        "towns": tuple(
            Town(name=town, region=region, postcode=postcode, phone=phone)
            for town, region, postcode, phone in table.pop("towns")
        ),
    }
    fields |= {key: _of_either(table.pop(key)) for key in ("titles", "suffixes", "jobs")}
    fields |= {key: table.pop(key, {}) for key in _MAPPINGS}
    lists = {key: tuple(each) for key, each in table.items() if isinstance(each, list)}
    return Land(**(table | fields | lists))


_MAPPINGS = ("feminine", "nicknames", "name_days", "romanised", "business")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the invented owner notes about people. `touches` has them by kind, or `attempt`."""

    met: tuple[str, ...]
    notes: tuple[str, ...]
    other_days: tuple[str, ...]
    founding_days: tuple[str, ...]
    one_offs: tuple[str, ...]
    touches: Mapping[str, tuple[str, ...]]


@cache
def words() -> Words:
    """Read the owner's words."""
    table = _table("words")
    touches = {kind: tuple(texts) for kind, texts in table.pop("touches").items()}
    return Words(touches=touches, **{key: tuple(texts) for key, texts in table.items()})


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("people", f"{name}.toml").read_text(encoding="utf-8"))


def _of_either(table: dict[str, list[str]]) -> OfEither:
    return OfEither(women=tuple(table["women"]), men=tuple(table["men"]))
