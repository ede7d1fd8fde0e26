"""Keeps what is being typed, away from the window's thread and from the book."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from appreciation.services.dealings import unfinished_calls
from appreciation.services.dealings.unfinished_calls import UnfinishedCall


class Drafts(QObject):
    """Writes notes in the making to files, one after another.

    The book's own lanes may wait for a server; this does not. What is still to be written is
    written before the program ends.
    """

    _failed = Signal(object)

    def __init__(self, explain: Callable[[BaseException], None], parent: QObject) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")
        self._failed.connect(explain, Qt.ConnectionType.QueuedConnection)

    def keep(self, call: UnfinishedCall) -> None:
        """Keep a note as it is now."""
        self._start(partial(unfinished_calls.keep, call))

    def drop(self, call: UnfinishedCall) -> None:
        """Keep a note no longer."""
        self._start(partial(unfinished_calls.drop, call))

    def finish(self) -> None:
        """Wait until everything is written."""
        self._writer.submit(lambda: None).result()

    def _start(self, work: Callable[[], None]) -> None:
        self._writer.submit(self._tried, work)

    def _tried(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - told on the window's thread
            self._failed.emit(error)
