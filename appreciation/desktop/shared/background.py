"""Work away from the window's thread, in two lanes: questions, and whatever takes long."""

import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

Result = TypeVar("Result")

_TURN_SECONDS = 0.0005
"""How long the window's thread waits for a lane that reckons in Python.

It waits anew whenever Qt calls it back, so that with Python's own 5 ms a list took twice as long to
paint while the week was planned (16 ms instead of 8).
"""


class Lane(Enum):
    """Where work waits for its turn, so that a search never waits for a PDF."""

    QUESTIONS = "questions"
    LONG = "long"


class Stopped(Exception):  # noqa: N818 - a wish, not an error
    """Raised inside long work at its next sign of progress once nobody wants it any more."""


@dataclass(eq=False, slots=True, kw_only=True)
class Task:
    """One piece of work. Of two under the same key only the newer is answered.

    `must_finish` marks a change: it is never dropped, and closing waits for it. `finished` is
    called in any case, `unanswered` when it was dropped and no other answer comes.
    """

    work: Callable[[], Any]
    then: Callable[[Any], None]
    otherwise: Callable[[BaseException], None]
    key: str = ""
    must_finish: bool = False
    finished: Callable[[], None] = lambda: None
    unanswered: Callable[[], None] = lambda: None
    dropped: threading.Event = field(default_factory=threading.Event)

    def drop(self) -> None:
        """Want no answer any more; work that waits is not begun, long work stops when it looks."""
        self.dropped.set()

    @property
    def is_dropped(self) -> bool:
        """Whether nobody wants the answer any more."""
        return self.dropped.is_set()


class Background(QObject):
    """Does work on threads of its own and answers on the window's thread.

    This object is made, and owns its signal, on the window's thread; workers only emit.
    No QObject is therefore ever made or destroyed on another thread.
    """

    _reported = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_SECONDS)
        self._reported.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self._lanes = {lane: _Worker(lane.value, self._reported.emit) for lane in Lane}

    def start(self, lane: Lane, task: Task) -> None:
        """Do the work elsewhere, then call exactly one of `then` and `otherwise` here.

        Neither is called for a question that was dropped. The work must not touch a widget.
        """
        self._lanes[lane].add(task)

    def close(self, deadline: float) -> bool:
        """Drop the questions and finish the changes; wait so many seconds at most.

        Return whether all is done: a server that hangs leaves a thread behind.
        """
        for worker in self._lanes.values():
            worker.finish()
        ended = [worker.join(deadline / len(self._lanes)) for worker in self._lanes.values()]
        return all(ended)

    @Slot(object)
    def _report(self, answer: Callable[[], None]) -> None:
        answer()


class _Worker:
    """One thread and what waits for it. A daemon, so that nothing that hangs keeps us alive.

    What it was given holds widgets. Were it to let go of the last reference to one, Shiboken would
    destroy that widget on the window's thread in the middle of whatever runs there, and end the
    program (seen: within minutes of random clicks). So what is done with is kept in `_spent` until
    the window's thread lets go of it.
    """

    def __init__(self, name: str, emit: Callable[[object], None]) -> None:
        self._emit = emit
        self._waiting: deque[Task] = deque()
        self._running: Task | None = None
        self._spent: list[object] = []
        self._left: list[object] = []
        self._closing = False
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=f"lane {name}", daemon=True)
        self._thread.start()

    def add(self, task: Task) -> None:
        with self._news:
            if task.key:
                for other in (*self._waiting, self._running):
                    if other and other.key == task.key and not other.must_finish:
                        other.drop()
            if not self._closing:
                self._waiting.append(task)
                self._news.notify()

    def finish(self) -> None:
        with self._news:
            self._closing = True
            for task in (*self._waiting, self._running):
                if task and not task.must_finish:
                    task.drop()
            self._news.notify()

    def join(self, seconds: float) -> bool:
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while task := self._next():
            spent = self._spent = [task]
            if not task.is_dropped:
                self._do(task)
            else:
                self._answer(partial(_leave, task))
            self._running = task = None
            self._answer(spent.clear)

    def _next(self) -> Task | None:
        with self._news:
            self._running = None
            self._news.wait_for(lambda: self._waiting or self._closing)
            self._running = self._waiting.popleft() if self._waiting else None
            return self._running

    def _do(self, task: Task) -> None:
        try:
            result = task.work()
        except Stopped:
            self._answer(partial(_leave, task))
        except BaseException as error:  # noqa: BLE001 - every error is told on the window's thread
            self._answer(partial(_end, task, partial(task.otherwise, error)))
        else:
            self._answer(partial(_end, task, partial(task.then, result)))

    def _answer(self, answer: Callable[[], None]) -> None:
        self._spent.append(answer)
        if self._closing:  # once the window closes there is nobody left to tell
            self._left.append(self._spent)
        else:
            self._emit(answer)


def _end(task: Task, answer: Callable[[], None]) -> None:
    task.finished()
    if task.must_finish or not task.is_dropped:
        answer()
    else:
        task.unanswered()


def _leave(task: Task) -> None:
    task.finished()
    task.unanswered()
