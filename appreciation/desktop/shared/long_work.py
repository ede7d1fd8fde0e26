"""Work that takes so long that the owner is told how far it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from appreciation.desktop.shared.background import Stopped


@dataclass(slots=True, kw_only=True)
class LongWork:
    """Long work under way, as the busy line shows it. `total` is 0 while it is not known."""

    title: str
    text: str = ""
    done: int = 0
    total: int = 0
    cancelled: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next sign of progress."""
        self.cancelled.set()


class Progress:
    """Given to long work, to be told how it goes. Both raise `Stopped` once it was cancelled."""

    def __init__(self, work: LongWork, shown: Callable[[], None]) -> None:
        self._work = work
        self._shown = shown

    def say(self, text: str) -> None:
        """Tell what is being done now."""
        self._work.text = text
        self._tell()

    def count(self, done: int, total: int) -> None:
        """Tell how much of it is done."""
        self._work.done, self._work.total = done, total
        self._tell()

    def _tell(self) -> None:
        if self._work.cancelled.is_set():
            raise Stopped
        self._shown()
