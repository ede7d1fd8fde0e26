"""The holidays everybody is greeted for who has none of their own: several sets, in words."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.widgets import GRID, button, clear, label, tip, translated
from appreciation.desktop.theme.theme import Theme
from appreciation.services.choices import Choice


class HolidayChoice(QWidget):
    """A chip for each set; below, the holidays they hold. Its value is ids parted by commas."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sets: Sequence[Choice] = ()
        self._chips: dict[str, QPushButton] = {}
        self._others: list[str] = []
        self._flow = Flow()
        self._below = label("", "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(self._flow)
        layout.addWidget(self._below)

    def offer(self, sets: Sequence[Choice]) -> None:
        """Offer these sets, each by its id, its words and the holidays in it."""
        if sets == self._sets:
            return
        clear(self._flow)
        self._sets = sets
        self._chips = {each.value: self._chip(each) for each in sets}
        for chip in self._chips.values():
            self._flow.addWidget(chip)

    def text(self) -> str:
        """Return the ids chosen; `none` when there is none."""
        chosen = [value for value, chip in self._chips.items() if chip.isChecked()]
        return self._written([*chosen, *self._others])

    def sorted_text(self, text: str) -> str:
        """Return a value as `text` would give it back, had it been chosen here."""
        return self._written(_ids(text))

    def _written(self, ids: Iterable[str]) -> str:
        places = {value: place for place, value in enumerate(self._chips)}
        ordered = sorted(set(ids), key=lambda each: (places.get(each, len(places)), each))
        return ", ".join(ordered) or "none"

    def show_text(self, text: str) -> None:
        """Show which are chosen. Ids that are no set, as of single holidays, are kept."""
        ids = _ids(text)
        self._others = [each for each in ids if each not in self._chips]
        for value, chip in self._chips.items():
            chip.setChecked(value in ids)
        self._tell()

    def _chip(self, choice: Choice) -> QPushButton:
        made = button(self._theme, set_words(choice), kind="chip")
        made.setCheckable(True)
        made.setToolTip(tip(choice.more))
        made.setAccessibleDescription(choice.more)
        made.clicked.connect(self._on_clicked)
        return made

    def _on_clicked(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        chosen = [each.more for each in self._sets if self._chips[each.value].isChecked()]
        others = [each.replace("_", " ").capitalize() for each in self._others]
        names = _distinct(name for more in [*chosen, *others] for name in more.split(", "))
        self._below.setText(
            self.tr("You greet for {holidays}.").format(holidays=", ".join(names))
            if names
            else self.tr("No holiday is greeted until you choose one.")
        )


def set_words(choice: Choice) -> str:
    """Return what a set of holidays is called."""
    words = {
        "season": _tr("Season's greetings"),
        "new_year": _tr("New Year"),
        "christian": _tr("Christian"),
        "orthodox": _tr("Orthodox"),
        "jewish": _tr("Jewish"),
        "muslim": _tr("Muslim"),
        "hindu": _tr("Hindu"),
        "sikh": _tr("Sikh"),
        "chinese": _tr("Chinese"),
        "korean": _tr("Korean"),
        "vietnamese": _tr("Vietnamese"),
        "persian": _tr("Persian"),
        "us": _tr("American"),
        "canada": _tr("Canadian"),
        "dutch": _tr("Dutch"),
        "mother": _tr("Mother's Day"),
        "father": _tr("Father's Day"),
        "grandparent": _tr("Grandparents Day"),
        "office": _tr("Office days"),
        "business": _tr("Small business days"),
    }
    return words.get(choice.value, choice.words)


def _ids(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip() not in {"", "none"}]


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _tr(text: str) -> str:
    return translated("Holidays", text)
