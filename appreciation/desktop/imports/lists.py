"""The lists of an import behind a chip each, and what the owner decides in them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from appreciation.desktop.imports.parts import (
    PairCard,
    home_card,
    new_row,
    problem_card,
    revision_card,
)
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.kept_focus import put_back, spot_in
from appreciation.desktop.shared.more import MoreColumn, MoreRows
from appreciation.desktop.shared.widgets import GRID, button, clear, label, number
from appreciation.desktop.theme.theme import Theme
from appreciation.services.imports.import_decisions import Decisions
from appreciation.services.imports.import_review import Home, Pair, Problem, Review, Revision
from appreciation.services.imports.imports import ImportPreview


class Lists(QWidget):
    """Shows one list at a time. `decided` says that the owner decided something in one."""

    decided = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pairs: dict[Pair, bool] = {}
        self._homes: dict[Home, None] = {}
        self._review: Review | None = None
        self._chosen = ""
        self._group = QButtonGroup(self)
        self._chips = Flow()
        self._shown = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + 4)
        layout.addLayout(self._chips)
        layout.addLayout(self._shown)
        layout.addStretch(1)

    @property
    def decisions(self) -> Decisions:
        """What was decided so far."""
        pairs = [((pair.first.who, pair.second.who), same) for pair, same in self._pairs.items()]
        return Decisions(
            same=tuple(pair for pair, same in pairs if same),
            apart=tuple(pair for pair, same in pairs if not same),
            households=tuple(home.members for home in self._homes),
        )

    def show_review(self, review: Review) -> None:
        """Show what an import would do; what was decided of people still in it stays decided."""
        self._review = review
        self._pairs = {pair: same for pair, same in self._pairs.items() if pair in review.pairs}
        self._homes = {home: None for home in self._homes if home in review.homes}
        preview = review.preview
        self._offer(
            (self.tr("New"), len(preview.new), self._new),
            (self.tr("Changed"), len(preview.updated), self._changed),
            (self.tr("Perhaps the same person"), len(review.pairs), self._pair_cards),
            (self.tr("Share a home"), len(review.homes), self._home_cards),
            (
                self.tr("Not taken"),
                len(preview.problems),
                partial(self._problem_cards, preview.problems),
            ),
            (
                self.tr("How it was read"),
                len(preview.notices),
                partial(self._problem_cards, preview.notices),
            ),
        )

    def show_problems(self, done: ImportPreview) -> None:
        """Show after an import what could not be taken."""
        problems = partial(self._problem_cards, done.problems)
        self._offer((self.tr("Not taken"), len(done.problems), problems))

    def _offer(self, *lists: tuple[str, int, Callable[[], QWidget]]) -> None:
        spot = spot_in(self)
        clear(self._chips)
        clear(self._shown)
        there = {title: (count, make) for title, count, make in lists if count}
        chosen = self._chosen if self._chosen in there else next(iter(there), "")
        for title, (count, make) in there.items():
            chip = button(self._theme, f"{title} {number(count)}", kind="chip")
            chip.setCheckable(True)
            self._group.addButton(chip)
            chip.clicked.connect(partial(self._put, title, make))
            self._chips.addWidget(chip)
            if title == chosen:
                chip.setChecked(True)
                self._put(title, make)
        put_back(self, spot, self._group.checkedButton())

    def _put(self, title: str, make: Callable[[], QWidget], *_pressed: bool) -> None:
        self._chosen = title
        clear(self._shown)
        self._shown.addWidget(make())

    def _new(self) -> QWidget:
        people = self._review.preview.new if self._review else ()
        return MoreRows(self._theme, self.tr("New people"), new_row, people)

    def _changed(self) -> QWidget:
        column: MoreColumn[Revision] = MoreColumn(self._theme, revision_card)
        column.show_items(self._review.preview.updated if self._review else ())
        return column

    def _pair_cards(self) -> QWidget:
        column: MoreColumn[Pair] = MoreColumn(self._theme, self._pair_card)
        column.show_items(self._review.pairs if self._review else ())
        note = self.tr(
            "Of the same person one entry is kept, with everything from both. Whoever you leave"
            " undecided comes in as somebody else, and is proposed again later."
        )
        return self._with_note(note, column)

    def _pair_card(self, pair: Pair) -> QWidget:
        made = PairCard(self._theme, pair, decision=self._pairs.get(pair))
        made.decided.connect(partial(self._on_pair, pair))
        return made

    def _home_cards(self) -> QWidget:
        column: MoreColumn[Home] = MoreColumn(self._theme, self._home_card)
        homes = self._review.homes if self._review else ()
        column.show_items(homes)
        note = self.tr(
            "A household gets one card for a wedding or a holiday. None is made until you tick it."
        )
        everyone = button(self._theme, self.tr("Tick all"), kind="link")
        everyone.clicked.connect(partial(self._on_all_homes, column))
        return self._with_note(note, Flow(everyone), column)

    def _home_card(self, home: Home) -> QWidget:
        chosen = home in self._homes
        return home_card(home, chosen=chosen, toggled=partial(self._on_home, home))

    def _problem_cards(self, problems: tuple[Problem, ...]) -> QWidget:
        column: MoreColumn[Problem] = MoreColumn(self._theme, problem_card, at_a_time=50)
        column.show_items(problems)
        return column

    def _with_note(self, note: str, *things: QWidget | Flow) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(label(note, "quiet", wrap=True))
        for thing in things:
            if isinstance(thing, QWidget):
                layout.addWidget(thing)
            else:
                layout.addLayout(thing)
        return made

    def _on_pair(self, pair: Pair, same: bool | None) -> None:  # noqa: FBT001 - a signal's
        self._pairs.pop(pair, None)
        if same is not None:
            self._pairs[pair] = same
        self.decided.emit()

    def _on_home(self, home: Home, chosen: bool) -> None:  # noqa: FBT001 - a signal's
        self._homes.pop(home, None)
        if chosen:
            self._homes[home] = None
        self.decided.emit()

    def _on_all_homes(self, column: MoreColumn[Home]) -> None:
        homes = self._review.homes if self._review else ()
        self._homes = dict.fromkeys(homes)
        column.show_items(homes)
        self.decided.emit()
