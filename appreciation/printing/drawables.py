"""What lies on one side of a piece, as values; `pages` draws them.

Millimetres from the top left corner of the upright panel they lie on.
"""

from dataclasses import dataclass
from pathlib import Path

from appreciation.printing.geometry import POINTS_PER_MM, Rect
from appreciation.printing.text.paragraphs import Align, Paragraph

BLACK = "#000000"
GREY = "#555555"
PALE = "#A8A8A8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Measured text; `left_mm` and `top_mm` are the corner of its column."""

    paragraph: Paragraph
    left_mm: float
    top_mm: float
    colour: str = BLACK

    @property
    def rect(self) -> Rect:
        """What the lines really cover."""
        lines = self.paragraph.lines
        left = min(line.x for line in lines)
        right = max(line.x + line.width for line in lines)
        return Rect(
            left_mm=self.left_mm + left / POINTS_PER_MM,
            top_mm=self.top_mm,
            width_mm=(right - left) / POINTS_PER_MM,
            height_mm=self.height_mm,
        )

    @property
    def height_mm(self) -> float:
        """How high it is."""
        return self.paragraph.height / POINTS_PER_MM

    @property
    def bottom_mm(self) -> float:
        """Where it ends below."""
        return self.top_mm + self.height_mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A thin frame, or a line where one of its sides is nothing."""

    rect: Rect
    colour: str = PALE
    thickness: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """An even surface, as the bar of a chart."""

    rect: Rect
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the owner's, kept in proportion, as large as `rect` allows, in its middle."""

    name: str
    rect: Rect
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True, kw_only=True)
class Art:
    """The art of a design, as wide as `rect`, showing more of it above and below if need be."""

    path: Path
    background: str
    rect: Rect


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a piece, or one panel of a folded card.

    Sides of the same `shared_as` are the same: the file keeps them once.
    """

    things: tuple[Block | Outline | Fill | Picture | Art, ...] = ()
    shared_as: tuple[object, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The text on it."""
        return tuple(thing for thing in self.things if isinstance(thing, Block))
