"""Everything that is known of one person, to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.contacts import words
from appreciation.desktop.contacts.cadence_part import CadencePart
from appreciation.desktop.contacts.dropped import FileDrops
from appreciation.desktop.contacts.history import History
from appreciation.desktop.contacts.needs_part import NeedsPart
from appreciation.desktop.contacts.refusal_part import RefusalPart
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.link import Link
from appreciation.desktop.shared.marks import IconMark, StatusMark
from appreciation.desktop.shared.menu_below import more_button
from appreciation.desktop.shared.widgets import (
    GRID,
    breakable,
    button,
    card,
    column,
    label,
    row,
    section,
    tip,
)
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Contact, Status
from appreciation.domain.eligibility import Refusal
from appreciation.services.contact_details import ContactDetails

_MOST_COLLEAGUES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Parts that do something themselves: above the ways to reach them, and below the people.

    `photo` stands beside the name; `begin` are the buttons with which something new begins.
    """

    photo: QWidget | None = None
    above: tuple[QWidget, ...] = ()
    below: tuple[QWidget, ...] = ()
    begin: tuple[QPushButton, ...] = ()


class Portrait(QWidget):
    """One person. What its buttons wish for is carried by the signals."""

    call_wished = Signal()
    edit_wished = Signal()
    household_wished = Signal()
    merge_wished = Signal()
    bin_wished = Signal()
    restore_wished = Signal()
    forget_wished = Signal()
    left_wished = Signal()
    person_wished = Signal(object)
    cadence_wished = Signal()
    quiet_menu_wished = Signal(object)
    needs_wished = Signal()
    extra_wished = Signal()
    attach_wished = Signal()
    files_dropped = Signal(object)

    def __init__(
        self,
        theme: Theme,
        details: ContactDetails,
        today: date,
        parts: Parts,
        *,
        read_only: bool,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._details = details
        self._today = today
        contact = details.contact
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, GRID, GRID)
        self._layout.setSpacing(2 * GRID)
        self._layout.addLayout(self._head(parts.photo))
        if not read_only:
            self._layout.addLayout(self._actions())
        if details.outlook is not None:
            cadence = CadencePart(theme, details, details.outlook, today, read_only=read_only)
            cadence.change_wished.connect(self.cadence_wished)
            cadence.more_wished.connect(self.quiet_menu_wished)
            self._layout.addWidget(cadence)
        if details.refusal:
            self._layout.addWidget(self._refused(details.refusal, read_only=read_only))
        for part in parts.above:
            self._layout.addWidget(part)
        self._layout.addWidget(self._reached())
        self._add_ways()
        self._add_occasions()
        self._add_people()
        for part in parts.below:
            self._layout.addWidget(part)
        if contact.notes:
            self._layout.addLayout(
                column(section(self.tr("Notes")), label(breakable(contact.notes), wrap=True), gap=4)
            )
        self._add_needs(parts.begin, read_only=read_only)
        self.history = History(theme, details.entries, today, read_only=read_only)
        self._layout.addWidget(self.history)
        self._layout.addStretch(1)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self, photo: QWidget | None) -> QHBoxLayout:
        contact = self._details.contact
        theme = self._theme
        status = QHBoxLayout()
        status.setSpacing(GRID)
        status.addWidget(StatusMark(theme, contact.status), 0, Qt.AlignmentFlag.AlignTop)
        status.addWidget(
            label(words.status_line(self._details, self._today), "small", wrap=True), 1
        )
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(label(breakable(words.named(contact)), "name", wrap=True))
        lines.addLayout(status)
        for text in self._about(contact):
            lines.addWidget(label(breakable(text), "small", wrap=True))
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        if photo is not None:
            head.addWidget(photo, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(lines, 1)
        return head

    def _about(self, contact: Contact) -> list[str]:
        work = ", ".join(part for part in (contact.job_title, contact.organisation) if part)
        address = contact.mail_address
        where = words.address_line(address, self._details.country) if address else ""
        gone = ""
        if address and address.undeliverable_on:
            gone = self.tr("Post came back from there.")
        return [text for text in (work, where, gone) if text]

    def _actions(self) -> Flow:
        theme, contact = self._theme, self._details.contact
        if contact.binned_on is not None:
            restore = button(theme, self.tr("Take out of the bin"), "undo-2")
            restore.clicked.connect(self.restore_wished)
            forget = button(theme, self.tr("Forget for good"), "user-x", kind="danger")
            forget.clicked.connect(self.forget_wished)
            return Flow(*(() if contact.merged_into else (restore,)), forget)
        call = button(theme, self.tr("Log call"), "phone")
        call.clicked.connect(self.call_wished)
        edit = button(theme, self.tr("Edit"), "pencil")
        edit.clicked.connect(self.edit_wished)
        self.setFocusProxy(call)
        return Flow(call, edit, self._more())

    def _more(self) -> QPushButton:
        more, menu = more_button(self._theme, self.tr("More to do"))
        contact = self._details.contact
        if contact.status is Status.CUSTOMER and not contact.deceased:
            menu.addAction(self.tr("They have &left us…"), self.left_wished.emit)
        for text, wish in (
            (self.tr("&Household…"), self.household_wished),
            (self.tr("&Merge with somebody…"), self.merge_wished),
            (self.tr("Put into the &bin"), self.bin_wished),
            (self.tr("&Forget for good…"), self.forget_wished),
        ):
            menu.addAction(text, wish.emit)
        return more

    def _refused(self, refusal: Refusal, *, read_only: bool) -> RefusalPart:
        editable = not read_only and self._details.contact.binned_on is None
        made = RefusalPart(self._theme, refusal, editable=editable)
        made.edit_wished.connect(self.edit_wished)
        return made

    def _add_needs(self, begin: tuple[QPushButton, ...], *, read_only: bool) -> None:
        """Add what they need, and in one place all with which something new begins."""
        gone = self._details.contact.binned_on is not None
        made = NeedsPart(self._theme, self._details.care.needs, read_only=read_only or gone)
        made.change_wished.connect(self.needs_wished)
        made.extra_wished.connect(self.extra_wished)
        made.attach_wished.connect(self.attach_wished)
        if not (read_only or gone):
            FileDrops(self).dropped.connect(self.files_dropped)
        self._layout.addWidget(made)
        self._layout.addLayout(Flow(*begin, *made.begin, gap=2 * GRID, line_gap=0))

    def _reached(self) -> QWidget:
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID + 4)
        for title, text in (
            (self.tr("Last reached"), words.last_reached_words(self._details, self._today)),
            (self.tr("Last tried"), words.last_tried_words(self._details, self._today)),
        ):
            frame, inside = card()
            inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
            inside.setSpacing(2)
            inside.addWidget(label(title, "small"))
            inside.addWidget(label(text, wrap=True))
            line.addWidget(frame, 1)
        return both

    def _add_ways(self) -> None:
        contact = self._details.contact
        ways = [
            self._way("phone", each.number, each.label, self._details.dial.get(each.number, ""))
            for each in contact.phones
        ]
        ways += [
            self._way("mail", each.address, each.label, _mailto(each.address))
            for each in contact.emails
        ]
        if ways:
            self._layout.addLayout(column(*ways, gap=2))

    def _way(self, icon: str, text: str, what: str, url: str) -> QWidget:
        line = QWidget()
        inner = row(IconMark(self._theme, icon), gap=2)
        shown: QWidget = label(f" {text}", wrap=True)
        if url:
            shown = Link(self._theme, text)
            shown.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(url)))
        inner.addWidget(shown)
        if what:
            inner.addWidget(label(what, "small"))
        inner.addStretch(1)
        line.setLayout(inner)
        return line

    def _add_occasions(self) -> None:
        shown = Flow(gap=2 * GRID)
        for each in self._details.contact.occasions:
            one = QWidget()
            text = label(words.occasion_line(each), "small")
            one.setAccessibleName(words.occasion_spoken(each))
            one.setToolTip(tip(words.occasion_spoken(each)))
            icon = IconMark(self._theme, words.OCCASION_ICONS[each.kind])
            one.setLayout(row(icon, text, gap=6))
            shown.addWidget(one)
        if shown.count():
            self._layout.addLayout(shown)

    def _add_people(self) -> None:
        details = self._details
        if details.household_others:
            title = self.tr("Household")
            if details.household and not details.household.confirmed:
                title = self.tr("Household, wording to be confirmed")
            self._layout.addLayout(self._people(title, "house", details.household_others))
        if details.colleagues:
            title = self.tr("Also at {organisation}").format(
                organisation=details.contact.organisation
            )
            self._layout.addLayout(self._people(title, "building-2", details.colleagues))

    def _people(self, title: str, icon: str, people: Sequence[Contact]) -> QVBoxLayout:
        mark, names = IconMark(self._theme, icon), Flow(gap=2)
        for each in people[:_MOST_COLLEAGUES]:
            link = Link(self._theme, words.named(each))
            link.clicked.connect(lambda _checked=False, id_=each.id: self.person_wished.emit(id_))
            names.addWidget(link)
            mark.setMinimumHeight(link.sizeHint().height())
        more = len(people) - _MOST_COLLEAGUES
        if more > 0:
            names.addWidget(label(self.tr("and {n} more").format(n=more), "small"))
        beside = QWidget()
        beside.setLayout(names)
        line = row(mark, beside, gap=2)
        line.setStretch(1, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        lines = column(section(title), gap=2)
        lines.addLayout(line)
        return lines


def _mailto(address: str) -> str:
    """Return the address that opens the owner's mail program, percent-encoded."""
    return f"mailto:{quote(address, safe='@')}"
