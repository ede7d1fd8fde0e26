"""One organisation: how you stand there, everyone you know, and who has gone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from appreciation.desktop.shared.days import near_day
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.footholds import foothold_words, loss_words
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.more import MoreRows
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.touches import touch_word
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import (
    GRID,
    breakable,
    button,
    column,
    counted,
    label,
    section,
)
from appreciation.domain.organisations import Footing, KnownThere
from appreciation.services.dealings.organisations import Foothold, OrganisationDetails


class OrganisationDetail(QWidget):
    """What is known of an organisation. The signals carry the wishes."""

    person_wished = Signal(object)
    rest_wished = Signal()

    def __init__(self, shell: Shell, details: OrganisationDetails) -> None:
        super().__init__()
        self._shell = shell
        self._today = shell.office.today()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, GRID)
        layout.setSpacing(2 * GRID)
        name = details.foothold.line.name
        layout.addWidget(label(breakable(name), "name", wrap=True))
        if details.foothold.line.footing is not Footing.SEVERAL:
            layout.addWidget(self._warning(details.foothold))
        self.people: MoreRows[KnownThere] | None = None
        if details.people:
            self.people = MoreRows(
                shell.theme, self.tr("Whom you know there"), self._row, details.people
            )
            self.people.rows.opened.connect(lambda each: self.person_wished.emit(each.contact_id))
            title = counted(
                len(details.people), self.tr("1 person known"), self.tr("{n} people known")
            )
            layout.addLayout(column(section(title), self.people))
        if details.losses:
            layout.addLayout(self._losses(details))
        layout.addStretch(1)

    def focus_first(self) -> None:
        """Put the keyboard on the first person."""
        if self.people is not None:
            self.people.rows.choose(0)
            self.people.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _warning(self, foothold: Foothold) -> QFrame:
        theme = self._shell.theme
        frame = QFrame()
        frame.setProperty("kind", "sunken")
        lines = QVBoxLayout()
        lines.setSpacing(4)
        lines.addWidget(label(breakable(foothold_words(foothold)), "strong", wrap=True))
        steps: Sequence[str] = foothold.steps
        if foothold.line.footing is Footing.ONE:
            steps = (self.tr("Get to know somebody else there before you need to."),)
        for number, step in enumerate(steps, start=1):
            words = f"{number}. {step}" if len(steps) > 1 else step
            lines.addWidget(label(words, "small", wrap=True))
        if foothold.due and not self._shell.office.standing.read_only:
            rest = button(theme, self.tr("Nothing more to do"), "check")
            rest.clicked.connect(self.rest_wished)
            lines.addLayout(Flow(rest))
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        layout.setSpacing(GRID + 4)
        ink = "careful" if foothold.line.footing is Footing.ONE else "alert"
        icon = IconMark(theme, "triangle-alert", ink)
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 1)
        return frame

    def _row(self, each: KnownThere) -> TwoLines:
        matters = (
            each.job_title,
            self.tr("deceased") if each.deceased else "",
            counted(each.promises, self.tr("1 promise open"), self.tr("{n} promises open"))
            if each.promises
            else "",
            self.tr("has left us, and is being asked why") if each.departures else "",
        )
        return TwoLines(
            title=each.name,
            subtitle=" · ".join(part for part in matters if part),
            avatar=each.name,
            right=self._last(each),
            status=each.status,
        )

    def _last(self, each: KnownThere) -> str:
        if each.last_reached is None:
            return self.tr("never reached")
        near = near_day(each.last_reached, self._today)
        return f"{near}, {touch_word(each.reached_by).lower()}" if each.reached_by else near

    def _losses(self, details: OrganisationDetails) -> QVBoxLayout:
        lines = column(section(self.tr("Who is not there any more")), gap=2)
        for each in details.losses:
            words = loss_words(each.how).format(name=each.name)
            day = near_day(each.on, self._today)
            to = button(self._shell.theme, f"{words} · {day}", kind="link")
            to.clicked.connect(partial(self.person_wished.emit, each.contact_id))
            lines.addLayout(Flow(to))
        return lines
