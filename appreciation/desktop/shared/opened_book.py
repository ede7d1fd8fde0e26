"""The book of the window, opened away from the window's thread."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from threading import Lock

from appreciation.services.desk import Desk

DeskNow = Callable[[], Desk]
"""Gives the open book at this moment."""

OpenBook = Callable[[], AbstractContextManager[DeskNow]]
"""Opens the book, making it when it is missing; raises `UserError`."""


class OpenedBook:
    """The book, opened by whichever lane needs it first."""

    def __init__(self, open_book: OpenBook) -> None:
        self._open_book = open_book
        self._stack = ExitStack()
        self._lock = Lock()
        self._desk_now: DeskNow | None = None

    def desk(self) -> Desk:
        """Return the desk of this moment, opening the book first; raise what opening raises."""
        with self._lock:
            if self._desk_now is None:
                self._desk_now = self._stack.enter_context(self._open_book())
        return self._desk_now()

    def reopen(self, open_book: OpenBook | None = None) -> None:
        """Open the book anew, or another one, and let go of the one before.

        When that fails, the one before stays open; raises what opening raises.
        """
        with self._lock:
            fresh = ExitStack()
            desk_now = fresh.enter_context((open_book or self._open_book)())
            self._stack.close()
            self._stack, self._desk_now = fresh, desk_now
            self._open_book = open_book or self._open_book

    def close(self) -> None:
        """Let go of the book."""
        self._stack.close()
