"""One window for a book: a second start raises the first."""

import getpass
import hashlib
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 500


def raised_first(book: str) -> bool:
    """Raise the window that has this book open already; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(book))
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    socket.write(b"raise")
    socket.flush()
    socket.waitForBytesWritten(_ANSWER_MS)
    socket.disconnectFromServer()
    return True


class SingleInstance(QObject):
    """Listens for later starts with the same book. What a crash left behind is cleared away."""

    def __init__(self, book: str, started_again: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._started_again = started_again
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._listen(book)

    def take(self, book: str) -> bool:
        """Listen for starts with another book from now on.

        Where another window has it, that one is raised, and False returned.
        """
        if raised_first(book):
            return False
        self._server.close()
        self._listen(book)
        return True

    def _listen(self, book: str) -> None:
        QLocalServer.removeServer(_name(book))
        self._server.listen(_name(book))

    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            self._started_again()


def _name(book: str) -> str:
    """Return a name of this user and book alone; sockets are found by name across all users."""
    who = f"{getpass.getuser()}\n{book}"
    return f"appreciation-{hashlib.sha256(who.encode()).hexdigest()[:16]}"
