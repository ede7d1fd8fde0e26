"""Putting the command line together."""

import platform
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from appreciation.app.clock import moment
from appreciation.cli.program import run
from appreciation.cli.session import Globals, Session
from appreciation.places import backup_folder, book_in_use, remember_book, standard_book
from appreciation.services import safekeeping
from appreciation.services.desk import Desk
from appreciation.services.safekeeping import Restored
from appreciation.store.book import open_book


def obey(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    return run(arguments, _session)


def _session(said: Globals) -> Session:
    now = moment(said.today)
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
    return safekeeping.put_back(target, file, now=now, backup_folder=backup_folder())
