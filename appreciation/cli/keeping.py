"""Commands about the book itself: filling it, importing, backups, checks, settings."""

from pathlib import Path
from typing import Annotated

import typer

from appreciation.cli.lines import import_lines
from appreciation.cli.session import Session
from appreciation.cli.shapes import settings_shape
from appreciation.cli.values import pairs_of, status_option
from appreciation.domain.date_order import DateOrder
from appreciation.domain.errors import UserError
from appreciation.services import safekeeping, undoing


def sample_command(
    context: typer.Context,
    people: Annotated[int, typer.Option(min=1, max=1_000_000)] = 60,
    seed: Annotated[int, typer.Option()] = 1,
) -> None:
    """Fill a new book with invented people."""
    from appreciation.services import sample_people

    session: Session = context.obj
    with session.working("Inventing people"), session.desk(create=True) as desk:
        made = sample_people.fill_with_sample(desk.book, people=people, seed=seed, today=desk.today)
    document = {
        "people": made.people,
        "organisations": made.organisations,
        "households": made.households,
    }
    session.answer(document, [f"{count} {what}" for what, count in document.items()])


def import_command(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only look.")] = False,
    status: Annotated[str, typer.Option(help="What new people are to you.")] = "customer",
    date_order: Annotated[DateOrder | None, typer.Option(help="How days are written.")] = None,
    country: Annotated[str, typer.Option(metavar="CC", help="Where the file comes from.")] = "",
) -> None:
    """Bring people in from vCard, CSV, XLSX, LDIF or ICS files."""
    from appreciation.services.imports import imports

    session: Session = context.obj
    options = imports.ImportOptions(
        status=status_option(status),
        date_order=date_order,
        country=country.upper(),
    )
    contents = imports.files_of([each.expanduser() for each in files])
    with session.working("Reading"), session.desk(create=True) as desk:
        look = imports.preview if dry_run else imports.bring_in
        seen = look(desk, contents, options)
    for notice in seen.notices:
        session.say(f"{notice.file} {notice.where}: {notice.what}")
    problems = [
        {"file": each.file, "where": each.where, "what": each.what} for each in seen.problems
    ]
    counts = {
        "read": seen.read,
        "added": len(seen.new),
        "updated": len(seen.updated),
        "unchanged": seen.unchanged,
    }
    document = {
        **counts,
        "possible_duplicates": [[each.first, each.second] for each in seen.possible_duplicates],
        "possible_households": [list(each) for each in seen.possible_households],
        "problems": problems,
    }
    lines = import_lines(
        document, status=options.status, ambiguous=len(seen.ambiguous), tried=dry_run
    )
    session.answer(document, lines)


def settings_command(
    context: typer.Context,
    values: Annotated[list[str] | None, typer.Argument(metavar="[KEY=VALUE...]")] = None,
) -> None:
    """Show all settings, or change some."""
    from appreciation.services import preferences

    session: Session = context.obj
    pairs = pairs_of(values or [])
    with session.desk(create=True) as desk:
        if pairs:
            preferences.change(desk, pairs)
        settings = preferences.settings(desk)
    document = settings_shape(settings)
    session.answer(document, (f"{key}={value}" for key, value in document.items()))


def undo_command(context: typer.Context) -> None:
    """Take the last change back."""
    session: Session = context.obj
    with session.desk() as desk:
        undone = undoing.undo(desk)
    session.answer({"undone": undone.label}, [f"Undone: {undone.label}"])


def redo_command(context: typer.Context) -> None:
    """Make the change taken back last again."""
    session: Session = context.obj
    with session.desk() as desk:
        redone = undoing.redo(desk)
    session.answer({"redone": redone.label}, [f"Done again: {redone.label}"])


def backup_command(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]")] = None,
) -> None:
    """Make a checked copy of the book."""
    session: Session = context.obj
    with session.working("Copying the book"), session.desk() as desk:
        made = safekeeping.backup(desk, file.expanduser() if file else None)
    session.answer({"path": str(made.path), "sha256": made.sha256}, [f"Kept in {made.path}"])


def restore_command(
    context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]
) -> None:
    """Put a backup in the book's place.

    The present book is kept aside.
    """
    session: Session = context.obj
    restored = session.put_back(file.expanduser())
    for warning in restored.warnings:
        session.say(warning)
    kept = str(restored.path) if restored.path else None
    document = {"path": kept, "sha256": restored.sha256}
    aside = f"; what was there is kept in {kept}" if kept else ""
    session.answer(document, [f"Restored from {file}{aside}"])


def check_command(context: typer.Context) -> None:
    """Check the book from end to end."""
    session: Session = context.obj
    try:
        with session.working("Checking"), session.desk() as desk:
            found = safekeeping.checked(desk)
    except UserError as error:
        session.answer({"ok": False, "problems": [str(error)]}, [])
        raise
    document = {
        "ok": not found.problems,
        "problems": list(found.problems),
        "engine": found.engine,
        "counts": found.counts,
    }
    lines = [*found.problems, *(f"{count} {what}" for what, count in found.counts.items())]
    if not found.problems:
        lines.insert(0, "The book is sound.")
    session.answer(document, [*lines, found.engine])
    if found.problems:
        session.say(f"The book is damaged: {found.problems[0]}")
        raise typer.Exit(1)
