"""Starting the program without a command."""

import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from appreciation.desktop.asked import Asked, asked_for
from tests.cli.program import ROOT, TODAY, Program

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only there may a screen be missing")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(book=str(tmp_path / "book.appreciation"), folder=tmp_path, own_process=True)


@ON_LINUX
def test_without_a_screen_one_sentence_says_what_can_be_done(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ended = program.run()
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.count("\n") == 1
    assert "appreciation --help" in ended.err


def printed_by(script: str) -> list[str]:
    """Return the words that a Python of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return done.stdout.split()


def loaded_by(script: str, *unwanted: str) -> set[str]:
    """Return which of these modules a script has loaded; each must be one that there is."""
    assert all(find_spec(each) for each in unwanted)
    return set(printed_by(f"{script}; import sys; print(*sys.modules)")) & {*unwanted}


def test_a_command_never_loads_what_draws_windows(program: Program) -> None:
    program.answer("settings", "country=GB")
    arguments = ["--book", program.book, "--today", TODAY, "week"]
    command = f"from appreciation.app import main; main({arguments!r})"
    assert loaded_by(command, "PySide6") == set()


def test_the_window_loads_nothing_that_draws_paper_or_reads_files() -> None:
    window = "import appreciation.desktop.start, appreciation.desktop.this_week.page"
    unwanted = ("alembic", "reportlab", "typer", "openpyxl", "phonenumbers", "liquid")
    assert loaded_by(window, *unwanted) == set()


def test_the_list_of_contacts_is_shown_without_what_it_does_not_need() -> None:
    contacts = (
        "import appreciation.app.window, appreciation.desktop.contacts.page,"
        " appreciation.store.contacts"
    )
    unwanted = (
        "babel",
        "dateutil",
        "email.parser",
        "holidays",
        "rapidfuzz",
        "sqlite3",
        "sqlalchemy.dialects.postgresql",
        "tomllib",
        "PySide6.QtNetwork",
        "PySide6.QtPdf",
        "appreciation.desktop.contacts.editing.form",
        "appreciation.desktop.contacts.portrait",
        "appreciation.desktop.call_log.call_logs",
        "appreciation.desktop.promises.reminders",
        "appreciation.services.contact_details",
        "appreciation.store.contact_editing",
        "appreciation.store.practice_schema",
        "appreciation.store.quiet",
        "appreciation.store.soundness",
        "appreciation.domain.weeks",
        "appreciation.domain.cadence",
        "appreciation.domain.eligibility",
    )
    assert loaded_by(contacts, *unwanted) == set()


def test_the_source_of_no_module_is_read_to_import_it() -> None:
    script = (
        "import linecache, sys; from appreciation.desktop.plain_import import import_qt;"
        " import_qt(); import appreciation.app.window;"
        " print(*(name for name in linecache.cache if 'appreciation' in name),"
        " 'PySide6.QtWidgets' in sys.modules)"
    )
    assert printed_by(script) == ["True"]


@ON_LINUX
def test_all_threads_share_two_heaps() -> None:
    script = (
        "import ctypes, threading; from appreciation.desktop.few_heaps import use_few_heaps;"
        " use_few_heaps(); library = ctypes.CDLL(None);"
        " library.malloc.restype = ctypes.c_void_p; meet = threading.Barrier(9);"
        " threads = [threading.Thread(target=lambda: (library.malloc(5000), meet.wait()))"
        "     for _ in range(8)];"
        " [each.start() for each in threads]; meet.wait(); [each.join() for each in threads];"
        " library.fdopen.restype = ctypes.c_void_p;"
        " told = getattr(library, 'malloc_info', None);"  # the GNU library has it
        " told and told(0, ctypes.c_void_p(library.fdopen(1, b'w')));"
        " library.fflush(None)"
    )
    assert sum(word == "<heap" for word in printed_by(script)) <= 2


@ON_LINUX
def test_the_program_opens_a_new_book_and_ends_when_asked(program: Program) -> None:
    home = program.folder / "home"
    running = subprocess.Popen(
        [sys.executable, "-m", "appreciation", "--book", program.book, "--today", TODAY],
        cwd=program.folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
            "QT_QPA_PLATFORM": "offscreen",
        },
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        deadline = time.monotonic() + 60
        while not Path(program.book).exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(2)
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=30)
    finally:
        running.kill()
    assert running.returncode == 0, said
    assert "Traceback" not in said
    assert program.answer("check")["ok"] is True


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], Asked()),
        (["--book", "a.book"], Asked(book="a.book")),
        (
            ["--book=a.book", "--today=2026-11-23"],
            asked_for(["--today", TODAY, "--book", "a.book"]),
        ),
        (["week"], None),
        (["--json"], None),
        (["--help"], None),
        (["--today", "someday"], None),
    ],
)
def test_only_a_line_without_a_command_opens_the_window(
    arguments: list[str], asked: Asked | None
) -> None:
    assert asked_for(arguments) == asked
