"""Commands about customers who leave, and those who come back."""

from pathlib import Path
from typing import Annotated

import typer

from appreciation.cli.departure_shapes import (
    departure_lines,
    departure_shape,
    list_lines,
    list_shape,
    reason_shape,
)
from appreciation.cli.lines import counted
from appreciation.cli.people import ContactArgument, tell_what_to_take_out
from appreciation.cli.session import Session
from appreciation.cli.values import LARGEST_NUMBER, OnOption, stated_day, stated_time
from appreciation.domain.contacts import ContactId
from appreciation.domain.departure_reasons import Plan, ReasonGroup
from appreciation.domain.departures import Outcome
from appreciation.services.departures import (
    departure_lists,
    departure_steps,
    departures,
    interviews,
)
from appreciation.services.departures.departure_details import departure_details

DepartureArgument = Annotated[int, typer.Argument(metavar="DEPARTURE", min=1, max=LARGEST_NUMBER)]
NoteOption = Annotated[str, typer.Option(help="More about it, in your words.")]


def depart_command(
    context: typer.Context,
    contact_id: ContactArgument,
    reason: Annotated[str, typer.Option(help="Why; `reasons` lists them.")],
    on: OnOption = "",
    note: NoteOption = "",
) -> None:
    """Note that a customer left; the thank-you is prepared, and a plan made by the reason."""
    session: Session = context.obj
    day = stated_day(on)
    with session.desk() as desk:
        changed = departures.depart(desk, ContactId(contact_id), reason, on=day, note=note)
    _answer(session, changed)


def returns_command(
    context: typer.Context,
    contact_id: ContactArgument,
    on: OnOption = "",
    letter: Annotated[
        bool, typer.Option("--letter", help="Prepare a welcome-back letter.")
    ] = False,
) -> None:
    """Note that somebody who left is back; the plan stops."""
    session: Session = context.obj
    day = stated_day(on)
    with session.desk() as desk:
        changed = departures.welcome_back(desk, ContactId(contact_id), on=day, letter=letter)
    _answer(session, changed)


def objects_command(
    context: typer.Context,
    contact_id: ContactArgument,
    on: OnOption = "",
    closed_down: Annotated[
        bool, typer.Option("--closed-down", help="They do not object: they have closed down.")
    ] = False,
    greetings_too: Annotated[
        bool, typer.Option("--greetings-too", help="They want no greetings either.")
    ] = False,
) -> None:
    """Note that they do not want to be asked any more; the plan stops, birthday cards go on."""
    session: Session = context.obj
    day = stated_day(on)
    outcome = Outcome.CLOSED_DOWN if closed_down else Outcome.OBJECTED
    with session.desk() as desk:
        changed = departures.stop(
            desk, ContactId(contact_id), outcome, on=day, greetings_too=greetings_too
        )
    _answer(session, changed)


def departures_command(
    context: typer.Context,
    settled: Annotated[
        bool, typer.Option("--settled", help="Those with nothing left to do.")
    ] = False,
    limit: Annotated[int, typer.Option(min=0, help="At most so many.")] = LARGEST_NUMBER,
) -> None:
    """List those who left, by what comes next."""
    session: Session = context.obj
    with session.desk() as desk:
        found = departure_lists.departure_list(desk, settled=settled, limit=limit)
    session.answer(list_shape(found), list_lines(found))


def mended_command(
    context: typer.Context,
    departure: DepartureArgument,
    what: Annotated[str, typer.Option(help="What was mended, as you would tell them.")],
    on: OnOption = "",
) -> None:
    """Note that what was ours is mended; now the letter that says so can go."""
    session: Session = context.obj
    day = stated_day(on)
    with session.desk() as desk:
        changed = departure_steps.mend(desk, departure, what, on=day)
    _answer(session, changed)


def interview_command(
    context: typer.Context,
    departure: Annotated[
        int | None, typer.Argument(metavar="DEPARTURE", min=1, max=LARGEST_NUMBER)
    ] = None,
    piece: Annotated[
        int | None, typer.Option(help="The number on a survey that came back.", min=1)
    ] = None,
    by: Annotated[str, typer.Option(help="Who asked; the owner if not given.")] = "",
    on: OnOption = "",
    at: Annotated[str, typer.Option(metavar="HH:MM", help="The time.")] = "",
    means: Annotated[str, typer.Option(help="How: " + ", ".join(interviews.MEANS))] = "",
    attempt: Annotated[bool, typer.Option("--attempt", help="Nobody was reached.")] = False,
    answer: Annotated[
        list[str] | None, typer.Option(metavar="QUESTION=ANSWER", help="What was said.")
    ] = None,
    theme: Annotated[
        list[str] | None, typer.Option(metavar="THEME=WORDS", help="What it comes down to.")
    ] = None,
    reason: Annotated[str, typer.Option(help="The reason that came to light.")] = "",
    note: NoteOption = "",
) -> None:
    """Note an interview, a try at one, or the answers of a survey by its piece number.

    With nothing to note, it shows the departure.
    """
    session: Session = context.obj
    if (departure is None) == (piece is None):
        raise typer.BadParameter("Say which DEPARTURE it is about, or the --piece of a survey.")
    interview = interviews.Interview(
        by=by,
        on=stated_day(on),
        at=stated_time(at),
        means=means or ("phone" if piece is None else interviews.SURVEY),
        attempt=attempt,
        note=note,
        answers=[_parted(each, "QUESTION=ANSWER") for each in answer or ()],
        themes=[_parted(each, "") for each in theme or ()],
        reason=reason,
    )
    with session.desk() as desk:
        about = departure or interviews.departure_of_piece(desk, piece or 0)
        if not interview.says_anything:
            shown = departure_details(desk, about)
            session.answer(departure_shape(shown), departure_lines(shown))
            return
        changed = interviews.record(desk, about, interview)
    if changed.details.met_on and piece is None:
        session.say(
            f"{by or 'You'} had to do with {changed.details.contact.full_name} before (last on"
            f" {changed.details.met_on}). Somebody they do not know hears more."
        )
    _answer(session, changed)


