"""The left side of the contacts: whom the search and the chips find, and who of them is chosen."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from appreciation.desktop.contacts.actions import Who
from appreciation.desktop.contacts.contact_list import ContactList
from appreciation.desktop.contacts.contact_model import ContactModel, Listed
from appreciation.desktop.contacts.filters import Filters
from appreciation.desktop.shared.first_paint import once_painted
from appreciation.desktop.shared.long_work import Progress
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.search_field import SearchField
from appreciation.desktop.shared.widgets import EmptyState, button, column, label
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contact_lines import ContactLine, ContactQuery, Sort
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import ChangedElsewhereError
from appreciation.services.desk import Desk
from appreciation.services.people import contact_lists

_EDGE = 28
"""How far the last column ends from the right edge of the list: its margin and the scroll bar."""

_PAUSE_MS = 40
"""Who is passed by faster is not asked for: in a list that is typed or walked through."""


class Browser(QStackedWidget):
    """The list. `one_chosen` carries the id, `many_chosen` how many, `counted` the whole number.

    `settled` says that the first list is in sight: what comes beside it is asked for afterwards.
    """

    settled = Signal()

    one_chosen = Signal(object)
    many_chosen = Signal(int)
    none_chosen = Signal()
    counted = Signal(int)
    opened = Signal()
    call_wished = Signal(object)
    bin_wished = Signal()

    def __init__(self, shell: Shell, search: SearchField, filters: Filters) -> None:
        super().__init__()
        self._shell = shell
        self._search = search
        self._filters = filters
        self._wanted: ContactId | None = None
        self._shown: ContactId | None = None
        self.is_settled = False
        self._is_settling = False
        self._asked_for: ContactId | None = None
        self._current: ContactId | None = None
        self._many: tuple[ContactId, ...] = ()
        self._row = 0
        self._scrolled = 0
        self.model = ContactModel(shell.office, self)
        self.list = ContactList(shell.theme, self.model, self.tr("Contacts"))
        self._clear = button(shell.theme, self.tr("Clear the search"))
        self._clear.clicked.connect(search.clear)
        self._nobody = EmptyState("", self._clear)
        self._with_heading = QWidget()
        self._with_heading.setLayout(column(self._heading(shell.theme), self.list, gap=0))
        self.addWidget(self._with_heading)
        self.addWidget(self._nobody)
        self._choosing = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._choosing.timeout.connect(self._on_chosen)
        self._connect(search, filters)

    def _connect(self, search: SearchField, filters: Filters) -> None:
        search.textChanged.connect(lambda _text: self.ask())
        filters.changed.connect(self.ask)
        self.model.modelAboutToBeReset.connect(self._on_reset)
        self.model.listed.connect(self._on_listed)
        self.model.counted.connect(self.counted)
        self.model.dataChanged.connect(lambda *_: self._choosing.start())
        self.list.chosen.connect(self._choosing.start)
        self.list.opened.connect(lambda _line: self.opened.emit())
        self.list.call_wished.connect(self.call_wished)
        self.list.bin_wished.connect(self.bin_wished)
        self.list.typed.connect(self._on_typed)

    @property
    def query(self) -> ContactQuery:
        """What is shown."""
        return self.model.query

    def ask(self) -> None:
        """Show what the search and the chips ask for."""
        self._wanted = None
        self.model.show_query(self._filters.query(self._search.text()))

    def look_again(self) -> None:
        """Show the same list as it is now, at the same place."""
        if self._wanted is not None:
            self.find_contact(self._wanted)  # who is being looked for is not to be forgotten
        elif not self.model.rowCount():
            self.ask()  # there is no place yet to find again, which takes a count
        else:
            line = self.list.current_line()
            self._asked_for = line.id if line else self._current
            first, _ = self.list.rows_in_sight()
            self.model.look_again(self._asked_for, first)

    def find_contact(self, contact_id: ContactId) -> None:
        """Show somebody in the list; among everybody or in the bin when they are not in it."""
        self._wanted = contact_id
        self.model.find(self._filters.query(self._search.text()), contact_id)

    def chosen(self) -> Who:
        """Return who is chosen, to be asked when something is done with them."""
        ranges, many = self.list.ranges(), self._many
        if many and len(many) == _count(ranges):
            return lambda _desk: many
        return partial(_who, self.model.query, ranges, self.model.rowCount())

    def _on_reset(self) -> None:
        self._scrolled = self.list.verticalScrollBar().value()
        line = self.list.current_line()
        self._current = line.id if line else self._current

    def _on_listed(self, found: Listed) -> None:
        if self._wanted is not None and found.sought != self._wanted:
            return  # asked before; the list with who is looked for is on its way
        if found.place is None and self._wanted is not None and self._look_wider(found.query):
            return
        if found.again and self._current != self._asked_for:
            self.look_again()  # somebody else was chosen in the meantime
            return
        total = self.model.rowCount()
        row = found.place
        if row is None and self._wanted is None:
            row = min(self._row, total - 1) if found.again else 0
        self._wanted = None
        self.list.executeDelayedItemsLayout()
        self.list.verticalScrollBar().setValue(self._scrolled if found.again else 0)
        if found.again and self._many and total:
            self._choose_again(found.query, row)
        elif row is not None and 0 <= row < total:
            self.list.choose(row)
        self._say_if_nobody(found.query, total)
        self._settle(total)

    def _settle(self, total: int) -> None:
        """See to it that the list is painted before anything else is loaded."""
        if not total:
            self._on_settled()
        elif not self._is_settling:
            self._is_settling = True
            once_painted(self.list.viewport(), self._on_settled)

    def _on_settled(self) -> None:
        if not self.is_settled:
            self.is_settled = self._is_settling = True
            self.settled.emit()
            self._on_chosen()

    def _choose_again(self, query: ContactQuery, row: int | None) -> None:
        """Find those who were chosen together in the list as it is now."""
        self._shell.office.work(
            partial(_places, query, self._many),
            partial(self._on_places, query, row),
            key="contacts chosen",
        )

    def _on_places(
        self, query: ContactQuery, row: int | None, places: tuple[tuple[int, int], ...]
    ) -> None:
        total = self.model.rowCount()
        if query != self.model.query or self.list.ranges():
            return  # another list is shown, or others were chosen meanwhile
        if places and places[-1][1] < total:
            self.list.choose_ranges(places)
        elif row is not None and 0 <= row < total:
            self.list.choose(row)

    def _look_wider(self, query: ContactQuery) -> bool:
        """Look for who is wanted among everybody, and then in the bin."""
        if query.binned or self._wanted is None:
            return False
        everybody = replace(query, sort=Sort.NAME) == ContactQuery()
        with QSignalBlocker(self._search):
            self._search.clear()
        self._filters.choose(ContactQuery(binned=everybody))
        self.model.find(self._filters.query(""), self._wanted)
        return True

    def _say_if_nobody(self, query: ContactQuery, total: int) -> None:
        self.setCurrentWidget(self._with_heading if total else self._nobody)
        if total:
            return
        self._clear.setVisible(bool(query.search))
        said = self.tr("Nobody is here.")
        if query.search:
            said = self.tr("Nobody is found for “{text}”.").format(text=query.search.strip())
        elif query.binned:
            said = self.tr("The bin is empty.")
        elif query == ContactQuery(sort=query.sort):
            said = self.tr("Nobody is in the book yet.")
        self._nobody.say(said)
        self._shown = None
        self.none_chosen.emit()

    def _on_chosen(self) -> None:
        if not self.is_settled:
            return
        ranges = self.list.ranges()
        count = _count(ranges)
        line = self.list.current_line()
        if count == 1:
            self._many = ()
        if count > 1:
            self._shown = None
            self._ask_who(ranges)
            self.many_chosen.emit(count)
        elif isinstance(line, ContactLine):
            self._row = self.list.currentIndex().row()
            if line.id != self._shown:
                self._shown = line.id
                self.one_chosen.emit(line.id)

    def _ask_who(self, ranges: list[tuple[int, int]]) -> None:
        """Learn who the chosen are, so that they stay chosen wherever they stand later."""
        total = self.model.rowCount()
        self._shell.office.work(
            lambda desk, _progress: _who(self.model.query, ranges, total, desk),
            self._on_who,
            key="contacts chosen",
            otherwise=self._on_unknown,
        )

    def _on_who(self, many: tuple[ContactId, ...]) -> None:
        self._many = many

    def _on_unknown(self, error: BaseException) -> None:
        self._many = ()
        if not isinstance(error, ChangedElsewhereError):  # then the list is just being read anew
            self._shell.office.explain(error)

    def _heading(self, theme: Theme) -> QWidget:
        """Return what names the column at the right: “never” alone would say nothing."""
        self._above = label(self.tr("Last reached"), "small")
        self._above.setAlignment(Qt.AlignmentFlag.AlignRight)
        theme.changed.connect(self._fit)
        self._fit()
        return self._above

    def _fit(self) -> None:
        self._above.setContentsMargins(0, 0, self._shell.theme.px(_EDGE), 0)

    def _on_typed(self, text: str) -> None:
        self._search.setFocus()
        self._search.insert(text)


def _count(ranges: Sequence[tuple[int, int]]) -> int:
    return sum(last - first + 1 for first, last in ranges)


def _places(
    query: ContactQuery, many: tuple[ContactId, ...], desk: Desk, _progress: Progress
) -> tuple[tuple[int, int], ...]:
    return contact_lists.places(desk, query, many)


def _who(
    query: ContactQuery, ranges: list[tuple[int, int]], total: int, desk: Desk
) -> tuple[ContactId, ...]:
    return contact_lists.chosen(desk, query, ranges, total=total)
