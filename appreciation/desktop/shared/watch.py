"""Keeping an eye on the book: was it changed elsewhere, can it be asked at all."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from appreciation.domain.errors import UserError
from appreciation.services.standing import Standing

_LOOK_AGAIN_MS = 3_000
_PATIENCE = 3

Answered = Callable[[Standing], None]
Failed = Callable[[BaseException], None]


class Watch(QObject):
    """Asks every few seconds how the book stands.

    `news` says that something was changed elsewhere, or that a new day has begun; `unreachable` why
    the book cannot be asked just now, or an empty text once it can be again.
    """

    news = Signal()
    standing_changed = Signal(object)
    unreachable = Signal(str)

    def __init__(
        self,
        ask: Callable[[Answered, Failed], None],
        today: Callable[[], date],
        explain: Failed,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.standing = Standing()
        self._ask = ask
        self._today = today
        self._explain = explain
        self._day = today()
        self._cut_off = False
        self._unanswered = 0
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look_again)
        self._timer.start()

    def stop(self) -> None:
        """Look only when told to."""
        self._timer.stop()

    def look_again(self) -> None:
        """Ask how the book stands.

        While the last time has not been answered yet, it is not asked once more: a server that
        hangs is told of instead.
        """
        if self._unanswered:
            self._unanswered += 1
            if self._unanswered > _PATIENCE:
                self._cut_off_because(
                    self.tr(
                        "The book does not answer just now. What you have typed is safe, and this"
                        " goes away by itself once it does."
                    )
                )
            return
        self._unanswered = 1
        self._ask(self._stands, self._out_of_reach)

    def question_failed(self, error: BaseException) -> None:
        """Say why, unless nothing at all can be asked: then one banner says so for all."""
        if not isinstance(error, UserError):
            self._explain(error)
            return

        def stands(found: Standing) -> None:
            self._stands(found)
            self._explain(error)

        self._ask(stands, self._out_of_reach)

    def show_standing(self, found: Standing) -> None:
        """Take note of how the book stands after a change of our own."""
        if found != self.standing:
            self.standing = found
            self.standing_changed.emit(found)

    def begin_anew(self, found: Standing) -> None:
        """Take note that the book was opened anew, or another one in its place."""
        self._answered()
        self.show_standing(found)

    def _stands(self, found: Standing) -> None:
        self._answered()
        news = self.standing.version not in {0, found.version} or self._day != self._today()
        self._day = self._today()
        self.show_standing(found)
        if news:
            self.news.emit()

    def _answered(self) -> None:
        self._unanswered = 0
        if self._cut_off:
            self._cut_off = False
            self.unreachable.emit("")

    def _out_of_reach(self, error: BaseException) -> None:
        self._unanswered = 0
        if isinstance(error, UserError):
            self._cut_off_because(str(error))
        else:
            self._explain(error)

    def _cut_off_because(self, why: str) -> None:
        if not self._cut_off:
            self._cut_off = True
            self.unreachable.emit(why)
