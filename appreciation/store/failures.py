"""What can go wrong with a book, in the owner's words."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, TimeoutError as NoConnectionError

from appreciation.domain.errors import ChangedElsewhereError, UserError, WrongValueError


class BookMissingError(UserError):
    """There is no book where one was looked for."""


class NotABookError(UserError):
    """The file or database is something else."""


class NewerBookError(UserError):
    """The book was written by a newer version of the program."""


class DamagedBookError(UserError):
    """The file can no longer be read as a book."""


class ReadOnlyBookError(UserError):
    """The book can be read but not written to."""


class BookBusyError(UserError):
    """Another program held the book for longer than we wait."""


class BookFullError(UserError):
    """There is no room left where the book is."""


class BookUnreachableError(UserError):
    """The disk or the server does not answer, or does not let us in."""


class AlreadyGreetedError(ChangedElsewhereError):
    """A greeting in the batch was claimed by another piece first."""


class AlreadyGivenError(ChangedElsewhereError):
    """An article or an offer was on its way to the same person already."""


class ErasedFileError(UserError):
    """A kept PDF showed somebody who has been forgotten since, and was erased with them."""


_KEPT = "What was being saved was not saved; everything saved before is safe."

_SQLITE: dict[int, tuple[type[UserError], str]] = {
    3: (
        BookUnreachableError,
        "The book “{book}” may not be opened: this computer does not allow it.",
    ),
    5: (
        BookBusyError,
        f"Another program is using the book “{{book}}”. {_KEPT} Try again in a moment.",
    ),
    6: (
        BookBusyError,
        f"Another program is using the book “{{book}}”. {_KEPT} Try again in a moment.",
    ),
    8: (ReadOnlyBookError, "The book “{book}” can only be read. Nothing was changed."),
    10: (
        BookUnreachableError,
        f"The disk with the book “{{book}}” cannot be read or written. {_KEPT}"
        " Check the disk or the connection, then try again.",
    ),
    11: (
        DamagedBookError,
        "The book “{book}” is damaged and was left as it is. Bring a backup back with “restore”.",
    ),
    13: (
        BookFullError,
        f"The disk with the book “{{book}}” is full. {_KEPT} Make room, then try again.",
    ),
    14: (
        BookUnreachableError,
        "The book “{book}” cannot be opened. Check that it exists and that you may read it.",
    ),
    26: (NotABookError, "“{book}” is not a book of this program. It was left as it is."),
}
"""By SQLite's primary result code (https://www.sqlite.org/rescode.html)."""

_OTHER_SIGNS_OF_DAMAGE = (
    "Could not decode to UTF-8",
    "fts5",
    "malformed JSON",
    "vtable constructor failed",
    "no such column",
    "no such table",
    "has no column named",
)
"""Pages are whole and what they say is not: SQLite has no code of its own for that."""

_OF_THE_SCHEMA = (b"malformed", b"no such", b"database")

_SERVER: dict[str, tuple[type[UserError], str]] = {
    "28": (
        BookUnreachableError,
        "The server with the book “{book}” refused the name or the password. Nothing was changed.",
    ),
    "3D": (
        BookMissingError,
        "The server has no database for the book “{book}”. Have it made there, then try again.",
    ),
    "42501": (
        ReadOnlyBookError,
        "The server does not allow this in the book “{book}”. Nothing was changed.",
    ),
    "25006": (ReadOnlyBookError, "The book “{book}” can only be read. Nothing was changed."),
    "53100": (
        BookFullError,
        f"The disk of the server with the book “{{book}}” is full. {_KEPT}",
    ),
    "53": (BookBusyError, f"The server with the book “{{book}}” is overloaded. {_KEPT} Try again."),
    "55P03": (
        BookBusyError,
        f"Another seat is writing to the book “{{book}}”. {_KEPT} Try again in a moment.",
    ),
    "40": (BookBusyError, f"Another seat was writing at the same time. {_KEPT} Try again."),
    "57": (
        BookUnreachableError,
        f"The server with the book “{{book}}” stopped answering. {_KEPT} Try again.",
    ),
    "XX001": (
        DamagedBookError,
        "The book “{book}” is damaged on the server and was left as it is.",
    ),
}
"""By SQLSTATE, or its class (PostgreSQL manual, appendix A)."""

_DRIVER: dict[str, tuple[type[UserError], str]] = {
    "0x00": (
        WrongValueError,
        "The text holds a NUL character, which a server cannot keep. Nothing was saved; retype it.",
    ),
    "FATAL": (
        BookUnreachableError,
        "The server refused to open the book “{book}”. Nothing was changed. Check the name of the"
        " database, and the user and password.",
    ),
    "OperationalError": (
        BookUnreachableError,
        f"The server with the book “{{book}}” does not answer. {_KEPT}"
        " Check the network, and that the server runs.",
    ),
    "Timeout": (
        BookUnreachableError,
        f"The server with the book “{{book}}” does not answer. {_KEPT}"
        " Check the network, and that the server runs.",
    ),
}
"""By what psycopg says where no server answered: it keeps no code of a refused connection."""


@contextmanager
def in_words(book: str) -> Iterator[None]:
    """Turn what the engines report about the world into a `UserError`; bugs stay what they are."""
    try:
        yield
    except NoConnectionError as error:
        raise BookBusyError(
            f"The book “{book}” is being used too much at once. {_KEPT} Try again in a moment."
        ) from error
    except UnicodeDecodeError as error:
        # The driver stumbles over what SQLite says of a damaged schema, whose names are noise.
        if not any(sign in bytes(error.object) for sign in _OF_THE_SCHEMA):
            raise
        kind, words = _SQLITE[11]
        raise kind(words.format(book=book)) from error
    except UnicodeEncodeError as error:
        raise WrongValueError(
            "The text holds half a character, which cannot be kept. Nothing was saved; retype it."
        ) from error
    except DBAPIError as error:
        failure = _failure(error, book)
        if failure is None:
            raise
        raise failure from error


def _failure(error: DBAPIError, book: str) -> UserError | None:
    cause = error.orig
    code = getattr(cause, "sqlite_errorcode", None)
    state = getattr(cause, "sqlstate", None)
    if state is None and any(sign in str(cause) for sign in _OTHER_SIGNS_OF_DAMAGE):
        code = 11
    if isinstance(code, int):
        found = _SQLITE.get(code & 0xFF)
    elif isinstance(state, str):
        found = next((_SERVER[key] for key in (state, state[:2]) if key in _SERVER), None)
    else:
        words = f"{type(cause).__name__}: {cause}"
        found = next((told for sign, told in _DRIVER.items() if sign in words), None)
        if found is None and error.connection_invalidated:
            found = _DRIVER["OperationalError"]
    return found and found[0](found[1].format(book=book))
