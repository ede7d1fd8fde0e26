"""Putting the window together."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial

from appreciation.app.clock import moment
from appreciation.desktop.asked import Asked
from appreciation.desktop.start import Opening, run
from appreciation.places import book_in_use, data_folder, sample_book
from appreciation.services.desk import Desk

_Desks = Callable[[str, Callable[[], datetime]], AbstractContextManager[Callable[[], Desk]]]


def show(asked: Asked, desks: _Desks) -> int:
    """Show the window until it is closed, and return the exit code of the program.

    `desks` opens a book, given where it is and what tells the moment.
    """
    return run(
        Opening(
            book=asked.book or book_in_use(),
            open_at=lambda target: partial(desks, target, partial(moment, asked.today)),
            sample=sample_book(),
            today=lambda: moment(asked.today).date(),
            kept=data_folder() / "window.ini",
        )
    )
