"""Text made plain, so that what is typed finds what is meant: no case, no accents, ł as l."""

import unicodedata

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "\u0131": "i",
        "ȷ": "j",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "ng",
        "ĸ": "k",
        "ƀ": "b",
        "ɖ": "d",
        "ɓ": "b",
        "ɗ": "d",
        "ə": "e",
        "ǝ": "e",
        "ɛ": "e",
        "ɔ": "o",
        "\u02bb": None,
        "\u02bc": None,
        "\u02be": None,
        "\u02bf": None,
    }
)
"""Letters that Unicode does not take apart into a plain letter and a mark."""

_VOICING = "\u3099\u309a"
"""The marks of Japanese that make another syllable, not an accent: they stay."""


class _Plain(dict[int, str | int | None]):
    """What each letter becomes; remembers what it has seen."""

    def __missing__(self, code: int) -> int | None:
        sign = chr(code)
        kept = None if unicodedata.combining(sign) and sign not in _VOICING else code
        self[code] = kept
        return kept


_PLAIN = _Plain(_LETTERS)


def folded(text: str) -> str:
    """Return `text` without case, accents and special forms of letters.

    Marks above and below letters go; the letters of every script stay. What is folded stays
    as it is when it is folded again.

    >>> folded("Łukasz Øverås-Straße")
    'lukasz overas-strasse'
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", apart.translate(_PLAIN))
