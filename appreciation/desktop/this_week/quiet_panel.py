"""Beside the week: who is going quiet, with what can be done about it."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
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
    icon_button,
    label,
    tip,
    translated,
)
from appreciation.desktop.this_week.few_rows import FEW, FewRows
from appreciation.domain.changes import Kind
from appreciation.domain.contact_lines import ContactQuery, Sort
from appreciation.services.dealings import quiet
from appreciation.services.dealings.quiet import QuietPerson

_AVATAR = 34


class QuietPanel(FewRows[QuietPerson]):
    """A few who have waited longest; the others stand among the contacts."""

    concerns = frozenset({Kind.CONTACT, Kind.TOUCH, Kind.SETTING})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, translated("QuietPanel", "Going quiet"))
        self._caring = Caring(shell, self)

    @override
    def refresh(self) -> None:
        self.shell.office.ask(
            lambda desk: quiet.going_quiet(desk, limit=FEW),
            lambda found: self.show_items(found.people, in_all=found.total),
            key="going quiet",
        )

    @override
    def show_others(self) -> None:
        self.shell.go("contacts", ContactQuery(going_quiet=True, sort=Sort.LONGEST_AGO))

    @override
    def row(self, item: QuietPerson) -> QWidget:
        theme, who = self.shell.theme, Somebody.of(item.contact)
        name = Link(theme, who.name)
        name.clicked.connect(partial(self.shell.go, "contacts", who.id))
        avatar = AvatarMark(theme, who.name, _AVATAR)
        avatar.show_face(faces_of(self.shell.office), who.id)
        return self.made_row(
            avatar,
            name,
            self._state(item),
            self._call(who, item.contact.organisation),
            self._more(who, has_email=bool(item.contact.emails)),
        )

    def _state(self, person: QuietPerson) -> QWidget:
        quietness = person.outlook.quietness
        mark = IconMark(
            self.shell.theme, quietness_icon(person.outlook), quietness_ink(quietness), size=14
        )
        mark.setToolTip(tip(f"{quietness_word(quietness)}: {person.why}"))
        state = QWidget()
        about = QHBoxLayout(state)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(GRID // 2)
        about.addWidget(mark)
        about.addWidget(label(self._about(person), "small", wrap=True), 1)
        return state

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
