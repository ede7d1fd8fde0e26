"""What is measured, and how far above the floor it may be."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One line of the table. `fill`, `ours` and `floor` name a module here and one of its `RUNS`.

    `limit` is the highest ratio allowed, `over` how many seconds ours may take beyond the floor,
    `most` how many it may take at all; None for what is shown for comparison. What is measured in
    megabytes says so by its `unit`.
    """

    name: str
    what: str
    fill: str
    ours: str
    floor: str
    floor_is: str
    limit: float | None = None
    over: float | None = None
    most: float | None = None
    unit: Literal["s", "MB"] = "s"
    statistic: Literal["median", "p95"] = "median"


_SPLIT = "the lines decoded, unfolded and split into name, parameters and value by a plain loop"
_CANVAS = (
    "the same strings in the same places and the same photo by reportlab's canvas, drawString with"
    " one TrueType font, no art, ASCII85 as reportlab ships it"
)
_LEAST = (
    "the least script that imports PySide6 and SQLAlchemy, selects 50 rows and shows them in Qt's"
    " table"
)

MEASURES = (
    Measure(
        name="plan",
        what="plan a coming week, 100,000 people with 3 occasions each",
        fill="crowd:fill",
        ours="planning:coming",
        floor="planning:due",
        floor_is=(
            "the occasions of the week's days joined with their people, the columns that the rule"
            " needs, all rows fetched by the driver alone"
        ),
        limit=5,
    ),
    Measure(
        name="plan-overdue",
        what="plan the current week with all that is overdue",
        fill="crowd:fill",
        ours="planning:current",
        floor="planning:due_and_missed",
        floor_is=(
            "the same, and by a second question the occasions of the five weeks before that have"
            " no greeting yet"
        ),
        limit=5,
    ),
    Measure(
        name="plan-strictly",
        what="the same against the week's own days alone",
        fill="crowd:fill",
        ours="planning:current",
        floor="planning:due_now",
        floor_is="as for a coming week, without the question for what is overdue",
    ),
    Measure(
        name="search",
        what="search 100,000 people, the first 50 by name (p95)",
        fill="crowd:fill",
        ours="searching:ours",
        floor="searching:floor",
        floor_is=(
            "the same 50 rows by the driver alone, asked in whichever of two ways is quicker"
        ),
        limit=3,
        statistic="p95",
    ),
    Measure(
        name="cards",
        what="1,000 quarter-fold cards with a photo",
        fill="cards:fill",
        ours="cards:ours",
        floor="cards:floor",
        floor_is=_CANVAS,
        limit=2,
    ),
    Measure(
        name="batch",
        what="the same with envelopes and check list",
        fill="cards:fill",
        ours="cards:batch",
        floor="cards:floor",
        floor_is="the cards alone, as above",
    ),
    Measure(
        name="read",
        what="read 10,000 vCards",
        fill="importing:fill",
        ours="importing:reading",
        floor="importing:floor",
        floor_is=_SPLIT,
        limit=5,
    ),
    Measure(
        name="import",
        what="the same into a book: matched, looked through for duplicates, backed up, stored",
        fill="importing:fill",
        ours="importing:importing",
        floor="importing:floor",
        floor_is="the lines split, as above",
    ),
    Measure(
        name="start",
        what="start to the painted list of 100,000 contacts as its first page, as whole processes",
        fill="crowd:fill",
        ours="starting:contacts",
        floor="starting:floor",
        floor_is=_LEAST,
        limit=1.5,
    ),
    Measure(
        name="start-week",
        what="start to the painted week of 100,000 contacts",
        fill="crowd:fill",
        ours="starting:this_week",
        floor="starting:floor",
        floor_is="the same script, which plans nothing",
    ),
    Measure(
        name="memory",
        what="memory with 100,000 contacts open",
        fill="crowd:fill",
        ours="starting:memory",
        floor="starting:floor_memory",
        floor_is="that of the same script",
        limit=1.5,
        unit="MB",
    ),
    Measure(
        name="keystroke",
        what="a key in the search of 100,000 contacts until it is painted (p95)",
        fill="crowd:fill",
        ours="desktop:keystrokes",
        floor="desktop:repaints",
        floor_is="a bare repaint of the same rows",
        over=0.016,
        statistic="p95",
    ),
    Measure(
        name="call-log",
        what="double-click to the painted call log",
        fill="crowd:fill",
        ours="desktop:call_logs",
        floor="desktop:plain_windows",
        floor_is="a window with nothing but a field to write in",
        most=0.1,
    ),
    Measure(
        name="scroll",
        what="a frame of scrolling 100,000 contacts",
        fill="crowd:fill",
        ours="desktop:frames",
        floor="desktop:plain_frames",
        floor_is="as many lines of text in memory in Qt's own list",
        most=0.016,
    ),
    Measure(
        name="insights",
        what="count ten years of 100,000 contacts for Insights",
        fill="counting:fill",
        ours="counting:ours",
        floor="counting:floor",
        floor_is="the same counts and rows asked for by the driver alone",
        limit=3,
        most=1,
    ),
)
