"""Commands about organisations and prospects."""

from collections.abc import Iterator
from typing import Annotated

import typer

from appreciation.cli.people import ContactArgument
from appreciation.cli.session import Session
from appreciation.cli.shapes import Shape
from appreciation.cli.values import LARGEST_NUMBER, stated_day
from appreciation.domain.contacts import ContactId
from appreciation.domain.organisations import Footing, OrganisationLine, OrganisationQuery
from appreciation.domain.prospects import Insight, WhyNot, why_not_of
from appreciation.services.dealings import organisations, prospects
from appreciation.services.dealings.organisations import Foothold, OrganisationDetails
from appreciation.services.desk import Desk

_AT_ONCE = 500


def organisations_command(
    context: typer.Context,
    on_one: Annotated[
        bool, typer.Option("--resting-on-one", help="Only where all rests on one person.")
    ] = False,
    search: Annotated[str, typer.Option(help="Words of the name.")] = "",
    call: Annotated[
        bool, typer.Option("--call", help="Where the last one you knew has lately gone.")
    ] = False,
) -> None:
    """List organisations with how many you know there, and on whom all rests."""
    session: Session = context.obj
    with session.desk() as desk:
        if call:
            due = organisations.to_be_called(desk)
            session.answer([_foothold_shape(each) for each in due], _call_lines(due))
            return
        footing = Footing.ONE if on_one else None
        listed = list(_all_lines(desk, OrganisationQuery(search=search, footing=footing)))
    lines = map(_line, listed) if listed else ["There is none."]
    session.answer([_shape(each) for each in listed], lines)


def organisation_command(
    context: typer.Context,
    organisation: Annotated[int, typer.Argument(metavar="ORGANISATION", min=1, max=LARGEST_NUMBER)],
    let_rest: Annotated[
        bool, typer.Option("--let-rest", help="Ask no more what to do about whom it lost.")
    ] = False,
) -> None:
    """Show everyone you know at an organisation, and what to do there."""
    session: Session = context.obj
    with session.desk() as desk:
        if let_rest:
            organisations.let_rest(desk, organisation)
        found = organisations.details(desk, organisation)
    session.answer(_details_shape(found), _details_lines(found))


def prospect_command(
    context: typer.Context,
    contact_id: ContactArgument,
    reason: Annotated[str, typer.Option(help="Why they are no customer.")] = "",
    needs: Annotated[str | None, typer.Option(help="What they would need.")] = None,
    ask_again: Annotated[
        str | None, typer.Option("--ask-again", metavar="YYYY-MM-DD", help="Empty: not again.")
    ] = None,
) -> None:
    """Note why a prospect is no customer, what they need, and when to ask again."""
    session: Session = context.obj
    id_ = ContactId(contact_id)
    with session.desk() as desk:
        known = prospects.insight(desk, id_)
        asked = known.ask_again_on
        if ask_again is not None:
            asked = stated_day(ask_again)
        insight = Insight(
            reason=why_not_of(reason) if reason else known.reason,
            needs=known.needs if needs is None else needs,
            ask_again_on=asked,
        )
        understood = prospects.understand(desk, id_, insight)
    contact = understood.contact
    document = {
        "contact_id": contact.id,
        "name": contact.full_name,
        **_insight_shape(understood.insight),
    }
    session.answer(document, [f"{contact.full_name} · {_insight_words(understood.insight)}"])


def prospects_command(
    context: typer.Context,
    ask_again: Annotated[
        bool, typer.Option("--ask-again", help="Only those to ask again this week.")
    ] = False,
) -> None:
    """List prospects with what is known of them; partners are never among them."""
    session: Session = context.obj
    with session.desk() as desk:
        listed = prospects.to_ask_again(desk) if ask_again else prospects.prospects(desk)
    document = [
        {
            "contact_id": each.contact_id,
            "name": each.name,
            "organisation": each.organisation,
            "approved": each.approved,
            "met": each.met,
            "last_reached": each.last_reached and each.last_reached.isoformat(),
            **_insight_shape(each.insight),
        }
        for each in listed
    ]
    lines = [
        f"{each.contact_id:>7}  {each.name} · {_insight_words(each.insight)}" for each in listed
    ]
    session.answer(document, lines or ["There is none."])


def _all_lines(desk: Desk, query: OrganisationQuery) -> Iterator[OrganisationLine]:
    after: str | None = None
    while some := organisations.lines(desk, query, after, skip=0, limit=_AT_ONCE):
        yield from some
        after = some[-1].key


def _shape(line: OrganisationLine) -> Shape:
    return {
        "id": line.id,
        "name": line.name,
        "known": line.known,
        "counted_on": line.counted_on,
        "footing": line.footing,
        "the_one": line.the_one,
        "last_reached": line.last_reached and line.last_reached.isoformat(),
    }


def _line(line: OrganisationLine) -> str:
    marks = {
        Footing.SEVERAL: "",
        Footing.ONE: " · all rests on one person",
        Footing.NOBODY: " · nobody left to count on",
    }
    return f"{line.id:>7}  {line.name} · {line.known} known{marks[line.footing]}"


def _foothold_shape(foothold: Foothold) -> Shape:
    loss = foothold.loss
    lost = {"contact_id": loss.contact_id, "name": loss.name, "how": loss.how} if loss else None
    if lost and loss:
        lost["on"] = loss.on.isoformat()
    return {
        **_shape(foothold.line),
        "lost": lost,
        "due": foothold.due,
        "steps": list(foothold.steps),
    }


def _call_lines(due: tuple[Foothold, ...]) -> Iterator[str]:
    for each in due:
        yield _line(each.line)
        if each.loss:
            yield f"         {each.loss.name} ({each.loss.how}, {each.loss.on})"
        yield from (f"         {number}. {step}" for number, step in enumerate(each.steps, 1))
    if not due:
        yield "There is none."


def _details_shape(found: OrganisationDetails) -> Shape:
    return {
        **_foothold_shape(found.foothold),
        "people": [
            {
                "contact_id": each.contact_id,
                "name": each.name,
                "job_title": each.job_title,
                "status": each.status,
                "deceased": each.deceased,
                "last_reached": each.last_reached and each.last_reached.isoformat(),
                "reached_by": each.reached_by,
                "last_attempt": each.last_attempt and each.last_attempt.isoformat(),
                "promises": each.promises,
                "departures": each.departures,
            }
            for each in found.people
        ],
        "losses": [
            {
                "contact_id": each.contact_id,
                "name": each.name,
                "how": each.how,
                "on": each.on.isoformat(),
            }
            for each in found.losses
        ],
    }


def _details_lines(found: OrganisationDetails) -> Iterator[str]:
    yield _line(found.foothold.line)
    for each in found.people:
        reached = f"last reached {each.last_reached}" if each.last_reached else "never reached"
        yield f"{each.contact_id:>7}  {each.name} · {reached}"
    yield from (f"         {each.name} ({each.how}, {each.on})" for each in found.losses)
    yield from (f"         {at}. {step}" for at, step in enumerate(found.foothold.steps, 1))


def _insight_shape(insight: Insight) -> Shape:
    return {
        "reason": insight.reason,
        "needs": insight.needs,
        "ask_again_on": insight.ask_again_on and insight.ask_again_on.isoformat(),
    }


def _insight_words(insight: Insight) -> str:
    asked = f"ask again on {insight.ask_again_on}" if insight.ask_again_on else ""
    why = "" if insight.reason is WhyNot.NOT_ASKED else insight.reason.value
    parts = (why, insight.needs, asked)
    return " · ".join(part for part in parts if part) or WhyNot.NOT_ASKED.value
