"""Letters to somebody: those that wait, and how another is written; and orders of theirs."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from appreciation.desktop.contacts.letters_part import LettersPart
from appreciation.desktop.contacts.words import named
from appreciation.desktop.shared.menu_below import open_once_below
from appreciation.desktop.shared.page import Shell, change_and_say
from appreciation.domain.contacts import Contact
from appreciation.domain.letters import Purpose
from appreciation.services.contact_details import ContactDetails
from appreciation.services.dealings import gratitude
from appreciation.services.letters import letters
from appreciation.services.letters.letters import LetterLine

_FROM_THE_SHELF = frozenset({Purpose.ARTICLE, Purpose.OFFER})


class Writing(QObject):
    """Makes the part for whoever is shown, and carries its wishes out, each with its Undo."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell
        self._over = over

    def part(self, details: ContactDetails) -> tuple[LettersPart, ...]:
        """Return the part for somebody: none for the dead, where no letter waits either."""
        contact = details.contact
        read_only = self._shell.office.standing.read_only
        if (contact.deceased or read_only) and not details.letters:
            return ()
        made = LettersPart(
            self._shell.theme, details, self._shell.office.today(), read_only=read_only
        )
        made.write_wished.connect(partial(self._offer_purposes, details))
        made.order_wished.connect(partial(self._ask_order, contact))
        made.other_day_wished.connect(self._ask_day)
        made.withdrawn.connect(self._withdraw)
        return (made,)

    def _offer_purposes(self, details: ContactDetails, beside: QWidget) -> None:
        contact = details.contact
        menu = QMenu(beside)
        for each in details.purposes:
            if each in _FROM_THE_SHELF:
                text = self.tr("{purpose}, from the shelf…").format(purpose=each.words)
                menu.addAction(text, partial(self._shell.go, "shelf"))
            else:
                menu.addAction(each.words, partial(self._prepare, contact, each))
        open_once_below(beside, menu)

    def _prepare(self, contact: Contact, purpose: Purpose) -> None:
        said = self.tr("A letter to {name} goes out with this week's batch.")
        change_and_say(
            self._shell,
            lambda desk: letters.prepare(desk, contact.id, purpose),
            said.format(name=named(contact)),
        )

    def _ask_day(self, line: LetterLine) -> None:
        from appreciation.desktop.contacts.letter_dialogs import OtherDay

        dialog = OtherDay(self._shell.theme, self._over.window(), line, self._shell.office.today())
        said = self.tr("The letter to {name} waits for its week.").format(name=line.name)

        def keep() -> None:
            day = dialog.day()
            change_and_say(
                self._shell, lambda desk: letters.reschedule(desk, line.letter.id, day), said
            )

        dialog.accepted.connect(keep)
        dialog.open()

    def _withdraw(self, line: LetterLine) -> None:
        change_and_say(
            self._shell,
            lambda desk: letters.withdraw(desk, line.letter.id),
            self.tr("The letter to {name} is withdrawn.").format(name=line.name),
        )

    def _ask_order(self, contact: Contact) -> None:
        from appreciation.desktop.contacts.letter_dialogs import OrderDialog

        dialog = OrderDialog(
            self._shell.theme, self._over.window(), named(contact), self._shell.office.today()
        )
        said = self.tr("The order of {name} is noted.").format(name=named(contact))

        def keep() -> None:
            what, amount, on = dialog.order()
            change_and_say(
                self._shell,
                lambda desk: gratitude.note_order(
                    desk, contact.id, what=what, amount=amount, on=on
                ),
                said,
            )

        dialog.accepted.connect(keep)
        dialog.open()
