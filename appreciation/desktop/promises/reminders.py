"""Reminders of what was promised for a time today, and the number in the navigation."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer

from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.promises import clock_words, means_words
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.promises import Means, Promised
from appreciation.services.dealings import promises
from appreciation.services.dealings.promises import Due

AHEAD = timedelta(minutes=10)
"""How long before its time a promise is brought to mind for the first time."""

_LONGEST = timedelta(minutes=15)
"""A computer that slept wakes with its timers where they were: look again at least so often."""

Tell = Callable[[str, str], None]


class Reminders(QObject):
    """Brings each promise with a time to mind twice: ten minutes before, and when it is time.

    A banner says it in the window, `tell` outside of it; nothing asks for an answer. What is kept
    or agreed anew is not reminded of any more.
    """

    def __init__(self, shell: Shell, tell: Tell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._tell = tell
        self._told: set[tuple[str, int, str, bool]] = set()
        self._shown: set[int] = set()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        shell.office.changed.connect(self._on_changed)
        self.look()

    def look(self) -> None:
        """Ask what is due, and remind of what it is time for."""
        # Why a book cannot be asked is told by the page that needs it.
        self._shell.office.ask(
            promises.due, self._on_due, key="promises due", otherwise=lambda _error: None
        )

    def _on_changed(self, kinds: Changes) -> None:
        if kinds & {Kind.PROMISE, Kind.CONTACT}:
            self.look()

    def _on_due(self, due: Due) -> None:
        self._shell.badge("promises", due.count)
        for gone in self._shown.difference(each.promise.id for each in due.timed):
            self._take_away(gone)
        waits = [_LONGEST]
        for each in due.timed:
            moment = _moment(each)
            if due.now >= moment:
                self._remind(each, is_time=True)
            elif due.now >= moment - AHEAD:
                self._remind(each, is_time=False)
                waits.append(moment - due.now)
            else:
                self._take_away(each.promise.id)  # agreed anew for later
                waits.append(moment - AHEAD - due.now)
        self._timer.start(int(min(waits) / timedelta(milliseconds=1)) + 1)

    def _remind(self, promised: Promised, *, is_time: bool) -> None:
        of = promised.promise
        told = self._shell.office.standing.name, of.id, of.by.text, is_time
        if told in self._told or of.by.at is None:
            return
        self._told.add(told)
        form = self.tr("Promised for now, {time}: {what}") if is_time else self.tr("{time}: {what}")
        title = form.format(time=clock_words(of.by.at), what=of.what)
        text = self.tr("{name}, {means}").format(name=promised.name, means=means_words(of.by.means))
        self._shown.add(of.id)
        verb = self.tr("Log call") if of.by.means is Means.PHONE else self.tr("Show")
        pressed = partial(self._on_pressed, promised)
        self._shell.banner(_banner(of.id), f"{title} · {text}", verb, pressed)
        self._tell(title, text)

    def _on_pressed(self, promised: Promised) -> None:
        of = promised.promise
        self._take_away(of.id)
        if of.by.means is Means.PHONE:
            self._shell.log_call(of.contact_id, promised.name, promised.organisation)
        else:
            self._shell.go("promises", of.id)

    def _take_away(self, promise_id: int) -> None:
        if promise_id in self._shown:
            self._shown.discard(promise_id)
            self._shell.banner(_banner(promise_id), "")


def _moment(promised: Promised) -> datetime:
    by = promised.promise.by
    return datetime.combine(by.day, by.at or datetime.min.time())


def _banner(promise_id: int) -> str:
    return f"promise {promise_id}"
