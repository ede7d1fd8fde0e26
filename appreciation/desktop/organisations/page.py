"""The page Organisations: whom you know where, and where all rests on one."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.organisations.detail import OrganisationDetail
from appreciation.desktop.organisations.filters import OrganisationFilters
from appreciation.desktop.organisations.organisation_model import OrganisationModel
from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Page, Shell
from appreciation.desktop.shared.rows import RowList
from appreciation.desktop.shared.search_field import SearchField
from appreciation.desktop.shared.widgets import (
    GRID,
    EmptyState,
    button,
    counted,
    scrolling,
)
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import Contact
from appreciation.domain.errors import WrongValueError
from appreciation.domain.organisations import OrganisationLine, OrganisationQuery
from appreciation.services.dealings import organisations
from appreciation.services.dealings.organisations import (
    OrganisationDetails,
    Rested,
)
from appreciation.services.desk import Desk
from appreciation.services.outcomes import Edited

_SIDE_BY_SIDE = 800


class OrganisationsPage(Page):
    """The list at the left, the one that is chosen at the right.

    Where there is no room for both, one of them is shown; Esc goes back to the list.
    """

    concerns = frozenset(
        {Kind.ORGANISATION, Kind.CONTACT, Kind.TOUCH, Kind.PROMISE, Kind.DEPARTURE}
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "")
        self.title.setText(self.tr("Organisations"))
        self.details: OrganisationDetails | None = None
        self._wanted: int | None = None
        self._is_open = False
        self._scrolled = 0
        self.search = SearchField(shell.theme, self.tr("Find by name…"))
        self.add_at_right(self.search)
        self._add = self.primary_button(self.tr("Add somebody there"), "user-plus", self.add)
        self._add.setEnabled(False)
        self.model = OrganisationModel(shell.office, self)
        self.list = RowList(shell.theme, self.tr("Organisations"))
        self.list.setModel(self.model)
        self.filters = OrganisationFilters(shell.theme)
        self._arrange()
        self.search.textChanged.connect(self._ask)
        self.filters.changed.connect(self._ask)
        self.search.down_wished.connect(self._to_list)
        self.search.left.connect(self._to_list)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.opened.connect(self._on_entered)
        self.list.clicked.connect(lambda _index: self._on_opened(self.list.current_item()))
        self.model.modelAboutToBeReset.connect(self._on_reset)
        self.model.listed.connect(self._on_listed)
        shell.theme.changed.connect(self._fit)
        self._fit()

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
            self._open(is_open=True)
            self._show(subject)

    @override
    def start_search(self) -> None:
        self._open(is_open=False)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._to_list()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def add(self) -> None:
        """Ask who is to be added to the organisation that is shown."""
        from appreciation.desktop.organisations.adding import AddingThere

        if self.details is None:
            return
        line = self.details.foothold.line
        dialog = AddingThere(self.shell.theme, self.window(), line.name)

        def keep() -> None:
            new = dialog.contact(self.shell.office.today())
            self.shell.office.do(partial(_added, line.id, new), self._on_added, touches=its_changes)

        dialog.accepted.connect(keep)
        dialog.open()

    def _arrange(self) -> None:
        theme = self.shell.theme
        self._nothing = EmptyState("")
        self._back = button(theme, self.tr("Back to the list"), "chevron-left")
        self._back.clicked.connect(self._to_list)
        self._area: QScrollArea | None = None
        self._detail: OrganisationDetail | None = None
        self._right = QWidget()
        self._pane = QVBoxLayout(self._right)
        self._pane.setContentsMargins(0, 0, 0, 0)
        self._pane.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._nothing)
        left.addWidget(self.list, 1)
        both = QHBoxLayout()
        both.setSpacing(3 * GRID)
        both.addWidget(self._left, 4)
        both.addWidget(self._right, 3)
        self.body.addWidget(self.filters)
        self.body.addLayout(both, 1)

    @property
    def _shown(self) -> int | None:
        return self.details.foothold.line.id if self.details else None

    def _fit(self) -> None:
        """Show the list or the one that is open where there is no room for both."""
        narrow = self.width() < self.shell.theme.px(_SIDE_BY_SIDE)
        for widget in (self._left, self.filters):
            widget.setVisible(not narrow or not self._is_open)
        self._right.setVisible(not narrow or self._is_open)
        self._back.setVisible(narrow)

    def _open(self, *, is_open: bool) -> None:
        self._is_open = is_open
        self._fit()

    def _to_list(self) -> None:
        self._open(is_open=False)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
            self._open(is_open=True)

    def _on_entered(self, line: object) -> None:
        self._on_opened(line)
        if self._detail is not None:
            self._detail.focus_first()

    def _show(self, organisation_id: int) -> None:
        self.shell.office.ask(
            partial(_details, organisation_id),
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
        if self._shown is not None:
            self.shell.office.do(
                partial(_let_rest, self._shown), self._on_rested, touches=its_changes
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


def _details(organisation_id: int, desk: Desk) -> OrganisationDetails:
    return organisations.details(desk, organisation_id)


def _let_rest(organisation_id: int, desk: Desk) -> Rested:
    return organisations.let_rest(desk, organisation_id)


def _added(organisation_id: int, new: Contact, desk: Desk) -> Edited:
    return organisations.add_there(desk, organisation_id, new)
