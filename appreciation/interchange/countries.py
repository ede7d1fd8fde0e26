"""Countries as address books name them."""

from functools import cache, lru_cache

from babel import Locale

_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "hu")
_ALSO = {
    "usa": "US",
    "u.s.a.": "US",
    "u.s.": "US",
    "united states of america": "US",
    "vereinigte staaten von amerika": "US",
    "uk": "GB",
    "u.k.": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "great britain": "GB",
    "holland": "NL",
    "the netherlands": "NL",
    "czech republic": "CZ",
    "bundesrepublik deutschland": "DE",
    "republic of ireland": "IE",
    "korea": "KR",
}

_NONE = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


@cache
def _codes_by_name() -> dict[str, str]:
    codes = dict[str, str]()
    for language in reversed(_LANGUAGES):
        names = Locale(language).territories
        countries = {
            code: name for code, name in names.items() if len(code) == 2 and code.isalpha()
        }
        codes |= {name.casefold(): code for code, name in countries.items()}
        codes |= {code.casefold(): code for code in countries}
    return codes | _ALSO


@lru_cache(maxsize=4096)
def country_code(name: str) -> str:
    """Return the ISO 3166 code for a country's name or code; empty when it is none we know.

    >>> country_code("Deutschland"), country_code("usa"), country_code("Atlantis")
    ('DE', 'US', '')
    """
    return _codes_by_name().get(name.strip().casefold(), "") if name else ""


@cache
def country_name(code: str) -> str:
    """Return the English name of a country for files that other programs read."""
    return Locale("en").territories.get(code, code) if code else ""
