"""The contacts page with a few people, for the tests of what is done on it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from appreciation.desktop.contacts.page import ContactsPage
from appreciation.desktop.main_window import MainWindow
from appreciation.domain.contact_lines import ContactLine
from appreciation.domain.contacts import Address, Contact, ContactId, Phone, Status
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.services.desk import Desk

Kind = TypeVar("Kind", bound=QWidget)

HOME = Address(
    street="1 High Street", town="Springfield", postal_code="AB1 2CD", country="GB", for_mail=True
)
BORN = Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate(year=1976, month=11, day=26))


def _somebody(name: str) -> Contact:
    given, _, family = name.rpartition(" ")
    return Contact(
        full_name=name,
        given_name=given,
        family_name=family,
        addresses=(HOME,),
        entered_on=date(2026, 11, 2),
    )


ANN = replace(_somebody("Ann Müller"), organisation="Acme Ltd", occasions=(BORN,))
BO = replace(_somebody("Bo Lund"), status=Status.FORMER_CUSTOMER)
CY = replace(_somebody("Cy Young"), addresses=(), greet=False)
ROSA = replace(_somebody("Rosa Diaz"), phones=(Phone(number="020 7946 0958"),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A window that shows the contacts of a book, and a look into that book."""

    qtbot: QtBot
    window: MainWindow
    page: ContactsPage
    desk: Desk

    @property
    def names(self) -> list[str]:
        """Who stands in the list."""
        model = self.page.browser.model
        return [line.full_name for line in map(model.line, range(model.rowCount())) if line]

    @property
    def shown(self) -> str:
        """Whose portrait is shown, empty for nobody's."""
        contact = self.page.pane.contact
        return contact.full_name if contact else ""

    @property
    def toast(self) -> str:
        """What was said last."""
        return self.window._toast.text

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something."""
        self.qtbot.waitUntil(holds, timeout=20_000)

    def choose(self, name: str) -> ContactLine:
        """Choose somebody in the list, and wait until they are shown."""
        self.until(lambda: name in self.names)
        self.page.browser.list.choose(self.names.index(name))
        self.until(lambda: self.shown == name)
        line = self.page.browser.list.current_line()
        assert line is not None
        return line

    def spot(self, name: str) -> QPoint:
        """Return where somebody's row is."""
        rows = self.page.browser.list
        return rows.visualRect(rows.model().index(self.names.index(name), 0)).center()

    def press(self, says: str, inside: QWidget | None = None) -> None:
        """Press the button that says so."""
        place = inside or self.page
        self.until(lambda: says in buttons(place))
        pressed = buttons(place)[says]
        spot = QPoint(12, pressed.height() // 2)  # of a switch only its box and words can be hit
        self.qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton, pos=spot)

    def texts(self, inside: QWidget | None = None) -> list[str]:
        """Return every label in sight."""
        shown = (inside or self.page.pane).findChildren(QLabel)
        return [each.text() for each in shown if each.isVisible()]

    def stored(self, contact_id: ContactId) -> Contact:
        """Return somebody as the book has them."""
        with self.desk.book.reading() as book:
            return book.contacts.contact(contact_id)

    def found(self, kind: type[Kind]) -> Kind:
        """Wait for a window or a part of one, and return it."""
        self.until(lambda: any(each.isVisible() for each in self.window.findChildren(kind)))
        return next(each for each in self.window.findChildren(kind) if each.isVisible())

    def answer(self, says: str) -> None:
        """Answer the question that is asked."""
        self.press(says, self.found(QMessageBox))


def screen_of(qtbot: QtBot, window: MainWindow, desk: Desk) -> Screen:
    """Show the contacts, and wait until they are there."""
    window.go("contacts")
    page = window.page
    assert isinstance(page, ContactsPage)
    screen = Screen(qtbot=qtbot, window=window, page=page, desk=desk)
    screen.until(lambda: bool(screen.names) and bool(screen.shown))
    window.office.look_again()
    screen.until(lambda: window.office.standing.version > 0)
    return screen


def buttons(inside: QWidget) -> dict[str, QAbstractButton]:
    """Return the buttons in sight by their names."""
    return {
        each.accessibleName() or each.text(): each
        for each in inside.findChildren(QAbstractButton)
        if each.isVisible()
    }


OpenScreen = Callable[[], Screen]
