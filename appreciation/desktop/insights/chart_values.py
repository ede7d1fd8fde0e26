"""What a chart shows, how it looks, and what comes out: without what draws it, which is large."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How large a chart is and what it is drawn with.

    Sizes in the pixels of the page; `ratio` has so many of the screen's to one of them. Colours as
    `#RRGGBB`; `bars` has one for each bar of a group, in order.
    """

    width: int
    height: int
    ratio: float
    text_px: float
    ink: str
    quiet: str
    line: str
    bars: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar: its length, what is written at its end, and what a click on it means."""

    length: float
    text: str
    key: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Bars under one name."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the chart a bar can be clicked, in pixels of the page from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    key: object
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A finished chart: its bytes are red, green, blue and alpha of every pixel of the screen."""

    pixels: bytes
    width: int
    height: int
    ratio: float
    places: tuple[Place, ...]
