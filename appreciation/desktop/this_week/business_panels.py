"""Beside the week: whom to ask again, and where to call because somebody has gone."""

from collections.abc import Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.shared.asking_needs import AskingNeeds
from appreciation.desktop.shared.dealing_words import insight_words
from appreciation.desktop.shared.footholds import loss_words
from appreciation.desktop.shared.link import Link
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import (
    GRID,
    breakable,
    button,
    card,
    clear,
    hairline,
    label,
    number,
    translated,
)
from appreciation.desktop.this_week.panel import Panel
from appreciation.domain.changes import Kind
from appreciation.domain.organisations import Loss
from appreciation.domain.prospects import ProspectLine
from appreciation.services import organisations, prospects
from appreciation.services.organisations import Foothold

Item = TypeVar("Item")

_SHOWN = 3


class FewRows(Panel, Generic[Item]):
    """The first few rows; the others when wanted."""

    def __init__(self, shell: Shell, title: str) -> None:
        super().__init__(shell, title)
        self._items: Sequence[Item] = ()
        frame, self._rows = card()
        self.body.addWidget(frame)

    def show_items(self, items: Sequence[Item], shown: int = _SHOWN) -> None:
        """Show these in place of those before."""
        self._items = items
        clear(self._rows)
        for place, each in enumerate(items[:shown]):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self.row(each))
        more = len(items) - shown
        if more > 0:
            self._rows.addWidget(hairline())
            words = translated("BusinessPanels", "and {n} more").format(n=number(more))
            others = button(self.shell.theme, words, kind="more")
            others.clicked.connect(lambda: self.show_items(self._items, len(self._items)))
            self._rows.addWidget(others)
        self.setVisible(bool(items))

    def row(self, item: Item) -> QWidget:
        """Return one of them as a row."""
        raise NotImplementedError

    def made_row(
        self, icon: IconMark, head: Link, about: str, action: QPushButton | None
    ) -> QWidget:
        """Return a row with its head, what is quietly said below, and what can be done."""
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(head)
        quiet = label(breakable(about), "small", wrap=True)
        quiet.setIndent(self.shell.theme.px(GRID))  # below the words of the link, not its edge
        lines.addWidget(quiet)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(GRID + 6, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(icon)
        row.addLayout(lines, 1)
        if action is not None and not self.shell.office.standing.read_only:
            row.addWidget(action)
        return made


class AskAgainPanel(FewRows[ProspectLine]):
    """Prospects who may be asked again this week; partners are never among them."""

    concerns = frozenset({Kind.CONTACT})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, translated("BusinessPanels", "Ask again"))
        self._needs = AskingNeeds(shell, self)

    @override
    def refresh(self) -> None:
        self.shell.office.ask(prospects.to_ask_again, self.show_items, key="to ask again")

    @override
    def row(self, item: ProspectLine) -> QWidget:
        theme = self.shell.theme
        head = Link(theme, item.name)
        head.clicked.connect(partial(self.shell.go, "contacts", item.contact_id))
        ask = button(theme, self.tr("Ask"))
        ask.setAccessibleName(self.tr("Ask {name}").format(name=item.name))
        ask.clicked.connect(partial(self._needs.begin, item.contact_id))
        about = " · ".join(insight_words(item.insight, self.shell.office.today()))
        return self.made_row(IconMark(theme, "sprout"), head, about, ask)


class CallOrganisationsPanel(FewRows[Foothold]):
    """Where the last one who could be counted on has lately gone."""

    concerns = frozenset({Kind.CONTACT, Kind.ORGANISATION})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, translated("BusinessPanels", "Who follows there?"))

    @override
    def refresh(self) -> None:
        ask = organisations.to_be_called
        self.shell.office.ask(ask, self.show_items, key="organisations to call")

    @override
    def row(self, item: Foothold) -> QWidget:
        theme = self.shell.theme
        head = Link(theme, item.line.name)
        head.clicked.connect(partial(self.shell.go, "organisations", item.line.id))
        icon = IconMark(theme, "triangle-alert", "alert")
        about = ". ".join((_gone(item.loss), *item.steps[:1])) if item.loss else ""
        return self.made_row(icon, head, about, None)


def _gone(loss: Loss) -> str:
    return loss_words(loss.how).format(name=loss.name)
