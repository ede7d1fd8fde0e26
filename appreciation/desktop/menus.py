"""The menus, and with them every shortcut of the window."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QPushButton

from appreciation.desktop.pages import Menu, PageEntry, WindowCommand, window_commands
from appreciation.desktop.shared.page import Page, Shell
from appreciation.desktop.shared.widgets import plain
from appreciation.desktop.theme.theme import STEP, USUAL, Scheme
from appreciation.services.standing import Standing


class Wishes(Shell, Protocol):
    """What menus ask of the window beside what pages do."""

    @property
    def page(self) -> Page:
        """The page in sight."""

    def show_page(self, page: str) -> None:
        """Show a page with what it is named after."""

    def command(self, page: str, name: str) -> None:
        """Show a page and do there what a menu entry asks for."""

    def undo(self) -> None:
        """Take the last change back."""

    def redo(self) -> None:
        """Make it again."""


class Menus(QObject):
    """Menus of a window whose pages declare what they add. A menu without entries is not shown."""

    def __init__(self, bar: QMenuBar, window: Wishes, entries: tuple[PageEntry, ...]) -> None:
        super().__init__(bar)
        self._window = window
        self._entries = entries
        self._bar = bar
        self._file = self._bar.addMenu(self.tr("&File"))
        self._edit_menu()
        self._add_window_commands(Menu.FILE, self._file)
        self._file.addSeparator()
        self._add_commands(Menu.FILE, self._file)
        for menu, title in ((Menu.CONTACT, self.tr("&Contact")), (Menu.BATCH, self.tr("&Batch"))):
            if any(each.menu is menu for entry in entries for each in entry.commands):
                self._add_commands(menu, self._bar.addMenu(title))
        self._view_menu()
        self._help_menu()
        self._file.addSeparator()
        self._add(self._file, self.tr("&Quit"), "Ctrl+Q", self._bar.window().close)
        self._anywhere_button()

    def actions(self) -> list[QAction]:
        """Return every entry that can be chosen now, in the order of the menus."""
        found: list[QAction] = []
        for top in self._bar.actions():
            menu = top.menu()
            if isinstance(menu, QMenu):
                found += _leaves(menu)
        return found

    def show_standing(self, standing: Standing) -> None:
        """Name the changes that Undo and Redo would move."""
        for action, word, what in (
            (self._undo, self.tr("&Undo"), standing.undo),
            (self._redo, self.tr("&Redo"), standing.redo),
        ):
            action.setText(f"{word}: {plain(what)}" if what else word)
            action.setEnabled(bool(what) and not standing.read_only)

    def _edit_menu(self) -> None:
        menu = self._bar.addMenu(self.tr("&Edit"))
        self._undo = self._add(menu, self.tr("&Undo"), "Ctrl+Z", self._window.undo)
        self._redo = self._add(menu, self.tr("&Redo"), "Ctrl+Shift+Z", self._window.redo)
        self._undo.setEnabled(False)
        self._redo.setEnabled(False)
        menu.addSeparator()
        self._add(menu, self.tr("&Find"), "Ctrl+F", self._find)
        self._add(menu, self.tr("&Go anywhere"), "Ctrl+K", self._go_anywhere)

    def _view_menu(self) -> None:
        menu = self._bar.addMenu(self.tr("&View"))
        for place, entry in enumerate(self._entries, start=1):
            shortcut = "Ctrl+," if entry.name == "settings" else f"Ctrl+{place}"
            self._add(menu, plain(entry.title), shortcut, self._goer(entry.name))
        menu.addSeparator()
        theme = self._window.theme
        self._add(menu, self.tr("&Larger text"), "Ctrl++", self._scaler(STEP)).setShortcuts(
            [QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")]
        )
        self._add(menu, self.tr("&Smaller text"), "Ctrl+-", self._scaler(-STEP))
        self._add(menu, self.tr("&Usual text"), "Ctrl+0", lambda: theme.choose_percent(USUAL))
        menu.addSeparator()
        group = QActionGroup(self)
        for scheme, text in (
            (Scheme.SYSTEM, self.tr("Colours of the &system")),
            (Scheme.LIGHT, self.tr("Li&ght colours")),
            (Scheme.DARK, self.tr("&Dark colours")),
        ):
            action = self._add(menu, text, "", self._chooser(scheme))
            action.setCheckable(True)
            action.setChecked(theme.scheme is scheme)
            group.addAction(action)

    def _help_menu(self) -> None:
        menu = self._bar.addMenu(self.tr("&Help"))
        self._add(menu, self.tr("&Help and shortcuts"), "F1", self._help)
        self._add_window_commands(Menu.HELP, menu)

    def _add_commands(self, which: Menu, menu: QMenu) -> None:
        for entry in self._entries:
            for each in entry.commands:
                if each.menu is which:
                    runs = self._commander(entry.name, each.name)
                    # Held down, a key must not print and post unseen.
                    self._add(menu, each.text, each.shortcut, runs).setAutoRepeat(False)

    def _add_window_commands(self, which: Menu, menu: QMenu) -> None:
        for each in window_commands():
            if each.menu is which:
                if each.parted and menu.actions():
                    menu.addSeparator()
                self._add(menu, each.text, each.shortcut, self._runner(each))

    def _runner(self, command: WindowCommand) -> Callable[[], None]:
        return lambda: command.run(self._window, self._bar.window())

    def _add(self, menu: QMenu, text: str, shortcut: str, chosen: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _checked: chosen())
        return action

    def _goer(self, name: str) -> Callable[[], None]:
        return lambda: self._window.show_page(name)

    def _find(self) -> None:
        self._window.page.start_search()

    def _commander(self, page: str, name: str) -> Callable[[], None]:
        return lambda: self._window.command(page, name)

    def _scaler(self, step: int) -> Callable[[], None]:
        theme = self._window.theme
        return lambda: theme.choose_percent(theme.percent + step)

    def _chooser(self, scheme: Scheme) -> Callable[[], None]:
        return lambda: self._window.theme.choose_scheme(scheme)

    def _anywhere_button(self) -> None:
        made = QPushButton(self.tr("Go anywhere  Ctrl+K"), self._bar)  # Qt alone would drop it
        made.setProperty("kind", "quiet")
        made.setAccessibleName(self.tr("Go anywhere"))
        self._window.theme.dress(made, "search", "quiet")
        made.clicked.connect(self._go_anywhere)
        self._anywhere = made
        self._place_corner()
        self._window.theme.changed.connect(self._place_corner)

    def _place_corner(self) -> None:
        """Put the button into the corner, which the bar measures only then."""
        self._bar.setCornerWidget(self._anywhere, Qt.Corner.TopRightCorner)

    def _go_anywhere(self) -> None:
        from appreciation.desktop.go_anywhere import GoAnywhere

        GoAnywhere(self._bar.window(), self._window, self._entries, self.actions()).open()

    def _help(self) -> None:
        from appreciation.desktop.help_window import HelpWindow

        HelpWindow(self._bar.window(), self.actions()).show()


def _leaves(menu: QMenu) -> list[QAction]:
    return [
        action for action in menu.actions() if not action.isSeparator() and action.menu() is None
    ]
