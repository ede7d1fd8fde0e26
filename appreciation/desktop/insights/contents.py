"""What the cards show: each chart with the table behind it."""

from collections.abc import Sequence

from appreciation.desktop.insights import words
from appreciation.desktop.insights.asks import ReasonKey, ThemeKey, YearKey
from appreciation.desktop.insights.card import Content
from appreciation.desktop.insights.chart_values import Bar, Group
from appreciation.desktop.insights.table import Cell
from appreciation.desktop.shared.days import day_and_year
from appreciation.desktop.shared.widgets import counted, number, translated
from appreciation.domain.insights import FEW, Forgotten, Happening
from appreciation.domain.promises import PromiseCounts
from appreciation.services.insights import Insights

_CHARTED_YEARS = 6


def reasons(found: Insights) -> Content:
    """Return why they left, beside the often quoted figures.

    The longest of our bars is as long as the longest quoted one: counts and percent do not share a
    scale.
    """
    most = max((each.count for each in found.reasons), default=0) or 1
    highest = max((each.often_quoted or 0 for each in found.reasons), default=0) or 1
    few = found.departures < FEW
    note = words.often_quoted()
    if found.departures and few:
        note = counted(
            found.departures,
            _tr("1 departure: too few for percentages of our own."),
            _tr("{n} departures: too few for percentages of our own."),
        )
        note = f"{note} {words.often_quoted()}"
    return Content(
        groups=tuple(
            Group(
                name=words.reason_name(each.reason),
                bars=(
                    Bar(
                        length=each.count / most,
                        text=words.said(each, found.departures),
                        key=ReasonKey(reason=each.reason) if each.count else None,
                    ),
                    *(
                        [Bar(length=each.often_quoted / highest, text=f"{each.often_quoted} %")]
                        if each.often_quoted is not None
                        else ()
                    ),
                ),
            )
            for each in found.reasons
        ),
        inks=("accent", "line"),
        lying=True,
        heads=(_tr("Why they left"), _tr("ours"), _tr("often quoted")),
        rows=[
            (
                Cell(
                    text=words.reason_name(each.reason),
                    key=ReasonKey(reason=each.reason) if each.count else None,
                ),
                Cell(
                    text=words.said(each, found.departures),
                    key=ReasonKey(reason=each.reason) if each.count else None,
                ),
                Cell(text="" if each.often_quoted is None else f"{each.often_quoted} %"),
            )
            for each in found.reasons
        ],
        note=note,
        careful=few and found.departures > 0,
    )


def years(found: Insights) -> Content:
    """Return who came, left and came back from year to year, and the proposals."""
    charted = (Happening.NEW, Happening.LOST, Happening.WON_BACK)
    listed = (*charted, Happening.PROPOSED, Happening.PROPOSAL_WON)
    return Content(
        groups=tuple(
            Group(
                name=str(each.year),
                bars=tuple(
                    Bar(
                        length=each.counts[what],
                        text=number(each.counts[what]),
                        key=YearKey(happening=what, year=each.year),
                    )
                    for what in charted
                ),
            )
            for each in found.years[-_CHARTED_YEARS:]
        ),
        inks=("good", "alert", "accent"),
        heads=(
            _tr("Year"),
            _tr("new"),
            _tr("lost"),
            _tr("came back"),
            _tr("proposals"),
            _tr("won"),
        ),
        rows=[
            (
                Cell(text=str(each.year)),
                *(
                    Cell(
                        text=number(each.counts[what]),
                        key=YearKey(happening=what, year=each.year) if each.counts[what] else None,
                    )
                    for what in listed
                ),
            )
            for each in reversed(found.years)
        ],
        note=_tr(
            "Green: new · red: lost · plum: came back. People whose card came in with an import"
            " are new in the year noted with them, if there is one."
        ),
    )


