"""What every page is, and what it may ask of the window around it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.office import Changing, Office, its_changes
from appreciation.desktop.shared.widgets import GRID, button, label
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.changes import Changes
from appreciation.domain.contacts import ContactId
from appreciation.services.desk import Desk


class Shell(Protocol):
    """The window, as a page sees it. No page knows another: it says where to go."""

    @property
    def office(self) -> Office:
        """The way to the services."""

    @property
    def theme(self) -> Theme:
        """The look in use."""

    def has_page(self, name: str) -> bool:
        """Return whether there is a page of that name."""

    def go(self, page: str, subject: object = None) -> None:
        """Show a page, and on it a subject: a contact's id on contacts, a batch's on batches."""

    def log_call(self, contact_id: ContactId, name: str, organisation: str = "") -> None:
        """Open the call log of somebody, in a window of its own that does not block."""

    def toast(self, text: str, verb: str = "", pressed: Callable[[], None] | None = None) -> None:
        """Say something that goes by itself, with one button at most."""

    def toast_with_undo(self, text: str) -> None:
        """Say that something was changed, with Undo."""

    def banner(
        self, key: str, text: str, verb: str = "", pressed: Callable[[], None] | None = None
    ) -> None:
        """Show a lasting state above the page; an empty text takes it away."""

    def badge(self, page: str, count: int) -> None:
        """Show a number beside a page in the navigation; 0 shows none."""


def change_and_say(shell: Shell, change: Callable[[Desk], Changing], said: str) -> None:
    """Change something in the book, and say so with Undo."""
    shell.office.do(change, lambda _done: shell.toast_with_undo(said), touches=its_changes)


class Page(QWidget):
    """A page: its title, what may stand beside it, one primary action, and `body` below.

    The window calls `refresh` when the page is first shown and whenever something of its `concerns`
    has changed; only while it is in sight.
    """

    concerns: Changes = frozenset()

    def __init__(self, shell: Shell, title: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.shell = shell
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = label(title, "title")
        self.subtitle = label(kind="quiet")
        self.header = Flow(self.title, self.subtitle, gap=GRID + 4)
        self.body = QVBoxLayout()
        self.body.setSpacing(2 * GRID)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 20)
        layout.setSpacing(2 * GRID)
        layout.addLayout(self.header)
        layout.addLayout(self.body, 1)

    def add_beside_title(self, *widgets: QWidget) -> None:
        """Put widgets after the subtitle."""
        for widget in widgets:
            self.header.add_at_left(widget)

    def add_at_right(self, *widgets: QWidget) -> None:
        """Put widgets at the right end, before the primary button if that comes last."""
        for widget in widgets:
            self.header.add_at_right(widget)

    def primary_button(self, text: str, icon: str, pressed: Callable[[], None]) -> QPushButton:
        """Return the one primary button, at the top right."""
        made = button(self.shell.theme, text, icon, kind="primary")
        made.clicked.connect(pressed)
        self.header.add_at_right(made)
        return made

    def refresh(self, kinds: Changes) -> None:
        """Ask again for what is shown, because these kinds of things have changed."""
        raise NotImplementedError

    def show_subject(self, subject: object) -> None:
        """Show what `Shell.go` was called with; a page without subjects leaves it."""

    def show_first(self) -> None:
        """Show what the page is named after: it was pressed in the navigation."""

    def may_leave(self, then: Callable[[], object]) -> bool:  # noqa: ARG002 - for pages that ask
        """Return whether nothing typed would be lost; else ask, and call `then` afterwards."""
        return True

    def start_search(self) -> None:
        """Put the cursor where one searches (Ctrl+F); a page without a search leaves it."""

    def takes_over(self, page: str, name: str) -> bool:  # noqa: ARG002 - for pages that do
        """Do here what a menu entry of another page would do there, or return False."""
        return False

    def command(self, name: str) -> None:
        """Do what a menu entry that the page declared asks for."""
        raise NotImplementedError(name)
