"""Commands about what was promised."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from appreciation.cli.people import ContactArgument
from appreciation.cli.session import Session
from appreciation.cli.shapes import Shape
from appreciation.cli.values import LARGEST_NUMBER
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import UserError, WrongValueError
from appreciation.domain.promise_lines import Understood, means_of
from appreciation.domain.promises import Means, Promised, Term
from appreciation.services.dealings import promises
from appreciation.services.dealings.promises import PromiseChange
from appreciation.services.desk import Desk

PromiseArgument = Annotated[int, typer.Argument(metavar="ID", min=1, max=LARGEST_NUMBER)]
ByOption = Annotated[
    str,
    typer.Option(metavar="YYYY-MM-DDTHH:MM", help="The day, and the time if it matters."),
]
MeansOption = Annotated[
    str, typer.Option(metavar="M", help=f"How: {', '.join(Means)}.", show_default=False)
]


def promise_command(
    context: typer.Context,
    contact_id: ContactArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    by: ByOption = "",
    means: MeansOption = "",
) -> None:
    """Note a promise. Without --by, TEXT says the day as well.

    For example: promise 17 "call back Tuesday 16:00 by phone"
    """
    session: Session = context.obj
    term, chosen = _term_of(by), _means_of(means)
    with session.desk() as desk:
        what, promised_by = _promised(desk, text, term, chosen)
        made = promises.make(desk, ContactId(contact_id), what, promised_by)
    _answer(session, [made.promised], session.now)


def promises_command(
    context: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Those kept and broken as well.")
    ] = False,
    contact: Annotated[
        int | None, typer.Option(min=1, max=LARGEST_NUMBER, help="Only those to this one.")
    ] = None,
) -> None:
    """List what you owe, the most urgent first."""
    session: Session = context.obj
    with session.desk() as desk:
        found = [*promises.owed(desk).promises]
        found += promises.settled(desk) if everything else ()
    chosen = [each for each in found if contact in {None, each.promise.contact_id}]
    _answer(session, chosen, session.now)


def kept_command(
    context: typer.Context,
    promise_id: PromiseArgument,
    on: Annotated[
        str, typer.Option(metavar="YYYY-MM-DDTHH:MM", help="When; now if not given.")
    ] = "",
    means: MeansOption = "",
) -> None:
    """Note that a promise was kept, by the means promised unless another is given."""
    session: Session = context.obj
    stated, chosen = _term_of(on), _means_of(means)

    def keep(desk: Desk) -> PromiseChange:
        day, at = stated or (None, None)
        return promises.keep(desk, promise_id, on=day, at=at, means=chosen)

    _change(session, keep)


def broken_command(
    context: typer.Context,
    promise_id: PromiseArgument,
    why: Annotated[str, typer.Option(help="Why it was not kept.")] = "",
) -> None:
    """Note that a promise was broken."""
    session: Session = context.obj
    _change(session, lambda desk: promises.break_off(desk, promise_id, why=why))


def renegotiate_command(
    context: typer.Context,
    promise_id: PromiseArgument,
    by: Annotated[
        str, typer.Option("--by", metavar="YYYY-MM-DDTHH:MM", help="What is agreed now.")
    ],
    means: MeansOption = "",
) -> None:
    """Agree a promise anew; what was agreed before is remembered."""
    session: Session = context.obj
    stated, chosen = _term_of(by), _means_of(means)
    if stated is None:
        raise typer.BadParameter("Say by which day: --by 2026-11-27")

    def renegotiate(desk: Desk) -> PromiseChange:
        known = promises.promised(desk, promise_id).promise.by.means
        term = Term(day=stated[0], at=stated[1], means=chosen or known)
        return promises.renegotiate(desk, promise_id, term)

    _change(session, renegotiate)


def reopen_command(context: typer.Context, promise_id: PromiseArgument) -> None:
    """Take back that a promise was kept or broken."""
    session: Session = context.obj
    _change(session, lambda desk: promises.reopen(desk, promise_id))


def event_command(
    context: typer.Context,
    promise_id: PromiseArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
) -> None:
    """Write a promise as a calendar file (.ics), for the calendar you use."""
    session: Session = context.obj
    file = file.expanduser().absolute()
    with session.desk() as desk:
        promises.save_event(desk, promise_id, file)
    session.answer({"path": str(file)}, [f"Written to {file}"])


def promise_shape(promised: Promised, now: datetime) -> Shape:
    """Return a promise as `promises` shows it."""
    of = promised.promise
    return {
        "id": of.id,
        "contact_id": of.contact_id,
        "name": promised.name,
        "what": of.what,
        "by": of.by.text,
        "means": of.by.means,
        "state": of.state,
        "overdue": of.is_overdue(now),
        "made_on": of.made_on.isoformat(),
        "done": of.done.text if of.done else None,
        "done_means": of.done.means if of.done else None,
        "broken_on": of.broken_on.isoformat() if of.broken_on else None,
        "why": of.broken_why,
        "before": [
            {
                "changed_on": each.changed_on.isoformat(),
                "by": each.term.text,
                "means": each.term.means,
            }
            for each in of.former
        ],
        "deceased": promised.deceased,
        "in_the_bin": promised.binned,
    }


def _change(session: Session, change: Callable[[Desk], PromiseChange]) -> None:
    with session.desk() as desk:
        changed = change(desk)
    _answer(session, [changed.promised], session.now)


def _answer(session: Session, found: Sequence[Promised], now: datetime) -> None:
    lines = [_line(promise_shape(each, now)) for each in found] or ["You owe nobody anything."]
    session.answer([promise_shape(each, now) for each in found], lines)


def _line(shape: Shape) -> str:
    state = "overdue" if shape["overdue"] else str(shape["state"]).replace("_", " ")
    gone = "has died" if shape["deceased"] else "in the bin" if shape["in_the_bin"] else ""
    by = str(shape["by"]).replace("T", " ")
    how = "in person" if shape["means"] == Means.VISIT else f"by {shape['means']}"
    parts = (by, shape["name"], gone, shape["what"], how, state, shape["why"])
    return f"{shape['id']:>7}  " + " · ".join(str(part) for part in parts if part)


def _promised(
    desk: Desk, text: str, stated: tuple[date, time | None] | None, means: Means | None
) -> tuple[str, Term]:
    """Return what is promised and the term: from the options, and from the line what they leave.

    Raises `WrongValueError` for what is not said for certain: nothing is guessed.
    """
    said = promises.line(desk, text)
    chosen = means or said.means
    what = said.what
    if stated is not None:
        (day, at), what = stated, text
    elif said.day is not None and not _unsure(said, chosen):
        day, at = said.day, said.at
    else:
        why = " ".join(said.doubts) or "It does not say by which day."
        raise WrongValueError(
            f"“{text}” was not understood for certain, so nothing was noted. {why}"
            " Say it with --by 2026-11-24T16:00."
        )
    if chosen is None:
        raise WrongValueError(
            "It is not said by which means you promised it, so nothing was noted. Say it with"
            f" --means {' or '.join(Means)}."
        )
    return what, Term(day=day, at=at, means=chosen)


def _unsure(said: Understood, means: Means | None) -> bool:
    """Return whether anything is open but the means, when those are given."""
    return bool(said.doubts) and not (means and len(said.doubts) == 1 and said.means is None)


def _term_of(text: str) -> tuple[date, time | None] | None:
    """Return day and time of `2026-11-24T16:00` or `2026-11-24`; else it is wrong usage."""
    if not text:
        return None
    for form in ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"):
        try:
            found = datetime.strptime(text, form)  # noqa: DTZ007 - as promised, without a zone
        except ValueError:
            continue
        return found.date(), found.time() if "%H" in form else None
    raise typer.BadParameter(f"“{text}” is no day with a time: write 2026-11-24T16:00.")


def _means_of(text: str) -> Means | None:
    try:
        return means_of(text) if text else None
    except UserError as error:
        raise typer.BadParameter(str(error)) from error
