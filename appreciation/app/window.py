"""Putting the window together."""

import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from appreciation.app.clock import moment
from appreciation.desktop.asked import Asked
from appreciation.desktop.start import Opening, run
from appreciation.places import (
    backup_folder,
    book_in_use,
    data_folder,
    remember_book,
    sample_book,
)
from appreciation.services.desk import Desk
from appreciation.store.book import open_book


def show(asked: Asked) -> int:
    """Show the window until it is closed, and return the exit code of the program."""
    return run(
        Opening(
            book=asked.book or book_in_use(),
            open_at=lambda target: partial(_desks, target, partial(moment, asked.today)),
            sample=sample_book(),
            today=lambda: moment(asked.today).date(),
            kept=data_folder() / "window.ini",
        )
    )


@contextmanager
def _desks(target: str, now: Callable[[], datetime]) -> Iterator[Callable[[], Desk]]:
    """Open the book for as long as the window is open; yield what gives the desk of the moment."""
    book = open_book(
        target, create=True, now=now(), seat=platform.node(), backup_folder=backup_folder()
    )
    try:
        if target != str(sample_book()):
            remember_book(target)
        yield lambda: Desk(book, now())
    finally:
        book.close()
