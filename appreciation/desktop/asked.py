"""What the command line asks of the desktop. Knows nothing of Qt, so that it costs nothing."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from appreciation.domain.errors import UserError


class NoScreenError(UserError):
    """No window can be shown here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which book to open and which day to take for today; empty and None for the usual ones."""

    book: str = ""
    today: date | None = None


def asked_for(arguments: Sequence[str]) -> Asked | None:
    """Return what is asked of the desktop; None where a command, or anything else, is given.

    >>> asked_for(["--today", "2026-11-23"])
    Asked(book='', today=datetime.date(2026, 11, 23))
    >>> asked_for(["week"]) is None
    True
    """
    given: dict[str, str] = {}
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if name not in {"--book", "--today"}:
            return None
        given[name] = value if equals else next(waiting, "")
    try:
        today = date.fromisoformat(given["--today"]) if "--today" in given else None
    except ValueError:
        return None  # the command line says what is wrong with it
    return Asked(book=given.get("--book", ""), today=today)


def require_screen(environment: Mapping[str, str]) -> None:
    """Raise `NoScreenError` where no window can be shown; Qt itself would end the program."""
    if sys.platform == "linux" and not any(environment.get(name) for name in _ONE_OF):
        raise NoScreenError(
            "There is no screen to show the window on. Start Appreciation from your desktop, or use"
            " its commands here: “appreciation --help” lists them."
        )


_ONE_OF = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
