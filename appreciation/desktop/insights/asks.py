"""What the page asks the services, on a lane."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from appreciation.desktop.insights.chart_values import Chart, Group, Look
from appreciation.domain.insights import Happening, Named
from appreciation.domain.promises import PromiseCounts
from appreciation.services import insights
from appreciation.services.dealings import promises
from appreciation.services.desk import Desk
from appreciation.services.insights import Insights


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The counts of the page. `promises` has a line for every year in which any was made."""

    insights: Insights
    promises: tuple[PromiseCounts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart to be drawn; `lying` says that its bars do."""

    groups: tuple[Group, ...]
    look: Look
    lying: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YearKey:
    """The bar of something that happened in a year."""

    happening: Happening
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonKey:
    """The bar of a reason."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeKey:
    """A theme that was heard."""

    theme: str


def shown(desk: Desk, year: int | None) -> Shown:
    """Return what the page shows first."""
    return Shown(insights=insights.insights(desk, year), promises=promises.promise_counts(desk))


def people(desk: Desk, key: object, year: int | None) -> tuple[Named, ...]:
    """Return who is behind a bar."""
    match key:
        case YearKey(happening=happening, year=its_year):
            return insights.who(desk, happening, its_year)
        case ReasonKey(reason=reason):
            return insights.who_left(desk, reason, year)
    return ()


def drawn(drawings: Mapping[str, Drawing]) -> dict[str, Chart]:
    """Draw charts. The first time, what draws them has to be read, which takes a second."""
    from appreciation.desktop.insights.charts import lying, upright

    return {
        name: (lying if each.lying else upright)(each.groups, each.look)
        for name, each in drawings.items()
        if each.groups
    }


def write_review(desk: Desk, year: int, file: Path) -> Path:
    """Write the review of a year, and return where."""
    from appreciation.services.papers import yearly_review

    yearly_review.write_review(desk, year, file)
    return file
