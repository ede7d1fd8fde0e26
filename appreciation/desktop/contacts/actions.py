"""What can be done with many people from the page, each with its Undo."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.statuses import status_words
from appreciation.desktop.shared.widgets import counted
from appreciation.domain.contacts import ContactId, Status
from appreciation.services.desk import Desk
from appreciation.services.outcomes import Changed

Who = Callable[[Desk], Sequence[ContactId]]
"""Gives the people a change is for, when it is made."""


class Actions(QObject):
    """Changes people, and tells the owner what was done."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell
        self._over = over

    def give_status(self, who: Who, status: Status) -> None:
        """Give many people a status."""
        from appreciation.services.people import bulk

        self._change(
            lambda desk: bulk.give_status(desk, who(desk), status),
            self.tr("1 person is now among the {status}."),
            self.tr("{n} people are now among the {status}."),
            status=status_words(status),
        )

    def switch_greeting(self, who: Who, *, greet: bool) -> None:
        """Switch greetings on or off for many people."""
        from appreciation.services.people import bulk

        self._change(
            lambda desk: bulk.switch_greeting(desk, who(desk), greet=greet),
            self.tr("1 person is greeted again.")
            if greet
            else self.tr("1 person is not greeted any more."),
            self.tr("{n} people are greeted again.")
            if greet
            else self.tr("{n} people are not greeted any more."),
        )

    def put_many_in_bin(self, who: Who) -> None:
        """Put many people into the bin."""
        from appreciation.services.people import bulk

        self._change(
            lambda desk: bulk.put_in_bin(desk, who(desk)),
            self.tr("1 person is in the bin."),
            self.tr("{n} people are in the bin."),
        )

    def restore_many(self, who: Who) -> None:
        """Take many people out of the bin."""
        from appreciation.services.people import bulk

        self._change(
            lambda desk: bulk.take_out_of_bin(desk, who(desk)),
            self.tr("1 person is out of the bin."),
            self.tr("{n} people are out of the bin."),
        )

    def _change(self, change: Callable[[Desk], Changed], one: str, many: str, **words: str) -> None:
        def told(changed: Changed) -> None:
            self._shell.toast_with_undo(counted(changed.count, one, many, **words))

        self._shell.office.do(change, told, touches=its_changes)
