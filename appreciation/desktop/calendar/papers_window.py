"""Printing the calendar: which paper it is to be, and where it goes."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QRadioButton, QVBoxLayout, QWidget

from appreciation.desktop.calendar import paper_asks
from appreciation.desktop.printing_out.printers import Printers
from appreciation.desktop.shared.fields import ChoiceField, Form
from appreciation.desktop.shared.files import ask_where_to_save
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, button, card, counted, label, plain, set_text
from appreciation.services.papers.printed_pages import PrintedPages

_WIDTH = 560


class What(Enum):
    """What can be put on paper."""

    WALL_CALENDAR = "wall calendar"
    BIRTHDAYS = "birthdays"


class PapersWindow(QDialog):
    """A wall calendar of twelve months, or the birthdays of a year; printed, or saved as a PDF."""

    def __init__(self, parent: QWidget, shell: Shell, printers: Printers, first: date) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print the calendar"))
        self._shell = shell
        self._printers = printers
        self._first = first
        self._group = QButtonGroup(self)
        self._printer = ChoiceField("printer", self.tr("Where to"))
        self._printer.offer([("", self.tr("Save as PDF"))])
        self._printer.edited.connect(self._name_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label(self.windowTitle(), "name", wrap=True))
        month = QLocale().toString(QDate(first.year, first.month, 1), "MMMM yyyy")
        layout.addWidget(
            self._choice(
                What.WALL_CALENDAR,
                self.tr("A calendar for the wall"),
                self.tr("Twelve months from {month}, one to a page.").format(month=month),
            )
        )
        layout.addWidget(
            self._choice(
                What.BIRTHDAYS,
                self.tr("A list of birthdays"),
                self.tr("Everybody's birthday in {year}, by month and day.").format(
                    year=first.year
                ),
            )
        )
        layout.addWidget(Form(shell.theme, self._printer))
        layout.addStretch(1)
        layout.addLayout(self._foot())
        self.resize(min(shell.theme.px(_WIDTH), parent.width()), self.sizeHint().height())
        self._name_button()
        shell.office.work(lambda _desk, _progress: printers.names(), self._offer, key="printers")

    def _choice(self, what: What, title: str, about: str) -> QFrame:
        frame, inside = card()
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID + 4)
        made = QRadioButton(plain(title))
        made.setAccessibleName(title)
        made.setAccessibleDescription(about)
        made.setChecked(what is What.WALL_CALENDAR)
        self._group.addButton(made, list(What).index(what))
        inside.addWidget(made)
        inside.addWidget(label(about, "quiet", wrap=True))
        return frame

    def _foot(self) -> Flow:
        cancel = button(self._shell.theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._go = button(self._shell.theme, "", "printer", kind="primary")
        self._go.clicked.connect(self._on_go)
        foot = Flow()
        foot.add_at_right(cancel)
        foot.add_at_right(self._go)
        return foot

    def _offer(self, names: tuple[str, ...]) -> None:
        save = ("", self.tr("Save as PDF"))
        self._printer.offer([*((name, name) for name in names), save])
        if names:
            self._printer.show_text(names[0])
        self._name_button()

    def _name_button(self) -> None:
        saves = not self._printer.text()
        self._shell.theme.dress(self._go, "download" if saves else "printer", "on_accent")
        set_text(self._go, self.tr("Save as PDF…") if saves else self.tr("Print"))

    def _on_go(self) -> None:
        what = list(What)[self._group.checkedId()]
        make = {
            What.WALL_CALENDAR: partial(paper_asks.wall_calendar, self._first),
            What.BIRTHDAYS: partial(paper_asks.birthdays, self._first.year),
        }[what]
        titles = {
            What.WALL_CALENDAR: self.tr("Wall calendar"),
            What.BIRTHDAYS: self.tr("Birthdays"),
        }
        if printer := self._printer.text():
            self._print(make, titles[what], printer)
            self.accept()
            return
        name = f"{titles[what]} {self._first.year}.pdf"
        ask_where_to_save(
            self, self.tr("Save as PDF"), "PDF (*.pdf)", name, partial(self._save, make)
        )

    def _print(self, make: paper_asks.Make, title: str, printer: str) -> None:
        printers = self._printers
        self._shell.office.work(
            lambda desk, progress: paper_asks.printed(desk, progress, make, (printers, printer)),
            _teller(
                self._shell,
                self.tr("1 page is with {where}"),
                self.tr("{n} pages are with {where}"),
                printer,
            ),
            title=self.tr("Printing: {what}").format(what=title),
        )

    def _save(self, make: paper_asks.Make, file: Path) -> None:
        self._shell.office.work(
            lambda desk, progress: paper_asks.saved(desk, progress, make, file),
            _teller(
                self._shell,
                self.tr("1 page is in {where}"),
                self.tr("{n} pages are in {where}"),
                str(file),
            ),
            title=self.tr("Writing {file}").format(file=file.name),
        )
        self.accept()


def _teller(shell: Shell, one: str, many: str, where: str) -> Callable[[PrintedPages], None]:
    def tell(printed: PrintedPages) -> None:
        shell.toast(counted(printed.pages, one, many, where=where))

    return tell
