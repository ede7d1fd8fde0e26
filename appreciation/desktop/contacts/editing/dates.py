"""The dates of somebody: birthday, wedding, and whatever else is worth a greeting."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.contacts.editing.date_field import DateField
from appreciation.desktop.contacts.editing.part import Part
from appreciation.desktop.shared.fields import ChoiceField, TextField
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.occasions import occasion_words
from appreciation.desktop.shared.widgets import GRID, button, icon_button
from appreciation.desktop.theme.theme import Theme
from appreciation.domain.contacts import Contact
from appreciation.domain.errors import WrongValueError
from appreciation.domain.occasions import KEPT_WITH_A_PERSON, LABELLED, Occasion, OccasionKind

_KIND_WIDTH, _NAME_WIDTH = 200, 150


class DateRow(QWidget):
    """One date: what it is, its name where it needs one, and the day."""

    edited = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, kind: OccasionKind, occasion: Occasion | None) -> None:
        super().__init__()
        self._kind = ChoiceField("kind", self.tr("What it is"))
        self._kind.offer(
            [(each.value, occasion_words(each, "", None)) for each in KEPT_WITH_A_PERSON]
        )
        self._kind.show_text(occasion.kind if occasion else kind)
        self._kind.setFixedWidth(theme.px(_KIND_WIDTH))
        self._name = TextField("label", self.tr("Its name"), example=self.tr("its name"))
        self._name.show_text(occasion.label if occasion else "")
        self._name.setFixedWidth(theme.px(_NAME_WIDTH))
        self.day = DateField(theme, self.tr("Date"), occasion.date if occasion else None)
        remove = icon_button(theme, "x", self.tr("Remove this date"))
        remove.clicked.connect(self.removed)
        self.setLayout(Flow(self._kind, self._name, self.day, remove))
        self._kind.edited.connect(self._on_kind)
        self._name.edited.connect(self.edited)
        self.day.edited.connect(self.edited)
        self._on_kind()
        self.setFocusProxy(self.day)

    def occasion(self) -> Occasion | None:
        """Return the date; None while nothing is filled in. Raises what is wrong with it."""
        day = self.day.date()
        if day is None:
            return None
        kind = OccasionKind(self._kind.text())
        try:
            return Occasion(kind=kind, date=day, label=self._label(kind))
        except WrongValueError as error:
            self.day.say_wrong(str(error))
            raise

    def _label(self, kind: OccasionKind) -> str:
        return (self._name.text() or occasion_words(kind, "", None)) if kind in LABELLED else ""

    def _on_kind(self) -> None:
        self._name.setVisible(OccasionKind(self._kind.text()) in LABELLED)
        self.edited.emit()


class Dates(Part):
    """The rows, with an empty one for the birthday of somebody new."""

    def __init__(self, theme: Theme, contact: Contact) -> None:
        super().__init__(self.tr("Dates"))
        self._theme = theme
        self._rows: list[DateRow] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(GRID)
        self.body.addLayout(self._place)
        add = button(theme, self.tr("Add a date"), "plus", kind="link")
        add.clicked.connect(self._on_add)
        self.body.addWidget(add)
        for each in contact.occasions:
            self._add(each.kind, each)
        if contact.occasion(OccasionKind.BIRTHDAY) is None:
            self._add(OccasionKind.BIRTHDAY, None)

    @override
    def applied(self, contact: Contact) -> Contact:
        return replace(contact, occasions=tuple(self._occasions().values()))

    @override
    def say_problems(self, problems: Mapping[str, str]) -> None:
        for place, row in enumerate(self._occasions()):
            row.day.say_wrong(problems.get(f"occasion {place}", ""))

    def _occasions(self) -> dict[DateRow, Occasion]:
        found = ((row, row.occasion()) for row in self._rows)
        return {row: occasion for row, occasion in found if occasion is not None}

    def _on_add(self) -> None:
        present = {each.kind for each in self._occasions().values()}
        free = (each for each in KEPT_WITH_A_PERSON if each in LABELLED or each not in present)
        self._add(next(free), None).setFocus()
        self.edited.emit()

    def _add(self, kind: OccasionKind, occasion: Occasion | None) -> DateRow:
        row = DateRow(self._theme, kind, occasion)
        row.edited.connect(self.edited)
        row.removed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._place.addWidget(row)
        return row

    def _remove(self, row: DateRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self.edited.emit()
