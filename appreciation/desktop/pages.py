"""The pages there are, in the order of the navigation. A new page is one entry here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtWidgets import QWidget

from appreciation.desktop.shared.page import Page, Shell
from appreciation.desktop.shared.widgets import translated


class Menu(Enum):
    """The menus that pages and windows may add to."""

    FILE = "file"
    CONTACT = "contact"
    BATCH = "batch"
    HELP = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A menu entry that shows its page and calls `Page.command` with `name` there."""

    menu: Menu
    text: str
    name: str
    shortcut: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowCommand:
    """A menu entry of no page: `run` is called with the window as pages and as widgets see it.

    `parted` draws a line above it.
    """

    menu: Menu
    text: str
    run: Callable[[Shell, QWidget], None]
    shortcut: str = ""
    parted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page before it is made: pages are made, and their modules imported, when first shown.

    `at_foot` puts it below the others.
    """

    name: str
    title: str
    icon: str
    make: Callable[[Shell], Page]
    commands: tuple[Command, ...] = ()
    at_foot: bool = False


def page_entries() -> tuple[PageEntry, ...]:
    """Return every page, named in the language of the program."""
    return (
        PageEntry(
            name="this_week",
            title=_tr("This week"),
            icon="sun",
            make=_this_week,
            commands=(
                Command(
                    menu=Menu.BATCH, text=_tr("&Print the week"), name="print", shortcut="Ctrl+P"
                ),
            ),
        ),
        PageEntry(
            name="contacts",
            title=_tr("Contacts"),
            icon="users",
            make=_contacts,
            commands=(
                Command(menu=Menu.CONTACT, text=_tr("&New contact"), name="new", shortcut="Ctrl+N"),
                Command(menu=Menu.CONTACT, text=_tr("&Log a call"), name="call", shortcut="Ctrl+L"),
                Command(menu=Menu.CONTACT, text=_tr("&Edit"), name="edit", shortcut="F2"),
                Command(menu=Menu.CONTACT, text=_tr("Who is here &twice"), name="duplicates"),
                Command(
                    menu=Menu.CONTACT, text=_tr("Whom could I &send business to?"), name="send"
                ),
            ),
        ),
        PageEntry(
            name="organisations",
            title=_tr("Organisations"),
            icon="building-2",
            make=_organisations,
        ),
        PageEntry(
            name="calendar",
            title=_tr("Calendar"),
            icon="calendar-days",
            make=_calendar,
            commands=(Command(menu=Menu.FILE, text=_tr("Print the &calendar…"), name="print"),),
        ),
        PageEntry(
            name="batches",
            title=_tr("Batches"),
            icon="printer",
            make=_batches,
            commands=(
                Command(menu=Menu.BATCH, text=_tr("Several &weeks in one go"), name="weeks"),
                Command(menu=Menu.BATCH, text=_tr("Post that &came back"), name="returned"),
            ),
        ),
        PageEntry(
            name="promises",
            title=_tr("Promises"),
            icon="handshake",
            make=_promises,
            commands=(Command(menu=Menu.CONTACT, text=_tr("&Promise somebody"), name="new"),),
        ),
        PageEntry(
            name="departures",
            title=_tr("Departed"),
            icon="door-open",
            make=_departures,
            commands=(Command(menu=Menu.CONTACT, text=_tr("They have le&ft us…"), name="left"),),
        ),
        PageEntry(
            name="shelf",
            title=_tr("Shelf"),
            icon="newspaper",
            make=_shelf,
            commands=(Command(menu=Menu.BATCH, text=_tr("New &article…"), name="new"),),
        ),
        PageEntry(
            name="insights",
            title=_tr("Insights"),
            icon="chart-column",
            make=_insights,
        ),
        PageEntry(
            name="settings",
            title=_tr("Settings"),
            icon="settings",
            make=_settings,
            at_foot=True,
        ),
    )


def window_commands() -> tuple[WindowCommand, ...]:
    """Return the menu entries that belong to no page."""
    return (
        WindowCommand(menu=Menu.FILE, text=_tr("&New book…"), run=_new_book),
        WindowCommand(menu=Menu.FILE, text=_tr("&Open a book…"), run=_open_book, shortcut="Ctrl+O"),
        WindowCommand(menu=Menu.FILE, text=_tr("Open a book on a &server…"), run=_on_server),
        WindowCommand(menu=Menu.FILE, text=_tr("&Look around among sample people"), run=_sample),
        WindowCommand(
            menu=Menu.FILE, text=_tr("&Import…"), run=_import, shortcut="Ctrl+I", parted=True
        ),
        WindowCommand(menu=Menu.FILE, text=_tr("&Export…"), run=_export, shortcut="Ctrl+E"),
        WindowCommand(
            menu=Menu.HELP, text=_tr("&What to say"), run=_what_to_say, shortcut="Shift+F1"
        ),
    )


def _new_book(shell: Shell, window: QWidget) -> None:
    from appreciation.desktop.first_run.commands import new_book

    new_book(shell, window)


def _open_book(shell: Shell, window: QWidget) -> None:
    from appreciation.desktop.first_run.commands import open_book

    open_book(shell, window)


def _on_server(shell: Shell, window: QWidget) -> None:
    from appreciation.desktop.first_run.commands import open_on_server

    open_on_server(shell, window)


def _sample(shell: Shell, window: QWidget) -> None:
    from appreciation.desktop.first_run.commands import look_around

    look_around(shell, window)


def _import(shell: Shell, window: QWidget) -> None:
    from appreciation.desktop.imports.commands import import_files

    import_files(shell, window)


def _export(shell: Shell, window: QWidget) -> None:
    from appreciation.desktop.imports.commands import export_everyone

    export_everyone(shell, window)


def _what_to_say(shell: Shell, window: QWidget) -> None:
    from appreciation.desktop.guides.window import GuidesWindow

    GuidesWindow(shell, window).show()


def _this_week(shell: Shell) -> Page:
    from appreciation.desktop.this_week.page import ThisWeekPage

    return ThisWeekPage(shell)


def _calendar(shell: Shell) -> Page:
    from appreciation.desktop.calendar.page import CalendarPage
    from appreciation.desktop.printing_out.fitted import FittedPrinters
    from appreciation.desktop.printing_out.here import printers_here

    return CalendarPage(shell, FittedPrinters(printers_here()))


def _batches(shell: Shell) -> Page:
    from appreciation.desktop.batches.folder import choose_folder
    from appreciation.desktop.batches.page import BatchesPage
    from appreciation.desktop.printing_out.fitted import FittedPrinters
    from appreciation.desktop.printing_out.here import printers_here

    return BatchesPage(shell, FittedPrinters(printers_here()), choose_folder)


def _contacts(shell: Shell) -> Page:
    from appreciation.desktop.contacts.page import ContactsPage

    return ContactsPage(shell)


def _insights(shell: Shell) -> Page:
    from appreciation.desktop.insights.page import InsightsPage

    return InsightsPage(shell)


def _departures(shell: Shell) -> Page:
    from appreciation.desktop.departures.page import DeparturesPage

    return DeparturesPage(shell)


def _organisations(shell: Shell) -> Page:
    from appreciation.desktop.organisations.page import OrganisationsPage

    return OrganisationsPage(shell)


def _promises(shell: Shell) -> Page:
    from appreciation.desktop.promises.page import PromisesPage

    return PromisesPage(shell)


def _shelf(shell: Shell) -> Page:
    from appreciation.desktop.shelf.page import ShelfPage

    return ShelfPage(shell)


def _settings(shell: Shell) -> Page:
    from appreciation.desktop.settings.page import SettingsPage

    return SettingsPage(shell)


def _tr(text: str) -> str:
    return translated("Pages", text)
