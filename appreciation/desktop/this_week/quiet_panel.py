"""Beside the week: who is going quiet, with what can be done about it."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.shared.caring import Caring, Somebody
from appreciation.desktop.shared.faces import faces_of
from appreciation.desktop.shared.link import Link
from appreciation.desktop.shared.marks import AvatarMark, IconMark
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.quietness import (
    quietness_icon,
    quietness_ink,
    quietness_word,
    silence,
)
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    card,
    clear,
    hairline,
    icon_button,
    label,
    number,
    tip,
    translated,
)
from appreciation.desktop.this_week.panel import Panel
from appreciation.domain.changes import Kind
from appreciation.domain.contact_lines import ContactQuery, Sort
from appreciation.services import quiet
from appreciation.services.quiet import Quiet, QuietPerson

_SHOWN = 3
_AVATAR = 34


class QuietPanel(Panel):
    """A few who have waited longest; the others stand among the contacts."""

    concerns = frozenset({Kind.CONTACT, Kind.TOUCH, Kind.SETTING})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, translated("QuietPanel", "Going quiet"))
        self._caring = Caring(shell, self)
        frame, self._rows = card()
        self.body.addWidget(frame)

    @override
    def refresh(self) -> None:
        self.shell.office.ask(
            lambda desk: quiet.going_quiet(desk, limit=_SHOWN), self._show, key="going quiet"
        )

    def _show(self, found: Quiet) -> None:
        clear(self._rows)
        for place, each in enumerate(found.people):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(each))
        more = found.total - len(found.people)
        if more > 0:
            self._rows.addWidget(hairline())
            others = button(
                self.shell.theme, self.tr("and {n} more").format(n=number(more)), kind="more"
            )
            others.clicked.connect(self._on_more)
            self._rows.addWidget(others)
        self.setVisible(bool(found.people))

    def _row(self, person: QuietPerson) -> QWidget:
        theme, who = self.shell.theme, Somebody.of(person.contact)
        name = Link(theme, who.name)
        name.clicked.connect(partial(self.shell.go, "contacts", who.id))
        about = QHBoxLayout()
        about.setSpacing(GRID // 2)
        state = IconMark(
            theme,
            quietness_icon(person.outlook),
            quietness_ink(person.outlook.quietness),
            size=14,
        )
        state.setToolTip(tip(f"{quietness_word(person.outlook.quietness)}: {person.why}"))
        about.addWidget(state)
        about.addWidget(label(self._about(person), "small", wrap=True), 1)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(name)
        lines.addLayout(about)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(GRID + 6, GRID, GRID, GRID)
        row.setSpacing(GRID)
        avatar = AvatarMark(theme, who.name, _AVATAR)
        avatar.show_face(faces_of(self.shell.office), who.id)
        row.addWidget(avatar)
        row.addLayout(lines, 1)
        if not self.shell.office.standing.read_only:
            row.addWidget(self._call(who, person.contact.organisation))
            row.addWidget(self._more(who, has_email=bool(person.contact.emails)))
        return made

    def _about(self, person: QuietPerson) -> str:
        outlook = person.outlook
        days = (self.shell.office.today() - outlook.since).days
        if not outlook.reached:
            return self.tr("{silence}, never reached").format(silence=silence(days))
        form = self.tr("{silence}; ideal is {ideal}")
        return form.format(silence=silence(days), ideal=silence(outlook.cadence.ideal.days))

    def _call(self, who: Somebody, organisation: str) -> QPushButton:
        call = button(self.shell.theme, self.tr("Call"), "phone")
        call.setAccessibleName(self.tr("Call {name}").format(name=who.name))
        call.clicked.connect(partial(self.shell.log_call, who.id, who.name, organisation))
        return call

    def _more(self, who: Somebody, *, has_email: bool) -> QPushButton:
        says = self.tr("More to do about {name}").format(name=who.name)
        more = icon_button(self.shell.theme, "ellipsis", says)
        more.clicked.connect(lambda: self._caring.pop_up(who, more, has_email=has_email))
        return more

    def _on_more(self) -> None:
        self.shell.go("contacts", ContactQuery(going_quiet=True, sort=Sort.LONGEST_AGO))
