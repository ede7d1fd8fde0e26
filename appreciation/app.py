"""Putting the pieces together: the one place that knows every layer and reads the clock."""

import gc
import io
import os
import platform
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path

from appreciation.cli.session import Globals, Session
from appreciation.desktop.asked import Asked, asked_for, require_screen
from appreciation.domain.errors import UserError
from appreciation.places import (
    backup_folder,
    book_in_use,
    data_folder,
    remember_book,
    sample_book,
    standard_book,
)
from appreciation.services.desk import Desk
from appreciation.services.safekeeping import Restored


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program once and return its exit code; a failure ends in a sentence."""
    os.umask(0o077)
    collect_rarely()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # odd file names
    try:
        given = sys.argv[1:] if arguments is None else arguments
        asked = asked_for(given)
        return _command(given) if asked is None else _desktop(asked)
    except UserError as error:
        return _refused(str(error))
    except KeyboardInterrupt:
        return _refused("Stopped. What was not finished was not kept.")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 - the last line of defence: a sentence, no traceback
        return _bug(error)


def collect_rarely() -> None:
    """Let Python look for cycles rarely: what plans and imports make by the thousand has none.

    A fifth of their time went there.
    """
    gc.set_threshold(10_000)


def _command(arguments: Sequence[str]) -> int:
    from appreciation.cli.program import run

    return run(arguments, _session)


def _desktop(asked: Asked) -> int:
    require_screen(os.environ)
    from appreciation.desktop.start import Opening, run

    return run(
        Opening(
            book=asked.book or book_in_use(),
            open_at=lambda target: partial(_desks, target, partial(_now, asked.today)),
            sample=sample_book(),
            today=lambda: _now(asked.today).date(),
            kept=data_folder() / "window.ini",
        )
    )


def _now(today: date | None) -> datetime:
    """Return the moment, on the day that was asked for if one was."""
    now = datetime.now().astimezone()
    return datetime.combine(today, now.timetz()) if today else now


@contextmanager
def _desks(target: str, now: Callable[[], datetime]) -> Iterator[Callable[[], Desk]]:
    """Open the book for as long as the window is open; yield what gives the desk of the moment."""
    from appreciation.store.book import open_book

    book = open_book(
        target, create=True, now=now(), seat=platform.node(), backup_folder=backup_folder()
    )
    try:
        if target != str(sample_book()):
            remember_book(target)
        yield lambda: Desk(book, now())
    finally:
        book.close()


def _session(said: Globals) -> Session:
    now = _now(said.today)
    target = said.book or book_in_use()
    if not (said.book or said.as_json or target == standard_book()):
        sys.stderr.write(
            f"Book: {target}\n"
        )  # whoever named another once should know it is still it
    return Session(
        now=now,
        as_json=said.as_json,
        open_desk=partial(_desk, target, now),
        put_back=lambda file: _put_back(target, file, now),
    )


@contextmanager
def _desk(target: str, now: datetime, *, create: bool) -> Iterator[Desk]:
    from appreciation.services import safekeeping
    from appreciation.store.book import open_book

    book = open_book(
        target, create=create, now=now, seat=platform.node(), backup_folder=backup_folder()
    )
    try:
        remember_book(target)
        desk = Desk(book, now)
        for warning in safekeeping.warnings(desk):
            sys.stderr.write(f"{warning}\n")
        yield desk
    finally:
        book.close()


def _put_back(target: str, file: Path, now: datetime) -> Restored:
    from appreciation.services import safekeeping

    return safekeeping.put_back(target, file, now=now, backup_folder=backup_folder())


def _refused(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


def _bug(error: Exception) -> int:
    if os.environ.get("APPRECIATION_DEBUG"):
        traceback.print_exception(error)
    if isinstance(error, OSError) and error.filename:  # such as a name that no disk can hold
        what = f"“{error.filename}” could not be used: {(error.strerror or '').lower()}."
    else:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        what = (
            f"Something went wrong inside Appreciation ({type(error).__name__} in "
            f"{Path(frame.filename).name}, line {frame.lineno})."
        )
    return _refused(
        f"{what} Nothing you had saved is lost, and what this command was to change was not kept."
    )
