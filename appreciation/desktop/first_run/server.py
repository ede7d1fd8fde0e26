"""A book on a PostgreSQL server, which several seats share."""

from urllib.parse import quote

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from appreciation.desktop.first_run.library import Library
from appreciation.desktop.shared.fields import Form, TextField
from appreciation.desktop.shared.flow import Flow
from appreciation.desktop.shared.page import Shell
from appreciation.desktop.shared.widgets import GRID, button, label, scrolling
from appreciation.desktop.theme.theme import Theme

_SIZE = (560, 620)


class ServerWindow(QDialog):
    """Asks where the server is and who we are there. The password is kept nowhere."""

    def __init__(self, window: QWidget, shell: Shell, library: Library) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Book on a server"))
        self._library = library
        self._host = TextField("host", self.tr("Server"), example="office.example.com")
        self._port = TextField("port", self.tr("Port"), example="5432")
        self._name = TextField("name", self.tr("Database"), example="appreciation")
        self._user = TextField("user", self.tr("User"))
        self._password = TextField(
            "password", self.tr("Password"), hint=self.tr("Kept nowhere: it is asked each time.")
        )
        editor = self._password.editor
        if isinstance(editor, QLineEdit):
            editor.setEchoMode(QLineEdit.EchoMode.Password)
        width, height = (shell.theme.px(each) for each in _SIZE)
        self.resize(min(width, window.width()), min(height, window.height()))
        self._arrange(shell.theme)

    def _arrange(self, theme: Theme) -> None:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, GRID, 0)
        inside.setSpacing(2 * GRID)
        inside.addWidget(label(self._introduction(), wrap=True))
        fields = (self._host, self._port, self._name, self._user, self._password)
        inside.addWidget(Form(theme, *fields))
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label(self.windowTitle(), "name", wrap=True))
        layout.addWidget(scrolling(content), 1)
        cancel = button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        connect = button(theme, self.tr("Open the book"), kind="primary")
        connect.clicked.connect(self._on_open)
        foot = Flow()
        foot.add_at_right(cancel)
        foot.add_at_right(connect)
        layout.addLayout(foot)

    @property
    def url(self) -> str:
        """Where the book is, as the store takes it."""
        user, password = quote(self._user.text(), safe=""), quote(self._password.text(), safe="")
        who = f"{user}:{password}@" if password else f"{user}@" if user else ""
        where = f"{self._host.text()}:{self._port.text() or '5432'}"
        return f"postgresql+psycopg://{who}{where}/{quote(self._name.text(), safe='')}"

    def _introduction(self) -> str:
        return self.tr(
            "Several computers can share a book in a PostgreSQL database. Whoever looks after your"
            " server makes an empty database and tells you these."
        )

    def _on_open(self) -> None:
        missing = [field for field in (self._host, self._name) if not field.text()]
        for field in (self._host, self._name, self._port):
            field.say_wrong(self.tr("This is needed.") if field in missing else "")
        if self._port.text() and not self._port.text().isdecimal():
            self._port.say_wrong(self.tr("A port is a number, most often 5432."))
            missing.append(self._port)
        if missing:
            missing[0].setFocus()
            return
        self._library.open(self.url)
        self.accept()
