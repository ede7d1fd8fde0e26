"""Writes measured paragraphs on a reportlab canvas."""

from functools import lru_cache
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from appreciation.printing.text.embedding import EmbeddedFont
from appreciation.printing.text.fonts import Cluster, Font, ShapedRun
from appreciation.printing.text.paragraphs import Line, Paragraph

_VISIBLE = 0.005  # thousandths of the font size; smaller moves are rounding


class Pen:
    """Writes text on one canvas. The fonts embed themselves when the canvas is saved."""

    def __init__(self, canvas: Canvas) -> None:
        """Make the only pen of a canvas."""
        self._canvas = canvas
        # reportlab has no public way from a canvas to its document.
        self._document: Any = vars(canvas)["_doc"]
        self._document.ensureMinPdfVersion("transparency")  # 1.4, for ActualText
        self._fonts: dict[Font, EmbeddedFont] = {}
        self._operators: dict[tuple[ShapedRun, float], str] = {}

    def write(self, paragraph: Paragraph, x: float, top: float, colour: str = "#000000") -> None:
        """Write a paragraph whose top left corner is at (`x`, `top`), in points, y upwards.

        Works in whatever coordinates the canvas is in, also inside a form, and leaves its
        colour and font as they were. `colour` is "#rrggbb".
        """
        size = paragraph.style.size
        lines = [self._line(line, x, top, size) for line in paragraph.lines if line.runs]
        if lines:
            self._canvas.addLiteral(f"q {_fill(colour)} BT {' '.join(lines)} ET Q")

    def _line(self, line: Line, x: float, top: float, size: float) -> str:
        code = [f"1 0 0 1 {x + line.x:.3f} {top - line.baseline:.3f} Tm"]
        current = None
        for run in line.runs:
            if run.font is not current:
                current = run.font
                code.append(f"/{self._embedded(current).name} {size:g} Tf")
            code.append(self._run(run, size))
        return " ".join(code)

    def _run(self, run: ShapedRun, size: float) -> str:
        key = (run, size)
        known = self._operators.get(key)
        if known is None:
            known = self._operators[key] = _operators(run, self._embedded(run.font), size)
        return known

    def _embedded(self, font: Font) -> EmbeddedFont:
        embedded = self._fonts.get(font)
        if embedded is None:
            name = f"T{len(self._fonts) + 1}"
            embedded = self._fonts[font] = EmbeddedFont(font, self._document, name)
        return embedded


def _operators(run: ShapedRun, embedded: EmbeddedFont, size: float) -> str:
    """The PDF operators that show a run and leave the pen at its end."""
    shown = _Shown(run.font, size)
    for cluster in run.clusters:
        if embedded.take(cluster):
            shown.add(cluster)
        else:
            # Word by word would be shorter, but readers turn such words round once too often.
            text = cluster[0].encode("utf-16-be", "replace").hex().upper()
            shown.operate(f"/Span <</ActualText <FEFF{text}>>> BDC")
            shown.add(cluster)
            shown.operate("EMC")
    return shown.code()


class _Shown:
    """Glyphs on their way into TJ operators, with the moves between them."""

    def __init__(self, font: Font, size: float) -> None:
        self._font = font
        self._size = size
        self._code: list[str] = []
        self._items: list[str] = []
        self._rise = 0.0
        self._debt = 0.0  # how far the pen stands too far to the right

    def add(self, cluster: Cluster) -> None:
        for number, advance, right, up in cluster[1]:
            if abs(up - self._rise) > _VISIBLE:
                self._rise = up
                self.operate(f"{up * self._size / 1000:.4f} Ts")
            self._debt -= right
            self._settle()
            self._items.append(f"<{number:04X}>")
            self._debt += self._font.advance(number) + right - advance

    def operate(self, operator: str) -> None:
        if self._items:
            self._code.append(f"[{''.join(self._items).replace('><', '')}]TJ")
            self._items = []
        self._code.append(operator)

    def code(self) -> str:
        self._settle()
        self.operate("0 Ts" if self._rise else "")
        return " ".join(filter(None, self._code))

    def _settle(self) -> None:
        if abs(self._debt) > _VISIBLE:
            self._items.append(f"{self._debt:.2f}")
            self._debt = 0.0


@lru_cache(maxsize=256)
def _fill(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{part:.4g}" for part in parts) + " rg"
