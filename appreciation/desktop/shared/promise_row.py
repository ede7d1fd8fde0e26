"""One promise, with what can be done about it."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.keeping import Keeping
from appreciation.desktop.shared.link import Link
from appreciation.desktop.shared.marks import IconMark
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.promises import (
    MEANS_ICONS,
    former_words,
    gone_words,
    state_words,
    term_words,
)
from appreciation.desktop.shared.widgets import (
    GRID,
    breakable,
    button,
    icon_button,
    label,
    stand,
    tip,
)
from appreciation.domain.promises import Promised, PromiseState

_STATE_ICONS = {
    PromiseState.KEPT: ("circle-check", "good"),
    PromiseState.LATE: ("clock-alert", "careful"),
    PromiseState.OTHER_MEANS: ("circle-check", "careful"),
    PromiseState.BROKEN: ("circle-slash", "alert"),
}

_NARROW = 560


class PromiseRow(QWidget):
    """What, to whom and by when, and its buttons; K, N and B do the same while it has the keyboard.

    `whole` has all buttons and what was agreed before; else only Kept and a menu. One without a
    name stands with the person it was made to. `moved` says that the keyboard is to go so many
    rows on.
    """

    moved = Signal(int)

    def __init__(
        self,
        shell: Shell,
        keeping: Keeping,
        promised: Promised,
        now: datetime,
        *,
        whole: bool = False,
    ) -> None:
        super().__init__()
        self.promised = promised
        self._shell = shell
        self._keeping = keeping
        self._whole = whole
        self._now = now
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if whole else Qt.FocusPolicy.NoFocus)
        self.setProperty("kind", "promise")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(GRID + 6, GRID, GRID, GRID)
        self._columns.setSpacing(GRID)
        self._columns.addLayout(self._told(), 1)
        if not shell.office.standing.read_only:
            self._columns.addWidget(self._buttons(), 0, Qt.AlignmentFlag.AlignTop)
        of, today = promised.promise, now.date()
        spoken = (of.what, promised.name, term_words(of.by, today), state_words(of, today))
        self.setAccessibleName(", ".join(part for part in spoken if part))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        is_open = self.promised.promise.state is PromiseState.OPEN
        plain_key = not event.modifiers() and not event.isAutoRepeat()
        act = {
            Qt.Key.Key_K: self._keeping.keep,
            Qt.Key.Key_N: self._keeping.agree_anew,
            Qt.Key.Key_B: self._keeping.break_off,
        }.get(Qt.Key(event.key()))
        if step:
            self.moved.emit(step)
        elif act and self._whole and is_open and plain_key and not self._is_read_only:
            act(self.promised)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_person()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below where all of them leave no room for the words."""
        super().resizeEvent(event)
        narrow = self._whole and self.width() < self._shell.theme.px(_NARROW)
        stand(self._columns, upright=narrow)

    @property
    def _is_read_only(self) -> bool:
        return self._shell.office.standing.read_only

    def _told(self) -> QHBoxLayout:
        """Return what is said of it, with the icon of its means or of what became of it."""
        of, today = self.promised.promise, self._now.date()
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(label(breakable(of.what), "strong", wrap=True))
        lines.addLayout(self._about())
        for text, kind in (
            (gone_words(self.promised), "careful"),
            (state_words(of, today), "small"),
            (of.broken_why, "small"),
            (former_words(of, today) if self._whole else "", "small"),
        ):
            if text:
                lines.addWidget(label(breakable(text), kind, wrap=True))
        icon, ink = _STATE_ICONS.get(of.state, (MEANS_ICONS[of.by.means], "ink"))
        told = QHBoxLayout()
        told.setSpacing(GRID + 4)
        mark = IconMark(self._shell.theme, icon, ink)
        told.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        told.addLayout(lines, 1)
        return told

    def _about(self) -> Flow:
        of, today = self.promised.promise, self._now.date()
        late = of.is_overdue(self._now)
        term = label(term_words(of.by, today), "careful_small" if late else "small")
        if not self.promised.name:
            return Flow(term)
        name = Link(self._shell.theme, self.promised.name)
        name.clicked.connect(self._on_person)
        return Flow(name, term, gap=GRID // 2)

    def _buttons(self) -> QWidget:
        theme, promised = self._shell.theme, self.promised
        what = ", ".join(part for part in (promised.promise.what, promised.name) if part)
        shown = []
        if promised.promise.state is PromiseState.OPEN:
            says = self.tr("Kept: {what}").format(what=what)
            kept = (
                button(theme, self.tr("Kept"), "check")
                if self._whole
                else icon_button(theme, "check", says)
            )
            kept.setAccessibleName(says)
            kept.clicked.connect(lambda: self._keeping.keep(promised))
            kept.setToolTip(tip(self.tr("You have just kept it")))
            shown.append(kept)
            if self._whole:
                kept.setToolTip(tip(self.tr("You have just kept it (K)")))
                anew = button(theme, self.tr("New time…"))
                anew.clicked.connect(lambda: self._keeping.agree_anew(promised))
                anew.setAccessibleName(self.tr("Agree anew: {what}").format(what=what))
                anew.setToolTip(tip(self.tr("Agree on another day, time or means (N)")))
                broken = button(theme, self.tr("Broken"))
                broken.clicked.connect(lambda: self._keeping.break_off(promised))
                broken.setAccessibleName(self.tr("Broken: {what}").format(what=what))
                broken.setToolTip(tip(self.tr("You will not keep it (B)")))
                shown += [anew, broken]
        more = icon_button(theme, "ellipsis", self.tr("More to do: {what}").format(what=what))
        more.clicked.connect(lambda: self._keeping.pop_up(promised, more))
        holder = QWidget()
        row = Flow(*shown, more) if self._whole else QHBoxLayout()
        if not self._whole:
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(GRID)
            for each in (*shown, more):
                row.addWidget(each)
        holder.setLayout(row)
        return holder

    def _on_person(self) -> None:
        self._shell.go("contacts", self.promised.promise.contact_id)