def reason_command(
    context: typer.Context,
    departure: DepartureArgument,
    reason: Annotated[str, typer.Argument(metavar="REASON")],
    note: NoteOption = "",
) -> None:
    """Say why they left, once that is known; the plan follows the reason."""
    session: Session = context.obj
    with session.desk() as desk:
        changed = departures.give_reason(desk, departure, reason, note=note)
    _answer(session, changed)


def reasons_command(
    context: typer.Context,
    add: Annotated[str, typer.Option(help="Add a reason of your own, in a few words.")] = "",
    group: Annotated[
        ReasonGroup, typer.Option(help="Where the new one belongs.")
    ] = ReasonGroup.SITUATION,
) -> None:
    """List the reasons why customers leave, or add one."""
    session: Session = context.obj
    with session.desk() as desk:
        if add:
            departures.add_reason(desk, add, group)
        found = departures.reasons(desk)
    width = max(len(each.code) for each in found)
    lines = [
        f"{each.code:<{width}}  {each.name} ({each.group.replace('_', ' ')})" for each in found
    ]
    session.answer([reason_shape(each) for each in found], lines)


def plan_command(
    context: typer.Context,
    departure: DepartureArgument,
    plan: Annotated[Plan, typer.Argument(metavar="PLAN")],
) -> None:
    """Follow another plan: mend, change, open_door, well_wishes, stay_friends, find_out ..."""
    session: Session = context.obj
    with session.desk() as desk:
        changed = departures.follow_plan(desk, departure, plan)
    _answer(session, changed)


def step_command(
    context: typer.Context,
    step: Annotated[int, typer.Argument(metavar="STEP", min=1, max=LARGEST_NUMBER)],
    done: Annotated[bool, typer.Option("--done", help="It is done, or written by hand.")] = False,
    on: OnOption = "",
    note: NoteOption = "",
    skip: Annotated[bool, typer.Option("--skip", help="Leave it out.")] = False,
    unskip: Annotated[bool, typer.Option("--unskip", help="Take it up again.")] = False,
    to: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Move it to this day.")] = "",
    article: Annotated[int | None, typer.Option(help="The article to send.", min=1)] = None,
    offer: Annotated[int | None, typer.Option(help="The offer to make.", min=1)] = None,
) -> None:
    """Change one step of a plan."""
    session: Session = context.obj
    asked = [done, skip, unskip, bool(to), article is not None, offer is not None]
    if sum(asked) != 1:
        raise typer.BadParameter("Say one of --done, --skip, --unskip, --to, --article, --offer.")
    day, new_day = stated_day(on), stated_day(to)
    with session.desk() as desk:
        if done:
            changed = departure_steps.finish(desk, step, on=day, note=note)
        elif new_day:
            changed = departure_steps.move(desk, step, new_day)
        elif skip or unskip:
            changed = departure_steps.skip(desk, step, skipped=skip)
        else:
            changed = departure_steps.choose(desk, step, article_id=article, offer_id=offer)
    _answer(session, changed)


def dossier_command(
    context: typer.Context,
    contact_id: ContactArgument,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where the PDF is written.")],
) -> None:
    """Write the folder of a customer who left as a PDF."""
    from appreciation.services.papers import dossiers

    session: Session = context.obj
    with session.working("Writing"), session.desk() as desk:
        file = out.expanduser().absolute()
        written = dossiers.write_dossier(desk, ContactId(contact_id), file)
    line = f"{counted(written.pages, 'page')} written to {written.path}"
    session.answer({"path": str(written.path), "pages": written.pages}, [line])


def _answer(session: Session, changed: departures.Changed) -> None:
    tell_what_to_take_out(session, changed.to_take_out)
    session.answer(departure_shape(changed.details), departure_lines(changed.details))


def _parted(text: str, needed: str) -> tuple[str, str]:
    first, equals, second = text.partition("=")
    if needed and not equals:
        raise typer.BadParameter(f"“{text}” is not {needed}.")
    return first.strip(), second.strip()
