"""Line icons from one set (Lucide), drawn in the colour of the moment."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from appreciation.resources import resource


@lru_cache(maxsize=512)
def drawn_icon(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Return an icon `size` pixels wide, in a colour, sharp on a screen of that pixel ratio.

    Raises FileNotFoundError for an icon that is not bundled.
    """
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(svg(name, colour).encode()))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def svg(name: str, colour: str) -> str:
    """Return the drawing of an icon in a colour."""
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    # A little thinner than drawn: at 20 pixels the two-pixel line looks heavy beside the type.
    return text.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.75"')
