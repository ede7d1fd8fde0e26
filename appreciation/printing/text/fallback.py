"""Which font of a stack draws which letters."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from fontTools.unicodedata import script

from appreciation.printing.text.breaks import graphemes
from appreciation.printing.text.fonts import Font, font

# Invisible by nature (Default_Ignorable_Code_Point): joiners, direction marks, variation
# selectors. HarfBuzz leaves them out, so that no font needs a glyph for them.
_INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_NO_SCRIPT = frozenset({"Zyyy", "Zinh", "Zzzz"})


def covering_font(grapheme: str, files: tuple[str, ...]) -> Font | None:
    """The first font with every part of a grapheme, composed or taken apart; None if none has."""
    visible = _INVISIBLE.sub("", grapheme)
    spellings = {
        visible,
        unicodedata.normalize("NFC", visible),
        unicodedata.normalize("NFD", visible),
    }
    for file in files:
        face = font(file)
        if any(face.characters.issuperset(spelling) for spelling in spellings):
            return face
    return None


@lru_cache(maxsize=65536)
def font_runs(text: str, files: tuple[str, ...]) -> tuple[tuple[Font, str], ...]:
    """The text cut where the font changes. What no font has is left to the first of them.

    Letters of one script keep together in one font where there is one with all of them: a
    Greek name is not to take its pi from a font that happens to have a pi only.
    """
    first = font(files[0])
    if first.characters.issuperset(text):
        return ((first, text),)
    drawn: list[tuple[Font, str]] = []
    for letters in _script_runs(text):
        whole = covering_font(letters, files)
        pieces = (letters,) if whole else graphemes(letters)
        drawn += [(whole or covering_font(piece, files) or first, piece) for piece in pieces]
    return tuple(
        (face, "".join(piece for _, piece in run))
        for face, run in groupby(drawn, key=lambda item: item[0])
    )


def _script_runs(text: str) -> Iterator[str]:
    """Graphemes joined while they are letters of one script; what belongs to none stands alone."""
    for name, run in groupby(graphemes(text), key=lambda grapheme: script(grapheme[0])):
        if name in _NO_SCRIPT:
            yield from run
        else:
            yield "".join(run)
