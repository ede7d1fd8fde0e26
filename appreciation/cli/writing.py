"""Commands about letters to one person, and the thanks that are due."""

from collections.abc import Sequence
from typing import Annotated

import typer

from appreciation.cli.people import ContactArgument
from appreciation.cli.session import Session
from appreciation.cli.shapes import Shape
from appreciation.cli.values import LARGEST_NUMBER, OnOption, day_of, stated_day
from appreciation.domain.batches import PieceKind
from appreciation.domain.contacts import ContactId
from appreciation.domain.gratitude import ThanksDue
from appreciation.domain.letters import Purpose
from appreciation.services.dealings import gratitude, sending
from appreciation.services.letters import letters
from appreciation.services.letters.letters import LetterLine

PostByOption = Annotated[
    str, typer.Option("--on", metavar="YYYY-MM-DD", help="Post it by that day.")
]
LetterArgument = Annotated[int, typer.Argument(metavar="LETTER", min=1, max=LARGEST_NUMBER)]
_NumberOption = Annotated[int | None, typer.Option(min=1, max=LARGEST_NUMBER)]


def letter_command(
    context: typer.Context,
    contact_id: ContactArgument,
    purpose: Annotated[Purpose | None, typer.Option(help="What it is written for.")] = None,
    article: _NumberOption = None,
    offer: _NumberOption = None,
    on: PostByOption = "",
) -> None:
    """Prepare a letter; it goes out with the batch of its week.

    With --article or --offer, something from the shelf goes with it.
    """
    session: Session = context.obj
    kinds = {
        each for each in (purpose, article and Purpose.ARTICLE, offer and Purpose.OFFER) if each
    }
    if len(kinds) != 1 or (article is None and purpose is Purpose.ARTICLE):
        raise typer.BadParameter("Give one of --purpose, --article and --offer.")
    if offer is None and purpose is Purpose.OFFER:
        raise typer.BadParameter("Say with --offer which one; `offers` lists them.")
    day, who = stated_day(on), ContactId(contact_id)
    with session.desk() as desk:
        if article is not None:
            sent = sending.send_article(desk, article, [who], on=day)
        elif offer is not None:
            sent = sending.send_offer(desk, offer, [who], on=day)
        else:
            line = letters.prepare(desk, who, purpose or Purpose.QUIET, on=day).line
            sent = sending.Sent(lines=(line,), had_it=())
    if sent.had_it:
        raise sending.HadItError(f"{sent.had_it[0]} had it before, so nothing was prepared.")
    session.answer(letter_shape(sent.lines[0]), map(_letter_line, sent.lines))


def letters_command(context: typer.Context) -> None:
    """List the letters that are still to be printed, by the day they are to be posted by."""
    session: Session = context.obj
    with session.desk() as desk:
        found = letters.waiting_letters(desk)
    _answer(session, found, "No letter waits to be printed.")


def withdraw_command(context: typer.Context, letter: LetterArgument) -> None:
    """Take a letter back that is not printed."""
    session: Session = context.obj
    with session.desk() as desk:
        line = letters.withdraw(desk, letter).line
    session.answer(letter_shape(line), [f"The letter to {line.name} is withdrawn."])


def reschedule_command(
    context: typer.Context,
    letter: LetterArgument,
    on: PostByOption,
) -> None:
    """Let a letter go out in another week."""
    session: Session = context.obj
    day = day_of(on)
    with session.desk() as desk:
        line = letters.reschedule(desk, letter, day).line
    session.answer(letter_shape(line), [_letter_line(line)])


def order_command(
    context: typer.Context,
    contact_id: ContactArgument,
    what: Annotated[str, typer.Option(help="What they ordered.")] = "",
    amount: Annotated[str, typer.Option(help="For how much, as you write it.")] = "",
    on: OnOption = "",
) -> None:
    """Note an order; `thanks` will propose to thank for it."""
    session: Session = context.obj
    day = stated_day(on)
    with session.desk() as desk:
        noted = gratitude.note_order(desk, ContactId(contact_id), what=what, amount=amount, on=day)
    found = noted.purchase
    shape = {
        "id": found.id,
        "contact_id": found.contact_id,
        "name": noted.name,
        "on": found.on.isoformat(),
        "what": found.what,
        "amount": found.amount,
        "cause": found.cause,
    }
    session.answer(shape, [f"An order of {noted.name} is noted. `thanks` proposes to thank them."])


def thanks_command(
    context: typer.Context,
    accept: Annotated[list[str] | None, typer.Option(metavar="CAUSE", help="Thank for it.")] = None,
    decline: Annotated[
        list[str] | None, typer.Option(metavar="CAUSE", help="Let it be, for good.")
    ] = None,
    letter: Annotated[bool, typer.Option("--letter", help="A letter instead of a card.")] = False,
    on: PostByOption = "",
) -> None:
    """List whom one might thank and why; nothing goes out unless it is accepted."""
    session: Session = context.obj
    if accept and decline:
        raise typer.BadParameter("Give --accept or --decline, not both.")
    day = stated_day(on)
    with session.desk() as desk:
        if accept:
            form = PieceKind.LETTER if letter else PieceKind.CARD
            answered = gratitude.accept(desk, accept, form=form, on=day)
            _answer(session, answered.letters, "")
            return
        found = gratitude.decline(desk, decline).due if decline else gratitude.thanks_due(desk)
    lines = [f"{each.key:<14} {each.name} · {each.why} ({each.on})" for each in found]
    session.answer(list(map(_thanks_shape, found)), lines or ["No thanks are due."])


def letter_shape(line: LetterLine) -> Shape:
    """Return a letter with what became of it."""
    found = line.letter
    waiting = "in a draft" if line.state else "waiting"
    state = waiting if line.waits or line.state is None else line.state.value
    return {
        "id": found.id,
        "contact_id": found.contact_id,
        "name": line.name,
        "purpose": found.purpose,
        "kind": found.form,
        "due_on": found.due_on.isoformat(),
        "state": "withdrawn" if found.withdrawn else state,
        "article": found.article_id,
        "offer": found.offer_id,
        "departure": found.departure_id,
        "cause": found.cause or None,
        "held": line.held.reason if line.held else None,
        "mend": line.held.mend if line.held else None,
    }


def _letter_line(line: LetterLine) -> str:
    what = f" “{line.what}”" if line.what else ""
    held = f" · held back: {line.held.reason}. {line.held.mend}" if line.held else ""
    return (
        f"{line.letter.id:>6}  {line.name} · {line.letter.purpose.words}{what},"
        f" {line.letter.form} · post by {line.letter.due_on}{held}"
    )


def _answer(session: Session, found: Sequence[LetterLine], nothing: str) -> None:
    lines = map(_letter_line, found) if found else [nothing]
    session.answer(list(map(letter_shape, found)), lines)


def _thanks_shape(due: ThanksDue) -> Shape:
    return {
        "cause": due.key,
        "contact_id": due.contact_id,
        "name": due.name,
        "purpose": due.purpose,
        "why": due.why,
        "on": due.on.isoformat(),
    }
