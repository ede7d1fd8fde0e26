"""Commands about what the years add up to."""

from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Annotated

import typer

from appreciation.cli.session import Session
from appreciation.cli.shapes import Shape
from appreciation.domain.departure_reasons import name_of_line
from appreciation.domain.insights import FEW, Forgotten, ThemeLine
from appreciation.domain.promises import PromiseCounts
from appreciation.services.insights import Insights

_YEAR = typer.Option(min=1900, max=2200, metavar="Y", help="Count this year alone.")


def insights_command(context: typer.Context, year: Annotated[int | None, _YEAR] = None) -> None:
    """Count who left and why, who came, what was promised, and who was forgotten."""
    from appreciation.services import insights
    from appreciation.services.dealings import promises

    session: Session = context.obj
    with session.working("Counting"), session.desk() as desk:
        found = insights.insights(desk, year)
        over_time = insights.forgotten_over_time(desk)
        kept = promises.promise_counts(desk)
    document = _document(found, over_time, kept)
    session.answer(document, _lines(document))


def review_command(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The PDF to write.")],
    year: Annotated[int | None, _YEAR] = None,
) -> None:
    """Write the yearly review: two pages to look at, or to frame."""
    from appreciation.services.papers import yearly_review

    session: Session = context.obj
    with session.working("Drawing"), session.desk() as desk:
        yearly_review.write_review(desk, year or desk.today.year, out.expanduser())
    document = {"path": str(out.expanduser()), "pages": yearly_review.PAGES}
    session.answer(document, [f"{document['path']}, {document['pages']} pages"])


def _document(
    found: Insights, over_time: tuple[Forgotten, ...], kept: tuple[PromiseCounts, ...]
) -> Shape:
    return {
        "year": found.year,
        "departures": found.departures,
        "reasons": [
            {"reason": each.reason, "count": each.count, "often_quoted": each.often_quoted}
            for each in found.reasons
        ],
        "themes": [_theme(each, loud=each in found.loud) for each in found.themes],
        "stays": {each.value: count for each, count in found.stays.items()},
        "years": [
            {"year": each.year}
            | {what.value: count for what, count in each.counts.items()}
            | {"posted": found.posted.get(each.year, 0)}
            for each in found.years
        ],
        "promises": {
            each.period: {
                "made": each.made,
                "kept": each.kept,
                "late": each.late,
                "other_means": each.other_means,
                "broken": each.broken,
                "overdue": each.overdue,
                "open": each.waiting,
                "renegotiated": each.renegotiated,
            }
            for each in kept
            if found.year is None or each.period == str(found.year)
        },
        "forgotten": [
            {"on": each.on.isoformat(), "count": each.count, "known": each.known}
            for each in over_time
        ],
    }


def _theme(each: ThemeLine, *, loud: bool) -> Shape:
    return {
        "theme": each.theme,
        "count": each.count,
        "loud": loud,
        "words": [{"contact_id": who.contact_id, "words": who.what} for who in each.words],
    }


def _lines(document: Shape) -> Iterator[str]:
    total = document["departures"]
    few = f" (too few for shares: under {FEW})" if total < FEW else ""
    yield f"Departures: {total}{few}"
    for each in document["reasons"]:
        quoted = each["often_quoted"]
        beside = "" if quoted is None else f"  often quoted: {quoted} %"
        yield f"  {each['count']:>5}  {name_of_line(each['reason'])}{beside}"
    for each in document["themes"]:
        mark = "  (heard often)" if each["loud"] else ""
        yield f"  “{each['theme']}”: {each['count']} of {total}{mark}"
    yield "Year   new  lost  back  proposals  won  posted"
    for each in document["years"]:
        yield (
            f"{each['year']}  {each['new']:>4}  {each['lost']:>4}  {each['won_back']:>4}"
            f"  {each['proposals']:>9}  {each['proposals_won']:>3}  {each['posted']:>6}"
        )
    for period, each in document["promises"].items():
        due = each["made"] - each["open"]
        yield f"Promises {period}: {each['kept']} of {due} due kept on day, time and means"
    for each in filter(itemgetter("known"), document["forgotten"]):
        yield f"Forgotten on {each['on']}: {each['count']} of {each['known']}"
