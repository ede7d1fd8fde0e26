"""The call logs that are open: one for each person, and what was left unfinished."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from appreciation.desktop.call_log import words
from appreciation.desktop.call_log.drafts import Drafts
from appreciation.desktop.shared.days import full_day, long_day
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.promises import state_words, term_words
from appreciation.domain.contacts import ContactId
from appreciation.services.dealings.call_log import Logged
from appreciation.services.dealings.promises import Noted
from appreciation.services.dealings.unfinished_calls import TakenUp, UnfinishedCall, take_up
from appreciation.services.standing import Standing

_SIZE = (880, 600)


class CallLogs(QObject):
    """Opens call logs over a window, and keeps what is written in them until it is logged."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell
        self._over = over
        self._open: dict[ContactId, QWidget] = {}
        self._unfinished: dict[ContactId, UnfinishedCall] = {}
        self._book = ""
        self._name = ""
        self._is_asked = False
        self._wished: list[tuple[ContactId, str, str]] = []
        self._drafts = Drafts(shell.office.explain, self)
        shell.office.standing_changed.connect(self._on_standing)
        self._ask()

    def open(self, contact_id: ContactId, name: str, organisation: str = "") -> None:
        """Open the call log of somebody with the cursor in the note, or raise the one there is."""
        if not self._is_asked:
            # What was begun before must come back, and what is typed must be kept with its book.
            self._wished.append((contact_id, name, organisation))
            return
        there = self._open.get(contact_id)
        if there is None:
            new = UnfinishedCall(
                book=self._book, contact_id=contact_id, name=name, organisation=organisation
            )
            there = self._make(self._unfinished.pop(contact_id, new))
        there.show()
        there.raise_()
        there.activateWindow()

    def finish(self) -> None:
        """Wait until everything that was written is kept."""
        self._drafts.finish()

    def _make(self, call: UnfinishedCall) -> QWidget:
        from appreciation.desktop.call_log.window import CallLogWindow

        self._shell.banner(_banner(call), "")
        window = CallLogWindow(self._shell, call, self._over.window())
        theme, screen = self._shell.theme, window.screen().availableGeometry()
        width, height = (theme.px(each) for each in _SIZE)
        window.resize(min(width, screen.width() - 40), min(height, screen.height() - 80))
        place = window.rect()
        place.moveCenter(self._over.window().geometry().center())
        window.move(max(screen.left(), place.left()), max(screen.top(), place.top()))
        window.written.connect(self._drafts.keep)
        window.ended.connect(self._drafts.drop)
        window.logged.connect(partial(self._on_logged, call.name))
        window.destroyed.connect(partial(self._open.pop, call.contact_id, None))
        window.put_by.connect(self._put_by)
        self._open[call.contact_id] = window
        return window

    def _put_by(self, call: UnfinishedCall) -> None:
        self._unfinished[call.contact_id] = call
        text = self.tr("{what} is written down and not logged yet.").format(
            what=words.title(call.kind, call.name)
        )
        self._shell.banner(_banner(call), text, self.tr("Go on"), partial(self._go_on, call))

    def _go_on(self, call: UnfinishedCall) -> None:
        self.open(call.contact_id, call.name, call.organisation)

    def _ask(self) -> None:
        # Why a book cannot be asked is told by the page that needs it.
        self._shell.office.ask(
            take_up, self._on_taken_up, otherwise=lambda _error: self._open_wished()
        )

    def _on_standing(self, standing: Standing) -> None:
        before, self._name = self._name, standing.name
        if before not in {"", standing.name}:  # another book
            self._ask()

    def _on_taken_up(self, found: TakenUp) -> None:
        if found.book != self._book:
            for gone in self._unfinished.values():
                self._shell.banner(_banner(gone), "")
            self._unfinished.clear()
        self._book = found.book
        for call in found.calls:
            if call.contact_id not in self._open:
                self._put_by(call)
        for file in found.put_aside:
            self._tell_of_unreadable(file)
        self._open_wished()

    def _tell_of_unreadable(self, file: Path) -> None:
        key = f"unreadable note {file.name}"
        text = self.tr(
            "A note that was begun and not logged cannot be read any more. It is kept as it is in"
            " {file}; everything that was logged is safe."
        ).format(file=file)
        self._shell.banner(
            key, text, self.tr("I have seen it"), partial(self._shell.banner, key, "")
        )

    def _open_wished(self) -> None:
        """Open what was wished for before the answer came."""
        self._is_asked = True
        wished, self._wished = self._wished, []
        for each in wished:
            self.open(*each)

    def _on_logged(self, name: str, logged: Logged) -> None:
        said = " ".join([words.logged(logged.touch.kind, name), *self._promises(logged.promises)])
        if logged.next_by:
            same_year = logged.next_by.year == self._shell.office.today().year
            day = long_day(logged.next_by) if same_year else full_day(logged.next_by)
            due = self.tr("Next by {day}.").format(day=day)
            said = f"{said} {due}"
        self._shell.toast_with_undo(said)

    def _promises(self, noted: Noted) -> Iterator[str]:
        today = self._shell.office.today()
        for each in noted.kept:
            state = state_words(each, today)
            yield self.tr("“{what}”: {state}.").format(what=each.what, state=state)
        if made := noted.made:
            term = term_words(made.by, today)
            yield self.tr("Promised: {what}, {term}.").format(what=made.what, term=term)


def call_logs_of(shell: Shell, over: QWidget) -> CallLogs:
    """Return the call logs over a window: they are loaded with the first of them."""
    found = over.findChild(CallLogs)
    return found if isinstance(found, CallLogs) else CallLogs(shell, over)


def _banner(call: UnfinishedCall) -> str:
    return f"unfinished call {call.contact_id}"
