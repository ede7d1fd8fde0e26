"""The main window. It only arranges: navigation, the page in sight, notices, menus."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.imports.dropping import Dropping
from appreciation.desktop.menus import Menus
from appreciation.desktop.navigation import Navigation
from appreciation.desktop.pages import PageEntry, page_entries
from appreciation.desktop.shared.notices import Banners, BusyLine, Toast
from appreciation.desktop.shared.office import EVERYTHING, Office
from appreciation.desktop.shared.page import Page
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.changes import Changes
from appreciation.domain.contacts import ContactId
from appreciation.services import undoing
from appreciation.services.standing import Standing

_SIZE = (1280, 800)
_SMALLEST = (720, 480)
_AFTER_FIRST_SIGHT_MS = 300
"""What is not seen at first waits until the first page has been painted with its answers."""


class MainWindow(QMainWindow):
    """Shows one page at a time, made when it is first wanted; is the `Shell` of its pages.

    `settled` says that the first page is in sight, with its answers.
    """

    settled = Signal()

    def __init__(self, office: Office, theme: Theme, kept: QSettings) -> None:
        super().__init__()
        self.office = office
        self.theme = theme
        self._kept = kept
        self._entries = {entry.name: entry for entry in page_entries()}
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, Changes] = {}
        self.setWindowTitle("Appreciation")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        self._arrange()
        self.menus = Menus(self.menuBar(), self, tuple(self._entries.values()))
        Dropping(self, self)
        office.changed.connect(self._on_changed)
        office.standing_changed.connect(self._on_standing_changed)
        office.unreachable.connect(self._on_unreachable)
        office.long_work.connect(self._busy.follow)
        self._restore()
        self.go(next(iter(self._entries)))
        # Questions are answered in turn: this one when all that the first page asks has been.
        office.ask(lambda _desk: None, self._on_first_sight, otherwise=self._on_first_sight)

    def _arrange(self) -> None:
        self._navigation = Navigation(self.theme, tuple(self._entries.values()))
        self._navigation.wished.connect(self.show_page)
        self._banners = Banners(self.theme)
        self._stack = QStackedWidget()
        self._busy = BusyLine(self.theme)
        content = QWidget()
        content.setObjectName("content")
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._banners)
        right.addWidget(self._stack, 1)
        right.addWidget(self._busy)
        layout = QHBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._navigation)
        layout.addLayout(right, 1)
        self.setCentralWidget(content)
        self._toast = Toast(self.theme, content)

    @property
    def page(self) -> Page:
        """The page in sight."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Page)  # noqa: S101 - nothing else is ever put into the stack
        return shown

    def entry(self, name: str) -> PageEntry:
        """Return what is known of a page before it is made."""
        return self._entries[name]

    def has_page(self, name: str) -> bool:
        """Return whether there is a page of that name."""
        return name in self._entries

    def go(self, page: str, subject: object = None) -> None:
        """Show a page, and on it a subject if one is given.

        Where something typed would be lost, the owner is asked first.
        """
        if self._may_turn_to(page, partial(self.go, page, subject)):
            self._turn_to(page)
            if subject is not None:
                self._pages[page].show_subject(subject)

    def show_page(self, page: str) -> None:
        """Show a page that was asked for by its name, with what it is named after."""
        self.go(page)
        if self._name == page:
            self.page.show_first()

    def _turn_to(self, page: str) -> None:
        if page not in self._pages:
            self._pages[page] = self._entries[page].make(self)
            self._stale[page] = EVERYTHING
            self._stack.addWidget(self._pages[page])
        shown = self._pages[page]
        self._stack.setCurrentWidget(shown)
        self._navigation.choose(page)
        shown.setFocus()  # the next Tab leads into the page
        self._refresh()

    def _may_turn_to(self, page: str, then: Callable[[], object]) -> bool:
        name = self._name
        if not name or page == name or self.page.may_leave(then):
            return True
        self._navigation.choose(name)  # what was pressed there is not shown, or not yet
        return False

    @property
    def _name(self) -> str:
        """The name of the page in sight; empty before there is one."""
        shown = self._stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is shown), "")

    def command(self, page: str, name: str) -> None:
        """Show a page and do there what a menu entry asks for."""
        if self.page.takes_over(page, name):
            return
        if self._may_turn_to(page, partial(self.command, page, name)):
            self._turn_to(page)
            self._pages[page].command(name)

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Return whether nothing typed would be lost; else ask, and call `then` afterwards."""
        return self.page.may_leave(then)

    def log_call(self, contact_id: ContactId, name: str, organisation: str = "") -> None:
        """Open the call log of somebody, in a window of its own that does not block."""
        from appreciation.desktop.call_log.call_logs import call_logs_of

        call_logs_of(self, self).open(contact_id, name, organisation)

    def toast(self, text: str, verb: str = "", pressed: Callable[[], None] | None = None) -> None:
        """Say something that goes by itself, with one button at most."""
        self._toast.say(text, verb, pressed)

    def toast_with_undo(self, text: str) -> None:
        """Say that something was changed, with Undo."""
        self.toast(text, self.tr("Undo"), self.undo)

    def banner(
        self, key: str, text: str, verb: str = "", pressed: Callable[[], None] | None = None
    ) -> None:
        """Show a lasting state above the page; an empty text takes it away."""
        if text:
            self._banners.put(key, text, verb, pressed or (lambda: None))
        else:
            self._banners.take_away(key)

    def badge(self, page: str, count: int) -> None:
        """Show a number beside a page in the navigation; 0 shows none."""
        self._navigation.badge(page, count)

    def undo(self) -> None:
        """Take the last change back, and offer to make it again."""
        self.office.do(
            undoing.undo,
            lambda undone: self.toast(
                self.tr("Undone: {what}").format(what=undone.label), self.tr("Redo"), self.redo
            ),
            touches=lambda undone: undone.kinds,
        )

    def redo(self) -> None:
        """Make the change taken back last again."""
        self.office.do(
            undoing.redo,
            lambda redone: self.toast_with_undo(
                self.tr("Done again: {what}").format(what=redone.label)
            ),
            touches=lambda redone: redone.kinds,
        )

    def begin_anew(self) -> None:
        """Make every page anew: another book is open now."""
        self._stale.clear()
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        for name in self._entries:
            self.badge(name, 0)
        self.go(next(iter(self._entries)))

    def raise_window(self) -> None:
        """Come to the front, because the program was started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_leave(self.close):
            event.ignore()
            return
        self._kept.setValue("window/geometry", self.saveGeometry())
        self._kept.sync()
        event.accept()

    def _on_first_sight(self, _answer: object) -> None:
        QTimer.singleShot(_AFTER_FIRST_SIGHT_MS, self, self._watch)

    def _watch(self) -> None:
        """Begin to watch over what was left unfinished, what is promised and what is printed."""
        from appreciation.desktop.batches.take_out_watch import TakeOutWatch
        from appreciation.desktop.call_log.call_logs import call_logs_of
        from appreciation.desktop.promises.reminders import Reminders
        from appreciation.desktop.promises.tray import Tray

        call_logs_of(self, self)
        Reminders(self, Tray(self.raise_window, self).tell, self)
        TakeOutWatch(self, self)
        self.settled.emit()

    def _restore(self) -> None:
        geometry = self._kept.value("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _refresh(self) -> None:
        kinds = self._stale.pop(self._name, frozenset())
        if kinds:
            self.page.refresh(kinds)

    def _on_changed(self, kinds: Changes) -> None:
        for name, page in self._pages.items():
            concern = kinds & page.concerns
            if concern:
                self._stale[name] = self._stale.get(name, frozenset()) | concern
        # Once the loop is free: an answer that changed several things refreshes once.
        QTimer.singleShot(0, self, self._refresh)

    def _on_standing_changed(self, standing: Standing) -> None:
        self.menus.show_standing(standing)
        self.setWindowTitle(f"{standing.name} - Appreciation" if standing.name else "Appreciation")
        read_only = self.tr("This book can only be read, so nothing can be changed in it.")
        self.banner("read only", read_only if standing.read_only else "")

    def _on_unreachable(self, why: str) -> None:
        self.banner("unreachable", why, self.tr("Try again"), self.office.look_again)
        if not why:
            self._on_changed(EVERYTHING)
