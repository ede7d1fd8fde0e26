"""The program's own environment: `.venv`, made on the first start and kept in step with the lock.

Runs before anything is installed, so it uses the standard library alone. Whatever is said or shown
while setting up goes to standard error: standard output belongs to the program.
"""

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import system_needs
from system_needs import Need, exit_code, say

SCRIPTS = Path(__file__).resolve().parent
ROOT = SCRIPTS.parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up.stamp"

RUN_LOCK = SCRIPTS / "lock-run.txt"
TEST_LOCK = SCRIPTS / "lock-test.txt"  # all of RUN_LOCK, and what the tests want


class SetUpError(Exception):
    """Setting up failed; the text is a sentence for whoever started it."""


def prepared(lock: Path, needs: Sequence[Need], *, remind: bool) -> str:
    """Return the path of an interpreter that has what `lock` pins, making it ready if need be.

    Missing `needs` of the system are installed or named while setting up; later starts look for
    them again only if `remind` is set, and until all were found once.

    Raises:
        SetUpError: when the environment cannot be made.

    """
    try:
        return _prepared(lock, needs, remind=remind)
    except (OSError, sqlite3.Error) as problem:
        raise SetUpError(f"Appreciation cannot be set up in {ROOT}: {problem}") from None


def replace_this_process(command: list[str]) -> None:
    """Run `command` in place of this script, with its exit code, and do not return."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    # Windows has no exec that keeps the console waiting. Ctrl+C reaches the program as well.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(subprocess.call(command))


def _prepared(lock: Path, needs: Sequence[Need], *, remind: bool) -> str:
    held = _stamp()
    is_current = _is_current(lock, held)
    system = f"system {system_needs.fingerprint(needs)}"
    has_needs = system in held or ((remind or not is_current) and system_needs.met(needs))
    if not is_current:
        with _alone():
            held = _stamp()  # another start may have set up while this one waited
            if not _is_current(lock, held):
                held = _set_up(lock, held)
    if has_needs and system not in held:
        _write_stamp(held | {system})
    return str(_interpreter())


def _is_current(lock: Path, held: set[str]) -> bool:
    return {_place(), _fingerprint(lock)} <= held and _interpreter().exists()


def _interpreter() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _place() -> str:
    """What makes an environment unusable when it changes: Python's version, and where it lies."""
    return f"python {sys.version_info.major}.{sys.version_info.minor} in {VENV}"


def _fingerprint(lock: Path) -> str:
    return f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def _stamp() -> set[str]:
    """What the environment is known to hold; empty if setting it up was never finished."""
    try:
        return set(STAMP.read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        return set()


def _write_stamp(lines: set[str]) -> None:
    """Write the stamp whole or not at all: a half-written one would lie."""
    fresh = STAMP.with_suffix(".new")
    fresh.write_text("\n".join(sorted(lines)), encoding="utf-8")
    fresh.replace(STAMP)


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other start is setting up (a SQLite lock: on every system, freed by a kill)."""
    with closing(sqlite3.connect(ROOT / ".venv.lock", timeout=600, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _set_up(lock: Path, held: set[str]) -> set[str]:
    """Bring the environment to `lock`, from nothing unless a finished one lies here."""
    say("Setting up Appreciation; the first time takes about a minute.")
    STAMP.unlink(missing_ok=True)
    if _place() not in held or not _interpreter().exists():
        _create()
    _install(lock)
    _make_importable()
    # TEST_LOCK contains RUN_LOCK, so whichever was installed, the program can run.
    held = {_place(), _fingerprint(RUN_LOCK), _fingerprint(lock)}
    _write_stamp(held)
    return held


def _create() -> None:
    """Make an empty environment in place of whatever is there."""
    if Path(sys.prefix) == VENV:
        raise SetUpError(
            "The environment in .venv has to be made anew: start with the system's own Python "
            "instead of the one in .venv."
        )
    if not system_needs.VENV_NEED.is_met():
        raise SetUpError(
            "This Python cannot make environments yet. "
            "Start again once what is named above is installed."
        )
    try:
        shutil.rmtree(VENV)
    except FileNotFoundError:
        pass
    except OSError as problem:
        raise SetUpError(
            f"The old .venv could not be removed, please delete it: {problem}"
        ) from None
    if exit_code([sys.executable, "-m", "venv", str(VENV)]):
        raise SetUpError("The environment .venv could not be made; the lines above say why.")


def _install(lock: Path) -> None:
    """Install exactly what `lock` pins: every file checked by its hash, nothing built or added."""
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--no-user", "--no-input"]
    pip = [str(_interpreter()), "-m", "pip", "--disable-pip-version-check", "install", *options]
    if exit_code([*pip, "-r", str(lock)]):
        raise SetUpError(
            "Not everything Appreciation needs could be installed; the lines above say why. "
            "Start again once that is mended (often: once the internet can be reached)."
        )


def _make_importable() -> None:
    """Let the environment find the checkout, from whatever folder it is started in."""
    variables = {"base": str(VENV), "platbase": str(VENV)}
    packages = Path(sysconfig.get_path("purelib", "venv", variables))
    encoding = "utf-8" if sys.version_info >= (3, 13) else "locale"  # what `site` reads it with
    (packages / "appreciation-checkout.pth").write_text(f"{ROOT}\n", encoding=encoding)
