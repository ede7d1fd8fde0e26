"""The page Departed: who left, and what is done about it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.departures import asks, words
from appreciation.desktop.departures.actions import Actions
from appreciation.desktop.departures.asks import Shown
from appreciation.desktop.departures.detail import Detail
from appreciation.desktop.departures.themes import Themes
from appreciation.desktop.shared.departures import Leaver, why_words, years_words
from appreciation.desktop.shared.files import ask_where_to_save, open_file
from appreciation.desktop.shared.kept_focus import put_back, spot_in
from appreciation.desktop.shared.page import Page, Shell
from appreciation.desktop.shared.rows import RowList, RowModel
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import (
    GRID,
    EmptyState,
    button,
    card,
    clear,
    counted,
    number,
    scrolling,
    set_text,
    stand,
)
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import ContactId
from appreciation.domain.departures import Outcome
from appreciation.services.departures import departure_lists
from appreciation.services.departures.departure_details import DepartureDetails
from appreciation.services.departures.departure_lists import DepartureList, Listed
from appreciation.services.papers import dossiers

_AT_A_TIME = 100
_NARROW = 860


class DeparturesPage(Page):
    """Lists who left by what comes next, with the one chosen beside it."""

    concerns = frozenset(
        {Kind.DEPARTURE, Kind.CONTACT, Kind.LETTER, Kind.BATCH, Kind.TOUCH, Kind.SHELF}
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "")
        self.title.setText(self.tr("Departed"))
        self._limit = _AT_A_TIME
        self._shown: Shown | None = None
        self._wanted: int | None = None
        self._detail: Detail | None = None
        self._actions = Actions(shell, self)
        self._actions.changed.connect(self.show_subject)
        self._settled = button(shell.theme, self.tr("Settled"), "check", kind="chip")
        self._settled.setCheckable(True)
        self._settled.toggled.connect(self._on_settled)
        self.add_beside_title(self._settled)
        self._dossier = button(shell.theme, self.tr("Print dossier"), "folder-open")
        self._dossier.clicked.connect(self._on_dossier)
        self._dossier.setEnabled(False)
        self.add_at_right(self._dossier)
        self._left = self.primary_button(self.tr("Someone left"), "door-open", self._on_left)
        self._arrange()
        self._allow()
        shell.office.standing_changed.connect(lambda _standing: self._allow())

    @override
    def refresh(self, kinds: Changes) -> None:
        settled, limit = self._settled.isChecked(), self._limit
        self.shell.office.ask(
            lambda desk: departure_lists.departure_list(desk, settled=settled, limit=limit),
            self._show_list,
            key="departures",
        )
        if self._wanted is not None:
            self._ask_for(self._wanted)

    @override
    def show_subject(self, subject: object) -> None:
        if isinstance(subject, Leaver):
            self._actions.note_leaving(subject.contact_id)
        elif isinstance(subject, int):
            self._ask_for(subject)

    @override
    def command(self, name: str) -> None:
        {"left": self._on_left, "survey": self._actions.write_survey_down}[name]()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        theme = self.shell.theme
        self._model: RowModel[Listed] = RowModel(self._row, self)
        self._list = RowList(theme, self.tr("Who left, by what comes next"), whole=True)
        self._list.setModel(self._model)
        self._list.selectionModel().currentChanged.connect(self._on_chosen)
        self._list.opened.connect(self._on_opened)
        self._more = button(theme, "", kind="link")
        self._more.clicked.connect(self._on_more)
        self._themes = Themes(self.shell)
        self._nobody = EmptyState("")
        self._place = QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, GRID, 0)
        self._columns.setSpacing(3 * GRID)
        self._columns.addLayout(self._side(), 6)
        self._columns.addLayout(self._place, 5)
        content = QWidget()
        content.setLayout(self._columns)
        self._area = scrolling(content)
        self.body.addWidget(self._area, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def _side(self) -> QVBoxLayout:
        self._list_card, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._list)
        side = QVBoxLayout()
        side.setSpacing(2 * GRID)
        side.addWidget(self._list_card)
        side.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self._themes)
        side.addWidget(self._nobody)
        side.addStretch(1)
        return side

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self.shell.theme.px(_NARROW)

    def _fit(self) -> None:
        narrow = self._is_narrow
        stand(self._columns, upright=narrow)

    def _allow(self) -> None:
        self._left.setEnabled(not self.shell.office.standing.read_only)

    def _row(self, listed: Listed) -> TwoLines:
        line = listed.line
        where = line.organisation or line.town
        # Kept apart, so that a name written from the right does not turn the years around.
        about = [f"\u2068{part}\u2069" for part in (where, years_words(line.departure)) if part]
        return TwoLines(
            title=line.name,
            subtitle=" · ".join(about),
            avatar=line.name,
            right=words.next_words(listed, self.shell.office.today()),
            right_below=why_words(listed.reason.group, asked=listed.tries.conversations > 0),
        )

    def _show_list(self, found: DepartureList) -> None:
        counts = found.counts
        subtitle = self.tr("{open} open, {settled} settled · {back} came back")
        self.subtitle.setText(
            subtitle.format(
                open=number(counts.open),
                settled=number(counts.settled),
                back=number(counts.returned),
            )
        )
        ids = [each.line.departure.id for each in found.lines]
        with QSignalBlocker(self._list.selectionModel()):  # the same list, filled again
            self._model.show_items(found.lines)
            if self._wanted in ids:
                self._list.choose(ids.index(self._wanted))
        total = counts.settled if self._settled.isChecked() else counts.open
        left = total - len(found.lines)
        self._more.setVisible(left > 0)
        set_text(self._more, self.tr("and {n} more").format(n=number(left)))
        self._list_card.setVisible(bool(found.lines))
        self._nobody.setVisible(not found.lines)
        self._nobody.say(
            self.tr("Nobody here yet.")
            if self._settled.isChecked()
            else self.tr("Nobody who left is waiting for anything.")
        )
        self._themes.show_themes(found)
        if self._wanted is None and ids:
            self._list.choose(0)

    def _on_chosen(self) -> None:
        listed = self._list.current_item()
        if isinstance(listed, Listed):
            self._ask_for(listed.line.departure.id)

    def _on_opened(self, listed: Listed) -> None:
        """Lead on to the person; where the departure stands below the list, to that."""
        if self._is_narrow and self._detail:
            self._area.verticalScrollBar().setValue(self._detail.pos().y())
        else:
            self.shell.go("contacts", listed.line.departure.contact_id)

    def _ask_for(self, departure_id: int) -> None:
        self._wanted = departure_id
        self.shell.office.ask(partial(asks.shown, departure_id), self._show, key="departure")

    def _show(self, shown: Shown) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        details = shown.details
        spot = spot_in(self._detail)
        clear(self._place)
        can_change = not self.shell.office.standing.read_only
        made = Detail(self.shell.theme, shown, self.shell.office.today(), can_change=can_change)
        actions = self._actions
        made.back_wished.connect(partial(actions.welcome_back, details))
        made.person_wished.connect(partial(self._to_person, details.contact.id))
        made.interview_wished.connect(partial(actions.interview, details))
        made.reason_wished.connect(partial(actions.give_reason, details))
        made.plan_wished.connect(partial(actions.choose_plan, details))
        made.objects_wished.connect(partial(actions.stop, details, Outcome.OBJECTED))
        made.closed_wished.connect(partial(actions.stop, details, Outcome.CLOSED_DOWN))
        made.step_wished.connect(partial(actions.about_step, details))
        self._detail = made
        self._place.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self._place.addStretch(1)
        put_back(made, spot, self._list)
        self._dossier.setEnabled(True)

    def _to_person(self, contact_id: ContactId) -> None:
        self.shell.go("contacts", contact_id)

    def _on_settled(self) -> None:
        self._limit = _AT_A_TIME
        self._wanted = None
        self.refresh(self.concerns)

    def _on_more(self) -> None:
        self._limit += _AT_A_TIME
        self.refresh(self.concerns)

    def _on_left(self) -> None:
        from appreciation.desktop.contacts.picking import PersonPicker

        picker = PersonPicker(self.shell, self.tr("Who has left us?"), None, self.window())
        picker.picked.connect(self._actions.note_leaving)
        picker.open()

    def _on_dossier(self) -> None:
        if self._shown is None:
            return
        details = self._shown.details
        name = self.tr("Dossier {name}").format(name=details.contact.full_name)
        ask_where_to_save(
            self.window(),
            self.tr("Where to keep the dossier?"),
            self.tr("PDF files (*.pdf)"),
            f"{name}.pdf",
            partial(self._write_dossier, details),
        )

    def _write_dossier(self, details: DepartureDetails, file: Path) -> None:
        contact_id = details.contact.id
        self.shell.office.work(
            lambda desk, _progress: dossiers.write_dossier(desk, contact_id, file),
            self._on_written,
            title=self.tr("Writing the dossier"),
        )

    def _on_written(self, written: dossiers.WrittenDossier) -> None:
        pages = counted(written.pages, self.tr("1 page"), self.tr("{n} pages"))
        self.shell.toast(
            self.tr("The dossier of {pages} is ready.").format(pages=pages),
            self.tr("Open"),
            partial(open_file, written.path),
        )
