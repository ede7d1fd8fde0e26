"""One window for a book: a second start raises the first."""

import getpass
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QTimer

_ANSWER_MS = 500
_AFTER_START_MS = 300
"""Qt's network takes a while to load, and nothing that is painted first needs it."""


def raised_first(book: str) -> bool:
    """Raise the window that has this book open already; False when there is none."""
    if os.name == "posix" and not Path(_name(book)).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket

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
        self._book = book
        self._started_again = started_again
        self._stop_listening: Callable[[], None] = lambda: None
        QTimer.singleShot(_AFTER_START_MS, self, self._listen)

    def take(self, book: str) -> bool:
        """Listen for starts with another book from now on.

        Where another window has it, that one is raised, and False returned.
        """
        if raised_first(book):
            return False
        self._book = book
        self._listen()
        return True

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        self._stop_listening()
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

        def on_connection() -> None:
            while server.hasPendingConnections():
                socket = server.nextPendingConnection()
                socket.disconnected.connect(socket.deleteLater)
                self._started_again()

        server.newConnection.connect(on_connection)
        QLocalServer.removeServer(_name(self._book))
        server.listen(_name(self._book))
        self._stop_listening = server.close


def _name(book: str) -> str:
    """Return a name of this user and book alone; sockets are found by name across all users.

    Where a socket is a file, it is that file.
    """
    who = f"{getpass.getuser()}\n{book}"
    name = f"appreciation-{hashlib.sha256(who.encode()).hexdigest()[:16]}"
    return QDir.temp().filePath(name) if os.name == "posix" else name
