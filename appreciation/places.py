"""Where things are on this computer: the book in use, and the folder for its backups."""

import os
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("Appreciation", appauthor=False, roaming=False)


def data_folder() -> Path:
    """Return the program's own folder for data that stays on this computer."""
    return Path(_DIRS.user_data_dir)


def backup_folder() -> Path:
    """Return where the backups of books on servers go; those of files lie beside them."""
    return data_folder() / "backups"


def sample_book() -> Path:
    """Return the book of invented people, to look around in."""
    return data_folder() / "Sample people.appreciation"


def standard_book() -> str:
    """Return the book of an owner who never named one."""
    return str(data_folder() / "book.appreciation")


def book_in_use() -> str:
    """Return the book to open when none is named.

    The one that `APPRECIATION_BOOK` names, else the one used last while it is still there, else the
    one in the platform's data folder.
    """
    named = os.environ.get("APPRECIATION_BOOK")
    if named:
        return named
    try:
        last = _last_book().read_text(encoding="utf-8").strip()
    except OSError:
        last = ""
    if last.startswith("postgresql") or (last and Path(last).exists()):
        return last
    return standard_book()


def remember_book(target: str) -> None:
    """Keep in mind which book was used. A folder that cannot be written costs only this comfort."""
    place = target if target.startswith("postgresql") else str(Path(target).absolute())
    if "@" in place and ":" in place.partition("@")[0].rpartition("//")[2]:
        return  # a URL with a password in it is not written down
    try:
        if _last_book().exists() and _last_book().read_text(encoding="utf-8") == place:
            return
        _last_book().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _last_book().write_text(place, encoding="utf-8")
    except OSError:
        return


def _last_book() -> Path:
    return Path(_DIRS.user_state_dir) / "last-book"
