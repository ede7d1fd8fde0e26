"""Commands about people."""

from pathlib import Path
from typing import Annotated

import typer

from appreciation.cli.lines import counted
from appreciation.cli.session import Session
from appreciation.cli.shapes import contact_shape, household_shape, touch_shape
from appreciation.cli.values import (
    LARGEST_NUMBER,
    OnOption,
    pairs_of,
    stated_day,
    stated_time,
    status_option,
)
from appreciation.domain.batches import Piece
from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.touches import Touch, TouchKind
from appreciation.services.dealings import call_log
from appreciation.services.people import contacts, households

ContactArgument = Annotated[int, typer.Argument(metavar="CONTACT_ID", min=1, max=LARGEST_NUMBER)]


def contacts_command(
    context: typer.Context,
    search: Annotated[str, typer.Option(help="Words from names, town, phone, e-mail, notes.")] = "",
    status: Annotated[str, typer.Option(help="Only people of this status.")] = "",
    limit: Annotated[int | None, typer.Option(min=0, help="At most so many.")] = None,
) -> None:
    """List contacts in the order they were entered."""
    session: Session = context.obj
    wanted = status_option(status) if status else None
    with session.desk() as desk:
        found = list(contacts.listed(desk, search=search, status=wanted, limit=limit))
    lines = map(_line, found) if found else ["Nobody was found."]
    session.answer([contact_shape(each) for each in found], lines)


def set_command(
    context: typer.Context,
    contact_id: ContactArgument,
    values: Annotated[list[str], typer.Argument(metavar="KEY=VALUE...")],
) -> None:
    """Change fields of a contact; KEY= clears one.

    For example: set 17 birthday=1980-05-31 mail_address="1 High Street, Leeds LS1 1AA"
    """
    session: Session = context.obj
    fields = pairs_of(values)
    with session.desk() as desk:
        edited = contacts.edit(desk, ContactId(contact_id), fields)
    tell_what_to_take_out(session, edited.to_take_out)
    session.answer(contact_shape(edited.contact), [_line(edited.contact)])


def bin_command(
    context: typer.Context,
    contact_id: ContactArgument,
    restore: Annotated[bool, typer.Option("--restore", help="Take them out again.")] = False,
) -> None:
    """Put a contact into the bin, or take them out of it again."""
    session: Session = context.obj
    move = contacts.restore_from_bin if restore else contacts.put_in_bin
    with session.desk() as desk:
        moved = move(desk, ContactId(contact_id))
    tell_what_to_take_out(session, moved.to_take_out)
    session.answer(contact_shape(moved.contact), [_line(moved.contact)])


def household_command(
    context: typer.Context,
    contact_ids: Annotated[
        list[int], typer.Argument(metavar="ID ID...", min=1, max=LARGEST_NUMBER)
    ],
    envelope_name: Annotated[str, typer.Option(help="The name on their envelope.")] = "",
    salutation: Annotated[str, typer.Option(help="What follows “Dear”.")] = "",
) -> None:
    """Make a household of these people, or change the one they form."""
    session: Session = context.obj
    ids = [ContactId(each) for each in contact_ids]
    with session.desk() as desk:
        household = households.together(
            desk, ids, envelope_name=envelope_name, salutation=salutation
        )
        members = [contacts.contact(desk, each).full_name for each in household.member_ids]
    if len(ids) == 1 and ids[0] not in household.member_ids:
        line = f"Contact {ids[0]} left household {household.id}; in it now: {', '.join(members)}"
    else:
        line = f"Household {household.id}: {', '.join(members)}"
    session.answer(household_shape(household), [line])


