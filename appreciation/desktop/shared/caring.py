"""What the owner does about somebody who is going quiet: each with its Undo."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Self

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from typing_extensions import override

from appreciation.desktop.shared.day_field import day_field, day_of
from appreciation.desktop.shared.days import full_day
from appreciation.desktop.shared.menu_below import open_once_below
from appreciation.desktop.shared.page import Shell, change_and_say
from appreciation.desktop.shared.question import Question
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Contact, ContactId


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """Who it is about, and what they are called in a sentence."""

    id: ContactId
    name: str

    @classmethod
    def of(cls, contact: Contact) -> Self:
        """Return who a contact is."""
        return cls(id=contact.id, name=contact.full_name or contact.organisation)


class Caring(QObject):
    """Changes how people are cared for, and tells the owner what was done."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell
        self._over = over

    def menu(self, who: Somebody, *, has_email: bool) -> QMenu:
        """Return what else than a call can be done about somebody who is going quiet."""
        menu = QMenu(self._over)
        menu.addAction(self.tr("Prepare a &letter"), partial(self.write, who))
        if has_email:
            menu.addAction(self.tr("Begin an &e-mail"), partial(self.begin_email, who))
        menu.addSeparator()
        today = self._shell.office.today()
        for text, days in (
            (self.tr("Not for a &month"), 30),
            (self.tr("Not for &three months"), 91),
        ):
            menu.addAction(text, partial(self.put_off, who, today + timedelta(days=days)))
        menu.addAction(self.tr("Not &until…"), partial(self.ask_until, who))
        menu.addAction(self.tr("Not this &person"), partial(self.leave_alone, who))
        return menu

    def pop_up(self, who: Somebody, beside: QWidget, *, has_email: bool) -> None:
        """Show that menu below what was pressed for it."""
        open_once_below(beside, self.menu(who, has_email=has_email))

    def write(self, who: Somebody) -> None:
        """Prepare a letter to somebody, which goes out with this week's batch."""
        from appreciation.domain.letters import Purpose
        from appreciation.services.letters import letters

        said = self.tr("A letter to {name} goes out with this week's batch.").format(name=who.name)
        change_and_say(self._shell, lambda desk: letters.prepare(desk, who.id, Purpose.QUIET), said)

    def begin_email(self, who: Somebody) -> None:
        """Open the owner's mail program with a few warm words to somebody."""
        from appreciation.services.dealings import email_drafts

        def opened(address: str) -> None:
            QDesktopServices.openUrl(QUrl(address))
            said = self.tr("Your mail program has the draft. Log it once it is sent.")
            self._shell.toast(said, self.tr("Log it"), partial(self.log, who))

        self._shell.office.ask(
            lambda desk: email_drafts.hello(desk, who.id),
            opened,
            otherwise=self._shell.office.explain,
        )

    def log(self, who: Somebody) -> None:
        """Open the call log of somebody."""
        self._shell.log_call(who.id, who.name)

    def put_off(self, who: Somebody, until: date) -> None:
        """Not list somebody before a day."""
        from appreciation.services.people import care

        day = full_day(until, self._shell.office.today())
        said = self.tr("{name} is put off until {day}.").format(name=who.name, day=day)
        change_and_say(self._shell, lambda desk: care.snooze(desk, who.id, until), said)

    def ask_until(self, who: Somebody) -> None:
        """Ask for the day before which somebody is not to be listed."""
        theme, today = self._shell.theme, self._shell.office.today()
        title = self.tr("Put {name} off until when?").format(name=who.name)
        asked = Question(theme, self._over)
        asked.entitle(title, self.tr("Put off"))
        tomorrow = today + timedelta(days=1)
        field = day_field(today + timedelta(days=30), earliest=tomorrow)
        asked.ask(self.tr("They are listed again on"), field)
        asked.accepted.connect(lambda: self.put_off(who, day_of(field)))
        asked.open()

    def leave_alone(self, who: Somebody) -> None:
        """Never list somebody as going quiet."""
        from appreciation.services.people import care

        said = self.tr("{name} is not listed as going quiet any more.").format(name=who.name)
        change_and_say(self._shell, lambda desk: care.watch(desk, who.id, watched=False), said)

    def change(self, who: Somebody, fields: Mapping[str, str]) -> None:
        """Change how somebody is cared for."""
        from appreciation.services.people import care

        said = self.tr("Changed for {name}.").format(name=who.name)
        change_and_say(self._shell, lambda desk: care.change(desk, who.id, fields), said)

    def ask_needs(self, who: Somebody, needs: str) -> None:
        """Ask what somebody needs."""
        from PySide6.QtWidgets import QPlainTextEdit

        title = self.tr("What does {name} need?").format(name=who.name)
        asked = Question(self._shell.theme, self._over)
        asked.entitle(title, self.tr("Keep it"))
        field = QPlainTextEdit(needs, tabChangesFocus=True)
        asked.ask(self.tr("Needs, wishes, what they like"), field)
        asked.fit(420, 300)
        field.setFocus()
        asked.accepted.connect(lambda: self.change(who, {"needs": field.toPlainText()}))
        asked.open()

    def ask_extra(self, who: Somebody) -> None:
        """Ask what little extra somebody was given."""
        title = self.tr("A little extra for {name}").format(name=who.name)
        asked = _ExtraQuestion(self._shell.theme, self._over, title, self._shell.office.today())
        asked.accepted.connect(lambda: self._log_extra(who, asked.what, asked.on))
        asked.open()

    def _log_extra(self, who: Somebody, what: str, on: date) -> None:
        from appreciation.domain.touches import Touch, TouchKind
        from appreciation.services.dealings import call_log

        extra = Touch(contact_id=who.id, kind=TouchKind.EXTRA, on=on, note=what)
        said = self.tr("A little extra for {name} is logged.").format(name=who.name)
        change_and_say(self._shell, lambda desk: call_log.log(desk, extra), said)


class _ExtraQuestion(Question):
    def __init__(self, theme: Theme, parent: QWidget, title: str, today: date) -> None:
        super().__init__(theme, parent)
        self.entitle(title, self.tr("Log it"))
        self._what = QLineEdit(placeholderText=self.tr("as: hooks and wire with the banner"))
        self.ask(self.tr("What was it?"), self._what)
        self._when = day_field(today, latest=today)
        self.ask(self.tr("On which day"), self._when)
        self._what.setFocus()

    @property
    def what(self) -> str:
        return self._what.text().strip()

    @property
    def on(self) -> date:
        return day_of(self._when)

    @override
    def missing(self) -> str:
        return "" if self.what else self.tr("Write down first what it was.")
