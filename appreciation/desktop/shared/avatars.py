"""Initials in a disc, in a colour that stays with the name."""

import unicodedata
import zlib

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from appreciation.desktop.theme.colours import AVATARS


def initials(name: str) -> str:
    """Return up to two letters of a name, the first of its first and of its last word.

    >>> initials("Ann von Müller"), initials("Acme Ltd"), initials("Cher"), initials("  ")
    ('AM', 'AL', 'C', '')
    """
    words = [word for word in unicodedata.normalize("NFC", name).split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper()


def avatar_colour(name: str) -> str:
    """Return the colour of a name, as `#RRGGBB`; the same name always has the same."""
    return AVATARS[zlib.crc32(name.casefold().encode()) % len(AVATARS)]


def paint_avatar(painter: QPainter, where: QRectF, name: str, font: QFont) -> None:
    """Draw the disc with the initials of a name."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(avatar_colour(name)))
    painter.drawEllipse(where)
    painter.setPen(QColor("#FFFFFF"))
    smaller = QFont(font)
    smaller.setPixelSize(max(1, round(where.height() * 0.38)))
    smaller.setBold(True)
    painter.setFont(smaller)
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()
