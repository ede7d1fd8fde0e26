"""The books there are: the one in the window, others in its place, and invented people."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from appreciation.desktop.shared.opened_book import OpenBook
from appreciation.desktop.shared.page import Shell
from appreciation.services.standing import Standing

SAMPLE_PEOPLE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where books are: the owner's, that of invented people, and what opens one.

    `take` is told which book the window has from now on; it returns False when another window has
    it already, which comes to the front instead.
    """

    own: str
    sample: Path
    open_at: Callable[[str], OpenBook]
    take: Callable[[str], bool]


class BookWindow(Shell, Protocol):
    """The window, as the library sees it."""

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Return whether nothing typed would be lost; else ask, and call `then` afterwards."""

    def begin_anew(self) -> None:
        """Make every page anew: another book is open now."""


class Library(QObject):
    """Opens other books in the place of the one in the window; there is one for each window.

    `untouched` says that nothing was ever done in the book that is open, `opened` that something
    was.
    """

    untouched = Signal()
    opened = Signal()

    def __init__(self, window: QWidget, shell: BookWindow, shelf: Shelf) -> None:
        super().__init__(window)
        self._window = window
        self._shell = shell
        self._shelf = shelf
        self._own = shelf.own
        self._target = shelf.own
        self._welcomed = ""
        self._watched = ""
        shell.office.standing_changed.connect(self._on_standing)

    @property
    def shows_sample(self) -> bool:
        """Whether the people in the window are invented."""
        return self._target == str(self._shelf.sample)

    def open(self, target: str) -> None:
        """Open the book in a file or on a server in this window, making it when it is missing."""
        if target == self._target or not self._shell.may_leave(partial(self.open, target)):
            return
        if not self._shelf.take(target):
            return
        if not self._others_closed():
            self._shelf.take(self._target)
            return
        self._shell.office.reopen(self._shelf.open_at(target), partial(self._on_opened, target))

    def open_own(self) -> None:
        """Go back from the invented people."""
        self.open(self._own)

    def open_sample(self, country: str) -> None:
        """Look around among invented people, most of them from a country, in a book of its own."""
        from appreciation.desktop.first_run import asks

        sample = self._shelf.open_at(str(self._shelf.sample))
        self._shell.office.work(
            lambda _desk, _progress: asks.invent(sample, SAMPLE_PEOPLE, country),
            self._on_invented,
            title=self.tr("Inventing people"),
        )

    def _on_invented(self, _nothing: None) -> None:
        self.open(str(self._shelf.sample))

    def _on_opened(self, target: str) -> None:
        self._target = target
        if not self.shows_sample:
            self._own = target
        self._shell.begin_anew()
        invented = self.tr("These people are invented, in a book of their own: try everything.")
        self._shell.banner(
            "sample",
            invented if self.shows_sample else "",
            self.tr("To my own book"),
            self.open_own,
        )
        self._on_standing(self._shell.office.standing)

    def _on_standing(self, standing: Standing) -> None:
        """Say once of each book whether it is untouched or in use."""
        untouched = standing.version == 0 and bool(standing.name) and not standing.read_only
        if untouched and self._welcomed != self._target:
            self._welcomed = self._target
            self.untouched.emit()
        elif standing.version and self._watched != self._target:
            self._watched = self._target
            self.opened.emit()

    def _others_closed(self) -> bool:
        """Close windows of the book that goes; False when one of them stays."""
        others = [
            each
            for each in QApplication.topLevelWidgets()
            if each.isVisible() and each.isWindow() and each.parentWidget() is self._window
        ]
        return all(each.close() for each in others)


def library_of(window: QWidget) -> Library:
    """Return the library of a window."""
    return next(each for each in window.children() if isinstance(each, Library))
