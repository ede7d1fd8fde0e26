"""What a command line has said before its command: which book, which day, which kind of answer."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from appreciation.services.desk import Desk
from appreciation.services.safekeeping import Restored

_OBEYED = {code: "�" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Globals:
    """The options that concern every command; None or empty where they were not given."""

    book: str
    today: date | None
    as_json: bool


class OpenDesk(Protocol):
    """Opens the book that the command line means."""

    def __call__(self, *, create: bool) -> AbstractContextManager[Desk]:
        """Open it, making it when it is missing and `create` is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One run of the program. `put_back` restores a backup without opening the present book."""

    now: datetime
    as_json: bool
    open_desk: OpenDesk
    put_back: Callable[[Path], Restored]

    def desk(self, *, create: bool = False) -> AbstractContextManager[Desk]:
        """Open the book for as long as the command works with it."""
        return self.open_desk(create=create)

    @contextmanager
    def working(self, what: str) -> Iterator[None]:
        """Show a moving bar on the terminal while long work lasts; elsewhere nothing."""
        if self.as_json or not sys.stderr.isatty():
            yield
            return
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as progress:
            progress.add_task(what, total=None)
            yield

    def answer(self, document: Any, lines: Iterable[str]) -> None:
        """Print the one JSON document, or the same for people to read."""
        text = json.dumps(document, ensure_ascii=False, indent=1) if self.as_json else None
        for line in [text] if text is not None else map(_shown, lines):
            sys.stdout.write(f"{line}\n")

    def say(self, line: str) -> None:
        """Tell something beside the answer: a warning, a progress."""
        sys.stderr.write(f"{_shown(line)}\n")


def _shown(line: str) -> str:
    """Return a line without what a terminal would obey: a name may hold such signs."""
    return line.translate(_OBEYED)
