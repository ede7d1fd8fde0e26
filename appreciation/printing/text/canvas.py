"""A reportlab canvas fit for a `Pen`."""

from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

from reportlab import rl_config
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

NO_FONT = "no-font"
"""The name of the font a blank canvas opens its pages with."""

# reportlab opens every page with a font, by default Helvetica, which it does not embed. This
# one it takes for a font that names itself when it is first used, which is never.
_NO_FONT = SimpleNamespace(
    fontName=NO_FONT, face=SimpleNamespace(name="no-face"), _dynamicFont=True, _multiByte=False
)


def blank_canvas(target: Path | IO[bytes], page_size: tuple[float, float]) -> Canvas:
    """A compressed document with only the fonts its `Pen` embeds, and no date or chance in it.

    The same drawing gives the same bytes. `page_size` is width and height in points.
    """
    registerFont(_NO_FONT)
    # Else every stream is spelt out in ASCII, in Python: a third of the time, a fourth of the size.
    rl_config.useA85 = 0
    options: dict[str, Any] = {
        "pagesize": page_size,
        "invariant": 1,
        "pageCompression": 1,
        "initialFontName": NO_FONT,
    }
    return Canvas(str(target) if isinstance(target, Path) else target, **options)