def log_command(
    context: typer.Context,
    contact_id: ContactArgument,
    kind: Annotated[TouchKind, typer.Option(help="How you reached them.")],
    attempt: Annotated[bool, typer.Option("--attempt", help="It did not reach them.")] = False,
    note: Annotated[str, typer.Option(help="What was said.")] = "",
    on: OnOption = "",
    at: Annotated[str, typer.Option(metavar="HH:MM", help="When it began.")] = "",
    minutes: Annotated[int | None, typer.Option(min=0, max=1440, help="How long it took.")] = None,
) -> None:
    """Record a call, visit, letter, note or little extra."""
    session: Session = context.obj
    stated = stated_day(on)
    began = stated_time(at)
    with session.desk() as desk:
        day = stated or desk.today
        touch = Touch(
            contact_id=ContactId(contact_id),
            kind=kind,
            on=day,
            note=note,
            attempt=attempt,
            at=began,
            seconds=None if minutes is None else 60 * minutes,
        )
        logged = call_log.log(desk, touch)
    line = f"Logged: {kind} with {logged.contact.full_name} on {day.isoformat()}."
    if logged.next_by:
        line += f" They should hear from you again by {logged.next_by.isoformat()},"
        line += f" {logged.why}."
    session.answer(touch_shape(logged), [line])


def export_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    contact: Annotated[
        int | None, typer.Option(min=1, max=LARGEST_NUMBER, help="Only this one.")
    ] = None,
) -> None:
    """Write the people out: .vcf, .csv, .xlsx, .json or .ics, by the ending."""
    from appreciation.services import exports

    session: Session = context.obj
    with session.working("Writing"), session.desk() as desk:
        file = file.expanduser().absolute()
        written = exports.export(desk, file, ContactId(contact) if contact else None)
    line = f"{counted(written, 'contact')} written to {file}"
    session.answer({"contacts": written}, [line])


def duplicates_command(context: typer.Context) -> None:
    """Propose entries that may be the same person."""
    from appreciation.services.people import duplicates

    session: Session = context.obj
    with session.working("Comparing"), session.desk() as desk:
        pairs = duplicates.proposed(desk)
    document = [
        {"ids": [each.first, each.second], "why": each.why, "score": round(each.score, 3)}
        for each in pairs
    ]
    lines = [f"{each.first} and {each.second}: {each.why}" for each in pairs]
    session.answer(document, lines or ["No two entries look like the same person."])


def apart_command(
    context: typer.Context,
    first: Annotated[int, typer.Argument(metavar="ID", min=1, max=LARGEST_NUMBER)],
    second: Annotated[int, typer.Argument(metavar="ID", min=1, max=LARGEST_NUMBER)],
) -> None:
    """Remember that two entries are not the same person."""
    from appreciation.services.people import duplicates

    session: Session = context.obj
    with session.desk() as desk:
        duplicates.keep_apart(desk, ContactId(first), ContactId(second))
    session.answer({"apart": [first, second]}, [f"{first} and {second} are two people."])


def merge_command(
    context: typer.Context,
    keep: Annotated[int, typer.Argument(metavar="KEEP", min=1, max=LARGEST_NUMBER)],
    other: Annotated[int, typer.Argument(metavar="OTHER", min=1, max=LARGEST_NUMBER)],
) -> None:
    """Join two entries of one person.

    Both histories are kept, and of two wishes not to hear from you the stricter one.
    """
    from appreciation.services.people import duplicates

    session: Session = context.obj
    with session.desk() as desk:
        merged = duplicates.merge(desk, ContactId(keep), ContactId(other))
    session.answer(contact_shape(merged), [_line(merged)])


def forget_command(context: typer.Context, contact_id: ContactArgument) -> None:
    """Erase a person for good; no import brings them back."""
    from appreciation.services import forgetting

    session: Session = context.obj
    with session.desk() as desk:
        name = contacts.contact(desk, ContactId(contact_id)).full_name
        waiting = forgetting.on_their_way(desk, ContactId(contact_id))
        forgetting.forget(desk, ContactId(contact_id))
    tell_what_to_take_out(session, waiting)
    session.answer({"forgotten": contact_id}, [f"{name} is forgotten for good."])


def tell_what_to_take_out(session: Session, pieces: tuple[Piece, ...]) -> None:
    """Tell which pieces on paper must not be posted any more."""
    for piece in pieces:
        session.say(
            f"Take out piece {piece.number} of batch {piece.batch_id} ({piece.recipient}): "
            "it is printed and must not be posted now."
        )


def _line(contact: Contact) -> str:
    parts = (contact.full_name, contact.organisation, contact.status.replace("_", " "))
    return f"{contact.id:>7}  " + " · ".join(part for part in parts if part)
