"""The page Promises: what I owe, by day, and what was kept or broken below."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.promises import asks
from appreciation.desktop.promises.asks import Owing, Part
from appreciation.desktop.promises.group import PromiseGroup
from appreciation.desktop.promises.words import year_words
from appreciation.desktop.shared.keeping import Keeping
from appreciation.desktop.shared.page import Page, Shell
from appreciation.desktop.shared.promise_row import PromiseRow
from appreciation.desktop.shared.widgets import (
    GRID,
    EmptyState,
    clear,
    counted,
    number,
    scrolling,
    set_kind,
)
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import ContactId
from appreciation.services.people import contacts

_MOST_SETTLED = 200


class PromisesPage(Page):
    """Nothing leaves it by itself: what is overdue stays on top until something becomes of it."""

    concerns = frozenset({Kind.PROMISE, Kind.CONTACT, Kind.SETTING})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "")
        self.title.setText(self.tr("Promises"))
        self._keeping = Keeping(shell, self)
        self._wanted: int | None = None
        self._new = self.primary_button(self.tr("New promise"), "plus", self.choose_person)
        self._groups: list[PromiseGroup] = []
        self._content = QVBoxLayout()
        self._content.setContentsMargins(0, 0, GRID, 0)
        self._content.setSpacing(3 * GRID)
        holder = QWidget()
        holder.setLayout(self._content)
        self._area = scrolling(holder)
        self.body.addWidget(self._area, 1)

    @override
    def refresh(self, kinds: Changes) -> None:
        self.shell.office.ask(
            lambda desk: asks.owing(desk, _MOST_SETTLED), self._show, key="promises"
        )

    @override
    def show_subject(self, subject: object) -> None:
        """Put the keyboard on the promise with this id, if it stands there."""
        self._wanted = subject if isinstance(subject, int) else None
        self._focus_wanted()

    @override
    def command(self, name: str) -> None:
        self.choose_person()

    def choose_person(self) -> None:
        """Ask to whom something is promised, and then what."""
        from appreciation.desktop.contacts.picking import PersonPicker

        if not self._new.isEnabled():
            return
        picker = PersonPicker(self.shell, self.tr("Promise to whom?"), None, self.window())
        picker.picked.connect(self._on_person)
        picker.open()

    def _on_person(self, contact_id: ContactId) -> None:
        self.shell.office.ask(
            lambda desk: contacts.contact(desk, contact_id),
            lambda person: self._keeping.ask_what(
                contact_id, person.full_name or person.organisation
            ),
        )

    def _show(self, owing: Owing) -> None:
        scrolled = self._area.verticalScrollBar().value()
        focused = self._focused_place()
        self._new.setEnabled(not self.shell.office.standing.read_only)
        self.subtitle.setText(self._told(owing))
        clear(self._content)
        titles = {
            Part.OVERDUE: self.tr("Overdue"),
            Part.TODAY: self.tr("Today"),
            Part.THIS_WEEK: self.tr("This week"),
            Part.LATER: self.tr("Later"),
        }
        row = partial(PromiseRow, self.shell, self._keeping, now=owing.now, whole=True)
        self._groups = [
            PromiseGroup(self.shell.theme, title, found, row)
            for part, title in titles.items()
            if (found := owing.parts[part])
        ]
        if owing.parts[Part.OVERDUE]:
            set_kind(self._groups[0].heading, "careful_section")
        if owing.settled:
            title = self.tr("Kept and broken")
            share = year_words(owing.counts) if owing.counts else ""
            self._groups.append(PromiseGroup(self.shell.theme, title, owing.settled, row, share))
        for group in self._groups:
            group.moved.connect(self._on_moved)
            self._content.addWidget(group)
        if not owing.owed:
            nothing = EmptyState(self.tr("You owe nobody anything."))
            self._content.insertWidget(0, nothing)
        self._content.addStretch(1)
        self._area.verticalScrollBar().setValue(scrolled)
        self._focus_wanted()
        self._focus_place(focused)

    def _told(self, owing: Owing) -> str:
        open_ = counted(owing.owed, self.tr("1 open"), self.tr("{n} open"))
        due = self.tr("{n} due").format(n=number(owing.due)) if owing.due else ""
        return ", ".join(part for part in (open_, due) if part)

    def _rows(self) -> list[PromiseRow]:
        return [row for group in self._groups for row in group.rows()]

    def _focused_place(self) -> int | None:
        """Return which row has the keyboard, or gets it back with the window, from above."""
        focused = self.window().focusWidget()
        for place, row in enumerate(self._rows()):
            if row is focused or row.isAncestorOf(focused):
                return place
        return None

    def _focus_place(self, place: int | None) -> None:
        """Go on with the keyboard where it was, though that promise is settled now."""
        rows = self._rows()
        if place is not None and rows:
            rows[min(place, len(rows) - 1)].setFocus()

    def _focus_wanted(self) -> None:
        for row in self._rows():
            if row.promised.promise.id == self._wanted:
                self._wanted = None
                row.setFocus()
                self._area.ensureWidgetVisible(row)
                return

    def _on_moved(self, row: PromiseRow, step: int) -> None:
        rows = self._rows()
        place = rows.index(row) + step if row in rows else -1  # it may have been replaced
        if 0 <= place < len(rows):
            rows[place].setFocus()
            self._area.ensureWidgetVisible(rows[place])
