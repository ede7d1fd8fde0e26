"""The list of contacts as a model: of a hundred thousand, only the part in sight is read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.faces import faces_of
from appreciation.desktop.shared.office import Office
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.windowed_model import BLOCK, Window, WindowedModel
from appreciation.domain.contact_lines import ContactLine, ContactQuery
from appreciation.domain.contacts import ContactId
from appreciation.services.desk import Desk
from appreciation.services.people import contact_lists
from appreciation.services.people.contact_lists import Top

_COUNTING_MS = 120
"""A list is counted only when nobody types on: the next letter need not wait for it."""

_GATHERING_MS = 12
"""So long wishes are gathered: a scroll bar that is dragged passes by thousands of lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list as it was found: its top, and where somebody stands in it.

    `again` says that it is the list shown before, as it is now; `sought` who was looked for.
    """

    query: ContactQuery
    top: Top
    again: bool = False
    sought: ContactId | None = None
    place: int | None = None
    around: int = 0
    lines_around: tuple[ContactLine, ...] = ()


class ContactModel(WindowedModel[ContactLine]):
    """Shows what a query finds. `listed` says that another list is there, with its `Listed`."""

    listed = Signal(object)
    counted = Signal(int)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(self._row, lambda line: line.key, self._on_wanted, parent)
        self.query = ContactQuery()
        self._wished = ContactQuery()
        self.status_at = 0.0
        self.in_sight: Callable[[], tuple[int, int]] = lambda: (0, 0)
        self._office = office
        self.faces = faces_of(office)
        self._wanted: dict[int, Window] = {}
        self._asking = False
        self._gathering = QTimer(self, singleShot=True, interval=_GATHERING_MS)
        self._gathering.timeout.connect(self._ask_on)
        self._counting = QTimer(self, singleShot=True, interval=_COUNTING_MS)
        self._counting.timeout.connect(self._count)

    def show_query(self, query: ContactQuery) -> None:
        """Show another list from its top. Of several wishes the newest is answered."""
        self._wished = query
        self._office.ask(partial(_top, query), self._on_listed, key="contact list")

    def look_again(self, contact_id: ContactId | None, row: int) -> None:
        """Show the same list as it is now, knowing where somebody stands, and what is at a row."""
        if self._wished != self.query:  # another list is on its way, and must not be dropped
            self.show_query(self._wished)
            return
        block = row // BLOCK
        ask = partial(_again, self.query, contact_id, block)
        self._office.ask(ask, self._on_listed, key="contact list")

    def find(self, query: ContactQuery, contact_id: ContactId) -> None:
        """Show a list where somebody stands in it."""
        self._wished = query
        ask = partial(_around, query, contact_id)
        self._office.ask(ask, self._on_listed, key="contact list")

    def _on_listed(self, found: Listed) -> None:
        self.query = found.query
        self._wanted.clear()
        self._counting.stop()
        total = found.top.total
        self.begin(BLOCK if total is None else total, found.top.lines)
        if found.lines_around and found.around:
            self.fill(self.window(found.around), found.lines_around)
        self.listed.emit(found)
        if total is None:
            self._counting.start()
        else:
            self.counted.emit(total)

    def _count(self) -> None:
        count = partial(contact_lists.count, query=self.query)
        self._office.ask(count, partial(self._on_counted, self.query), key="contact count")

    def _on_counted(self, query: ContactQuery, total: int) -> None:
        if query == self.query:
            self.extend(total)
            self.counted.emit(self.rowCount())

    def _on_wanted(self, window: Window) -> None:
        self._wanted[window.block] = window
        self._gathering.start()

    def _ask_on(self) -> None:
        if self._asking:
            return
        first, last = (row // BLOCK for row in self.in_sight())
        seen = [window for block, window in self._wanted.items() if first <= block <= last]
        for window in self._wanted.values():
            if window not in seen[:1]:
                self.dismiss(window)
        self._wanted.clear()
        if seen:
            self._asking = True
            ask = partial(_window, self.query, seen[0])
            self._office.ask(ask, self._on_lines, otherwise=self._on_no_lines)
        if seen[1:]:  # a list in sight asks again for what it still lacks
            self.dataChanged.emit(self.index(first * BLOCK, 0), self.index(self.rowCount() - 1, 0))

    def _on_lines(self, answer: tuple[Window, tuple[ContactLine, ...]]) -> None:
        self._asking = False
        self.fill(*answer)
        self._gathering.start()

    def _on_no_lines(self, error: BaseException) -> None:
        self._asking = False
        self._office.explain(error)

    def _row(self, line: ContactLine) -> TwoLines:
        return TwoLines(
            title=line.full_name,
            subtitle=self._below(line),
            avatar=line.full_name,
            face=self.faces.face(line.id),
            right=self._last_reached(line.last_reached),
            status=line.status,
            status_at=self.status_at,
        )

    def _below(self, line: ContactLine) -> str:
        where = line.organisation or line.town
        if line.deceased:
            marked = self.tr("deceased")
        else:
            marked = "" if line.greet else self.tr("greet off")
        return " · ".join(part for part in (where, marked) if part)

    def _last_reached(self, day: date | None) -> str:
        return near_day(day, self._office.today()) if day else self.tr("never")


def _top(query: ContactQuery, desk: Desk) -> Listed:
    return Listed(query=query, top=contact_lists.top(desk, query, limit=BLOCK))


def _again(query: ContactQuery, contact_id: ContactId | None, block: int, desk: Desk) -> Listed:
    top = _counted_top(query, desk)
    place = contact_lists.place(desk, query, contact_id) if contact_id else None
    return Listed(
        query=query,
        top=top,
        again=True,
        place=place,
        around=block,
        lines_around=_block(query, block, desk) if block else (),
    )


def _around(query: ContactQuery, contact_id: ContactId, desk: Desk) -> Listed:
    place = contact_lists.place(desk, query, contact_id)
    block = (place or 0) // BLOCK
    return Listed(
        query=query,
        top=_counted_top(query, desk),
        sought=contact_id,
        place=place,
        around=block,
        lines_around=_block(query, block, desk) if block else (),
    )


def _counted_top(query: ContactQuery, desk: Desk) -> Top:
    top = contact_lists.top(desk, query, limit=BLOCK)
    if top.total is not None:
        return top
    return Top(lines=top.lines, total=contact_lists.count(desk, query))


def _block(query: ContactQuery, block: int, desk: Desk) -> tuple[ContactLine, ...]:
    return contact_lists.lines(desk, query, None, skip=block * BLOCK, limit=BLOCK)


def _window(
    query: ContactQuery, window: Window, desk: Desk
) -> tuple[Window, tuple[ContactLine, ...]]:
    found = contact_lists.lines(desk, query, window.after, skip=window.skip, limit=window.limit)
    return window, found
