"""The page Organisations: whom you know where, and where all rests on one."""

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from appreciation.desktop.organisations.detail import OrganisationDetail
from appreciation.desktop.organisations.filters import OrganisationFilters
from appreciation.desktop.organisations.organisation_model import OrganisationModel
from appreciation.desktop.shared.list_page import ListPage
from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.rows import RowList
from appreciation.desktop.shared.search_field import SearchField
from appreciation.desktop.shared.widgets import (
    EmptyState,
    column,
    counted,
    scrolling,
)
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.errors import WrongValueError
from appreciation.domain.organisations import OrganisationLine, OrganisationQuery
from appreciation.services.dealings import organisations
from appreciation.services.dealings.organisations import (
    OrganisationDetails,
    Rested,
)
from appreciation.services.outcomes import Edited


class OrganisationsPage(ListPage):
    """The list with its search and chips, and the one that is chosen beside it."""

    concerns = frozenset(
        {Kind.ORGANISATION, Kind.CONTACT, Kind.TOUCH, Kind.PROMISE, Kind.DEPARTURE}
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title.setText(self.tr("Organisations"))
        self.details: OrganisationDetails | None = None
        self._wanted: int | None = None
        self._scrolled = 0
        self.search = SearchField(shell.theme, self.tr("Find by name…"))
        self.add_at_right(self.search)
        self._add = self.primary_button(self.tr("Add somebody there"), "user-plus", self.add)
        self._add.setEnabled(False)
        self.model = OrganisationModel(shell.office, self)
        self.list = RowList(shell.theme, self.tr("Organisations"))
        self.list.setModel(self.model)
        self.filters = OrganisationFilters(shell.theme)
        self._nothing = EmptyState("")
        left = QWidget()
        left.setLayout(column(self._nothing, self.list))
        right = QWidget()
        self._pane = column()
        right.setLayout(self._pane)
        self._area: QScrollArea | None = None
        self._detail: OrganisationDetail | None = None
        self.arrange(self.search, self.filters, left, right, self.list)
        self.search.textChanged.connect(self._ask)
        self.filters.changed.connect(self._ask)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.opened.connect(self._on_entered)
        self.list.clicked.connect(lambda _index: self._on_opened(self.list.current_item()))
        self.model.modelAboutToBeReset.connect(self._on_reset)
        self.model.listed.connect(self._on_listed)

    @override
    def refresh(self, kinds: Changes) -> None:
        self._wanted = self._wanted or self._shown
        self._ask()
        self.shell.office.ask(
            organisations.tally, self.filters.show_tally, key="organisation tally"
        )

    @override
    def show_subject(self, subject: object) -> None:
        if isinstance(subject, int):
            self._wanted = subject
            self.show_one()
            self._show(subject)

    def add(self) -> None:
        """Ask who is to be added to the organisation that is shown."""
        from appreciation.desktop.organisations.adding import AddingThere

        if self.details is None:
            return
        line = self.details.foothold.line
        dialog = AddingThere(self.shell.theme, self.window(), line.name)

        def keep() -> None:
            new = dialog.contact(self.shell.office.today())
            self.shell.office.do(
                lambda desk: organisations.add_there(desk, line.id, new),
                self._on_added,
                touches=its_changes,
            )

        dialog.accepted.connect(keep)
        dialog.open()

    @property
    def _shown(self) -> int | None:
        return self.details.foothold.line.id if self.details else None

    def _ask(self) -> None:
        query = OrganisationQuery(search=self.search.text(), footing=self.filters.footing)
        self.model.show_query(query)

    def _on_reset(self) -> None:
        self._scrolled = self.list.verticalScrollBar().value() if self._wanted else 0

    def _on_listed(self, count: int) -> None:
        words = counted(count, self.tr("1 organisation"), self.tr("{n} organisations"))
        self.subtitle.setText(words)
        self._nothing.setVisible(not count)
        self.list.setVisible(bool(count))
        if not count:
            self._nothing.say(self._why_none())
            self._lay_out(None)
        wanted, self._wanted = self._wanted, None
        self.list.executeDelayedItemsLayout()
        self.list.verticalScrollBar().setValue(self._scrolled)
        row = self.model.place_of(wanted) if wanted is not None else 0
        if wanted is not None and row is None:
            self._show(wanted)
        elif count:
            self.list.choose(row or 0)
            if wanted is not None:
                self._show(wanted)

    def _why_none(self) -> str:
        if self.model.query.search.strip():
            return self.tr("No organisation of that name is in the book.")
        if self.model.query.footing is not None:
            return self.tr("There is none: good.")
        return self.tr(
            "An organisation appears here once somebody in your book works there. Open them under"
            " Contacts, choose Edit, and write down where they work."
        )

    def _on_current(self, index: QModelIndex) -> None:
        line = self.list.current_item() if index.isValid() else None
        if isinstance(line, OrganisationLine) and line.id != self._shown:
            self._show(line.id)

    def _on_opened(self, line: object) -> None:
        if isinstance(line, OrganisationLine):
            self.show_one()

    def _on_entered(self, line: object) -> None:
        self._on_opened(line)
        if self._detail is not None:
            self._detail.focus_first()

    def _show(self, organisation_id: int) -> None:
        self.shell.office.ask(
            lambda desk: organisations.details(desk, organisation_id),
            self._on_details,
            key="organisation details",
            otherwise=self._on_gone,
        )

    def _on_gone(self, error: BaseException) -> None:
        if isinstance(error, WrongValueError):
            self._lay_out(None)
        else:
            self.shell.office.explain(error)

    def _on_details(self, details: OrganisationDetails) -> None:
        if details == self.details:
            return
        self._lay_out(details)

    def _lay_out(self, details: OrganisationDetails | None) -> None:
        self.details = details
        before, self._area, self._detail = self._area, None, None
        if before is not None:
            self._pane.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._add.setEnabled(details is not None and not self.shell.office.standing.read_only)
        if details is None:
            return
        self._detail = detail = OrganisationDetail(self.shell, details)
        detail.person_wished.connect(partial(self.shell.go, "contacts"))
        detail.rest_wished.connect(self._on_rest)
        self._area = scrolling(detail)
        self._pane.addWidget(self._area, 1)

    def _on_rest(self) -> None:
        shown = self._shown
        if shown is not None:
            self.shell.office.do(
                lambda desk: organisations.let_rest(desk, shown),
                self._on_rested,
                touches=its_changes,
            )

    def _on_rested(self, rested: Rested) -> None:
        said = self.tr("Nothing more is asked about {name}.").format(name=rested.name)
        self.shell.toast_with_undo(said)

    def _on_added(self, edited: Edited) -> None:
        contact = edited.contact
        said = self.tr("{name} is in the book, at {organisation}.")
        self.shell.toast_with_undo(
            said.format(name=contact.full_name, organisation=contact.organisation)
        )
