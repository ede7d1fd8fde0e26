"""Beside the week: whom one might thank, and for what. Nothing goes out by itself."""

from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from typing_extensions import override

from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.link import Link
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.menu_below import open_below
from appreciation.desktop.shared.page import Shell, change_and_say
from appreciation.desktop.shared.widgets import button, translated
from appreciation.desktop.this_week.few_rows import FewRows
from appreciation.domain.batches import PieceKind
from appreciation.domain.changes import Kind
from appreciation.domain.gratitude import ThanksDue
from appreciation.services.dealings import gratitude


class ThanksPanel(FewRows[ThanksDue]):
    """Each can be thanked with a card or a letter, or let be."""

    concerns = frozenset({Kind.PURCHASE, Kind.REFERRAL, Kind.LETTER, Kind.CONTACT})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, translated("ThanksPanel", "Thanks due"))

    @override
    def refresh(self) -> None:
        self.shell.office.ask(gratitude.thanks_due, self.show_items, key="thanks due")

    @override
    def row(self, item: ThanksDue) -> QWidget:
        theme = self.shell.theme
        head = Link(theme, item.name)
        head.clicked.connect(partial(self.shell.go, "contacts", item.contact_id))
        day = near_day(item.on, self.shell.office.today())
        about = self.quietly(f"{item.why}, {day}")
        return self.made_row(IconMark(theme, "hand-heart"), head, about, self._thank(item))

    def _thank(self, due: ThanksDue) -> QPushButton:
        thank = button(self.shell.theme, self.tr("Thank"))
        thank.setAccessibleName(self.tr("Thank {name}").format(name=due.name))
        menu = QMenu(thank)
        for text, form in (
            (self.tr("With a &card"), PieceKind.CARD),
            (self.tr("With a &letter"), PieceKind.LETTER),
        ):
            menu.addAction(text, partial(self._accept, due, form))
        menu.addSeparator()
        menu.addAction(self.tr("Let it &be"), partial(self._decline, due))
        thank.clicked.connect(lambda: open_below(thank, menu))
        return thank

    def _accept(self, due: ThanksDue, form: PieceKind) -> None:
        said = self.tr("Thanks to {name} go out with this week's batch.").format(name=due.name)
        change_and_say(self.shell, lambda desk: gratitude.accept(desk, [due.key], form=form), said)

    def _decline(self, due: ThanksDue) -> None:
        said = self.tr("{name} is not thanked for this.").format(name=due.name)
        change_and_say(self.shell, lambda desk: gratitude.decline(desk, [due.key]), said)
