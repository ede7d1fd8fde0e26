"""One thing on the shelf: what it is, what can be done with it, and who has it."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.link import Link
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.more import MoreColumn
from appreciation.desktop.shared.widgets import (
    GRID,
    breakable,
    button,
    card,
    column,
    counted,
    label,
    row,
    section,
)
from appreciation.desktop.shelf.words import given_words, until_words
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.shelf import Article, Offer
from appreciation.services.dealings.shelf import GivenTo, ShelfDetails


class ShelfDetail(QWidget):
    """What its buttons wish for is carried by the signals; `taken_up_wished` says for whom."""

    send_wished = Signal()
    change_wished = Signal()
    remove_wished = Signal()
    link_wished = Signal()
    clipping_wished = Signal()
    person_wished = Signal(object)
    taken_up_wished = Signal(object)

    def __init__(
        self, theme: Theme, details: ShelfDetails, today: date, *, read_only: bool
    ) -> None:
        super().__init__()
        self._theme = theme
        self._details = details
        self._today = today
        self._read_only = read_only
        item = details.item
        icon = "newspaper" if isinstance(item, Article) else "gift"
        head = row(IconMark(theme, icon, "accent"), label(breakable(item.title), "name", wrap=True))
        head.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(head)
        layout.addLayout(self._about())
        if actions := self._actions():
            layout.addLayout(actions)
        layout.addLayout(self._given())
        layout.addStretch(1)

    def _about(self) -> QVBoxLayout:
        item = self._details.item
        if isinstance(item, Article):
            lines = [item.source, item.note]
            if item.enclosed:
                lines.append(self.tr("It goes into the envelope."))
        else:
            lines = [
                self.tr("Worth: {value}").format(value=item.value) if item.value else "",
                self.tr("Otherwise: {price}").format(price=item.normal_price)
                if item.normal_price
                else "",
            ]
        texts = [label(breakable(line), "quiet", wrap=True) for line in lines if line]
        if isinstance(item, Offer):
            kind = "quiet" if item.valid_on(self._today) else "careful"
            texts.append(label(until_words(item, self._today), kind, wrap=True))
        return column(*texts, gap=4)

    def _actions(self) -> Flow | None:
        theme, item = self._theme, self._details.item
        buttons = []
        if isinstance(item, Article) and item.link:
            open_link = button(theme, self.tr("Open the link"), "arrow-right")
            open_link.clicked.connect(self.link_wished)
            buttons.append(open_link)
        if isinstance(item, Article) and item.file_name:
            open_file = button(theme, self.tr("Save the clipping…"), "paperclip")
            open_file.clicked.connect(self.clipping_wished)
            buttons.append(open_file)
        if not self._read_only:
            send = button(theme, self.tr("Send to…"), "mail")
            send.setEnabled(isinstance(item, Article) or item.valid_on(self._today))
            send.clicked.connect(self.send_wished)
            change = button(theme, self.tr("Change…"), "pencil")
            change.clicked.connect(self.change_wished)
            buttons = [send, *buttons, change]
            if not self._details.given:
                remove = button(theme, self.tr("Take off the shelf"), "trash-2")
                remove.clicked.connect(self.remove_wished)
                buttons.append(remove)
        return Flow(*buttons) if buttons else None

    def _given(self) -> QVBoxLayout:
        given = self._details.given
        if not given:
            return column(label(self.tr("Nobody has it yet."), "quiet", wrap=True))
        title = counted(len(given), self.tr("1 person has it"), self.tr("{n} people have it"))
        rows: MoreColumn[GivenTo] = MoreColumn(self._theme, self._row)
        rows.show_items(given)
        frame, inside = card()
        inside.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        inside.addWidget(rows)
        return column(section(title), frame)

    def _row(self, given: GivenTo) -> QWidget:
        name = Link(self._theme, given.name)
        name.clicked.connect(partial(self.person_wished.emit, given.given.contact_id))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(name)
        texts.addWidget(label(breakable(given_words(given, self._today)), "small", wrap=True))
        made = QWidget()
        line = row()
        line.addLayout(texts, 1)
        if isinstance(self._details.item, Offer) and not self._read_only:
            came = button(self._theme, self.tr("What came of it…"), kind="link")
            says = self.tr("What came of it with {name}").format(name=given.name)
            came.setAccessibleName(says)
            came.clicked.connect(partial(self.taken_up_wished.emit, given))
            line.addWidget(came)
        made.setLayout(line)
        return made
