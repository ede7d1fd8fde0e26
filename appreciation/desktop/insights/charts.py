"""Charts, drawn by matplotlib on a worker's thread: no window, no widget, no picture of Qt's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.container import BarContainer
from matplotlib.figure import Figure

from appreciation.desktop.insights.chart_values import Bar, Chart, Group, Look, Place
from appreciation.resources import resource

_DOTS_AN_INCH = 100
_FONT = "atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_400Regular.ttf"


def upright(groups: Sequence[Group], look: Look) -> Chart:
    """Draw groups side by side, the bars of each beside one another, with their counts above."""
    figure, axes = _blank(look)
    drawn = []
    for place, rank in enumerate(_ranks(groups, 0.78)):
        bars = axes.bar(
            rank.middles,
            [bar.length for _, bar in rank.rows],
            width=rank.thickness * 0.86,
            color=look.bars[place % len(look.bars)],
        )
        axes.bar_label(bars, [bar.text for _, bar in rank.rows], padding=2, color=look.ink)
        drawn.append((bars, rank.rows))
    axes.set_xticks(range(len(groups)), [each.name for each in groups])
    axes.set_ylim(0, _room(groups, 1.14))
    axes.set_xlim(-0.6, len(groups) - 0.4)
    axes.tick_params(axis="x", length=0, colors=look.quiet)
    axes.yaxis.set_visible(False)
    axes.spines["bottom"].set_visible(True)
    return _finished(figure, axes, drawn, groups, look)


def lying(groups: Sequence[Group], look: Look) -> Chart:
    """Draw groups below one another, the first on top, with their counts at the end."""
    figure, axes = _blank(look)
    drawn = []
    for place, rank in enumerate(_ranks(groups, 0.74)):
        bars = axes.barh(
            rank.middles,
            [bar.length for _, bar in rank.rows],
            height=rank.thickness * 0.8,
            color=look.bars[place % len(look.bars)],
            edgecolor=look.quiet if place else "none",  # the second is too pale without
            linewidth=0.7,
        )
        ink = look.ink if place == 0 else look.quiet
        axes.bar_label(bars, [bar.text for _, bar in rank.rows], padding=4, color=ink)
        drawn.append((bars, rank.rows))
    axes.set_yticks(range(len(groups)), [each.name for each in groups])
    axes.set_ylim(len(groups) - 0.5, -0.5)
    axes.set_xlim(0, _room(groups, 1.3))
    axes.tick_params(axis="y", length=0, pad=8, colors=look.ink)
    axes.xaxis.set_visible(False)
    return _finished(figure, axes, drawn, groups, look)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rank:
    """The first bars of all groups, or the second ...: with their groups, and where they stand."""

    rows: Sequence[tuple[int, Bar]]
    middles: Sequence[float]
    thickness: float


def _ranks(groups: Sequence[Group], room: float) -> Iterator[_Rank]:
    """Yield the ranks of bars, with so much room for a group of which each has 1."""
    count = max((len(each.bars) for each in groups), default=1)
    thickness = room / count
    for place in range(count):
        rows = [(at, each.bars[place]) for at, each in enumerate(groups) if place < len(each.bars)]
        # In the middle of each group, whose neighbours may have more bars.
        middles = [at + (place - (len(groups[at].bars) - 1) / 2) * thickness for at, _ in rows]
        yield _Rank(rows=rows, middles=middles, thickness=thickness)


_Drawn = Sequence[tuple[BarContainer, Sequence[tuple[int, Bar]]]]


def _blank(look: Look) -> tuple[Figure, Axes]:
    size = (look.width / _DOTS_AN_INCH, look.height / _DOTS_AN_INCH)
    figure = Figure(figsize=size, dpi=_DOTS_AN_INCH * look.ratio, layout="constrained")
    figure.patch.set_alpha(0)
    axes = figure.add_subplot()
    axes.patch.set_alpha(0)
    for spine in axes.spines.values():
        spine.set_visible(False)
        spine.set_color(look.line)
    return figure, axes


def _room(groups: Sequence[Group], more: float) -> float:
    longest = max((bar.length for each in groups for bar in each.bars), default=0.0)
    return (longest or 1.0) * more


def _finished(
    figure: Figure, axes: Axes, drawn: _Drawn, groups: Sequence[Group], look: Look
) -> Chart:
    points = look.text_px * 72 / _DOTS_AN_INCH
    for text in (*axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels()):
        text.set_fontproperties(_type(points))
    canvas: Any = FigureCanvasAgg(figure)  # its drawing comes without types
    canvas.draw()
    width, height = canvas.get_width_height(physical=True)
    places = [
        _place(bars[at], groups[group].name, bar, height, look.ratio)
        for bars, rows in drawn
        for at, (group, bar) in enumerate(rows)
    ]
    return Chart(
        pixels=bytes(canvas.buffer_rgba()),
        width=width,
        height=height,
        ratio=look.ratio,
        places=tuple(place for place in places if place.key is not None),
    )


def _place(patch: Any, name: str, bar: Bar, height: int, ratio: float) -> Place:
    box = patch.get_window_extent()
    reach = 4
    return Place(
        left=float(box.x0) / ratio - reach,
        top=float(height - box.y1) / ratio - reach,
        right=float(box.x1) / ratio + reach,
        bottom=float(height - box.y0) / ratio + reach,
        key=bar.key,
        says=f"{name}: {bar.text}",
    )


@cache
def _type(points: float) -> font_manager.FontProperties:
    return font_manager.FontProperties(fname=resource("fonts", _FONT), size=points)
