"""Places on a sheet. Millimetres from the top left corner, y downwards; pure arithmetic."""

from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle, in millimetres from the top left corner of whatever it lies on."""

    left_mm: float = 0.0
    top_mm: float = 0.0
    width_mm: float
    height_mm: float

    @property
    def right_mm(self) -> float:
        """Where it ends on the right."""
        return self.left_mm + self.width_mm

    @property
    def bottom_mm(self) -> float:
        """Where it ends below."""
        return self.top_mm + self.height_mm

    def inset(self, across_mm: float, down_mm: float | None = None) -> "Rect":
        """The rectangle this far inside it, on all four sides."""
        down_mm = across_mm if down_mm is None else down_mm
        return Rect(
            left_mm=self.left_mm + across_mm,
            top_mm=self.top_mm + down_mm,
            width_mm=self.width_mm - 2 * across_mm,
            height_mm=self.height_mm - 2 * down_mm,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a panel lies on the sheet, and how far it is turned there: 0, 90 or 180 degrees.

    `rect` is the place on the sheet. The panel itself is thought upright, with its own top left
    corner; a quarter turn (90) goes counter-clockwise, so that its head points to the left.
    """

    rect: Rect
    turn: int = 0

    @property
    def panel(self) -> Rect:
        """The panel upright, from its own top left corner."""
        if self.turn == 90:
            return Rect(width_mm=self.rect.height_mm, height_mm=self.rect.width_mm)
        return Rect(width_mm=self.rect.width_mm, height_mm=self.rect.height_mm)

    def on_sheet(self, across_mm: float, down_mm: float) -> tuple[float, float]:
        """Where a point of the upright panel lies on the sheet, both from the top left."""
        match self.turn:
            case 0:
                return self.rect.left_mm + across_mm, self.rect.top_mm + down_mm
            case 90:
                return self.rect.left_mm + down_mm, self.rect.bottom_mm - across_mm
            case _:
                return self.rect.right_mm - across_mm, self.rect.bottom_mm - down_mm

    def matrix(self, sheet_height_mm: float) -> tuple[float, float, float, float, float, float]:
        """The PDF matrix from points of the upright panel (from its lower left corner) to there."""
        cos, sin = {0: (1.0, 0.0), 90: (0.0, 1.0)}.get(self.turn, (-1.0, 0.0))
        across_mm, down_mm = self.on_sheet(0, self.panel.height_mm)
        return (
            cos,
            sin,
            -sin,
            cos,
            across_mm * POINTS_PER_MM,
            (sheet_height_mm - down_mm) * POINTS_PER_MM,
        )
