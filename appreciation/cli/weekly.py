"""Commands about the week and its batch."""

from pathlib import Path
from typing import Annotated

import typer

from appreciation.cli.lines import batch_line, piece_words, printed_lines, week_lines
from appreciation.cli.session import Session
from appreciation.cli.shapes import (
    batch_shape,
    greeting_shape,
    left_out_shapes,
    printed_shape,
)
from appreciation.cli.values import (
    LARGEST_NUMBER,
    day_of,
    numbers_of,
    paper_option,
    week_option,
)
from appreciation.domain.batches import Format, PieceKind
from appreciation.domain.weeks import Span, Week
from appreciation.services.batches.printed import PrintedBatch
from appreciation.services.desk import Desk

WeekOption = Annotated[str, typer.Option("--week", metavar="2026-W48", help="Which week.")]
OutOption = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the PDFs.")]
PiecesOption = Annotated[str, typer.Option("--pieces", metavar="N,N", help="Only these pieces.")]
BatchArgument = Annotated[int, typer.Argument(metavar="BATCH", min=1, max=LARGEST_NUMBER)]
PieceArgument = Annotated[int, typer.Argument(metavar="PIECE", min=1, max=LARGEST_NUMBER)]


def week_command(
    context: typer.Context,
    label: WeekOption = "",
    first: Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD")] = "",
    days: Annotated[int | None, typer.Option("--days", min=1, max=3660)] = None,
) -> None:
    """Show who is due, overdue and left out; nothing is stored."""
    from appreciation.services.batches import week

    session: Session = context.obj
    if (label and (first or days)) or bool(first) is not (days is not None):
        raise typer.BadParameter("Give --week, or --from with --days.")
    label = week_option(label)
    stretch = Span(first=day_of(first), days=days or 1) if first else None
    with session.desk() as desk:
        chosen = _week(desk, label)
        span = stretch or chosen.span
        planned = week.week_plan(desk, span)
        names = week.envelope_names(desk, (*planned.plan.due, *planned.plan.overdue))
        today = desk.today
    for warning in planned.warnings:
        session.say(warning)
    shapes = [
        greeting_shape(greeting, names[greeting], greeting.kind(PieceKind.CARD))
        for greeting in (*planned.plan.due, *planned.plan.overdue)
    ]
    due = len(planned.plan.due)
    document = {
        "week": None if stretch else chosen.label,
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
        "due": shapes[:due],
        "overdue": shapes[due:],
        "left_out": left_out_shapes(planned.plan.left_out),
    }
    session.answer(document, week_lines(document, today))


def print_command(
    context: typer.Context,
    out: OutOption,
    label: WeekOption = "",
    format_: Annotated[Format, typer.Option("--format")] = Format.QUARTER_FOLD,
    paper: Annotated[str, typer.Option(help="A4 or Letter.")] = "",
    start: Annotated[int, typer.Option(min=1, help="First free label of a used sheet.")] = 1,
) -> None:
    """Make the week's batch and its PDFs."""
    from appreciation.services.batches.drafts import Order
    from appreciation.services.batches.weekly_batch import print_week

    session: Session = context.obj
    label, paper = week_option(label), paper_option(paper)
    with session.working("Printing"), session.desk() as desk:
        chosen = _week(desk, label)
        order = Order(
            week=chosen.label,
            span=chosen.span,
            format=format_,
            paper=paper,
            start=start,
        )
        printed = print_week(desk, order, out.expanduser())
    _answer_printed(session, printed)


def reprint_command(
    context: typer.Context, batch: BatchArgument, out: OutOption, pieces: PiecesOption = ""
) -> None:
    """Write the same pages again.

    Whoever may no longer be greeted is withheld and listed.
    """
    from appreciation.services.batches.reprinting import reprint

    session: Session = context.obj
    numbers = numbers_of(pieces)
    with session.desk() as desk:
        printed = reprint(desk, batch, out.expanduser(), numbers)
    _answer_printed(session, printed)


def posted_command(
    context: typer.Context,
    batch: BatchArgument,
    pieces: PiecesOption = "",
    written: Annotated[
        str, typer.Option("--written", metavar="N,N", help="You wrote a line on these by hand.")
    ] = "",
) -> None:
    """Mark a batch, or some of its pieces, as posted.

    A card counts as personal contact only when you wrote something on it yourself.
    """
    from appreciation.services.batches import post_desk, posting

    session: Session = context.obj
    numbers, by_hand = numbers_of(pieces), numbers_of(written)
    with session.desk() as desk:
        doubtful = [each for each in post_desk.take_outs(desk) if each.piece.batch_id == batch]
        marked = posting.post(desk, batch, numbers, written=by_hand)
    for out in doubtful:
        if not numbers or out.piece.number in numbers:
            session.say(
                f"Piece {out.piece.number} ({out.piece.recipient}) was not to be posted:"
                f" {out.name}, {out.refusal.reason}. If it was taken out, mark it as spoilt."
            )
    session.answer(batch_shape(marked.batch), [batch_line(marked.batch)])


def spoilt_command(context: typer.Context, piece: PieceArgument) -> None:
    """Mark a piece as spoilt."""
    from appreciation.services.batches import posting

    session: Session = context.obj
    with session.desk() as desk:
        marked = posting.spoil(desk, piece)
    again = f"`reprint {marked.batch.id} --pieces {piece} --out FOLDER`"
    line = f"{piece_words(marked.batch, piece)} is spoilt; {again} prints it again."
    session.answer(batch_shape(marked.batch), [line])


def returned_command(
    context: typer.Context,
    piece: PieceArgument,
    reason: Annotated[str, typer.Option(help="What the post wrote on it.")],
) -> None:
    """Mark a piece as come back from the post.

    Nothing more goes to that address until it is changed.
    """
    from appreciation.services.batches import posting

    session: Session = context.obj
    with session.desk() as desk:
        marked = posting.take_back(desk, piece, reason)
    came_back = f"{piece_words(marked.batch, piece)} came back: {reason}"
    line = f"{came_back}. Nothing more goes to that address."
    session.answer(batch_shape(marked.batch), [line])


def batches_command(context: typer.Context) -> None:
    """List the batches with their pieces."""
    from appreciation.services.batches import post_desk

    session: Session = context.obj
    with session.desk() as desk:
        batches = post_desk.whole_batches(desk)
    lines = map(batch_line, batches) if batches else ["Nothing has been printed yet."]
    session.answer([batch_shape(each) for each in batches], lines)


def _week(desk: Desk, label: str) -> Week:
    from appreciation.services.batches import week

    return week.named_week(desk, label) if label else week.current_week(desk)


def _answer_printed(session: Session, printed: PrintedBatch) -> None:
    for warning in printed.warnings:
        where = f"Piece {warning.piece}: " if warning.piece else ""
        session.say(f"{where}{warning.what}")
    document = printed_shape(printed)
    session.answer(document, printed_lines(document))
