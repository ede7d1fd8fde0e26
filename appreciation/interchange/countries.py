"""Countries as other programs expect them in a file."""

from functools import cache

from babel import Locale


@cache
def country_name(code: str) -> str:
    """Return the English name for an ISO 3166 code; a code without one as it is.

    >>> country_name("CH")
    'Switzerland'
    """
    return Locale("en").territories.get(code, code) if code else ""
