"""What is shown while nothing has ever been done in a book: who you are, and how to begin."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from appreciation.desktop.first_run import asks, commands
from appreciation.desktop.first_run.library import Library
from appreciation.desktop.shared.fields import ChoiceField, Form, TextField
from appreciation.desktop.shared.office import its_changes
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, button, label, scrolling
from appreciation.services.choices import Choice

_SIZE = (640, 470)


class Welcome(QDialog):
    """Asks for name and country, and offers the ways to begin. Closing it starts empty."""

    def __init__(self, window: QWidget, shell: Shell, library: Library) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Welcome"))
        self._window = window
        self._shell = shell
        self._library = library
        self._name = TextField("name", self.tr("Your business"))
        self._country = ChoiceField(
            "country", self.tr("Country"), hint=self.tr("Decides paper, addresses and holidays.")
        )
        self._country.offer([("", self.tr("Not said"))])
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        inside.setSpacing(2 * GRID)
        inside.addWidget(label(self.tr("Welcome"), "title"))
        inside.addWidget(label(self._introduction(), wrap=True))
        inside.addWidget(Form(shell.theme, self._name, self._country))
        inside.addSpacing(GRID)
        inside.addLayout(self._ways())
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(content))
        self.resize(
            min(shell.theme.px(_SIZE[0]), window.width()),
            min(shell.theme.px(_SIZE[1]), window.height()),
        )
        shell.office.ask(asks.countries, self._offer)

    def _introduction(self) -> str:
        return self.tr(
            "Appreciation keeps the people around your business, and sees to it that none of them"
            " feels forgotten. Everything stays on this computer."
        )

    def _ways(self) -> QGridLayout:
        theme = self._shell.theme
        ways = (
            (
                self._way(self.tr("Import an address book…"), "download", kind="primary"),
                self.tr("From Outlook, Google, Apple, a telephone or a spreadsheet."),
                self._on_import,
            ),
            (
                self._way(self.tr("Look around"), "users"),
                self.tr("With invented people, in a book of their own."),
                self._on_look_around,
            ),
            (
                self._way(self.tr("Start empty"), "pencil"),
                self.tr("Enter people one by one."),
                self._on_empty,
            ),
            (
                self._way(self.tr("Open another book…"), "folder-open"),
                self.tr("One you have already, or a backup of it."),
                self._on_open,
            ),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID + 2)
        grid.setColumnStretch(1, 1)
        for row, (way, about, chosen) in enumerate(ways):
            way.clicked.connect(chosen)
            way.setAccessibleDescription(about)
            way.setMinimumWidth(theme.px(230))
            grid.addWidget(way, row, 0)
            grid.addWidget(label(about, "quiet", wrap=True), row, 1)
        return grid

    def _way(self, text: str, icon: str, *, kind: str = "") -> QPushButton:
        made = button(self._shell.theme, text, icon, kind=kind)
        made.setDefault(kind == "primary")
        return made

    def _offer(self, countries: tuple[Choice, ...]) -> None:
        here = QLocale.territoryToCode(QLocale().territory())
        chosen = self._country.text() or here
        pairs = [(each.value, each.words) for each in countries]
        self._country.offer([("", self.tr("Not said")), *pairs])
        self._country.show_text(chosen if chosen in dict(pairs) else "")

    def _keep(self) -> None:
        name, country = self._name.text(), self._country.text()
        if name or country:
            self._shell.office.do(
                lambda desk: asks.keep_profile(desk, name, country),
                touches=its_changes,
            )

    def _on_import(self) -> None:
        self._keep()
        self.accept()
        commands.import_people(self._shell, self._window)

    def _on_empty(self) -> None:
        self._keep()
        self.accept()
        if self._shell.has_page("contacts"):
            self._shell.go("contacts")

    def _on_look_around(self) -> None:
        country = self._country.text()
        self.accept()
        self._library.open_sample(country)

    def _on_open(self) -> None:
        self.accept()
        commands.open_book(self._shell, self._window)