def themes(found: Insights) -> Content:
    """Return what was said in the interviews."""
    note = ""
    if found.loud:
        said = ", ".join(
            _tr("“{theme}” in {count} of {all}").format(
                theme=each.theme, count=number(each.count), all=number(found.departures)
            )
            for each in found.loud
        )
        note = _tr("More than {share} %: {said}.").format(share=found.theme_share, said=said)
    return Content(
        groups=tuple(
            Group(
                name=each.theme,
                bars=(
                    Bar(
                        length=each.count,
                        text=number(each.count),
                        key=ThemeKey(theme=each.theme),
                    ),
                ),
            )
            for each in found.themes[:8]
        ),
        inks=("accent",),
        lying=True,
        heads=(_tr("What they said"), _tr("departures")),
        rows=[
            (
                Cell(text=each.theme, key=ThemeKey(theme=each.theme)),
                Cell(
                    text=_tr("{count} of {all}").format(
                        count=number(each.count), all=number(found.departures)
                    ),
                    key=ThemeKey(theme=each.theme),
                ),
            )
            for each in found.themes
        ],
        note=note or (_tr("Nobody has been asked yet.") if not found.themes else ""),
        careful=bool(found.loud),
    )


def stays(found: Insights) -> Content:
    """Return how long those who left had been with us."""
    names = words.stay_names()
    return _single(
        [(names[stay], count) for stay, count in found.stays.items()],
        (_tr("With us"), _tr("who left")),
    )


def posted(found: Insights) -> Content:
    """Return how many greetings were posted."""
    return _single(
        [(str(year), count) for year, count in found.posted.items()],
        (_tr("Year"), _tr("posted")),
        latest=_CHARTED_YEARS,
    )


def promises(found: Sequence[PromiseCounts]) -> Content:
    """Return what became of the promises of each year."""
    return Content(
        groups=tuple(
            Group(
                name=each.period,
                bars=(
                    Bar(length=each.kept, text=number(each.kept)),
                    Bar(length=_not_kept(each), text=number(_not_kept(each))),
                ),
            )
            for each in found[-_CHARTED_YEARS:]
        ),
        inks=("good", "careful"),
        heads=(
            _tr("Year"),
            _tr("kept"),
            _tr("late"),
            _tr("other means"),
            _tr("broken"),
            _tr("owed"),
        ),
        rows=[
            (
                Cell(text=each.period),
                Cell(text=words.of_due(each)),
                Cell(text=number(each.late)),
                Cell(text=number(each.other_means)),
                Cell(text=number(each.broken)),
                Cell(text=number(each.overdue + each.waiting)),
            )
            for each in reversed(found)
        ],
        note=_tr(
            "Green: kept on day, time and means · amber: late, by other means, broken, overdue."
        )
        if found
        else _tr("Nothing has been promised yet."),
    )


def forgotten(found: Sequence[Forgotten]) -> Content:
    """Return how many had not heard from us for longer than their longest interval."""
    return Content(
        groups=tuple(
            Group(
                name=day_and_year(each.on),
                bars=(Bar(length=each.count, text=number(each.count)),),
            )
            for each in found[-5:]
        ),
        inks=("accent",),
        heads=(_tr("On"), _tr("forgotten"), _tr("of")),
        rows=[
            (
                Cell(text=day_and_year(each.on)),
                Cell(text=number(each.count)),
                Cell(text=number(each.known)),
            )
            for each in reversed(found)
        ],
        note=_tr("Nobody reached them for longer than their longest interval, as it is set today."),
    )


def _single(lines: Sequence[tuple[str, int]], heads: tuple[str, str], latest: int = 0) -> Content:
    charted = lines[-latest:] if latest else lines
    shown = reversed(lines) if latest else lines
    return Content(
        groups=tuple(
            Group(name=name, bars=(Bar(length=count, text=number(count)),))
            for name, count in charted
        ),
        inks=("accent",),
        heads=heads,
        rows=[(Cell(text=name), Cell(text=number(count))) for name, count in shown],
    )


def _not_kept(each: PromiseCounts) -> int:
    return each.late + each.other_means + each.broken + each.overdue


def _tr(text: str) -> str:
    return translated("Insights", text)
