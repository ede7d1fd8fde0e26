"""Text measured into lines. Nothing here draws; `pen` does."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from appreciation.printing.text.bidi.levels import visual_order
from appreciation.printing.text.breaks import graphemes, hard_lines
from appreciation.printing.text.faces import font_files, writing_language
from appreciation.printing.text.fonts import ShapedRun, font
from appreciation.printing.text.words import HardLine, LevelledRun, Word, hard_line

_STEP = 0.25
_TOLERANCE = 0.01  # points; less than any printer can show
_BREAK_HERE = "\u200b"


class Align(StrEnum):
    """Where the lines lie in their column; START is left, or right where a line runs that way."""

    START = "start"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a text is set.

    `face` is one declared in `resources/fonts/faces.toml`, `size` is in points, `leading` is the
    height of a line as a multiple of it. `language` (BCP 47) chooses among the Chinese, Japanese
    and Korean fonts and among local letter shapes.
    """

    face: str
    size: float
    leading: float = 1.3
    align: Align = Align.START
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """One line on the paper: `x` from the column's left edge, `baseline` down from its top.

    `text` is in reading order, `runs` from left to right. In points.
    """

    text: str
    x: float
    baseline: float
    width: float
    runs: tuple[ShapedRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Paragraph:
    """Lines ready to be written. `measure` is the width asked for, `style.size` the size used."""

    style: TextStyle
    measure: float
    lines: tuple[Line, ...]

    @property
    def width(self) -> float:
        """The widest line."""
        return max(line.width for line in self.lines)

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last, leading and all."""
        return len(self.lines) * self.style.size * self.style.leading

    @property
    def fits_width(self) -> bool:
        """False when a word that may not be broken is wider than the measure."""
        return self.width <= self.measure + _TOLERANCE


@lru_cache(maxsize=256)  # more would be megabytes, and no quicker
def typeset(text: str, style: TextStyle, width: float) -> Paragraph:
    """`text` in lines of at most `width` points, broken only where Unicode allows it.

    Line ends in the text are kept, empty lines keep their height, nothing is cut: a word wider
    than the measure stands alone and `fits_width` says so. An infinite width never wraps and
    lies to the left. Raises KeyError for an unknown face, MissingFontError.
    """
    language = writing_language(text, style.language)
    files = font_files(style.face, language)
    first = font(files[0])
    limit = (width + _TOLERANCE) * 1000 / style.size
    height = style.size * style.leading
    drop = (height + (first.ascent - first.descent) * style.size / 1000) / 2
    lines: list[Line] = []
    for written in hard_lines(text):
        hard = hard_line(written, files, language)
        for words in _wrapped(hard.words, limit):
            runs = _runs(words, hard)
            wide = sum([run.shape.advance for run in runs]) * style.size / 1000
            line = Line(
                text="".join([word.text for word in words]),
                x=_offset(style.align, hard.base, width - wide),
                baseline=len(lines) * height + drop,
                width=wide,
                runs=_from_left_to_right(runs),
            )
            lines.append(line)
    return Paragraph(style=style, measure=width, lines=tuple(lines))


def set_whole(text: str, style: TextStyle, width: float) -> Paragraph:
    """As `typeset`, but a word wider than the measure goes on in the next line, like any other."""
    paragraph = typeset(text, style, width)
    return paragraph if paragraph.fits_width else typeset(_broken(text, style, width), style, width)


def line_count(text: str, style: TextStyle, width: float) -> int:
    """How many lines `typeset` would make of it, for a fraction of its work.

    0 when a word is wider than the measure. Raises as `typeset` does.
    """
    language = writing_language(text, style.language)
    files = font_files(style.face, language)
    limit = (width + _TOLERANCE) * 1000 / style.size
    count = 0
    for written in hard_lines(text):
        words = hard_line(written, files, language).words
        if any(word.width > limit for word in words):
            return 0
        count += sum(1 for _ in _wrapped(words, limit))
    return count


def fitted(
    text: str, style: TextStyle, *, width: float, height: float, smallest: float
) -> Paragraph | None:
    """`text` as large as the box allows, from `style.size` down to `smallest`; None if it cannot.

    Sizes go in steps of a quarter point. None is for the owner to hear about: such a text is
    neither drawn smaller nor cut. Raises as `typeset` does.
    """
    steps = max(math.floor((style.size - smallest) / _STEP + 1e-9), 0)
    sizes = [style.size - step * _STEP for step in range(steps + 1)]
    if sizes[-1] > smallest:
        sizes.append(smallest)
    best: Paragraph | None = None
    low, high = 0, len(sizes)
    while low < high:
        middle = (low + high) // 2 if best or low else 0
        tried = typeset(text, replace(style, size=sizes[middle]), width)
        if tried.fits_width and tried.height <= height + _TOLERANCE:
            best, high = tried, middle
        else:
            low = middle + 1
    return best


def _broken(text: str, style: TextStyle, width: float) -> str:
    """Let whatever is wider than the measure be broken between any two letters."""
    language = writing_language(text, style.language)
    files = font_files(style.face, language)
    limit = (width + _TOLERANCE) * 1000 / style.size
    return "\n".join(
        "".join(
            _BREAK_HERE.join(graphemes(word.text)) if word.width > limit else word.text
            for word in hard_line(written, files, language).words
        )
        for written in hard_lines(text)
    )


def _wrapped(words: Sequence[Word], limit: float) -> Iterator[Sequence[Word]]:
    """Fill lines with as many words as go in."""
    start, used = 0, 0.0
    for index, word in enumerate(words):
        if index > start and used + word.width + word.hyphen_width > limit:
            yield words[start:index]
            start, used = index, 0.0
        used += word.width + word.spaces_width
    yield words[start:]


def _runs(words: Sequence[Word], hard: HardLine) -> list[LevelledRun]:
    """What one line shows, in reading order."""
    runs: list[LevelledRun] = []
    for word in words:
        runs += word.runs
        runs += word.spaces
    if words and words[-1].spaces:
        del runs[-len(words[-1].spaces) :]
    if words and words[-1] is not hard.words[-1]:
        runs += words[-1].hyphen
    return runs


def _from_left_to_right(runs: Sequence[LevelledRun]) -> tuple[ShapedRun, ...]:
    if any(run.level for run in runs):
        return tuple(runs[place].shape for place in visual_order([run.level for run in runs]))
    return tuple([run.shape for run in runs])


def _offset(align: Align, base: int, room: float) -> float:
    if align is Align.CENTRE:
        share = 0.5
    elif align is Align.RIGHT or (align is Align.START and base):
        share = 1.0
    else:
        share = 0.0
    return room * share if share and math.isfinite(room) else 0.0
