"""Where a text may be broken: hard line ends, line-break opportunities, graphemes.

The opportunities follow UAX #14 and the graphemes UAX #29, both through `uniseg`. That costs
some 50 µs a letter, so ordinary words, which hold no opportunity, are told by their looks, and
the rest is remembered.
"""

import re
from functools import lru_cache

from uniseg.graphemecluster import grapheme_clusters
from uniseg.linebreak import line_break_units

_HARD_END = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")

# After "word, " or "word-" and before a letter there is always an opportunity, and nothing on
# one side has a say in the other: so each such piece can be asked about alone. In a word with
# an apostrophe, an abbreviation or a house number there is none.
_ALPHA = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LETTER = f"[0-9{_ALPHA}]"
_PIECE_END = re.compile(
    f"(?<={_LETTER} )(?={_LETTER})|(?<={_LETTER}[,.;:!?] )(?={_LETTER})"
    f"|(?<={_LETTER}-)(?=[{_ALPHA}])|(?<={_LETTER}\\.-)(?=[{_ALPHA}])"
)
_INSIDE = f"['\u2019]|[.,:;](?={_LETTER})|-(?=[0-9])|(?<=[0-9])/(?=[0-9])"
_ONE_WORD = re.compile(f"{_LETTER}+(?:(?:{_INSIDE}){_LETTER}+)*[,.;:!?]*-? ?")


def hard_lines(text: str) -> list[str]:
    """The lines the writer made; tabs count as spaces."""
    return _HARD_END.split(text.replace("\t", " "))


def unbreakable_parts(line: str) -> list[str]:
    """One hard line cut at every line-break opportunity; spaces end the part before it."""
    parts: list[str] = []
    for piece in _PIECE_END.split(line):
        parts += (piece,) if _ONE_WORD.fullmatch(piece) else _units(piece)
    return parts


@lru_cache(maxsize=65536)
def graphemes(text: str) -> tuple[str, ...]:
    """What a reader takes for single letters."""
    return (*text,) if text.isascii() else tuple(grapheme_clusters(text))


@lru_cache(maxsize=16384)
def _units(piece: str) -> tuple[str, ...]:
    return tuple(line_break_units(piece))
