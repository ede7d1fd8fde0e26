"""What the owner does about a promise: each with its Undo."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from appreciation.desktop.shared.files import ask_where_to_save
from appreciation.desktop.shared.menu_below import open_once_below
from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.promises import state_words, term_words
from appreciation.domain.contacts import ContactId
from appreciation.domain.promises import Promised, PromiseState, Term
from appreciation.services.dealings import promises
from appreciation.services.dealings.promises import PromiseChange
from appreciation.services.desk import Desk


class Keeping(QObject):
    """Changes what became of promises, and tells the owner what was noted."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell
        self._over = over

    def menu(self, promised: Promised) -> QMenu:
        """Return what else than keeping it just now can be done about a promise."""
        menu = QMenu(self._over)
        if promised.promise.state is PromiseState.OPEN:
            for text, act in (
                (self.tr("Agree &anew…"), self.agree_anew),
                (self.tr("Kept at another &time, or otherwise…"), self.ask_how_kept),
                (self.tr("&Broken"), self.break_off),
                (self.tr("Broken, and &why…"), self.ask_why_broken),
            ):
                menu.addAction(text, partial(act, promised))
            menu.addSeparator()
            menu.addAction(self.tr("&Save for a calendar…"), partial(self.save_event, promised))
        else:
            menu.addAction(self.tr("&Open it again"), partial(self.reopen, promised))
            menu.addAction(self.tr("Agree &anew…"), partial(self.agree_anew, promised))
        return menu

    def pop_up(self, promised: Promised, beside: QWidget) -> None:
        """Show that menu below what was pressed for it."""
        open_once_below(beside, self.menu(promised))

    def ask_what(self, contact_id: ContactId, name: str) -> None:
        """Ask what is promised to somebody, and note it."""
        from appreciation.desktop.shared.promise_questions import NewPromise

        def make(what: str, by: Term) -> None:
            self._do(lambda desk: promises.make(desk, contact_id, what, by), self._on_made)

        NewPromise(self._shell, self._over.window(), name, make).open()

    def keep(self, promised: Promised) -> None:
        """Note that it was kept just now, as promised."""
        id_ = promised.promise.id
        self._do(lambda desk: promises.keep(desk, id_), self._on_settled)

    def ask_how_kept(self, promised: Promised) -> None:
        """Ask when and how it was kept, and note that."""
        from appreciation.desktop.shared.promise_questions import KeptOtherwise

        id_ = promised.promise.id

        def keep(done: Term) -> None:
            self._do(
                lambda desk: promises.keep(desk, id_, on=done.day, at=done.at, means=done.means),
                self._on_settled,
            )

        KeptOtherwise(self._shell, self._over.window(), promised.promise, keep).open()

    def break_off(self, promised: Promised, why: str = "") -> None:
        """Note that it was broken."""
        id_ = promised.promise.id
        self._do(lambda desk: promises.break_off(desk, id_, why=why), self._on_settled)

    def ask_why_broken(self, promised: Promised) -> None:
        """Ask why it was broken, and note that it was."""
        from appreciation.desktop.shared.promise_questions import BrokenBecause

        broken = partial(self.break_off, promised)
        BrokenBecause(self._shell, self._over.window(), promised.promise, broken).open()

    def agree_anew(self, promised: Promised) -> None:
        """Ask for another term, and note it."""
        from appreciation.desktop.shared.promise_questions import AgreeAnew

        id_ = promised.promise.id

        def renegotiate(by: Term) -> None:
            self._do(lambda desk: promises.renegotiate(desk, id_, by), self._on_made)

        AgreeAnew(self._shell, self._over.window(), promised.promise, renegotiate).open()

    def reopen(self, promised: Promised) -> None:
        """Take back that it was kept or broken."""
        id_ = promised.promise.id
        self._do(lambda desk: promises.reopen(desk, id_), self._on_made)

    def save_event(self, promised: Promised) -> None:
        """Ask where it is to be written for a calendar, and write it."""
        of = promised.promise
        kinds = self.tr("For calendars (*.ics)")

        def save(file: Path) -> None:
            self._shell.office.work(
                lambda desk, _progress: promises.save_event(desk, of.id, file),
                lambda _saved: self._shell.toast(
                    self.tr("“{what}” is in {file}").format(what=of.what, file=file)
                ),
            )

        name = f"{promised.name} {of.by.day}.ics".replace("/", " ").strip()
        ask_where_to_save(self._over, self.tr("Save for a calendar"), kinds, name, save)

    def _do(
        self, change: Callable[[Desk], PromiseChange], then: Callable[[PromiseChange], None]
    ) -> None:
        self._shell.office.do(change, then, touches=its_changes)

    def _on_made(self, change: PromiseChange) -> None:
        found = change.promised
        term = term_words(found.promise.by, self._shell.office.today())
        text = self.tr("Promised {name}: {what}, {term}.")
        said = text.format(name=found.name, what=found.promise.what, term=term)
        self._shell.toast_with_undo(said)

    def _on_settled(self, change: PromiseChange) -> None:
        found = change.promised
        state = state_words(found.promise, self._shell.office.today())
        text = self.tr("“{what}” to {name}: {state}.")
        said = text.format(what=found.promise.what, name=found.name, state=state)
        self._shell.toast_with_undo(said)
