"""Where pages ask and change: every call to a service goes through here, away from the window."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from appreciation.desktop.shared.background import Background, Lane, Stopped, Task
from appreciation.desktop.shared.failures import Failures
from appreciation.desktop.shared.long_work import LongWork, Progress
from appreciation.desktop.shared.opened_book import OpenBook, OpenedBook
from appreciation.desktop.shared.watch import Answered, Failed, Watch
from appreciation.domain.changes import Changes, Kind
from appreciation.services import standing
from appreciation.services.desk import Desk
from appreciation.services.standing import Standing

Result = TypeVar("Result")

EVERYTHING: Changes = frozenset(Kind)
_CLOSING_SECONDS = 6.0


class Changing(Protocol):
    """What a service returns that says itself what it touched."""

    @property
    def changes(self) -> Changes:
        """The kinds of things it touched."""


def its_changes(result: Changing) -> Changes:
    """Take the kinds touched from the result of the service."""
    return result.changes


def touching(*kinds: Kind) -> Callable[[object], Changes]:
    """Name the kinds touched by a service that does not say so."""
    return lambda _result: frozenset(kinds)


def _nothing(_result: object) -> None:
    return


class Office(QObject):
    """The desktop's way to the services.

    `changed` carries the kinds of things that were changed, here or elsewhere; `standing` what the
    menus and banners show; `unreachable` why the book cannot be asked just now, or an empty text
    once it can be again; `long_work` what the busy line shows, or None.
    """

    changed = Signal(object)
    standing_changed = Signal(object)
    unreachable = Signal(str)
    long_work = Signal(object)
    _progressed = Signal(object)

    def __init__(
        self,
        open_book: OpenBook,
        today: Callable[[], date],
        failures: Failures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.today = today
        self._failures = failures
        self._book = OpenedBook(open_book)
        self._background = Background(self)
        self._progressed.connect(self.long_work)
        self._watch = Watch(self._ask_standing, today, self.explain, self)
        self._watch.news.connect(self._on_news)
        self._watch.standing_changed.connect(self.standing_changed)
        self._watch.unreachable.connect(self.unreachable)

    def explain(self, error: BaseException) -> None:
        """Tell the owner of an error in a box; that they have cancelled something is none."""
        if not isinstance(error, Stopped):
            self._failures.explain(error)

    @property
    def standing(self) -> Standing:
        """How the book stood when it was last looked at."""
        return self._watch.standing

    def ask(
        self,
        question: Callable[[Desk], Result],
        then: Callable[[Result], None],
        *,
        key: str = "",
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Ask a short question; of several under the same key only the newest is answered."""
        self._background.start(
            Lane.QUESTIONS,
            Task(
                work=lambda: question(self._book.desk()),
                then=_while_it_lives(then),
                otherwise=self._answer_to(otherwise, self._question_failed),
                key=key,
            ),
        )

    def do(
        self,
        change: Callable[[Desk], Result],
        then: Callable[[Result], None] = _nothing,
        *,
        touches: Callable[[Result], Changes],
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Change something in the book; pages are told what kinds of things it touched."""
        self._background.start(
            Lane.QUESTIONS,
            Task(
                work=lambda: _changed(change, self._book.desk()),
                then=partial(self._after_change, _while_it_lives(then), touches),
                otherwise=self._answer_to(otherwise, self.explain),
                must_finish=True,
            ),
        )

    def work(
        self,
        job: Callable[[Desk, Progress], Result],
        then: Callable[[Result], None],
        *,
        key: str = "",
        title: str = "",
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> LongWork:
        """Ask what takes long. With a `title` the busy line shows it with Cancel.

        Of several under the same key only the newest is answered; one that the owner has cancelled
        ends with `otherwise`, which is given `Stopped`.
        """
        under_way = LongWork(title=title, can_stop=True)
        progress = self._progress(under_way)
        failed = self._answer_to(otherwise, self._question_failed)
        task = Task(
            work=lambda: job(self._book.desk(), progress),
            then=_while_it_lives(then),
            otherwise=failed,
            key=key,
            dropped=under_way.cancelled,
            unanswered=partial(_if_cancelled, under_way, failed),
        )
        return self._begin(task, under_way)

    def make(
        self,
        job: Callable[[Desk, Progress], Result],
        then: Callable[[Result], None],
        *,
        title: str,
        touches: Callable[[Result], Changes],
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> LongWork:
        """Make a change that takes long; the busy line shows it.

        Closing the window waits for it. Cancel is offered once a job has told of its progress: it
        can stop between two steps with nothing half done. Then `otherwise` is given `Stopped`.
        """
        under_way = LongWork(title=title)
        progress = self._progress(under_way)
        failed = self._answer_to(otherwise, self.explain)
        task = Task(
            work=lambda: _changed(lambda desk: job(desk, progress), self._book.desk()),
            then=partial(self._after_change, _while_it_lives(then), touches),
            otherwise=failed,
            must_finish=True,
            dropped=under_way.cancelled,
            unanswered=partial(_if_cancelled, under_way, failed),
        )
        return self._begin(task, under_way)

    def look_again(self) -> None:
        """Ask whether the book was changed elsewhere; done every few seconds by itself."""
        self._watch.look_again()

    def reopen(
        self, open_book: OpenBook | None = None, then: Callable[[], None] = lambda: None
    ) -> None:
        """Open the book anew, or another one in its place; pages then ask for everything again.

        When that fails it is explained, and the book before stays open.
        """
        self._background.start(
            Lane.QUESTIONS,
            Task(
                work=lambda: self._reopened(open_book),
                then=partial(self._after_reopening, then),
                otherwise=self.explain,
                must_finish=True,
            ),
        )

    def close(self) -> bool:
        """Finish the changes under way and let go of the book; False when something hangs."""
        self._watch.stop()
        ended = self._background.close(_CLOSING_SECONDS)
        if ended:
            self._book.close()
        return ended

    def _after_change(
        self,
        then: Callable[[Result], None],
        touches: Callable[[Result], Changes],
        outcome: tuple[Result, Standing, Standing],
    ) -> None:
        result, before, after = outcome
        # Numbers follow one another: a gap means that somebody else has changed something as well.
        alone = before.version == self.standing.version and after.version <= before.version + 1
        self._watch.show_standing(after)
        self.changed.emit(touches(result) if alone else EVERYTHING)
        then(result)

    def _reopened(self, open_book: OpenBook | None) -> Standing:
        self._book.reopen(open_book)
        return standing.standing(self._book.desk())

    def _after_reopening(self, then: Callable[[], None], found: Standing) -> None:
        self._watch.begin_anew(found)
        self._on_news()
        then()

    def _on_news(self) -> None:
        self.changed.emit(EVERYTHING)

    def _progress(self, under_way: LongWork) -> Progress:
        shown = partial(self._progressed.emit, under_way) if under_way.title else lambda: None
        return Progress(under_way, shown)

    def _begin(self, task: Task, under_way: LongWork) -> LongWork:
        if under_way.title:
            task.finished = partial(self.long_work.emit, None)
            self.long_work.emit(under_way)
        self._background.start(Lane.LONG, task)
        return under_way

    def _question_failed(self, error: BaseException) -> None:
        if not isinstance(error, Stopped):
            self._watch.question_failed(error)

    def _answer_to(self, otherwise: Failed | None, usual: Failed) -> Failed:
        """Return who is told of an error: whoever asked, while their window is there."""
        listener = _listener(otherwise)
        if otherwise is None or listener is None:
            return otherwise or usual

        def answer(error: BaseException) -> None:
            (otherwise if shiboken6.isValid(listener) else usual)(error)

        return answer

    def _ask_standing(self, answered: Answered, failed: Failed) -> None:
        self.ask(standing.standing, answered, otherwise=failed)


def _listener(answer: Callable[..., object] | None) -> QObject | None:
    """Return whose method an answer goes to, also when some of its values are filled in already."""
    while isinstance(answer, partial):
        answer = answer.func
    found = getattr(answer, "__self__", None)
    return found if isinstance(found, QObject) else None


def _while_it_lives(then: Callable[[Result], None]) -> Callable[[Result], None]:
    """Leave out an answer whose window has been closed and destroyed meanwhile."""
    listener = _listener(then)
    if listener is None:
        return then
    return lambda result: then(result) if shiboken6.isValid(listener) else None


def _if_cancelled(work: LongWork, failed: Failed) -> None:
    """Answer what the owner has cancelled; what a newer question replaced is not answered."""
    if work.wished_away:
        failed(Stopped())


def _changed(change: Callable[[Desk], Result], desk: Desk) -> tuple[Result, Standing, Standing]:
    before = standing.standing(desk)
    result = change(desk)
    return result, before, standing.standing(desk)
