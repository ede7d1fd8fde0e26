"""Several names in one line, by language."""

import re
from collections.abc import Sequence

_AND = {"de": "und", "en": "and", "es": "y", "fr": "et", "it": "e", "nl": "en"}
_FAMILY = {
    "de": "Familie {}",
    "en": "The {} family",
    "es": "Familia {}",
    "fr": "Famille {}",
    "it": "Famiglia {}",
    "nl": "Familie {}",
}
_SPANISH_I = re.compile(r"h?[ií](?![aeoáéó])", re.IGNORECASE)


def joined(names: Sequence[str], language: str) -> str:
    """Return `Ann`, `Ann and Bo` or `Ann, Bo and Tom`.

    A language we do not know gets the English word. Spanish *y* becomes *e* before the sound of an
    i ("Ana e Isabel"), Italian *e* becomes *ed* before an e ("Anna ed Elena").
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {_and(names[-1], language)} {names[-1]}"


def _and(following: str, language: str) -> str:
    code = language.partition("-")[0]
    if code == "es" and _SPANISH_I.match(following):
        return "e"
    if code == "it" and following[:1].casefold() in {"e", "è", "é"}:
        return "ed"
    return _AND.get(code, _AND["en"])


def family_called(surname: str, language: str) -> str:
    """Return `The Diaz family` in the words of a language; one we do not know gets the English."""
    return _FAMILY.get(language.partition("-")[0], _FAMILY["en"]).format(surname)
