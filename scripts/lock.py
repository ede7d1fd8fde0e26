"""Make the lock files again from pyproject.toml: `python3 scripts/lock.py [--upgrade]`.

Without --upgrade what is pinned stays as it is, and only what is new or gone changes.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent
RESOLVER = "uv==0.13.9"

HEADER = """\
# Every package {what}, pinned, with the hashes of all its files for
# Linux, Windows and macOS and Python 3.11 and newer.
# Made by: python3 scripts/lock.py
"""


def main(options: list[str]) -> None:
    """Write both lock files."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        tools = Path(folder) / ("Scripts" if os.name == "nt" else "bin")
        _run(str(tools / "python"), "-m", "pip", "install", "--quiet", RESOLVER)
        run, test = SCRIPTS / "lock-run.txt", SCRIPTS / "lock-test.txt"
        _lock(tools / "uv", run, "the program uses", options)
        # The tests must see the very versions the program runs with.
        superset = ["--group", "test", "--constraint", str(run), *options]
        _lock(tools / "uv", test, "the program and its tests use", superset)


def _lock(resolver: Path, target: Path, what: str, options: list[str]) -> None:
    """Resolve for all systems at once; only wheels, so that nothing is ever built on installing."""
    settings = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-header"]
    output = ["--no-annotate", "--quiet", f"--output-file={target}"]
    project = str(SCRIPTS.parent / "pyproject.toml")
    _run(str(resolver), "pip", "compile", *settings, *output, *options, project)
    pins = target.read_text(encoding="utf-8")
    target.write_text(HEADER.format(what=what) + pins, encoding="utf-8", newline="\n")


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
