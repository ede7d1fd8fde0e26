"""The real program, as the command line runs it."""

import json
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Any, Self

import pytest

from appreciation.app import main

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-23"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The program, working on one book from a folder of its own.

    `own_process` starts it anew for every line, as a shell does; else it obeys in this one, which
    takes a tenth of the time.
    """

    book: str
    folder: Path
    today: str = TODAY
    own_process: bool = False

    def on(self, today: str) -> Self:
        """Return it with the same book on another day."""
        return replace(self, today=today)

    def run(self, *arguments: str | Path | int) -> Ended:
        """Run it with these arguments, the book and the day in front."""
        return self.bare("--book", self.book, "--today", self.today, *arguments)

    def bare(self, *arguments: str | Path | int) -> Ended:
        """Run it with these arguments and no others."""
        home = self.folder / "home"
        environment = {
            "PYTHONPATH": str(ROOT),
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
        }
        words = [*map(str, arguments)]
        return (_started if self.own_process else _obeyed)(words, self.folder, environment)

    def answer(self, *arguments: str | Path | int) -> Any:
        """Run it with --json, see that it went well, and return the document."""
        ended = self.run("--json", *arguments)
        assert ended.code == 0, ended.err
        return json.loads(ended.out)

    def refusal(self, *arguments: str | Path | int, code: int = 1) -> str:
        """Run it with --json, see that it refused and printed nothing else, and return why."""
        ended = self.run("--json", *arguments)
        assert ended.code == code, (ended.out, ended.err)
        assert ended.out == ""
        assert ended.err.strip()
        return ended.err


def _started(words: list[str], folder: Path, environment: dict[str, str]) -> Ended:
    kept = {name: value for name, value in os.environ.items() if name != "APPRECIATION_BOOK"}
    done = subprocess.run(
        [sys.executable, "-m", "appreciation", *words],
        cwd=folder,
        env=kept | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Ended(code=done.returncode, out=done.stdout, err=done.stderr)


def _obeyed(words: list[str], folder: Path, environment: dict[str, str]) -> Ended:
    out, err = StringIO(), StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        chdir(folder),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        patch.delenv("APPRECIATION_BOOK", raising=False)
        for name, value in environment.items():
            patch.setenv(name, value)
        code = main(words)
    return Ended(code=code, out=out.getvalue(), err=err.getvalue())


VCARDS = """\
BEGIN:VCARD
VERSION:3.0
UID:ann
FN:Ann Müller
N:Müller;Ann;;;
BDAY:1976-11-26
EMAIL:ann@example.org
TEL:+44 1632 960001
ADR;TYPE=HOME:;;1 High Street;Springfield;;AB1 2CD;United Kingdom
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:bo
FN:Bo Lund
N:Lund;Bo;;;
BDAY:--1127
ADR;TYPE=HOME:;;2 High Street;Springfield;;AB1 2CD;United Kingdom
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:cy
FN:Cy Young
N:Young;Cy;;;
BDAY:1990-11-26
EMAIL:cy@example.org
END:VCARD
"""


def address_book(folder: Path, text: str = VCARDS) -> Path:
    """Write an address book as another program exports it, and return where."""
    path = folder / "people.vcf"
    path.write_text(text, encoding="utf-8")
    return path
