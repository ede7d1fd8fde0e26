"""Work that takes so long that the owner is told how far it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock

from appreciation.desktop.shared.background import Stopped


@dataclass(slots=True, kw_only=True)
class LongWork:
    """Long work under way, as the busy line shows it. `total` is 0 while it is not known.

    Cancel is offered while it `can_stop`: from its first sign of progress to its last step.
    """

    title: str
    text: str = ""
    done: int = 0
    total: int = 0
    can_stop: bool = False
    goes_through: bool = False
    wished_away: bool = False
    cancelled: Event = field(default_factory=Event)
    _deciding: Lock = field(default_factory=Lock)

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next sign of progress, if it can."""
        with self._deciding:
            if self.can_stop:
                self.wished_away = True
                self.cancelled.set()

    def go_through(self) -> bool:
        """Return whether nobody has cancelled it, and let nobody do so from now on."""
        with self._deciding:
            self.can_stop = False
            self.goes_through = not self.cancelled.is_set()
            return self.goes_through

    def show_progress(self) -> bool:
        """Return whether it goes on; it could stop here with nothing half done."""
        self.can_stop = not self.goes_through
        return not self.cancelled.is_set()


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

    def last_step(self, done: int, total: int) -> None:
        """Tell as `count` does; once all is done, what follows is not stopped any more."""
        if done == total and not self._work.go_through():
            raise Stopped
        self.count(done, total)

    def _tell(self) -> None:
        if not self._work.show_progress():
            raise Stopped
        self._shown()
