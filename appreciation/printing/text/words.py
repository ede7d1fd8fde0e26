"""One hard line as shaped words: what wrapping moves about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from appreciation.printing.text.bidi.levels import paragraph_levels
from appreciation.printing.text.breaks import unbreakable_parts
from appreciation.printing.text.fallback import font_runs
from appreciation.printing.text.fonts import ShapedRun, shaped

_SOFT_HYPHEN = "\u00ad"
# Spaces that vanish at the end of a line; a no-break space keeps its width.
_SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"


@dataclass(frozen=True, slots=True)
class LevelledRun:
    """A shaped run and its bidi level (odd runs right to left)."""

    level: int
    shape: ShapedRun


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """What is never broken, and the spaces after it, which a line's end swallows.

    Runs are in logical order; widths are in thousandths of the font size. `hyphen` is drawn
    when the line ends here.
    """

    text: str
    runs: tuple[LevelledRun, ...]
    width: float
    spaces: tuple[LevelledRun, ...]
    spaces_width: float
    hyphen: tuple[LevelledRun, ...]
    hyphen_width: float


@dataclass(frozen=True, slots=True, eq=False)
class HardLine:
    """The words of one line as written, and the level of the whole: 1 is right to left."""

    base: int
    words: tuple[Word, ...]


@lru_cache(maxsize=4096)
def hard_line(text: str, files: tuple[str, ...], language: str | None) -> HardLine:
    """Shape one hard line with the fonts of a stack."""
    base, levels = paragraph_levels(text)
    words = []
    start = 0
    for part in unbreakable_parts(text):
        end = start + len(part)
        words.append(_word(part, levels[start:end], files, language))
        start = end
    return HardLine(base, tuple(words))


@lru_cache(maxsize=65536)
def _word(text: str, levels: tuple[int, ...], files: tuple[str, ...], language: str | None) -> Word:
    core = text.rstrip(_SPACES)
    end = len(core)
    runs = _runs(core, levels, files, language)
    spaces = _runs(text[end:], levels[end:], files, language) if end < len(text) else ()
    hyphenated = core.endswith(_SOFT_HYPHEN)
    hyphen = _runs("-", levels[end - 1 :], files, language) if hyphenated else ()
    return Word(text, runs, _width(runs), spaces, _width(spaces), hyphen, _width(hyphen))


def _runs(
    text: str, levels: Sequence[int], files: tuple[str, ...], language: str | None
) -> tuple[LevelledRun, ...]:
    runs: list[LevelledRun] = []
    for start, end in _level_bounds(levels[: len(text)]):
        level = levels[start]
        runs += [
            LevelledRun(level, shaped(face, letters, language, rtl=bool(level % 2)))
            for face, letters in font_runs(text[start:end], files)
        ]
    return tuple(runs)


def _level_bounds(levels: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for end in range(1, len(levels) + 1):
        if end == len(levels) or levels[end] != levels[start]:
            yield start, end
            start = end


def _width(runs: Sequence[LevelledRun]) -> float:
    return sum([run.shape.advance for run in runs])
