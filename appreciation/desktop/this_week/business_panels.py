"""Beside the week: whom to ask again, and where to call because somebody has gone."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from appreciation.desktop.shared.asking_needs import AskingNeeds
from appreciation.desktop.shared.dealing_words import insight_words
from appreciation.desktop.shared.footholds import loss_words
from appreciation.desktop.shared.link import Link
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import button, translated
from appreciation.desktop.this_week.few_rows import FewRows
from appreciation.domain.changes import Kind
from appreciation.domain.organisations import Loss
from appreciation.domain.prospects import ProspectLine
from appreciation.services.dealings import organisations, prospects
from appreciation.services.dealings.organisations import Foothold


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
        return self.made_row(IconMark(theme, "sprout"), head, self.quietly(about), ask)


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
        return self.made_row(icon, head, self.quietly(about))


def _gone(loss: Loss) -> str:
    return loss_words(loss.how).format(name=loss.name)
