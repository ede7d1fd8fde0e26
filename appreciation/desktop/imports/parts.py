"""The lists of an import: who is new, what changes, who looks like whom, homes, problems."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from appreciation.desktop.shared.days import plain_date_words
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.two_lines import TwoLines
from appreciation.desktop.shared.widgets import GRID, button, card, label, plain, translated
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Contact
from appreciation.domain.errors import UnreadableDateError
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.services.imports.import_review import (
    Difference,
    Home,
    ImportedPerson,
    Pair,
    Problem,
    Revision,
    differences,
    side_by_side,
)


def new_row(person: ImportedPerson) -> TwoLines:
    """Return somebody new as a row."""
    contact = person.contact
    return TwoLines(
        title=contact.full_name,
        subtitle=_about(contact),
        avatar=contact.full_name,
        status=contact.status,
    )


def problem_card(problem: Problem) -> QWidget:
    """Return a problem with its place in the file."""
    frame, inside = _card()
    place = ", ".join(part for part in (problem.file, problem.where) if part)
    inside.addWidget(label(place, "small"))
    inside.addWidget(label(problem.what, wrap=True))
    return frame


def revision_card(revision: Revision) -> QWidget:
    """Return what changes about somebody, line by line."""
    frame, inside = _card()
    inside.addWidget(label(revision.before.full_name, "strong", wrap=True))
    lines = differences(revision.before, revision.after)
    inside.addLayout(_table(lines, (_tr("in the book"), _tr("after the import"))))
    return frame


class PairCard(QFrame):
    """Two people side by side; `decided` carries True for one person, False for two, None."""

    decided = Signal(object)

    def __init__(self, theme: Theme, pair: Pair, *, decision: bool | None) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        inside.setSpacing(GRID)
        inside.addWidget(label(self.tr("They have {why}.").format(why=pair.why), wrap=True))
        titles = (self._side(is_new=pair.first.is_new), self._side(is_new=pair.second.is_new))
        lines = side_by_side(pair.first.contact, pair.second.contact)
        inside.addLayout(_table(lines, titles))
        self._same = button(theme, self.tr("The same person"), "merge", kind="chip")
        self._apart = button(theme, self.tr("Not the same"), "users", kind="chip")
        names = f"{pair.first.contact.full_name}, {pair.second.contact.full_name}"
        for chip, answer in ((self._same, True), (self._apart, False)):
            chip.setCheckable(True)
            chip.setChecked(decision is answer)
            chip.setAccessibleDescription(names)
            chip.clicked.connect(self._on_same if answer else self._on_apart)
        inside.addLayout(Flow(self._same, self._apart))

    def _side(self, *, is_new: bool) -> str:
        return self.tr("in the file") if is_new else self.tr("in the book")

    def _on_same(self) -> None:
        self._apart.setChecked(False)
        self.decided.emit(True if self._same.isChecked() else None)

    def _on_apart(self) -> None:
        self._same.setChecked(False)
        self.decided.emit(False if self._apart.isChecked() else None)


def home_card(home: Home, *, chosen: bool, toggled: Callable[[bool], None]) -> QWidget:
    """Return who would share a household, with a box to confirm it."""
    frame, inside = _card()
    box = QCheckBox(plain(", ".join(home.names)))
    box.setAccessibleName(", ".join(home.names))
    box.setAccessibleDescription(home.address)
    box.setChecked(chosen)
    box.toggled.connect(toggled)
    inside.addWidget(box)
    inside.addWidget(label(home.address, "small", wrap=True))
    return frame


def _card() -> tuple[QFrame, QVBoxLayout]:
    frame, inside = card()
    inside.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
    inside.setSpacing(GRID // 2)
    return frame, inside


def _table(lines: tuple[Difference, ...], titles: tuple[str, str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(GRID // 2)
    for column, title in enumerate(titles, start=1):
        grid.addWidget(label(title, "small"), 0, column)
        grid.setColumnStretch(column, 1)
    for row, line in enumerate(lines, start=1):
        grid.addWidget(label(line.what, "quiet"), row, 0)
        kind = "strong" if line.before != line.after else ""
        grid.addWidget(label(_shown(line.before), wrap=True), row, 1)
        grid.addWidget(label(_shown(line.after), kind, wrap=True), row, 2)
    return grid


def _shown(text: str) -> str:
    """Return a line as it is read: a day in words, and a dash for nothing."""
    try:
        return plain_date_words(PlainDate.parse(text))
    except UnreadableDateError:
        return text or _NOTHING


def _about(contact: Contact) -> str:
    birthday = contact.occasion(OccasionKind.BIRTHDAY)
    address = contact.mail_address
    parts = (
        contact.organisation,
        plain_date_words(birthday.date) if birthday else "",
        address.town if address else _tr("no address"),
    )
    return " · ".join(part for part in parts if part)


_NOTHING = "\N{EN DASH}"


def _tr(text: str) -> str:
    return translated("Import", text)
