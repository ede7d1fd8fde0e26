"""Opening the book for the window. Knows nothing of Qt."""

import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from appreciation.places import backup_folder, remember_book, sample_book
from appreciation.services.desk import Desk
from appreciation.store.book import open_book


@contextmanager
def desks(target: str, now: Callable[[], datetime]) -> Iterator[Callable[[], Desk]]:
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
