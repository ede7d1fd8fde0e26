"""Setting up: the two commands an owner types, on machines in every state."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import system_needs
from system_needs import Need

SCRIPTS = Path(__file__).parents[2] / "scripts"
OLD_PYTHON = """
import runpy, sys
sys.version_info = (3, 8, 0, "final", 0)
runpy.run_path(sys.argv[1], run_name="__main__")
"""
PROGRAM = "import os, sys; print(os.getcwd(), *sys.argv[1:]); sys.exit(len(sys.argv))\n"


@pytest.mark.parametrize("script", ["run.py", "test.py"])
def test_an_old_python_is_refused_in_a_sentence(script: str) -> None:
    ast.parse((SCRIPTS / script).read_text(encoding="utf-8"), feature_version=(3, 7))
    started = _started([sys.executable, "-c", OLD_PYTHON, str(SCRIPTS / script)], SCRIPTS)
    assert started.returncode == 1
    assert started.stderr.startswith("Appreciation needs Python 3.11 or newer, and this is")
    assert "Traceback" not in started.stderr


@pytest.fixture(scope="module")
def made_checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout whose program says where and how it was started, and needs no packages."""
    root = tmp_path_factory.mktemp("set-up") / "the check-out"
    shutil.copytree(SCRIPTS, root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for lock in ("lock-run.txt", "lock-test.txt"):
        (root / "scripts" / lock).write_text("# nothing\n", encoding="utf-8")
    (root / "appreciation").mkdir()
    (root / "appreciation" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    return root


@pytest.fixture
def checkout(made_checkout: Path) -> Path:
    """Return that checkout, set up."""
    _start(made_checkout)
    return made_checkout


def test_the_program_gets_its_words_and_the_owner_s_folder(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "os.py").write_text("raise SystemExit('not this one')", encoding="utf-8")
    started = _start(checkout, "print", "--out", "my cards", folder=tmp_path)
    assert (started.stdout, started.returncode) == (f"{tmp_path} print --out my cards\n", 4)
    assert started.stderr == ""


def test_a_changed_lock_is_followed_without_starting_over(checkout: Path) -> None:
    kept = checkout / ".venv" / "kept"
    kept.touch()
    (checkout / "scripts" / "lock-run.txt").write_text("# other things\n", encoding="utf-8")
    assert "Setting up" in _start(checkout).stderr
    assert kept.exists()
    assert "Setting up" not in _start(checkout, "again").stderr


def test_an_interrupted_set_up_starts_over(checkout: Path) -> None:
    leftover = checkout / ".venv" / "half a package"
    leftover.touch()
    (checkout / ".venv" / "set-up.stamp").unlink()
    assert "Setting up" in _start(checkout, "hello").stderr
    assert not leftover.exists()


def test_a_moved_checkout_is_set_up_again(checkout: Path) -> None:
    moved = checkout.rename(checkout.with_name("elsewhere"))
    try:
        started = _start(moved, "hello")
    finally:
        moved.rename(checkout)
    assert "Setting up" in started.stderr
    assert started.stdout.endswith("hello\n")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves libraries to the owner")
def test_what_the_system_lacks_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    here = [Need(what="libc.so.6", package="libc6"), Need(what="/usr/**/", package="base-files")]
    gone = [Need(what="libnothing.so.9", package="libnothing9"), Need(what="pen", package="pen")]
    assert system_needs.met(here)
    assert not system_needs.met([*here, *gone])
    assert capsys.readouterr().err.endswith(": libnothing.so.9, pen\n")


def _start(
    checkout: Path, *words: str, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return _started([sys.executable, str(checkout / "scripts/run.py"), *words], folder or checkout)


def _started(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a script as an owner would; without apt-get in reach nothing is installed."""
    environment = {**os.environ, "PATH": ""}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
