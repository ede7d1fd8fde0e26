"""What cannot be printed, found out before anything is."""

from appreciation.printing.text.breaks import graphemes, hard_lines
from appreciation.printing.text.faces import font_files, writing_language
from appreciation.printing.text.fallback import covering_font
from appreciation.printing.text.fonts import font


def missing_glyphs(text: str, face: str, language: str | None = None) -> tuple[str, ...]:
    """Every letter (grapheme) that no font of the face's stack can draw, once, in order.

    Empty when all is well. What is missing would come out as an empty box. Stray control
    characters are among it: they are damage in the data, not something to print. Raises
    MissingFontError.
    """
    files = font_files(face, writing_language(text, language))
    lines = hard_lines(text)
    if all(font(files[0]).characters.issuperset(line) for line in lines):
        return ()
    asked = dict.fromkeys(grapheme for line in lines for grapheme in graphemes(line))
    return tuple(grapheme for grapheme in asked if covering_font(grapheme, files) is None)
