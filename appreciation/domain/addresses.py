"""Reading an address as an owner types it."""

import re
from dataclasses import dataclass

from appreciation.domain.contacts import Address
from appreciation.domain.countries import country_code

_BRITISH = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_CANADIAN = r"[A-Z]\d[A-Z][ -]{0,2}\d[A-Z]\d"
_NUMBERS = r"(?:[A-Z]{1,3}-)?(?:\d{3} \d{2}|\d{4,7}|\d{2,5}-\d{3,4})"
_CODES = {
    "": f"{_BRITISH}|{_CANADIAN}|{_NUMBERS}",
    "AU": r"\d{4}",
    "CA": _CANADIAN,
    "GB": _BRITISH,
    "IE": r"[A-Z]\d[\dW] ?[A-Z\d]{4}",
    "JP": r"〒?\d{3}-?\d{4}",
    "NL": r"\d{4} ?[A-Z]{2}",
    "US": r"\d{5}(?:-\d{4})?",
}
_BRITISH_ISLES = frozenset({"GB", "GG", "IM", "JE"})
_STATE_NAMES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH "
    "NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU VI "
    "AB BC MB NB NL NS NT NU ON PE QC SK YT NSW QLD TAS VIC ACT GEORGIA"
)
"""States and provinces of the United States, Canada and Australia that their post abbreviates, and
the one whose name is a country's as well."""

_STATES = frozenset(_STATE_NAMES.split())
_HAVE_STATES = frozenset({"", "US", "CA", "AU"})
_END_OF_A_LINE = re.compile(r"(?=\S*\d)\S{1,5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A place, and how many of the last parts of the text it was read from."""

    postal_code: str = ""
    town: str = ""
    region: str = ""
    parts: int = 0


def parsed_address(text: str, country: str = "") -> Address:
    """Read an address whose lines are parted by newlines, `;` or `,`.

    `country` is the owner's (ISO code): it decides where a text could be read in two ways, and is
    the country of an address that names none, unless the postcode is plainly British or Canadian.
    Nothing is dropped: what is not understood stays in the street.

    >>> parsed_address("12 High Street, 90210 Springfield, US").town
    'Springfield'
    """
    lines = _tidy(re.split(r"[\n\r;]+", text))
    parts = _with_last_split(lines)
    named = _named_country(parts, country)
    if named:
        parts = _with_last_split(parts[:-1])
    place = _place(parts, named or country)
    street = parts[: len(parts) - place.parts]
    return Address(
        street="\n".join(street if len(lines) > 1 else _rejoined(street)),
        town=place.town,
        region=place.region,
        postal_code=place.postal_code,
        country=named or (_told_by(place.postal_code, country) if parts else ""),
    )


def _tidy(pieces: list[str]) -> list[str]:
    return [tidy for each in pieces if (tidy := " ".join(each.split()).strip(" ,"))]


def _with_last_split(parts: list[str]) -> list[str]:
    return [*parts[:-1], *_tidy(parts[-1].split(","))] if parts else []


def _named_country(parts: list[str], home: str) -> str:
    """Return the code of the country that the last part names, unless it is a state there."""
    code = country_code(parts[-1]) if parts else ""
    if not code or parts[-1].upper() not in _STATES or home not in {*_HAVE_STATES} - {code}:
        return code
    after_a_postcode = len(parts) > 2 and _coded(r"({code}) (\D.*)", parts[-2], code)
    return code if after_a_postcode else ""


def _told_by(postal_code: str, home: str) -> str:
    if _coded("({code})", postal_code, "CA"):
        return "CA"
    if _coded("({code})", postal_code, "GB") and home not in _BRITISH_ISLES:
        return "GB"
    return home


def _place(parts: list[str], country: str) -> _Place:
    """Return the place that the last parts name; a single part is taken for a street."""
    if len(parts) < 2:
        return _Place()
    for code in dict.fromkeys((country, "GB", "CA")):
        if place := _coded_place(parts, code):
            return place
    end = parts[-1]
    if end.upper() in _STATES and country in _HAVE_STATES and len(parts) > 2:
        return _Place(town=parts[-2], region=end, parts=2)
    return _Place() if _has_digit(end) else _Place(town=end, parts=1)


def _coded_place(parts: list[str], country: str) -> _Place | None:
    """Return the place that ends with, or begins with, a postcode of the country's form."""
    end = parts[-1]
    if _coded("({code})", end, country):
        return _before_a_postcode(parts)
    if match := _coded(r"({code}) (\D.*)", end, country):
        return _Place(postal_code=match[1], town=match[2], parts=1)
    if match := _coded(r"(\D.*?) ({code})", end, country):
        return _town_and_region(parts, match[1], match[2])
    return None


def _before_a_postcode(parts: list[str]) -> _Place:
    before, code = parts[-2], parts[-1]
    if before.upper() in _STATES and len(parts) > 3:
        return _Place(postal_code=code, town=parts[-3], region=before, parts=3)
    if _has_digit(before):
        return _Place(postal_code=code, parts=1)
    return _Place(postal_code=code, town=before, parts=2)


def _town_and_region(parts: list[str], words: str, code: str) -> _Place:
    town, _, last = words.rpartition(" ")
    if town and last.upper() in _STATES:
        return _Place(postal_code=code, town=town, region=last, parts=1)
    if words.upper() in _STATES or (len(parts) > 2 and not _has_digit(parts[-2])):
        return _Place(postal_code=code, town=parts[-2], region=words, parts=2)
    return _Place(postal_code=code, town=words, parts=1)


def _coded(pattern: str, text: str, country: str) -> re.Match[str] | None:
    """Match the whole text, `{code}` standing for the country's form of postcode."""
    code = _CODES.get(country, _NUMBERS)
    return re.fullmatch(pattern.replace("{code}", code), text, re.IGNORECASE)


def _rejoined(pieces: list[str]) -> list[str]:
    """Put a house number, or the like, that a comma parted from its street back on its line."""
    lines: list[str] = []
    for piece in pieces:
        if lines and _END_OF_A_LINE.fullmatch(piece):
            lines[-1] += f", {piece}"
        else:
            lines.append(piece)
    return lines


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)
