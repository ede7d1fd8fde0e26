"""The page Insights: figures, charts, and whoever is behind them."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QWidget
from typing_extensions import override

from appreciation.desktop.insights import asks, contents, words
from appreciation.desktop.insights.asks import Shown, ThemeKey
from appreciation.desktop.insights.card import ChartCard
from appreciation.desktop.insights.chart_values import Chart
from appreciation.desktop.insights.people_dialog import PeopleDialog
from appreciation.desktop.shared.files import ask_where_to_save, open_file
from appreciation.desktop.shared.page import Page, Shell
from appreciation.desktop.shared.widgets import GRID, card, column, label, number, scrolling
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.insights import Forgotten, Happening, Named
from appreciation.services import insights

_NARROW = 860


class InsightsPage(Page):
    """Shows what the years add up to. A bar or a cell leads to the people behind it."""

    concerns = frozenset(
        {
            Kind.DEPARTURE,
            Kind.PROMISE,
            Kind.PROPOSAL,
            Kind.CONTACT,
            Kind.TOUCH,
            Kind.BATCH,
            Kind.SETTING,
        }
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "")
        self.title.setText(self.tr("Insights"))
        self._shown: Shown | None = None
        self._year: int | None = shell.office.today().year
        self._years = QComboBox()
        self._years.setAccessibleName(self.tr("The year that is counted"))
        self._years.activated.connect(self._on_year)
        self.add_at_right(self._years)
        self.primary_button(self.tr("Yearly review"), "file-text", self._on_review)
        self._figures: dict[str, tuple[QLabel, QLabel]] = {}
        self._cards = {
            "reasons": ChartCard(shell.theme, self.tr("Why they left")),
            "years": ChartCard(shell.theme, self.tr("Year by year")),
            "themes": ChartCard(shell.theme, self.tr("In their words")),
            "promises": ChartCard(shell.theme, self.tr("Promises kept")),
            "forgotten": ChartCard(shell.theme, self.tr("Forgotten over time")),
            "stays": ChartCard(shell.theme, self.tr("How long they had been with us")),
            "posted": ChartCard(shell.theme, self.tr("Greetings posted")),
        }
        self._arrange()
        for each in self._cards.values():
            each.picture.size_wanted.connect(self._draw)
            each.picture.chosen.connect(self._on_chosen)
            each.table.opened.connect(self._on_chosen)

    def _arrange(self) -> None:
        self._frames: list[QFrame] = []
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(2 * GRID)
        for key, caption in (
            ("posted", self.tr("cards and letters posted")),
            ("lost", self.tr("customers lost")),
            ("promises", self.tr("promises kept")),
            ("forgotten", self.tr("forgotten")),
        ):
            self._frames.append(self._figure(key, caption))
        content = QWidget()
        layout = column(gap=2 * GRID)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.addLayout(self._grid)
        for each in self._cards.values():
            layout.addWidget(each)
        content.setLayout(layout)
        self.body.addWidget(scrolling(content), 1)

    def _figure(self, key: str, caption: str) -> QFrame:
        frame, inside = card()
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID + 4)
        figure, below = label("", "figure"), label(kind="small", wrap=True)
        self._figures[key] = figure, below
        for each in (figure, label(caption, wrap=True), below):
            inside.addWidget(each)
        inside.addStretch(1)
        return frame

    @override
    def refresh(self, kinds: Changes) -> None:
        year = self._year
        self.shell.office.work(
            lambda desk, _progress: asks.shown(desk, year), self._show, key="insights"
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() < self.shell.theme.px(_NARROW) else len(self._frames)
        if columns == self._columns:
            return
        self._columns = columns
        for place, frame in enumerate(self._frames):
            self._grid.addWidget(frame, place // columns, place % columns)
            self._grid.setColumnStretch(place, int(place < columns))

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        found, today = shown.insights, self.shell.office.today()
        self._offer_years([each.year for each in found.years], today)
        self._show_figures(shown, found.year or today.year)
        for name, content in (
            ("reasons", contents.reasons(found)),
            ("years", contents.years(found)),
            ("themes", contents.themes(found)),
            ("promises", contents.promises(shown.promises)),
            ("stays", contents.stays(found)),
            ("posted", contents.posted(found)),
        ):
            self._cards[name].show_content(content)
        self._draw()
        self.shell.office.work(
            lambda desk, _progress: insights.forgotten_over_time(desk),
            self._show_forgotten,
            key="forgotten",
        )

    def _offer_years(self, years: Sequence[int], today: date) -> None:
        self._years.clear()
        self._years.addItem(self.tr("All years"), None)
        for year in reversed(years):
            self._years.addItem(str(year), year)
        self._years.setCurrentIndex(max(0, self._years.findData(self._year)))
        whole = self.tr("all years")
        so_far = self.tr("{year} so far") if self._year == today.year else "{year}"
        self.subtitle.setText(so_far.format(year=self._year) if self._year else whole)

    def _show_figures(self, shown: Shown, year: int) -> None:
        found = shown.insights
        back = found.count(Happening.WON_BACK, year)
        kept = next((each for each in shown.promises if each.period == str(year)), None)
        posted, lost = found.posted.get(year, 0), found.count(Happening.LOST, year)
        before = found.posted.get(year - 1, 0)
        for key, (figure, below) in {
            "posted": (number(posted), words.than_before(posted, before)),
            "lost": (number(lost), self.tr("{n} came back").format(n=number(back))),
            "promises": words.kept_words(kept),
        }.items():
            self._figures[key][0].setText(figure)
            self._figures[key][1].setText(below)

    def _show_forgotten(self, found: tuple[Forgotten, ...]) -> None:
        self._cards["forgotten"].show_content(contents.forgotten(found))
        figure, below = self._figures["forgotten"]
        figure.setText(number(found[-1].count))
        below.setText(
            self.tr("of {n}, {before} a year ago").format(
                n=number(found[-1].known), before=number(found[-5].count)
            )
        )
        self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        drawings = {name: each.drawing() for name, each in self._cards.items()}
        self.shell.office.work(
            lambda _desk, _progress: asks.drawn(drawings), self._show_charts, key="charts"
        )

    def _show_charts(self, charts: dict[str, Chart]) -> None:
        for name, chart in charts.items():
            self._cards[name].show_chart(chart)

    def _on_year(self, _place: int) -> None:
        self._year = self._years.currentData()
        self.refresh(frozenset())

    def _on_chosen(self, key: object) -> None:
        if isinstance(key, ThemeKey) and self._shown:
            self._show_people(key, words.theme_words(self._shown.insights, key))
            return
        year = self._year
        self.shell.office.ask(
            lambda desk: asks.people(desk, key, year), partial(self._show_people, key), key="who"
        )

    def _show_people(self, key: object, people: tuple[Named, ...]) -> None:
        PeopleDialog(self.shell, self.window(), words.people_title(key), people).open()

    def _on_review(self) -> None:
        year = self._year or self.shell.office.today().year
        name = self.tr("Yearly review {year}").format(year=year) + ".pdf"
        ask_where_to_save(
            self, self.tr("Yearly review"), "PDF (*.pdf)", name, partial(self.write_review, year)
        )

    def write_review(self, year: int, file: Path) -> None:
        """Write the review of a year into a file, and say where it is."""
        self.shell.office.work(
            lambda desk, _progress: asks.write_review(desk, year, file),
            self._on_written,
            title=self.tr("Drawing the review"),
        )

    def _on_written(self, file: Path) -> None:
        self.shell.toast(
            self.tr("The review is in {file}").format(file=file.name),
            self.tr("Open"),
            partial(open_file, file),
        )
