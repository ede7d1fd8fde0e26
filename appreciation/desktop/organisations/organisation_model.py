"""The list of organisations as a model: only the part in sight is read."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.office import Office
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import counted
from appreciation.desktop.shared.windowed_model import BLOCK, Window, WindowedModel
from appreciation.domain.organisations import Footing, OrganisationLine, OrganisationQuery
from appreciation.services.dealings import organisations
from appreciation.services.dealings.organisations import OrganisationTop
from appreciation.services.desk import Desk


class OrganisationModel(WindowedModel[OrganisationLine]):
    """Shows what a query finds. `listed` carries how many there are of it."""

    listed = Signal(int)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(self._row, lambda line: line.key, self._on_wanted, parent)
        self._office = office
        self.query = OrganisationQuery()

    def show_query(self, query: OrganisationQuery) -> None:
        """Show a list from its top. Of several wishes the newest is answered."""
        self._office.ask(
            partial(_top, query), partial(self._on_top, query), key="organisation list"
        )

    def place_of(self, organisation_id: int) -> int | None:
        """Return in which row of those read so far one stands."""
        rows = ((row, self.line(row)) for row in range(min(self.rowCount(), BLOCK)))
        return next((row for row, line in rows if line and line.id == organisation_id), None)

    def _on_top(self, query: OrganisationQuery, top: OrganisationTop) -> None:
        self.query = query
        self.begin(top.total, top.lines)
        self.listed.emit(top.total)

    def _on_wanted(self, window: Window) -> None:
        self._office.ask(
            partial(_lines, self.query, window),
            partial(self.fill, window),
            key=f"organisations {window.block}",
        )

    def _row(self, line: OrganisationLine) -> TwoLines:
        marks = {
            Footing.SEVERAL: ("", "", "ink"),
            Footing.ONE: ("triangle-alert", self.tr("all rests on one person"), "careful"),
            Footing.NOBODY: ("user-x", self.tr("nobody left to count on"), "alert"),
        }
        mark, says, ink = marks[line.footing]
        known = counted(line.known, self.tr("1 person known"), self.tr("{n} people known"))
        return TwoLines(
            title=line.name,
            subtitle=" · ".join(part for part in (known, says) if part),
            icon="building-2",
            right=self._reached(line.last_reached),
            mark=mark,
            mark_says=says,
            mark_ink=ink,
        )

    def _reached(self, day: date | None) -> str:
        return near_day(day, self._office.today()) if day else self.tr("never reached")


def _top(query: OrganisationQuery, desk: Desk) -> OrganisationTop:
    return organisations.top(desk, query, limit=BLOCK)


def _lines(query: OrganisationQuery, window: Window, desk: Desk) -> tuple[OrganisationLine, ...]:
    return organisations.lines(desk, query, window.after, skip=window.skip, limit=window.limit)
