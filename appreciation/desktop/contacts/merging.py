"""Two entries side by side, to be made one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from appreciation.desktop.contacts.sizes import fitting
from appreciation.desktop.contacts.words import address_line, named, occasion_spoken
from appreciation.desktop.shared.days import full_day
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.marks import AvatarMark
from appreciation.desktop.shared.office import its_changes, touching
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.statuses import status_word
from appreciation.desktop.shared.widgets import (
    GRID,
    button,
    hairline,
    label,
    plain,
    scrolling,
    section,
    translated,
)
from appreciation.domain.changes import Kind
from appreciation.domain.contacts import Contact, ContactId
from appreciation.services.people import duplicates, merging
from appreciation.services.people.merging import CHOSEN, Merged, Twins

_WIDTH, _HEIGHT = 760, 640

Done = Callable[[ContactId], None]


class MergeWindow(QDialog):
    """Where both have a field, one of the two is chosen; everything else of both is kept."""

    def __init__(self, shell: Shell, twins: Twins, then: Done, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Two entries of one person"))
        self._shell = shell
        self._twins = twins
        self._then = then
        self._choices: dict[str, QButtonGroup] = {}
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, GRID)
        lines.setSpacing(2 * GRID)
        lines.addWidget(label(self.windowTitle(), "name", wrap=True))
        if twins.why:
            why = self.tr("They have {why}.").format(why=twins.why)
            lines.addWidget(label(why, "small", wrap=True))
        lines.addLayout(self._grid())
        lines.addWidget(label(self._promise(), "small", wrap=True))
        lines.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(content), 1)
        layout.addLayout(self._foot())
        theme = shell.theme
        self.resize(fitting(parent, theme.px(_WIDTH), theme.px(_HEIGHT)))

    def merge(self) -> None:
        """Make them one."""
        keep, other = self._twins.first.id, self._twins.second.id
        theirs = [name for name, group in self._choices.items() if group.checkedId() == 1]
        self._merge.setEnabled(False)
        self._shell.office.do(
            lambda desk: merging.merge(desk, keep, other, theirs),
            self._on_merged,
            touches=its_changes,
            otherwise=self._on_not_merged,
        )

    def _promise(self) -> str:
        return self.tr(
            "Addresses, numbers, dates, what was logged and every card of both are kept. If either"
            " is not to be greeted, the one is not greeted. A backup is made before."
        )

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        both = (self._twins.first, self._twins.second)
        for column, contact in enumerate(both, start=1):
            mark = AvatarMark(self._shell.theme, named(contact), 44)
            grid.addWidget(mark, 0, column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(named(contact), "strong", wrap=True), 1, column)
        for title, name in _titles().items():
            values = [_value(contact, name) for contact in both]
            if any(values):
                self._add_line(grid, title, name, values)
        return grid

    def _add_line(self, grid: QGridLayout, title: str, name: str, values: list[str]) -> None:
        line = grid.rowCount()
        grid.addWidget(hairline(), line, 0, 1, 3)
        grid.addWidget(section(title), line + 1, 0, Qt.AlignmentFlag.AlignTop)
        differs = name in CHOSEN and all(values) and values[0] != values[1]
        group = QButtonGroup(self)
        usual = int(name == "status" and self._twins.first.status is not self._twins.status)
        for column, value in enumerate(values):
            shown: QWidget = label(value, wrap=True)
            if differs:
                choice = QRadioButton(plain(value))
                choice.setAccessibleName(f"{title}: {value}")
                choice.setChecked(column == usual)
                group.addButton(choice, column)
                shown = choice
            grid.addWidget(shown, line + 1, column + 1, Qt.AlignmentFlag.AlignTop)
        if differs:
            self._choices[name] = group

    def _foot(self) -> QVBoxLayout:
        theme = self._shell.theme
        self._merge = button(theme, self.tr("Merge the two"), "merge", kind="primary")
        self._merge.clicked.connect(self.merge)
        apart = button(theme, self.tr("They are two people"))
        apart.clicked.connect(self._on_apart)
        cancel = button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = Flow(self._merge, apart, cancel)
        below = QVBoxLayout()
        below.setContentsMargins(3 * GRID, GRID, 3 * GRID, 3 * GRID)
        below.addLayout(foot)
        return below

    def _on_merged(self, merged: Merged) -> None:
        self.accept()
        said = self.tr("{name} is one entry now.").format(name=named(merged.contact))
        self._shell.toast_with_undo(said)
        self._then(merged.contact.id)

    def _on_not_merged(self, error: BaseException) -> None:
        self._merge.setEnabled(True)
        self._shell.office.explain(error)

    def _on_apart(self) -> None:
        first, second = self._twins.first.id, self._twins.second.id
        self._shell.office.do(
            lambda desk: duplicates.keep_apart(desk, first, second),
            self._on_kept_apart,
            touches=touching(Kind.CONTACT),
        )

    def _on_kept_apart(self, _nothing: None) -> None:
        self.accept()
        self._shell.toast_with_undo(self.tr("They are remembered as two people."))


def _titles() -> dict[str, str]:
    return {
        _tr("Name"): "full_name",
        _tr("Nickname"): "nickname",
        _tr("Status"): "status",
        _tr("Organisation"): "organisation",
        _tr("Work"): "job_title",
        _tr("Address"): "addresses",
        _tr("Telephone"): "phones",
        _tr("E-mail"): "emails",
        _tr("Dates"): "occasions",
        _tr("How you met"): "met",
        _tr("After “Dear”"): "salutation",
        _tr("On the envelope"): "envelope_name",
        _tr("Language"): "language",
        _tr("Holidays"): "holiday_set",
        _tr("Greeted"): "greet",
        _tr("Entered"): "entered_on",
        _tr("Last reached"): "last_reached",
        _tr("Notes"): "notes",
    }


def _value(contact: Contact, name: str) -> str:
    shown = _SHOWN.get(name)
    return shown(contact) if shown else str(getattr(contact, name))


_SHOWN: dict[str, Callable[[Contact], str]] = {
    "status": lambda who: status_word(who.status),
    "addresses": lambda who: "\n".join(map(address_line, who.addresses)),
    "phones": lambda who: "\n".join(each.number for each in who.phones),
    "emails": lambda who: "\n".join(each.address for each in who.emails),
    "occasions": lambda who: "\n".join(map(occasion_spoken, who.occasions)),
    "greet": lambda who: _tr("yes") if who.greet else _tr("no"),
    "entered_on": lambda who: full_day(who.entered_on),
    "last_reached": lambda who: full_day(who.last_reached) if who.last_reached else "",
}


def _tr(text: str) -> str:
    return translated("Merging", text)
