"""Commands about who should hear from us, and what they need."""

from collections.abc import Iterator
from typing import Annotated

import typer

from appreciation.cli.lines import counted
from appreciation.cli.people import ContactArgument
from appreciation.cli.session import Session
from appreciation.cli.shapes import Shape
from appreciation.cli.values import day_of, pairs_of
from appreciation.domain.contacts import ContactId
from appreciation.services.dealings import quiet
from appreciation.services.people import care


def quiet_command(
    context: typer.Context,
    limit: Annotated[int | None, typer.Option(min=0, help="At most so many.")] = None,
) -> None:
    """List who is going quiet, whoever has waited longest first."""
    session: Session = context.obj
    with session.desk() as desk:
        found = quiet.going_quiet(desk, limit=limit)
    session.answer([_quiet_shape(each) for each in found.people], _quiet_lines(found))


def snooze_command(
    context: typer.Context,
    contact_id: ContactArgument,
    until: Annotated[
        str, typer.Option("--until", metavar="YYYY-MM-DD", help="Not listed before that day.")
    ],
) -> None:
    """Put somebody who is going quiet off until a day."""
    session: Session = context.obj
    day = day_of(until)
    with session.desk() as desk:
        cared = care.snooze(desk, ContactId(contact_id), day)
    line = f"{cared.contact.full_name} is not listed as going quiet before {day.isoformat()}."
    session.answer(_care_shape(cared), [line])


def care_command(
    context: typer.Context,
    contact_id: ContactArgument,
    values: Annotated[list[str] | None, typer.Argument(metavar="[KEY=VALUE...]")] = None,
) -> None:
    """Show how somebody is cared for, or change it; KEY= brings back what is usual.

    For example: care 17 ideal=6 longest=12 needs="Delivery on Fridays" (weeks)
    """
    session: Session = context.obj
    fields = pairs_of(values or [])
    with session.desk() as desk:
        id_ = ContactId(contact_id)
        cared = care.change(desk, id_, fields) if fields else care.care_of(desk, id_)
    document = _care_shape(cared)
    lines = [f"{key}={'' if value is None else value}" for key, value in document.items()]
    session.answer(document, lines)


def _quiet_shape(each: quiet.QuietPerson) -> Shape:
    reached = each.contact.last_reached
    return {
        "contact_id": each.contact.id,
        "name": each.contact.full_name or each.contact.organisation,
        "last_reached": reached.isoformat() if reached else None,
        "next_by": each.outlook.next_by.isoformat(),
        "why": each.why,
        "state": each.outlook.quietness,
    }


def _quiet_lines(found: quiet.Quiet) -> Iterator[str]:
    if not found.total:
        yield "Nobody is going quiet."
    for each in map(_quiet_shape, found.people):
        who = f"{each['contact_id']:>7}  {each['name']}"
        yield f"{who} · {each['state']} · was due by {each['next_by']} {each['why']}"
    if more := found.total - len(found.people):
        yield f"and {counted(more, 'other')}"


def _care_shape(cared: care.Cared) -> Shape:
    chosen, due = cared.care, cared.outlook
    return {
        "contact_id": cared.contact.id,
        "name": cared.contact.full_name,
        "ideal_days": due.cadence.ideal.days if due else None,
        "longest_days": due.cadence.longest.days if due else None,
        "own": bool(due and due.own),
        "watched": chosen.watched,
        "quiet_until": chosen.quiet_until.isoformat() if chosen.quiet_until else None,
        "needs": chosen.needs,
        "state": due.quietness if due else None,
        "next_by": due.next_by.isoformat() if due and due.watched else None,
    }
