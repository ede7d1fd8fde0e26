"""Font files: what they cover, how large they are, and HarfBuzz shaping of one run of text.

Sizes are in thousandths of the font size, the unit in which PDF text is written.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

import uharfbuzz as hb

from appreciation.domain.errors import UserError
from appreciation.resources import resource

# Letters of a name must stay letters: discretionary ligatures fold "Muhammad" into one sign.
_FEATURES = {"kern": True, "liga": True, "dlig": False}
_FLAGS = hb.BufferFlags.BOT | hb.BufferFlags.EOT | hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
_UNDRAWABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Break and direction hints are for setting the text, not for whoever copies it from the page.
_UNREAD = re.compile("[\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


class MissingFontError(UserError):
    """A font file that came with the program is gone or damaged."""


class Font:
    """One font file, opened when first needed and kept; get a bundled one from `font`."""

    def __init__(self, path: Path) -> None:
        """Open a TrueType or OpenType file; raises MissingFontError."""
        try:
            self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        except (hb.HarfBuzzError, OSError) as error:
            raise MissingFontError(_gone(path.name)) from error
        if not self.face.glyph_count:
            raise MissingFontError(_gone(path.name))
        self.name = path.stem
        self.shaper = hb.Font(self.face)
        self.unit = 1000 / self.face.upem
        extents = self.shaper.get_font_extents("ltr")
        self.ascent = extents.ascender * self.unit
        self.descent = -extents.descender * self.unit
        self._advances: dict[int, float] = {}

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character this font has a glyph for; never a control character."""
        drawn = map(chr, self.face.unicodes)
        return frozenset(letter for letter in drawn if unicodedata.category(letter) != "Cc")

    def advance(self, glyph: int) -> float:
        """How far the pen moves after a glyph, before any kerning."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = self.shaper.get_glyph_h_advance(glyph) * self.unit
        return known


# A batch holds a hundred thousand of these: as plain tuples they are made four times as fast
# as named ones, and the garbage collector need not walk through them.
Glyph: TypeAlias = tuple[int, float, float, float]
"""Number, advance, and how far it is moved right and up from where the pen stands."""

Cluster: TypeAlias = tuple[str, tuple[Glyph, ...]]
"""Some letters, and the glyphs that stand for them together."""


@dataclass(frozen=True, slots=True, eq=False)
class ShapedRun:
    """Text of one font and one direction as glyphs, from left to right on the paper."""

    font: Font
    clusters: tuple[Cluster, ...]
    advance: float


@cache
def font(file: str) -> Font:
    """The font in a file named from `resources/fonts`. Raises MissingFontError."""
    try:
        path = resource("fonts", *file.split("/"))
    except FileNotFoundError as error:
        raise MissingFontError(_gone(file)) from error
    return Font(path)


@lru_cache(maxsize=65536)
def shaped(face: Font, text: str, language: str | None, *, rtl: bool) -> ShapedRun:
    """Shape text of one direction; what the font lacks comes out as its empty box."""
    buffer = hb.Buffer()
    buffer.add_str(_UNDRAWABLE.sub("\ufffd", text))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = language or "und"
    buffer.flags = _FLAGS
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    hb.shape(face.shaper, buffer, _FEATURES)
    unit = face.unit
    glyphs = [
        (info.codepoint, at.x_advance * unit, at.x_offset * unit, at.y_offset * unit)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    starts = [info.cluster for info in buffer.glyph_infos]
    clusters = tuple(_clusters(text, starts, glyphs))
    return ShapedRun(face, clusters, sum([advance for _, advance, _, _ in glyphs]))


def _clusters(text: str, starts: list[int], glyphs: list[Glyph]) -> Iterator[Cluster]:
    """The glyphs by what they stand for; each starts at some letter of the text."""
    if _UNREAD.search(text) is None and len(set(starts)) == len(starts) == len(text):
        for start, glyph in zip(starts, glyphs, strict=True):  # nearly all text: one to one
            yield text[start], (glyph,)
        return
    distinct = sorted(set(starts))
    ends = dict(zip(distinct, [*distinct[1:], len(text)], strict=False))
    placed = zip(starts, glyphs, strict=True)
    for start, members in groupby(placed, key=lambda member: member[0]):
        letters = text[start : ends[start]]
        yield _UNREAD.sub("", letters), tuple(glyph for _, glyph in members)


def _gone(name: str) -> str:
    return (
        f"The font file {name} that belongs to Appreciation is missing or damaged. "
        "Your book is safe and nothing was printed. Please install Appreciation again."
    )
