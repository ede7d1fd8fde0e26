"""The page Shelf: articles worth a line, offers to welcome back with, and who has which."""

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.shared.kept_focus import put_back, spot_in
from appreciation.desktop.shared.page import Page, Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import ITEM_ROLE
from appreciation.desktop.shared.widgets import (
    GRID,
    EmptyState,
    button,
    card,
    clear,
    column,
    counted,
    scrolling,
    section,
    stand,
)
from appreciation.desktop.shelf import asks
from appreciation.desktop.shelf.actions import Actions
from appreciation.desktop.shelf.asks import Stock
from appreciation.desktop.shelf.detail import ShelfDetail
from appreciation.desktop.shelf.words import shelf_row
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.shelf import Article, Offer
from appreciation.services.dealings.shelf import OnShelf, ShelfDetails

_NARROW = 860


class ShelfPage(Page):
    """Two lists, and beside them the one thing that is chosen."""

    concerns = frozenset({Kind.SHELF, Kind.LETTER, Kind.BATCH, Kind.CONTACT})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "")
        self.title.setText(self.tr("Shelf"))
        self._chosen: Article | Offer | None = None
        self._shown: ShelfDetails | None = None
        self._detail: ShelfDetail | None = None
        self._actions = Actions(shell, self)
        self._actions.kept.connect(self._choose)
        offer = button(shell.theme, self.tr("New offer"), "gift")
        offer.clicked.connect(lambda: self._actions.ask_offer(None))
        self.add_at_right(offer)
        article = self.primary_button(
            self.tr("New article"), "plus", lambda: self._actions.ask_article(None)
        )
        self._adding = (offer, article)
        self._models: dict[type, RowModel[OnShelf]] = {}
        self._lists: dict[type, RowList] = {}
        self._arrange()

    @override
    def refresh(self, kinds: Changes) -> None:
        for each in self._adding:
            each.setEnabled(not self.shell.office.standing.read_only)
        self.shell.office.ask(asks.stock, self._show, key="shelf")

    @override
    def command(self, name: str) -> None:
        self._actions.ask_article(None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        self._nothing = EmptyState(
            self.tr(
                "Nothing is on the shelf yet. Put an article there that somebody would like to"
                " read, or an offer to welcome back those who left."
            )
        )
        self._left = QVBoxLayout()
        self._left.setSpacing(3 * GRID)
        self._parts: dict[type, QWidget] = {}
        for kind, title in (
            (Article, self.tr("Articles")),
            (Offer, self.tr("Welcome-back offers")),
        ):
            self._left.addWidget(self._part(kind, title))
        self._left.addWidget(self._nothing)
        self._left.addStretch(1)
        self._place = QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, GRID, 0)
        self._columns.setSpacing(3 * GRID)
        self._columns.addLayout(self._left, 6)
        self._columns.addLayout(self._place, 5)
        content = QWidget()
        content.setLayout(self._columns)
        self.body.addWidget(scrolling(content), 1)
        self.shell.theme.changed.connect(self._fit)
        self._fit()

    def _part(self, kind: type, title: str) -> QWidget:
        model: RowModel[OnShelf] = RowModel(
            lambda line: shelf_row(line, self.shell.office.today()), self
        )
        rows = RowList(self.shell.theme, title, whole=True)
        rows.setModel(model)
        rows.selectionModel().currentChanged.connect(partial(self._on_row, rows))
        rows.opened.connect(lambda line: self._choose(line.item))
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(rows)
        made = QWidget()
        made.setLayout(column(section(title), frame))
        self._models[kind], self._lists[kind], self._parts[kind] = model, rows, made
        return made

    def _fit(self) -> None:
        narrow = self.width() < self.shell.theme.px(_NARROW)
        stand(self._columns, upright=narrow)

    def _show(self, stock: Stock) -> None:
        both = {Article: stock.articles, Offer: stock.offers}
        for kind, lines in both.items():
            with QSignalBlocker(self._lists[kind].selectionModel()):
                self._models[kind].show_items(lines)
            self._parts[kind].setVisible(bool(lines))
        self._nothing.setVisible(not any(both.values()))
        self.subtitle.setText(self._told(stock))
        items = [each.item for lines in both.values() for each in lines]
        chosen = self._chosen
        same = [
            each for each in items if chosen and (type(each), each.id) == (type(chosen), chosen.id)
        ]
        if found := [*same, *items][:1]:
            self._choose(found[0])
        else:
            self._chosen = None
            self._shown = self._detail = None
            clear(self._place)

    def _told(self, stock: Stock) -> str:
        parts = (
            counted(len(stock.articles), self.tr("1 article"), self.tr("{n} articles")),
            counted(len(stock.offers), self.tr("1 offer"), self.tr("{n} offers")),
        )
        return ", ".join(parts) if stock.articles or stock.offers else ""

    def _on_row(self, rows: RowList, *_current: object) -> None:
        if line := rows.current_item():
            self._choose(line.item)

    def _choose(self, item: Article | Offer) -> None:
        """Show one thing, and mark its row in whichever list it stands."""
        self._chosen = item
        for kind, rows in self._lists.items():
            with QSignalBlocker(rows.selectionModel()):
                rows.clearSelection()
                if isinstance(item, kind):
                    self._mark(rows, item)
        self.shell.office.ask(lambda desk: asks.details(desk, item), self._show_one, key="on shelf")

    def _mark(self, rows: RowList, item: Article | Offer) -> None:
        model = self._models[type(item)]
        ids = [model.data(model.index(at), ITEM_ROLE).item.id for at in range(model.rowCount())]
        if item.id in ids:
            rows.choose(ids.index(item.id))

    def _show_one(self, details: ShelfDetails) -> None:
        if details == self._shown and self._place.count():
            return
        self._shown = details
        spot = spot_in(self._detail)
        clear(self._place)
        shell, item, act = self.shell, details.item, self._actions
        read_only = shell.office.standing.read_only
        made = ShelfDetail(shell.theme, details, shell.office.today(), read_only=read_only)
        made.send_wished.connect(partial(act.ask_whom, item))
        made.remove_wished.connect(partial(act.remove, item))
        made.change_wished.connect(partial(act.ask_change, item))
        made.person_wished.connect(partial(shell.go, "contacts"))
        if isinstance(item, Offer):
            made.taken_up_wished.connect(partial(act.ask_what_came, item))
        else:
            made.link_wished.connect(partial(act.open_link, item))
            made.clipping_wished.connect(partial(act.save_clipping, item))
        self._detail = made
        self._place.addWidget(made)
        put_back(made, spot, self._lists[type(item)])
