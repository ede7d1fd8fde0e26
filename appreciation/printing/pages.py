"""Draws sides on pages: the one module, with the text's pen, that writes PDF."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import STATE_DEFAULTS, Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from svglib.svglib import svg2rlg

from appreciation.printing.drawables import Art, Block, Fill, Outline, Picture, Side
from appreciation.printing.geometry import POINTS_PER_MM, Placement, Rect
from appreciation.printing.pictures import PrintablePicture
from appreciation.printing.text.canvas import NO_FONT, blank_canvas
from appreciation.printing.text.paragraphs import Align
from appreciation.printing.text.pen import Pen

_ART = Lock()


class Pages:
    """A PDF in the making, which knows which page, or which part of a shared page, is whose.

    The same calls in the same order give the same bytes.
    """

    def __init__(
        self, title: str, pictures: Mapping[str, PrintablePicture], *, duplex: bool = False
    ) -> None:
        """Begin a PDF. `pictures` are the owner's, by name; `duplex` turns over the long edge."""
        self._buffer = BytesIO()
        self._canvas = blank_canvas(self._buffer, (1, 1))
        self._canvas.setTitle(title)
        self._canvas.setCreator("Appreciation")
        self._canvas.setViewerPreference("PrintScaling", "None")
        self._canvas.setViewerPreference("Duplex", "DuplexFlipLongEdge" if duplex else "Simplex")
        self._pen = Pen(self._canvas)
        self._pictures = pictures
        self._forms: dict[object, str] = {}
        self._parts: dict[int, int] = {}
        self._height_mm = 0.0
        self.count = 0

    @contextmanager
    def page(self, sheet: Rect, piece: int = 0) -> Iterator[None]:
        """One page of this size; what is drawn meanwhile lies on it.

        With a number the whole page belongs to that piece. 0: it belongs to nobody, or is shared.
        """
        self._height_mm = sheet.height_mm
        self._canvas.setPageSize((sheet.width_mm * POINTS_PER_MM, sheet.height_mm * POINTS_PER_MM))
        self.count += 1
        if piece:
            self._canvas.addLiteral(f"/Piece <</Number {piece}>> DP")
        yield
        self._canvas.showPage()

    @contextmanager
    def part(self, piece: int) -> Iterator[None]:
        """What is drawn meanwhile on a shared page belongs to this piece alone.

        It is a form of its own, so that it can be taken out again.
        """
        part = self._parts[piece] = self._parts.get(piece, 0) + 1
        name = f"piece-{piece}-{part}"
        self._canvas.beginForm(name)
        yield
        self._canvas.endForm()
        self._canvas.doForm(name)

    def draw(self, side: Side, placement: Placement) -> None:
        """Draw a side where it is placed. A shared one is kept in the file once."""
        if not side.things:
            return
        self._canvas.addLiteral(_placed(placement, self._height_mm))
        if side.shared_as:
            self._draw_shared(side, placement.panel)
        else:
            self._draw_things(side, placement.panel.height_mm)
        self._canvas.addLiteral("Q")

    def content(self) -> bytes:
        """Finish, and return the bytes of the PDF."""
        self._canvas.save()
        return self._buffer.getvalue()

    def _draw_shared(self, side: Side, panel: Rect) -> None:
        with self._form(side.shared_as, "shared", panel.width_mm, panel.height_mm) as new:
            if new:
                self._draw_things(side, panel.height_mm)

    @contextmanager
    def _form(self, key: object, kind: str, width_mm: float, height_mm: float) -> Iterator[bool]:
        """Draw a form; True when it is new and its content is to be drawn meanwhile."""
        name = self._forms.get(key)
        if name:
            yield False
        else:
            name = self._forms[key] = f"{kind}-{len(self._forms) + 1}"
            self._canvas.beginForm(name, 0, 0, width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM)
            yield True
            self._canvas.endForm()
        self._canvas.doForm(name)

    def _draw_things(self, side: Side, height_mm: float) -> None:
        for thing in side.things:
            match thing:
                case Block():
                    self._pen.write(
                        thing.paragraph,
                        thing.left_mm * POINTS_PER_MM,
                        (height_mm - thing.top_mm) * POINTS_PER_MM,
                        thing.colour,
                    )
                case Outline():
                    self._draw_outline(thing, height_mm)
                case Fill():
                    self._draw_fill(thing, height_mm)
                case Picture():
                    self._draw_picture(thing, height_mm)
                case Art():
                    self._draw_art(thing, height_mm)

    def _draw_outline(self, outline: Outline, height_mm: float) -> None:
        left, bottom, width, height = _box(outline.rect, height_mm)
        red, green, blue = HexColor(outline.colour).rgb()
        self._canvas.addLiteral(
            f"q {red:.3f} {green:.3f} {blue:.3f} RG {outline.thickness} w "
            f"{left:.3f} {bottom:.3f} {width:.3f} {height:.3f} re S Q"
        )

    def _draw_fill(self, fill: Fill, height_mm: float) -> None:
        left, bottom, width, height = _box(fill.rect, height_mm)
        red, green, blue = HexColor(fill.colour).rgb()
        self._canvas.addLiteral(
            f"q {red:.3f} {green:.3f} {blue:.3f} rg "
            f"{left:.3f} {bottom:.3f} {width:.3f} {height:.3f} re f Q"
        )

    def _draw_picture(self, picture: Picture, height_mm: float) -> None:
        printable = self._pictures[picture.name]
        left, bottom, width, height = _box(picture.rect, height_mm)
        scale = min(width / printable.width, height / printable.height)
        across, up = printable.width * scale, printable.height * scale
        share = {Align.RIGHT: 1.0, Align.CENTRE: 0.5}.get(picture.align, 0.0)
        self._canvas.saveState()
        self._canvas.translate(left + share * (width - across), bottom + (height - up) / 2)
        self._canvas.scale(across, up)
        with self._form(picture.name, "picture", 1 / POINTS_PER_MM, 1 / POINTS_PER_MM) as new:
            if new:
                self._canvas.drawImage(ImageReader(BytesIO(printable.content)), 0, 0, 1, 1)
        self._canvas.restoreState()

    def _draw_art(self, art: Art, height_mm: float) -> None:
        left, bottom, width, height = _box(art.rect, height_mm)
        drawing = _drawing(art.path)
        scale = width / drawing.width
        self._canvas.saveState()
        clip = self._canvas.beginPath()
        clip.rect(left, bottom, width, height)
        self._canvas.clipPath(clip, stroke=0, fill=0)
        self._canvas.setFillColor(HexColor(art.background))
        self._canvas.rect(left, bottom, width, height, stroke=0, fill=1)
        self._canvas.translate(left, bottom + (height - drawing.height * scale) / 2)
        self._canvas.scale(scale, scale)
        size = (drawing.width / POINTS_PER_MM, drawing.height / POINTS_PER_MM)
        with self._form(art.path, "art", *size) as new:
            if new:
                with _art_alone():
                    renderPDF.draw(drawing, self._canvas, 0, 0)
        self._canvas.restoreState()


@lru_cache(maxsize=256)
def _placed(placement: Placement, sheet_height_mm: float) -> str:
    return f"q {' '.join(f'{each:.4f}' for each in placement.matrix(sheet_height_mm))} cm"


def _box(rect: Rect, height_mm: float) -> tuple[float, float, float, float]:
    """Left, bottom, width and height in points, y upwards from the foot of the panel."""
    return (
        rect.left_mm * POINTS_PER_MM,
        (height_mm - rect.bottom_mm) * POINTS_PER_MM,
        rect.width_mm * POINTS_PER_MM,
        rect.height_mm * POINTS_PER_MM,
    )


@contextmanager
def _art_alone() -> Iterator[None]:
    """Art is drawn by one thread at a time: reportlab marks the parts of a drawing meanwhile.

    It begins every drawing with Helvetica, too, which nobody embeds; art has no words.
    """
    with _ART:
        usual = STATE_DEFAULTS["fontName"]
        STATE_DEFAULTS["fontName"] = NO_FONT
        try:
            yield
        finally:
            STATE_DEFAULTS["fontName"] = usual


@cache
def _drawing(path: Path) -> Drawing:
    drawing = svg2rlg(str(path))
    if drawing is None:
        raise FileNotFoundError(path)
    return drawing
