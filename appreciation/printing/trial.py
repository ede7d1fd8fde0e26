"""A trial sheet: which way round paper lies in the printer, and whether it prints to size."""

from appreciation.printing.copyfit import set_line
from appreciation.printing.drawables import BLACK, GREY, Block, Outline, Side
from appreciation.printing.geometry import Placement, Rect
from appreciation.printing.pages import Pages
from appreciation.printing.stationery import lettering
from appreciation.printing.text.paragraphs import Align

_RULER_MM = 80.0
_EDGE_MM = 8.0
_ARROW_MM = 12.0


def trial_sheet(name: str, width_mm: float, height_mm: float, *, two_sided: bool) -> bytes:
    """Return a PDF of one page, or two, of the size of some stock called `name`.

    An arrow points to the edge that is the top, a ruler says whether anything was scaled, and a
    frame shows how close to the edge the printer comes.
    """
    rect = Rect(width_mm=width_mm, height_mm=height_mm)
    pages = Pages(f"Test sheet: {name}", {}, duplex=two_sided)
    sides = ["First side", "Second side"] if two_sided else ["This side"]
    for title in sides:
        with pages.page(rect):
            pages.draw(_side(name, title, rect), Placement(rect=rect))
    return pages.content()


def _side(name: str, title: str, rect: Rect) -> Side:
    middle_mm = rect.width_mm / 2
    box = Rect(left_mm=_EDGE_MM, top_mm=34.0, width_mm=rect.width_mm - 2 * _EDGE_MM, height_mm=20)
    centred = lettering("sans", 12, align=Align.CENTRE)
    small = lettering("sans", 8, colour=GREY, align=Align.CENTRE)
    heading = set_line(box, f"{title}, this edge up", centred)
    about = Rect(left_mm=_EDGE_MM, top_mm=heading.bottom_mm + 2, width_mm=box.width_mm, height_mm=8)
    return Side(
        things=(
            Outline(rect=rect.inset(_EDGE_MM)),
            *_arrow(middle_mm, _EDGE_MM + 4.0),
            heading,
            set_line(about, name, small),
            *_ruler(middle_mm - _RULER_MM / 2, rect.height_mm - _EDGE_MM - 16.0, small_width=60.0),
        )
    )


def _arrow(across_mm: float, top_mm: float) -> tuple[Outline, ...]:
    """A tall arrow head made of lines that grow wider, and its shaft."""
    steps = 12
    head = [
        _line(across_mm - width, top_mm + row * _ARROW_MM / steps, 2 * width, thickness=3)
        for row in range(steps + 1)
        if (width := row * _ARROW_MM / steps / 2)
    ]
    shaft = Rect(left_mm=across_mm, top_mm=top_mm + _ARROW_MM, width_mm=0, height_mm=8)
    return (*head, Outline(rect=shaft, colour=BLACK, thickness=2))


def _ruler(left_mm: float, top_mm: float, small_width: float) -> tuple[Outline | Block, ...]:
    marks = [
        Outline(
            rect=Rect(left_mm=left_mm + at, top_mm=top_mm, width_mm=0, height_mm=3), colour=BLACK
        )
        for at in range(0, int(_RULER_MM) + 1, 10)
    ]
    box = Rect(
        left_mm=left_mm + (_RULER_MM - small_width) / 2,
        top_mm=top_mm + 4,
        width_mm=small_width,
        height_mm=6,
    )
    says = lettering("sans", 8, colour=GREY, align=Align.CENTRE)
    text = f"from end to end {_RULER_MM:.0f} mm"
    return (_line(left_mm, top_mm, _RULER_MM), *marks, set_line(box, text, says))


def _line(left_mm: float, top_mm: float, width_mm: float, thickness: float = 0.5) -> Outline:
    rect = Rect(left_mm=left_mm, top_mm=top_mm, width_mm=width_mm, height_mm=0)
    return Outline(rect=rect, colour=BLACK, thickness=thickness)
