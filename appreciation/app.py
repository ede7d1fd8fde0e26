"""Putting the pieces together: the one place that knows every layer and reads the clock."""

import io
import os
import platform
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from appreciation.cli.program import Globals, run
from appreciation.cli.session import Session
from appreciation.domain.errors import UserError
from appreciation.places import backup_folder, book_in_use, remember_book
from appreciation.services.desk import Desk
from appreciation.services.safekeeping import Restored


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program once and return its exit code; a failure ends in a sentence."""
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        return run(sys.argv[1:] if arguments is None else arguments, _session)
    except UserError as error:
        return _refused(str(error))
    except KeyboardInterrupt:
        return _refused("Stopped. What was not finished was not kept.")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 - the last line of defence: a sentence, no traceback
        return _bug(error)


def _session(said: Globals) -> Session:
    now = datetime.now().astimezone()
    if said.today:
        now = datetime.combine(said.today, now.timetz())
    target = said.book or book_in_use()
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
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return _refused(
        f"Something went wrong inside Appreciation ({type(error).__name__} in "
        f"{Path(frame.filename).name}, line {frame.lineno}). Nothing you had saved is lost, and "
        "what this command was to change was not kept."
    )
