"""The page This week: what is due, and the one button that makes it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.shared.days import days_between
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.kept_focus import put_back, spot_in
from appreciation.desktop.shared.office import EVERYTHING
from appreciation.desktop.shared.page import Page, Shell
from appreciation.desktop.shared.pdf_pictures import Part, PdfPictures
from appreciation.desktop.shared.widgets import (
    GRID,
    EmptyState,
    button,
    clear,
    column,
    counted,
    icon_button,
    label,
    row,
    scrolling,
    set_text,
    stand,
)
from appreciation.desktop.this_week import overview as asks
from appreciation.desktop.this_week.groups import (
    GreetedRows,
    LeftOutGroup,
    Opened,
    PostDayGroup,
    overdue_words,
)
from appreciation.desktop.this_week.nobody import nobody_left, nobody_yet
from appreciation.desktop.this_week.overview import PICTURES_A_DAY, Made, Overview, WeekAhead
from appreciation.desktop.this_week.side import Side
from appreciation.desktop.this_week.strip import PICTURE_WIDTH
from appreciation.desktop.this_week.words import print_words, title_words, why_nothing
from appreciation.domain.batches import FileKind
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import ContactId
from appreciation.domain.weeks import Week
from appreciation.services.batches.preview import Preview

_WEEKS_AHEAD = 4
_SIDE_WIDTH = 360
_NO_LIMIT = 16_777_215
_NARROW = 880
_OF_THE_WEEK = EVERYTHING - {
    Kind.TOUCH,
    Kind.PROMISE,
    Kind.DEPARTURE,
    Kind.REFERRAL,
    Kind.PROPOSAL,
    Kind.PURCHASE,
}
"""What may change who is greeted this week, and with which words."""

_OF_THE_BADGE = frozenset({Kind.BATCH, Kind.LETTER, Kind.DEPARTURE})


class ThisWeekPage(Page):
    """Shows a week by the days its post has to go, and prints it."""

    concerns = EVERYTHING

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "")
        self.title.setText(self.tr("This week"))
        self._week: Week | None = None
        self._shown: Overview | None = None
        self._ahead: tuple[WeekAhead, ...] = ()
        self._empty: EmptyState | None = None
        self._groups: list[PostDayGroup] = []
        self._pdfs: dict[FileKind, PdfPictures] = {}
        theme = shell.theme
        before = icon_button(theme, "chevron-left", self.tr("The week before"))
        before.clicked.connect(self._on_before)
        today = button(theme, self.tr("Today"))
        today.clicked.connect(lambda: self.show_week(None))
        after = icon_button(theme, "chevron-right", self.tr("The week after"))
        after.clicked.connect(self._on_after)
        steps = QWidget()
        steps.setLayout(row(before, today, after, gap=GRID + 4))
        self.add_beside_title(steps)
        self._print = self.primary_button(self.tr("Print"), "printer", self.print_week)
        self._print.setEnabled(False)
        self._arrange()
        theme.changed.connect(self._fit)
        shell.office.changed.connect(self._on_changed)
        self._fit()

    def _arrange(self) -> None:
        self._main = QVBoxLayout()
        self._main.setSpacing(2 * GRID)
        self._nobody = column()
        self._side = Side(self.shell)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, GRID, 0)
        self._columns.setSpacing(3 * GRID)
        self._columns.addLayout(self._main, 1)
        self._columns.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        content.setLayout(self._columns)
        self.body.addWidget(scrolling(content), 1)

    @override
    def refresh(self, kinds: Changes) -> None:
        self._side.refresh(kinds)
        if not kinds & _OF_THE_WEEK:
            return
        week = self._week
        self.shell.office.work(
            lambda desk, _progress: asks.overview(desk, week), self._show, key="this week"
        )
        self.shell.office.work(
            lambda desk, _progress: asks.weeks_ahead(desk, _WEEKS_AHEAD),
            self._show_ahead,
            key="weeks ahead",
        )

    @override
    def command(self, name: str) -> None:
        self.print_week()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def show_first(self) -> None:
        if self._week is not None:
            self.show_week(None)

    def show_week(self, week: Week | None) -> None:
        """Show another week; None for the current one."""
        self._week = week
        self.shell.office.work(
            lambda desk, _progress: asks.overview(desk, week), self._show, key="this week"
        )

    def print_week(self) -> None:
        """Lead on to the batch of the week in sight, to be looked through and printed."""
        if self._shown and self._shown.to_print:
            self.shell.go("batches", self._shown.week)

    def _show(self, shown: Overview) -> None:
        self._shown = shown
        self.title.setText(title_words(shown, self.shell.office.today()))
        self.subtitle.setText(days_between(shown.week.first, shown.week.last))
        self._print.setEnabled(shown.to_print > 0)
        self._print.setVisible(not shown.knows_nobody)
        set_text(self._print, print_words(shown))
        self._print.setToolTip(why_nothing(shown))
        if shown.is_current:
            self.shell.badge("this_week", shown.to_print)
        self._lay_out(shown)
        self.shell.office.work(
            lambda desk, _progress: asks.pictures(desk, shown), self._show_pictures, key="pictures"
        )

    def _lay_out(self, shown: Overview) -> None:
        clear(self._main)
        today = self.shell.office.today()
        self._groups = [
            PostDayGroup(self.shell.theme, day, today, self._open) for day in shown.days
        ]
        self._lay_out_chips(shown)
        for group in self._groups:
            self._main.addWidget(group)
        self._nobody = column()
        self._main.addLayout(self._nobody)
        self._fill_empty(shown)
        for warning in shown.warnings:
            self._main.addWidget(label(warning, "small", wrap=True))
        self._main.addStretch(1)

    def _on_import(self) -> None:
        from appreciation.desktop.imports.commands import import_files

        import_files(self.shell, self.window())

    def _fill_empty(self, shown: Overview) -> None:
        """Say in an otherwise empty week how it goes on."""
        spot = spot_in(self._empty)
        clear(self._nobody)
        self._empty = None
        if shown.knows_nobody:
            self._empty = nobody_yet(self.shell, self._on_import)
        elif not shown.days:
            self._empty = nobody_left(self.shell, shown, self._ahead, self.show_week)
        if self._empty is not None:
            self._nobody.addWidget(self._empty)
            put_back(self._empty, spot, None)

    def _lay_out_chips(self, shown: Overview) -> None:
        chips: list[tuple[QPushButton, Callable[[Opened], QWidget]]] = []
        overdue: QPushButton | None = None
        if shown.left_out:
            text = counted(
                len(shown.left_out),
                self.tr("1 left out · see why"),
                self.tr("{n} left out · see why"),
            )
            chip = button(self.shell.theme, text, "circle-slash", kind="chip")
            chips.append((chip, partial(LeftOutGroup, self.shell, shown.left_out)))
        if shown.overdue:
            words = overdue_words(shown.overdue)
            overdue = button(self.shell.theme, words, "clock-alert", kind="careful_chip")
            rows = partial(GreetedRows, self.shell.theme, self.tr("Overdue"), shown.overdue)
            chips.append((overdue, rows))
        waiting = [self._to_post_chip(each) for each in shown.to_post if each not in shown.made]
        if not (chips or waiting):
            return
        self._main.addLayout(Flow(*(chip for chip, _ in chips), *waiting))
        for chip, make in chips:
            place = QVBoxLayout()
            self._main.addLayout(place)
            chip.setCheckable(True)
            chip.toggled.connect(partial(self._unfold, place, make))
            # More than the one whom the chip names: whoever is printed must be in sight.
            chip.setChecked(chip is overdue and len(shown.overdue) > 1)

    def _to_post_chip(self, made: Made) -> QPushButton:
        one, many = self.tr("1 printed piece to post"), self.tr("{n} printed pieces to post")
        chip = button(self.shell.theme, counted(made.pieces, one, many), "mail", kind="chip")
        chip.clicked.connect(partial(self.shell.go, "batches", made.batch_id))
        return chip

    def _unfold(self, place: QVBoxLayout, make: Callable[[Opened], QWidget], *unfold: bool) -> None:
        clear(place)
        if any(unfold):
            place.addWidget(make(self._open))

    def _show_pictures(self, preview: Preview) -> None:
        if not preview.fronts:
            return
        for pdf in self._pdfs.values():
            pdf.deleteLater()
        kinds = {front.kind for front in preview.fronts.values()}
        self._pdfs = {kind: PdfPictures(preview.contents[kind], self) for kind in kinds}
        width, ratio = self.shell.theme.px(PICTURE_WIDTH), self.devicePixelRatioF()
        place = 0
        for group, day in zip(self._groups, self._shown.days if self._shown else (), strict=True):
            for at in range(min(len(day.greeted), PICTURES_A_DAY)):
                if front := preview.fronts.get(place):
                    part = Part(page=front.page, share=front.share, width=width, ratio=ratio)
                    self._pdfs[front.kind].draw(part, partial(self._put, group, at))
                place += 1

    def _put(self, group: PostDayGroup, place: int, picture: QImage) -> None:
        if group in self._groups:  # else the week has been laid out again meanwhile
            group.strip.put(place, picture)

    def _on_changed(self, kinds: Changes) -> None:
        """Keep the number in the navigation true while another page prints and posts."""
        if kinds & _OF_THE_BADGE and not self.isVisible():
            self.shell.office.work(
                lambda desk, _progress: asks.overview(desk, None).to_print,
                partial(self.shell.badge, "this_week"),
                key="to print",
            )

    def _show_ahead(self, ahead: tuple[WeekAhead, ...]) -> None:
        self._ahead = ahead
        if self._shown is not None and not self._shown.days:
            self._fill_empty(self._shown)
        for bar, each in zip(self._side.bars.show_weeks(ahead), ahead, strict=True):
            bar.clicked.connect(partial(self.show_week, each.week))

    def _fit(self) -> None:
        """Put the side below where there is no room beside."""
        narrow = self.width() < self.shell.theme.px(_NARROW)
        stand(self._columns, upright=narrow)
        width = self.shell.theme.px(_SIDE_WIDTH)
        self._side.setMinimumWidth(0 if narrow else width)
        self._side.setMaximumWidth(_NO_LIMIT if narrow else width)

    def _open(self, contact_id: ContactId) -> None:
        if self.shell.has_page("contacts"):
            self.shell.go("contacts", contact_id)

    def _on_before(self) -> None:
        if self._shown:
            self.show_week(self._shown.week.previous)

    def _on_after(self) -> None:
        if self._shown:
            self.show_week(self._shown.week.next)
